do $$
begin
  assert to_regclass('posting') is null, 'this schema has books already';
  assert current_setting('server_version_num')::int >= 150000, 'the books need PostgreSQL 15 or newer';
end
$$;
