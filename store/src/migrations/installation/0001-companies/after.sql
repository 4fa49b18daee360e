do $$
begin
  assert (select count(*) = 1 from current_company), 'there is exactly one row that names the company in use';
end
$$;
