-- The base: which migrations have been applied, and settings of this database.
create schema base;
grant usage on schema base to jinxin_app;

-- citus: local
create table base.migration (
  number int primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
grant select on base.migration to jinxin_app;

-- citus: local
create table base.setting (
  key text primary key,
  value jsonb not null
);
grant select, insert, update, delete on base.setting to jinxin_app;
