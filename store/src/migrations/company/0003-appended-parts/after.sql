do $$
begin
  assert not exists (select from part where appended), 'what was loaded before was never appended';
  assert (select indexdef like '%NOT appended%' from pg_indexes where schemaname = current_schema() and indexname = 'part_live'),
    'appended parts may stand beside each other';
end
$$;
