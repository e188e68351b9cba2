-- Repair: applications for credit repair, the records that each is about, and what was done about them.
create schema repair;
grant usage on schema repair to jinxin_app, jinxin_reader;

create sequence repair.application_serial;
grant usage on sequence repair.application_serial to jinxin_app;

-- An application as it stands. What is decided is a record of the ledger; days by which something is due follow from the
-- regime in force when it was made.
-- citus: distributed by entity_id
create table repair.application (
  entity_id bigint not null,
  id uuid not null,
  number int not null,
  -- the entity's division, and the name under which the deciding authority files
  division text collate "C" not null,
  source text collate "C" not null,
  unit text collate "C" not null,
  channel text collate "C" not null check (channel in ('desk', 'own', 'window', 'bulk')),
  basis text collate "C" not null check (basis in ('ordinary', 'reorganisation')),
  -- the order of the court that a reorganisation rests on
  order_number text not null default '',
  order_on date,
  statement text not null,
  materials text[] not null,
  -- who promised for the entity, as written
  committed_by text not null,
  applied_on date not null,
  asked_on date,
  completed_on date not null,
  accepted_on date,
  verified_on date,
  decided_on date,
  told_on date,
  extended boolean not null default false,
  state text collate "C" not null
    check (state in ('filed', 'incomplete', 'accepted', 'granted', 'denied', 'refused', 'withdrawn', 'reversed')),
  ground text collate "C",
  reason text not null default '',
  -- what was verified of each condition: id, met, how
  checks jsonb not null default '[]',
  -- last days; null: not reached, or the holidays of that year are not arranged
  complete_by date,
  accept_by date,
  decide_by date,
  due_on date generated always as (case state
    when 'filed' then accept_by when 'incomplete' then complete_by when 'accepted' then decide_by end) stored,
  revision int not null default 1,
  taken_by text not null,
  taken_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (entity_id, id)
);
create index application_id on repair.application (id);
create index application_number on repair.application (number);
create index application_open on repair.application (due_on) where state in ('filed', 'incomplete', 'accepted');
create index application_applied on repair.application (applied_on);
grant select, insert, update on repair.application to jinxin_app;
grant select on repair.application to jinxin_reader;

-- The records that an application is about, each with what was decided on it.
-- citus: distributed by entity_id
create table repair.item (
  entity_id bigint not null,
  application_id uuid not null,
  record_id bigint not null,
  type text collate "C" not null,
  number text not null,
  regime text collate "C" not null,
  -- named by the applicant, not added because it is related
  named boolean not null,
  outcome text collate "C" check (outcome in ('refused', 'granted', 'temporary', 'denied', 'reversed')),
  ground text collate "C",
  -- the first day on which it can be repaired, where it was refused as too early
  earliest_on date,
  -- numbers of the decision and of its reversal
  decision text,
  reversal text,
  primary key (entity_id, application_id, record_id)
);
grant select, insert, update on repair.item to jinxin_app;
grant select on repair.item to jinxin_reader;

-- What was done about an application, by whom, when and why; it only grows.
-- citus: distributed by entity_id
create table repair.act (
  entity_id bigint not null,
  application_id uuid not null,
  number int not null,
  act text collate "C" not null,
  on_day date,
  detail text not null,
  why text not null,
  who text not null,
  name text not null,
  at timestamptz not null,
  primary key (entity_id, application_id, number)
);
grant select, insert on repair.act to jinxin_app;
grant select on repair.act to jinxin_reader;

-- Within reach; of a department, what it decided on.
alter table repair.application enable row level security;
create policy reach on repair.application for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and exists (select from registry.entity e where e.entity_id = application.entity_id)
);
alter table repair.item enable row level security;
create policy application on repair.item for select to jinxin_reader using (
  exists (select from repair.application a where (a.entity_id, a.id) = (item.entity_id, item.application_id))
);
alter table repair.act enable row level security;
create policy application on repair.act for select to jinxin_reader using (
  exists (select from repair.application a where (a.entity_id, a.id) = (act.entity_id, act.application_id))
);
