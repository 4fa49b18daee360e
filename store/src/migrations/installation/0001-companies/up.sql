create table company (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{0,30}$'),
  schema_name text not null unique,
  demo boolean not null,
  created_at timestamptz not null default clock_timestamp()
);

create table current_company (
  single boolean primary key default true check (single),
  name text references company on delete set null
);

insert into current_company default values;
