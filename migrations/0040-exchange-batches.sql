-- Exchange: what was imported, when, by whom, and how departments' columns are read.
create schema exchange;
grant usage on schema exchange to jinxin_app;

-- One import of one file, as far as it came; a batch of rows is one transaction, and its counts are kept with it.
-- citus: local
create table exchange.import (
  id uuid primary key,
  type text not null,
  source text,
  file text not null,
  sha256 text not null,
  who text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  accepted int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  skipped int not null default 0
);
create index import_began on exchange.import (began_at);
grant select, insert, update on exchange.import to jinxin_app;

-- Mapping files that a source has used: given once with --map and --source, they serve again with --source alone.
-- citus: reference
create table exchange.mapping (
  source text collate "C" not null,
  type text collate "C" not null,
  name text not null,
  content text not null,
  kept_at timestamptz not null,
  who text not null,
  primary key (source, type)
);
grant select, insert, update on exchange.mapping to jinxin_app;
