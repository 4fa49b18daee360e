-- What happened to findings, in order: a finding is what its history leaves. Its content is what its rule said, as it said it.
create table finding_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind <> ''),
  subject text not null,
  what text not null check (
    what in ('raised', 'updated', 'reopened', 'resolved', 'assigned', 'snoozed', 'woken', 'commented')
  ),
  content json not null,
  actor text not null,
  recorded_at timestamptz not null
);

create index finding_event_of on finding_event (kind, subject, id);

create trigger append_only before update or delete or truncate on finding_event
for each statement execute function refuse_change();

-- The books that the rules answered about last, in words that change with them. It is no record: it saves asking them again.
create table finding_review (
  single boolean primary key default true check (single),
  books text
);

insert into finding_review default values;
