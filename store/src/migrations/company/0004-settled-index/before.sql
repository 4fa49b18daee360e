do $$
begin
  assert to_regclass('posting_settled') is null, 'this schema knows already whether cash was settled';
end
$$;
