do $$
begin
  assert to_regclass('job') is null, 'there is a table of jobs already';
end
$$;
