-- Objection: what an entity objects to, how it was verified and settled, who else was told.
create schema objection;
grant usage on schema objection to jinxin_app, jinxin_reader;

-- One as it stands. Whether a record is disputed is said by the record of the ledger that is kept with it (`record_id`).
-- citus: distributed by entity_id
create table objection.objection (
  entity_id bigint not null,
  objection_id uuid not null,
  number int generated always as identity,
  -- a record; or a grade, a warning or a measure, which has no record of its own
  about text collate "C" not null check (about in ('record', 'standing', 'warning', 'measure')),
  about_type text collate "C" not null,
  about_number text not null,
  about_record bigint,
  -- whose the record is, and whether that is the office itself
  provider text collate "C" not null,
  own boolean not null,
  class smallint not null,
  division text collate "C" not null,
  unit text collate "C" not null,
  record_id bigint,
  matter text collate "C" not null,
  grounds text not null,
  wanted text not null,
  files text[] not null,
  -- by the entity on its own site, or noted at the desk
  filed_by text collate "C" not null check (filed_by in ('entity', 'desk')),
  filed_on date not null,
  -- the regime as it was when it was filed
  regime jsonb not null,
  accepted_on date,
  forwarded_on date,
  answered_on date,
  answer text collate "C" check (answer in ('wrong', 'partly', 'right')),
  extended boolean not null default false,
  examined jsonb not null default '[]',
  settled_on date,
  outcome text collate "C" check (outcome in ('upheld', 'partly', 'rejected', 'refused', 'withdrawn')),
  ground text collate "C",
  reasons text not null default '',
  -- what became of the record where it was upheld
  mended text collate "C" check (mended in ('withdrawn', 'corrected', 'none')),
  -- the next day by which something must be done
  due_on date,
  -- the public clarification that the entity asked for
  clarify_asked_on date,
  clarified_on date,
  revision int not null default 1,
  taken_by text not null,
  taken_at timestamptz not null,
  primary key (entity_id, objection_id)
);
create unique index objection_open on objection.objection (entity_id, about, about_type, about_number)
  where settled_on is null;
create index objection_due on objection.objection (due_on, number) where settled_on is null;
create index objection_filed on objection.objection (filed_on, number);
grant select, insert, update on objection.objection to jinxin_app;
grant select on objection.objection to jinxin_reader;
alter table objection.objection enable row level security;
create policy reach on objection.objection for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', provider)
  and exists (select from registry.entity e where e.entity_id = objection.entity_id)
);
create policy disclosure on objection.objection as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);

-- What was done about an objection; it only grows.
-- citus: distributed by entity_id
create table objection.act (
  entity_id bigint not null,
  objection_id uuid not null,
  number bigint generated always as identity,
  act text collate "C" not null,
  on_day date not null,
  detail text not null,
  why text not null,
  account text not null,
  who text not null,
  at timestamptz not null,
  primary key (entity_id, objection_id, number)
);
grant select, insert on objection.act to jinxin_app;
grant select on objection.act to jinxin_reader;
alter table objection.act enable row level security;
create policy objection on objection.act for select to jinxin_reader using (
  exists (
    select from objection.objection o where (o.entity_id, o.objection_id) = (act.entity_id, act.objection_id)
  )
);

-- Who else had received the record and was told that it was wrong; by the name under which his unit files.
-- citus: distributed by entity_id
create table objection.receiver (
  entity_id bigint not null,
  objection_id uuid not null,
  source text collate "C" not null,
  name text not null,
  -- what he is told, though he does not see the objection
  number text not null,
  about_type text collate "C" not null,
  about_number text not null,
  mended text collate "C",
  -- by looks at records of class 3 and 4, or as its provider
  how text collate "C" not null check (how in ('looked', 'provider')),
  told_at timestamptz not null,
  seen_at timestamptz,
  seen_by text,
  primary key (entity_id, objection_id, source)
);
grant select, insert, update on objection.receiver to jinxin_app;
grant select on objection.receiver to jinxin_reader;
alter table objection.receiver enable row level security;
create policy reach on objection.receiver for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and exists (select from registry.entity e where e.entity_id = receiver.entity_id)
);

-- By which local regime the office works; the last choice counts, before the first it is the national one.
-- citus: reference
create table objection.choice (
  number bigint generated always as identity primary key,
  -- '' is none of the local ones
  regime text collate "C" not null,
  at timestamptz not null,
  who text not null,
  why text not null,
  approved_by text not null
);
grant select, insert on objection.choice to jinxin_app;
grant select on objection.choice to jinxin_reader;
