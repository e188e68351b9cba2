-- Publicity: by which province's amounts an office works; the last choice counts, before the first it is the first sheet.
create schema publicity;
grant usage on schema publicity to jinxin_app, jinxin_reader;

-- citus: reference
create table publicity.choice (
  number bigint generated always as identity primary key,
  -- '' none
  sheet text not null,
  at timestamptz not null,
  who text not null,
  name text not null,
  why text not null,
  approved_by text
);
grant select, insert on publicity.choice to jinxin_app;
grant select on publicity.choice to jinxin_reader;
