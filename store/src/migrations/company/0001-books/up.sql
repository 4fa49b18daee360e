create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

create table moment (
  single boolean primary key default true check (single),
  last timestamptz
);

insert into moment default values;

create table command (
  id bigint generated always as identity primary key,
  operation text not null,
  input_hash text not null,
  idempotency_key text unique,
  answer json not null,
  actor text not null,
  recorded_at timestamptz not null
);

create table case_document (
  name text not null,
  saved_at timestamptz not null,
  hash text not null,
  document text not null,
  primary key (name, saved_at)
);

create table load (
  id text primary key,
  version text not null,
  published_at timestamptz not null,
  files jsonb not null,
  warnings jsonb not null,
  columns jsonb not null
);

create table part (
  id text primary key,
  load text not null references load,
  number integer not null,
  source text not null,
  billing_account text not null,
  billing_period text not null,
  currency text not null,
  file text not null,
  rows bigint not null,
  billed numeric(38, 18) not null,
  effective numeric(38, 18) not null,
  superseded_at timestamptz,
  superseded_by text references load,
  unique (load, number),
  check ((superseded_at is null) = (superseded_by is null))
);

create unique index part_live on part (source, billing_account, billing_period, currency) where superseded_at is null;

create table batch (
  id bigint generated always as identity primary key,
  producer text not null,
  subject text not null,
  period text not null,
  revision integer not null check (revision > 0),
  recorded_at timestamptz not null,
  made_from jsonb not null,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  unique (producer, subject, period, revision)
);

create index batch_latest on batch (producer, subject, period, revision desc);

create table source_line (
  id bigint generated always as identity primary key,
  batch_id bigint not null references batch,
  line integer not null check (line >= 0),
  what text not null,
  month date not null,
  posting_month date not null,
  dimensions jsonb not null,
  treatment text not null,
  amount_minor bigint,
  billed_minor bigint,
  effective_minor bigint,
  currency text,
  source jsonb not null,
  rows bigint,
  rows_billed numeric(38, 18),
  rows_effective numeric(38, 18),
  notes jsonb not null,
  unique (batch_id, line),
  check (currency is not null or coalesce(amount_minor, billed_minor, effective_minor) is null)
);

create table posting (
  id bigint generated always as identity primary key,
  batch_id bigint not null,
  line integer not null,
  basis text not null,
  scenario text not null,
  date date not null,
  account text not null,
  dimensions jsonb not null,
  amount_minor bigint not null,
  currency text not null,
  transaction_minor bigint not null,
  transaction_currency text not null,
  measure text not null,
  section text,
  non_cash boolean not null,
  entity text not null generated always as (dimensions ->> 'entity') stored
);

create index posting_entry on posting (batch_id, line, date);
create index posting_account on posting (account, date);
create index posting_commitment on posting ((dimensions ->> 'commitment')) where dimensions ? 'commitment';

create table posting_sum (
  batch_id bigint not null,
  scenario text not null,
  month date not null,
  account text not null,
  non_cash boolean not null,
  currency text not null,
  minor bigint not null,
  postings bigint not null,
  primary key (batch_id, scenario, month, account, non_cash, currency)
);

create table closing (
  through date primary key check (extract(day from through) = 1),
  closed_at timestamptz not null
);

create table pin (
  month date not null references closing (through),
  batch_id bigint not null references batch,
  primary key (month, batch_id)
);

create table open_entry (
  id bigint generated always as identity primary key,
  batch_id bigint not null,
  line integer not null,
  date date not null,
  entity text not null,
  currency text not null
);

create table open_batch (
  id bigint generated always as identity primary key,
  batch_id bigint not null
);

-- Moments and the write lock

create function moment_text(moment timestamptz) returns text language sql stable parallel safe
return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function take_write_lock() returns void language sql set search_path from current
as $$ select pg_advisory_xact_lock(hashtextextended('capwise write ' || current_schema(), 0)) $$;

create function next_moment() returns timestamptz language sql set search_path from current
as $$
  update moment set last = greatest(clock_timestamp(), last + interval '1 microsecond') returning last
$$;

-- The first day that is open; null while no month is closed.
create function open_from() returns date language sql stable set search_path from current
as $$ select (max(through) + interval '1 month')::date from closing $$;

-- Contents and links

create function line_digest(l source_line) returns bytea language sql stable parallel safe
return sha256(convert_to(row(
  'line'::text, l.line, l.what, l.month - date '2000-01-01', l.posting_month - date '2000-01-01', l.dimensions, l.treatment,
  l.amount_minor, l.billed_minor, l.effective_minor, l.currency, l.source, l.rows, l.rows_billed, l.rows_effective, l.notes
)::text, 'UTF8'));

create function posting_digest(p posting) returns bytea language sql stable parallel safe
return sha256(convert_to(row(
  'posting'::text, p.line, p.basis, p.scenario, p.date - date '2000-01-01', p.account, p.dimensions, p.amount_minor, p.currency,
  p.transaction_minor, p.transaction_currency, p.measure, p.section, p.non_cash
)::text, 'UTF8'));

-- The content of a batch from the digests of its lines and postings, in whatever order they come.
create function content_of(digests bytea[]) returns bytea language sql stable parallel safe
return (select sha256(coalesce(string_agg(digest, ''::bytea order by digest), ''::bytea)) from unnest(digests) digest);

-- The content of what is recorded, for each of the batches that has any.
create function content_hashes(batches bigint[]) returns table (batch_id bigint, content_hash bytea) language sql stable
begin atomic
  select digests.batch_id, content_of(array_agg(digest))
  from (
    select l.batch_id, line_digest(l) as digest from unnest(batches) wanted (id) join source_line l on l.batch_id = wanted.id
    union all
    select p.batch_id, posting_digest(p) from unnest(batches) wanted (id) join posting p on p.batch_id = wanted.id
  ) digests
  group by digests.batch_id;
end;

create function batch_hash(b batch) returns bytea language sql stable parallel safe
return sha256(b.previous_hash || b.content_hash || convert_to(row(
  b.producer, b.subject, b.period, b.revision, moment_text(b.recorded_at), b.made_from
)::text, 'UTF8'));

create function link_batch() returns trigger language plpgsql set search_path from current
as $$
begin
  perform take_write_lock();
  new.previous_hash := coalesce((select hash from batch order by id desc limit 1), sha256(''::bytea));
  new.hash := batch_hash(new);
  return new;
end
$$;

create trigger link before insert on batch for each row execute function link_batch();

-- Only append

create function refuse_change() returns trigger language plpgsql
as $$
begin
  raise exception using
    errcode = 'CW003',
    message = format(
      '%s of table %s is refused: the books only append; record a new revision or post a reversing entry', lower(tg_op), tg_table_name
    );
end
$$;

create trigger append_only before update or delete or truncate on posting for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on source_line for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on batch for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on closing for each statement execute function refuse_change();

-- Balance

create function check_entry() returns trigger language plpgsql set search_path from current
as $$
declare
  difference numeric;
begin
  delete from open_entry where id = new.id;
  select coalesce(sum(amount_minor), 0) into difference from posting
  where batch_id = new.batch_id and line = new.line and date = new.date and entity = new.entity and currency = new.currency;
  if difference = 0 then return null; end if;
  raise exception using
    errcode = 'CW001',
    message = format(
      'the entry of line %s of batch %s on %s for entity "%s" does not balance: debits less credits are %s minor units of %s; '
      'post the missing side in the same transaction', new.line, new.batch_id, new.date, new.entity, difference, new.currency
    ),
    detail = json_build_object(
      'batch', new.batch_id::text, 'line', new.line, 'date', new.date, 'entity', new.entity, 'currency', new.currency,
      'minor', difference::text
    );
end
$$;

create constraint trigger entry_balances after insert on open_entry
deferrable initially deferred for each row execute function check_entry();

-- Closed months

create function refuse_closed(month date, refused bigint) returns void language plpgsql set search_path from current
as $$
declare
  b batch;
begin
  select * into b from batch where id = refused;
  raise exception using
    errcode = 'CW002',
    message = format(
      '%s is closed, and revision %s of "%s %s %s" would change its postings: post the difference into an open month, from %s on',
      to_char(month, 'YYYY-MM'), b.revision, b.producer, b.subject, b.period, to_char(open_from(), 'YYYY-MM')
    ),
    detail = json_build_object(
      'month', to_char(month, 'YYYY-MM'), 'producer', b.producer, 'subject', b.subject, 'period', b.period, 'revision', b.revision
    );
end
$$;

-- A revision must repeat what the one before it has in the closed months.
create function check_closed_months(checked bigint) returns void language plpgsql set search_path from current
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
  if not exists (select from posting_sum where batch_id in (checked, earlier) and month < boundary) then return; end if;
  with was as (
    select date, basis, scenario, account, dimensions, amount_minor, currency, transaction_minor, transaction_currency, measure,
      section, non_cash
    from posting where batch_id = earlier and date < boundary
  ), becomes as (
    select date, basis, scenario, account, dimensions, amount_minor, currency, transaction_minor, transaction_currency, measure,
      section, non_cash
    from posting where batch_id = checked and date < boundary
  )
  select min(date) into changed
  from ((table was except all table becomes) union all (table becomes except all table was)) difference;
  if changed is not null then perform refuse_closed(changed, checked); end if;
end
$$;

create function check_batch() returns trigger language plpgsql set search_path from current
as $$
begin
  perform check_closed_months(new.id);
  return null;
end
$$;

create constraint trigger closed_months_stay after insert on batch
deferrable initially deferred for each row execute function check_batch();

create function check_open_batch() returns trigger language plpgsql set search_path from current
as $$
begin
  delete from open_batch where id = new.id;
  perform check_closed_months(new.batch_id);
  return null;
end
$$;

create constraint trigger closed_months_stay after insert on open_batch
deferrable initially deferred for each row execute function check_open_batch();

-- What every insert of postings does, once per statement and in one pass each

create function check_postings() returns trigger language plpgsql set search_path from current
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
  insert into posting_sum as s (batch_id, scenario, month, account, non_cash, currency, minor, postings)
  select batch_id, scenario, date_trunc('month', date)::date, account, non_cash, currency, sum(amount_minor), count(*) from fresh
  group by 1, 2, 3, 4, 5, 6
  on conflict (batch_id, scenario, month, account, non_cash, currency)
  do update set minor = s.minor + excluded.minor, postings = s.postings + excluded.postings;
  return null;
end
$$;

create trigger check_postings after insert on posting
referencing new table as fresh for each statement execute function check_postings();
