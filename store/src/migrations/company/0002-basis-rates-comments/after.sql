do $$
begin
  assert (
    select count(*) = 2 from pg_trigger
    where tgname = 'append_only' and tgrelid in ('rate'::regclass, 'comment'::regclass)
  ), 'rates and comments can only be appended';
  assert not exists (
    select from posting p full join posting_sum s
      on s.batch_id = p.batch_id and s.basis = p.basis and s.scenario = p.scenario and s.account = p.account
      and s.month = date_trunc('month', p.date) and s.non_cash = p.non_cash and s.currency = p.currency
    where p.id is null or s.batch_id is null
  ), 'every posting has its sum and every sum its postings';
end
$$;
