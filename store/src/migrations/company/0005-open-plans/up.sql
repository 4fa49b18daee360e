-- A closed month holds what happened in it. A plan is no record of that: it may be changed whenever it is.
-- A revision must repeat what the one before it has of the closed months that happened.
create or replace function check_closed_months(checked bigint) returns void language plpgsql set search_path from current
as $$
declare
  boundary date := open_from();
  earlier bigint;
  changed date;
begin
  if boundary is null then return; end if;
  select before.id into earlier
  from batch b join batch before using (producer, subject, period)
  where b.id = checked and before.revision = b.revision - 1;
  if not exists (
    select from posting_sum where batch_id in (checked, earlier) and scenario = 'actual' and month < boundary
  ) then return; end if;
  with was as (
    select date, basis, scenario, account, dimensions, amount_minor, currency, transaction_minor, transaction_currency, measure,
      section, non_cash
    from posting where batch_id = earlier and scenario = 'actual' and date < boundary
  ), becomes as (
    select date, basis, scenario, account, dimensions, amount_minor, currency, transaction_minor, transaction_currency, measure,
      section, non_cash
    from posting where batch_id = checked and scenario = 'actual' and date < boundary
  )
  select min(date) into changed
  from ((table was except all table becomes) union all (table becomes except all table was)) difference;
  if changed is not null then perform refuse_closed(changed, checked); end if;
end
$$;

create or replace function check_postings() returns trigger language plpgsql set search_path from current
as $$
declare
  boundary date;
  refused record;
begin
  perform take_write_lock();
  boundary := open_from();
  select f.batch_id, f.line into refused
  from (select distinct batch_id, line from fresh) f
  where not exists (select from source_line l where l.batch_id = f.batch_id and l.line = f.line)
  limit 1;
  if found then
    raise foreign_key_violation using
      message = format('batch %s has no source line %s for a posting to belong to', refused.batch_id, refused.line);
  end if;
  insert into open_entry (batch_id, line, date, entity, currency)
  select batch_id, line, date, entity, currency from fresh
  group by batch_id, line, date, entity, currency having sum(amount_minor) <> 0;
  if boundary is not null then
    for refused in
      select batch_id, min(date) as day from fresh where scenario = 'actual' and date < boundary group by batch_id
    loop
      if exists (
        select from batch b join batch before using (producer, subject, period) join posting_sum s on s.batch_id = before.id
        where b.id = refused.batch_id and before.revision = b.revision - 1 and s.scenario = 'actual'
          and s.month < boundary
      ) then
        insert into open_batch (batch_id) values (refused.batch_id);
      else
        perform refuse_closed(refused.day, refused.batch_id);
      end if;
    end loop;
  end if;
  insert into posting_sum as s (batch_id, basis, scenario, month, account, non_cash, currency, minor, postings)
  select batch_id, basis, scenario, date_trunc('month', date)::date, account, non_cash, currency, sum(amount_minor), count(*)
  from fresh
  group by 1, 2, 3, 4, 5, 6, 7
  on conflict (batch_id, basis, scenario, month, account, non_cash, currency)
  do update set minor = s.minor + excluded.minor, postings = s.postings + excluded.postings;
  return null;
end
$$;
