do $$
begin
  assert (
    select count(*) = 4 from pg_trigger
    where tgname = 'append_only' and tgrelid in (
      'posting'::regclass, 'source_line'::regclass, 'batch'::regclass, 'closing'::regclass
    )
  ), 'postings, lines, batches and closings can only be appended';
  assert exists (
    select from pg_trigger where tgname = 'entry_balances' and tgdeferrable and tginitdeferred
  ), 'entries are checked at the end of a transaction';
  assert (select count(*) = 1 from moment), 'there is exactly one last moment';
end
$$;
