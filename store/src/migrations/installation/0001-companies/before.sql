do $$
begin
  assert to_regclass('company') is null, 'there is a table of companies already';
end
$$;
