-- Providers that deliver corrections alone append them: such parts stand beside the live part of their key. Only what
-- replaces is unique, and it replaces all that is live of its key.
alter table part add column appended boolean not null default false;
drop index part_live;
create unique index part_live on part (source, billing_account, billing_period, currency)
  where superseded_at is null and not appended;
