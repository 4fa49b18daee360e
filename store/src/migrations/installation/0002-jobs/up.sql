create table job (
  id uuid primary key,
  owner uuid not null,
  operation text not null,
  company text,
  actor text not null,
  idempotency_key text,
  started_at timestamptz not null default clock_timestamp(),
  step text not null default '',
  share double precision,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'refused', 'cancelled')),
  code text,
  check ((ended_at is null) = (outcome is null))
);

create index job_started on job (started_at desc);

-- True while the process that owns a job lives: it holds a lock under its own id, which dies with it.
create function owner_lives(owner uuid) returns boolean language sql stable
return exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1
    and l.classid::bigint = ((hashtextextended('capwise jobs ' || owner, 0) >> 32) & 4294967295)
    and l.objid::bigint = (hashtextextended('capwise jobs ' || owner, 0) & 4294967295)
    and l.database = (select oid from pg_database where datname = current_database())
);
