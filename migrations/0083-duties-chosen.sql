-- Duties: which of the local sheets an office works by; the last choice counts, before the first all are in use.
-- citus: reference
create table duties.choice (
  number bigint generated always as identity primary key,
  sheets text[] not null,
  at timestamptz not null,
  who text not null,
  name text not null,
  why text not null,
  approved_by text
);
grant select, insert on duties.choice to jinxin_app;
grant select on duties.choice to jinxin_reader;
