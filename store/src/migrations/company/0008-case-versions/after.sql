do $$
begin
  assert (
    select count(*) = 2 from pg_trigger
    where tgname = 'append_only' and tgrelid in ('case_document'::regclass, 'case_approval'::regclass)
  ), 'versions of cases and their approvals can only be appended';
  assert not exists (
    select from case_document group by name having min(version) <> 1 or max(version) <> count(*)
  ), 'versions of a case are numbered from 1 without a gap';
end
$$;
