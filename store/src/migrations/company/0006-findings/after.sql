do $$
begin
  assert (select count(*) = 1 from pg_trigger where tgname = 'append_only' and tgrelid = 'finding_event'::regclass),
    'events of findings can only be appended';
  assert (select count(*) = 1 from finding_review), 'there is one mark of the last review';
end
$$;
