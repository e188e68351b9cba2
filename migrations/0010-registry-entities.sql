-- The registry: entities, their dated versions, identifiers and relations, and what search reads.
create schema registry;
grant usage on schema registry to jinxin_app;

create sequence registry.entity_id;
grant usage on sequence registry.entity_id to jinxin_app;

-- What was stated about an entity and from which day it holds (null = from the beginning). Nothing here is ever changed.
-- The first version has every attribute that was given, a later one only those that changed, and identifiers gained.
-- citus: distributed by entity_id
create table registry.version (
  entity_id bigint not null,
  version int not null,
  valid_from date,
  recorded_at timestamptz not null,
  attributes jsonb not null,
  who text not null,
  why text not null,
  primary key (entity_id, version)
);
grant select, insert on registry.version to jinxin_app;

-- What the versions of an entity amount to at present; made anew with every version.
-- citus: distributed by entity_id
create table registry.entity (
  entity_id bigint primary key,
  uscc text collate "C",
  name text not null,
  kind text not null,
  status text,
  established_on date,
  division text collate "C",
  industries text[],
  tags text[],
  key_region boolean,
  legal_person text,
  address text,
  lon double precision,
  lat double precision,
  former_names text[],
  version int not null,
  -- what grading reads of the above, as one JSON array, so that the whole register is read fast
  facts text collate "C" not null,
  -- whether any of these facts changed in the course of time
  facts_dated boolean not null,
  known_since timestamptz not null,
  recorded_at timestamptz not null
);
grant select, insert, update, delete on registry.entity to jinxin_app;

-- Each credit code belongs to one entity. In a table of its own, since uniqueness needs the code first in the key.
-- citus: distributed by uscc
create table registry.uscc (
  uscc text collate "C" primary key,
  entity_id bigint not null
);
grant select, insert on registry.uscc to jinxin_app;

-- Legacy 注册号 (scheme regno) and numbers of other registers. Two entities may have the same: they are suspected duplicates.
-- citus: distributed by entity_id
create table registry.identifier (
  entity_id bigint not null,
  scheme text collate "C" not null,
  value text collate "C" not null,
  primary key (entity_id, scheme, value)
);
create index identifier_value on registry.identifier (value, scheme);
grant select, insert on registry.identifier to jinxin_app;

-- What search compares: names in normal form, their pinyin (|jin|xin) and initials, and grams of both as numbers.
-- citus: distributed by entity_id
create table registry.search (
  entity_id bigint primary key,
  name text collate "C" not null,
  former text collate "C",
  pinyin text collate "C",
  initials text collate "C",
  grams int[] not null
);
create index search_name on registry.search (name);
create index search_grams on registry.search using gin (grams);
grant select, insert, update, delete on registry.search to jinxin_app;

-- Statements about who stands in which relation to an entity; a later one about the same party replaces the earlier one.
-- The party is an entity of the register, another organisation by name, or a person (masked name and keyed hash, no id number).
-- citus: distributed by entity_id
create table registry.relation (
  entity_id bigint not null,
  statement int not null,
  kind text not null,
  party text collate "C" not null,
  other_entity_id bigint,
  other_name text,
  share double precision,
  amount numeric(20, 2),
  valid_from date,
  valid_until date,
  recorded_at timestamptz not null,
  who text not null,
  why text not null,
  primary key (entity_id, statement)
);
create index relation_party on registry.relation (party);
grant select, insert on registry.relation to jinxin_app;

-- The key of the hashes by which persons are told apart; one row.
-- citus: reference
create table registry.person_salt (
  only_one boolean primary key default true check (only_one),
  salt bytea not null
);
grant select, insert on registry.person_salt to jinxin_app;
