do $$
begin
  assert exists (select from pg_indexes where schemaname = current_schema() and indexname = 'part_live'),
    'of each key one part is live';
end
$$;
