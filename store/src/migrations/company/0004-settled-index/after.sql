do $$
begin
  assert to_regclass('posting_settled') is not null, 'settled postings are found by their index';
end
$$;
