do $$
begin
  assert exists (
    select from pg_trigger where tgname = 'append_only' and tgrelid = 'reference'::regclass
  ), 'a reference can only be appended';
  assert (select count(*) from setting_version) = (select count(*) from setting), 'every choice is kept as it is';
end
$$;
