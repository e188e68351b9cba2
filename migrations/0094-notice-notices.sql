-- Notice: what an entity was told about decisions that go against it, how each notice was served, and what it said to them.
create schema notice;
grant usage on schema notice to jinxin_app, jinxin_reader;

-- A notice with its letter as it was when it was told; days follow from its acts.
-- citus: distributed by entity_id
create table notice.notice (
  entity_id bigint not null,
  notice_id uuid not null,
  number int generated always as identity,
  kind text collate "C" not null,
  -- what one kind is told about once: a record (r12), or an id of its own
  cause text collate "C" not null,
  -- the record that it is about; '' where it is about none
  about_type text collate "C" not null,
  about_number text not null,
  -- the number of the act that it makes known; '' without one
  act_number text not null,
  division text collate "C" not null,
  -- the unit that sees to it, '' where it was made by itself; the name under which that unit files
  unit text collate "C" not null,
  source text collate "C" not null,
  authority text not null,
  -- the disclosure class of what it is about
  class smallint not null,
  told_on date not null,
  told_at timestamptz not null,
  facts text not null,
  reasons text not null,
  letter jsonb not null,
  formal boolean not null,
  invites boolean not null,
  way text collate "C",
  served_on date,
  effective_on date,
  -- the last day for a statement and defence
  answer_by date,
  stated_on date,
  considered_on date,
  outcome text collate "C" check (outcome in ('adopted', 'partly', 'not')),
  read_at timestamptz,
  account text not null,
  who text not null,
  primary key (entity_id, notice_id),
  unique (entity_id, kind, cause)
);
create index notice_told on notice.notice (told_on, number);
create index notice_unserved on notice.notice (told_on, number) where formal and served_on is null;
create index notice_unconsidered on notice.notice (stated_on) where stated_on is not null and considered_on is null;
grant select, insert, update on notice.notice to jinxin_app;
grant select on notice.notice to jinxin_reader;
alter table notice.notice enable row level security;
create policy reach on notice.notice for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and exists (select from registry.entity e where e.entity_id = notice.entity_id)
);
create policy disclosure on notice.notice as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);

-- What was done about a notice: served, come back, answered, considered. It only grows.
-- citus: distributed by entity_id
create table notice.act (
  entity_id bigint not null,
  notice_id uuid not null,
  number bigint generated always as identity,
  act text collate "C" not null check (act in ('served', 'returned', 'stated', 'considered')),
  on_day date not null,
  way text collate "C",
  -- who signed for it, shown masked; null: nobody did
  signer text,
  -- number of the mail or receipt, name of the photo or file, address, witness
  proof text not null,
  -- what was said, or why it was considered so
  said text not null,
  files text[] not null default '{}',
  account text not null,
  who text not null,
  at timestamptz not null,
  primary key (entity_id, notice_id, number)
);
grant select, insert on notice.act to jinxin_app;
grant select on notice.act to jinxin_reader;
alter table notice.act enable row level security;
create policy notice on notice.act for select to jinxin_reader using (
  exists (select from notice.notice n where (n.entity_id, n.notice_id) = (act.entity_id, act.notice_id))
);

-- Up to which entry records were looked at for notices that are told by themselves; one row, none before the first time.
-- citus: local
create table notice.reached (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  at timestamptz not null
);
grant select, insert, update on notice.reached to jinxin_app;
grant select on notice.reached to jinxin_reader;
