-- Every text that a case had is a version of it, numbered from 1 in the order in which they were saved.
alter table case_document add column version integer, add column note text;

update case_document d set version = numbered.version
from (select name, saved_at, row_number() over (partition by name order by saved_at) as version from case_document) numbered
where d.name = numbered.name and d.saved_at = numbered.saved_at;

alter table case_document
  drop constraint case_document_pkey,
  add primary key (name, version),
  add check (version > 0);

create index case_document_hash on case_document (hash);

create trigger append_only before update or delete or truncate on case_document
for each statement execute function refuse_change();

-- What was approved, whole: the text with its hash, and the figures (minor units as text) with the rules that made them, so that an
-- approval can be verified from itself.
create table case_approval (
  name text not null,
  version integer not null,
  content_hash bytea not null,
  document text not null,
  engine integer not null,
  figures json not null,
  approver text not null check (approver <> ''),
  note text,
  approved_at timestamptz not null,
  primary key (name, version),
  foreign key (name, version) references case_document (name, version)
);

create trigger append_only before update or delete or truncate on case_approval
for each statement execute function refuse_change();
