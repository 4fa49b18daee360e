-- A short code that stands for a figure as it was known at a moment.
create table reference (
  code text primary key,
  content_hash bytea not null unique,
  label text not null,
  trace jsonb not null,
  value text,
  unit text not null,
  moment timestamptz,
  author text not null,
  kept_at timestamptz not null
);

create trigger append_only before update or delete or truncate on reference for each statement execute function refuse_change();

-- The choices of a company as they were: by which of them a bill posted is part of what was known then.
create table setting_version (
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  primary key (key, changed_at)
);

insert into setting_version (key, value, changed_at) select key, value, changed_at from setting;

create function keep_setting() returns trigger language plpgsql set search_path from current
as $$
begin
  insert into setting_version (key, value, changed_at) values (new.key, new.value, new.changed_at)
  on conflict (key, changed_at) do update set value = excluded.value;
  return null;
end
$$;

create trigger keep_setting after insert or update on setting for each row execute function keep_setting();

create index batch_recorded on batch (recorded_at);
create index command_recorded on command (recorded_at);
