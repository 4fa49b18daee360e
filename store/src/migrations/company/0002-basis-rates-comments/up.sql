-- A posting under another basis than US GAAP holds what that basis changes, so sums are kept by basis.
alter table posting_sum add column basis text not null default 'us-gaap';
alter table posting_sum alter column basis drop default;
alter table posting_sum drop constraint posting_sum_pkey;
alter table posting_sum add primary key (batch_id, basis, scenario, month, account, non_cash, currency);

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
    for refused in select batch_id, min(date) as day from fresh where date < boundary group by batch_id loop
      if exists (
        select from batch b join batch before using (producer, subject, period) join posting_sum s on s.batch_id = before.id
        where b.id = refused.batch_id and before.revision = b.revision - 1 and s.month < boundary
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

-- Units of the reporting currency for one unit of another, by day. What was known when is kept.
create table rate (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  rate numeric(38, 18) not null check (rate > 0),
  recorded_at timestamptz not null,
  primary key (currency, day, recorded_at)
);

create trigger append_only before update or delete or truncate on rate for each statement execute function refuse_change();

-- What a person wrote about a thing: the last one counts, an empty one takes it back.
create table comment (
  id bigint generated always as identity primary key,
  subject text not null,
  text text not null,
  author text not null,
  recorded_at timestamptz not null
);

create index comment_latest on comment (subject, id desc);

create trigger append_only before update or delete or truncate on comment for each statement execute function refuse_change();
