-- The ledger: entries that nobody changes, the head of their chain, the numbers already filed, and the records as they stand.
create schema ledger;
grant usage on schema ledger to jinxin_app;

-- One line of the ledger. entry_id is its place in the chain, given under the lock of ledger.chain, without gaps.
-- The application's role may read and add; it may neither change nor delete, whatever the program tries.
-- citus: distributed by entity_id
create table ledger.entry (
  entity_id bigint not null,
  entry_id bigint not null,
  record_id bigint not null,
  recorded_at timestamptz not null,
  recognized_on date not null,
  act text not null check (act in ('file', 'correct', 'withdraw')),
  type text not null,
  source text not null,
  number text not null,
  payload jsonb not null,
  who text not null,
  why text not null,
  hash bytea not null,
  primary key (entity_id, entry_id)
);
-- Verification reads the whole chain in its order.
create index entry_in_chain_order on ledger.entry (entry_id);
grant select, insert on ledger.entry to jinxin_app;

-- The last link of the chain: one row, locked by whoever adds entries.
-- citus: local
create table ledger.chain (
  only_row boolean primary key default true check (only_row),
  head_id bigint not null,
  hash bytea not null check (octet_length(hash) = 32),
  recorded_at timestamptz not null
);
insert into ledger.chain (head_id, hash, recorded_at)
values (0, decode(repeat('00', 32), 'hex'), '1970-01-01T00:00:00Z');
grant select, update (head_id, hash, recorded_at) on ledger.chain to jinxin_app;

-- Which document numbers are filed, in their normal spelling: a fact that is sent twice is filed once.
-- citus: distributed by entity_id
create table ledger.key (
  entity_id bigint not null,
  record_id bigint not null,
  type text collate "C" not null,
  source text collate "C" not null,
  number text collate "C" not null,
  primary key (entity_id, type, source, number)
);
grant select, insert, update (record_id) on ledger.key to jinxin_app;

-- The records as they stand now, withdrawn ones removed: what grading reads. Made of the entries alone and can be made anew.
-- entry_id is the entry whose payload says what the record is; packed is that payload, links filled, as grading's numbers.
-- citus: distributed by entity_id
create table ledger.record (
  entity_id bigint not null,
  record_id bigint not null,
  entry_id bigint not null,
  recognized_on date not null,
  type text not null,
  source text not null,
  number text not null,
  packed bytea not null,
  primary key (entity_id, record_id)
);
-- Packed rows go out by the million and compress badly.
alter table ledger.record alter column packed set storage external;
grant select, insert, delete on ledger.record to jinxin_app;

-- What the packed rows were made by: the columns of each record type, so that a changed catalogue is noticed.
-- citus: local
create table ledger.layout (
  type text primary key,
  columns jsonb not null
);
grant select, insert, update, delete on ledger.layout to jinxin_app;
comment on table ledger.layout is 'program: the layouts of its catalogue';
