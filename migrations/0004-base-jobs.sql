-- Jobs: long work, asked for in the transaction that needs it, and done by one service at a time.

-- Whoever does a job holds the advisory lock of its number. The same work is asked for once until it is done.
-- citus: local
create table base.job (
  number int generated always as identity primary key,
  kind text collate "C" not null,
  -- what it is about, such as the id of an import
  key text collate "C" not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- how often it was begun since it last came to an end
  begun int not null default 0,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'failed'))
);
create unique index job_open on base.job (kind, key) where ended_at is null;
create index job_due on base.job (due_at) where ended_at is null;
grant select, insert, update, delete on base.job to jinxin_app;
