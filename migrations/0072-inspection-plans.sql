-- Inspection: plans of random inspection with their draws, inspectors, visits, and what was done to them.
create schema inspection;
grant usage on schema inspection to jinxin_app, jinxin_reader;

-- Items of the office's own on the list of what may be inspected; the last text of an id counts, over the shipped list too.
-- citus: local
create table inspection.item (
  id text collate "C" primary key,
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);
grant select, insert, update on inspection.item to jinxin_app;
grant select on inspection.item to jinxin_reader;

-- Who may inspect: nobody without a certificate of enforcement, and only as long as it is valid.
-- citus: local
create table inspection.inspector (
  certificate text collate "C" primary key,
  name text not null,
  -- whose list of visits they appear on; null: no account
  account uuid,
  department text collate "C" not null,
  knows text[] not null,
  -- entities that he must not inspect, each with why: [{entity, why}]
  avoids jsonb not null,
  -- the last day on which the certificate is valid
  expires_on date not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index inspector_account on inspection.inspector (account);
grant select, insert, update on inspection.inspector to jinxin_app;
grant select on inspection.inspector to jinxin_reader;

-- A plan. Its terms are made of the register when it is proposed, laid down (their hash published) when another approves,
-- and drawn when the seed is known; `draw` is the published file, byte for byte after canonical JSON.
-- citus: local
create table inspection.plan (
  id uuid primary key,
  number int generated always as identity,
  title text not null,
  division text collate "C" not null,
  authority text not null,
  scope jsonb not null,
  -- grows with every change; who saves names the one that he saw
  revision int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'laid', 'drawn', 'closed')),
  -- counts, exclusions, days as of the proposal
  dry jsonb,
  -- which items each entity of the pool is inspected for, by its id in the draw
  matched jsonb,
  draw jsonb,
  account uuid not null,
  author text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index plan_changed on inspection.plan (changed_at);
grant select, insert, update, delete on inspection.plan to jinxin_app;
grant select on inspection.plan to jinxin_reader;
alter table inspection.plan enable row level security;
create policy reach on inspection.plan for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

-- A visit of a plan, from the draw to its published result; one that was replaced stays.
-- citus: distributed by entity_id
create table inspection.visit (
  entity_id bigint not null,
  plan_id uuid not null,
  -- its place in the plan, in the order drawn
  number int not null,
  -- the entity's id in the draw
  candidate text collate "C" not null,
  stratum text not null,
  items text[] not null,
  officers text[] not null,
  lacking text,
  state text not null check (state in ('assigned', 'done', 'replaced')),
  way text,
  done_on date,
  -- by item: outcome, critical, what was found
  results jsonb,
  records bigint[],
  entered_by text,
  entered_at timestamptz,
  -- the last day on which the result is to be public
  publish_by date,
  published_at timestamptz,
  primary key (entity_id, plan_id)
);
create index visit_plan on inspection.visit (plan_id, number);
create index visit_officers on inspection.visit using gin (officers) where state = 'assigned';
create index visit_unpublished on inspection.visit (publish_by) where state = 'done' and published_at is null;
grant select, insert, update on inspection.visit to jinxin_app;
grant select on inspection.visit to jinxin_reader;
alter table inspection.visit enable row level security;
create policy reach on inspection.visit for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = visit.entity_id)
);

-- What was done to a plan, by whom, when and why; it only grows.
-- citus: local
create table inspection.act (
  id bigint generated always as identity primary key,
  plan_id uuid not null,
  done_at timestamptz not null,
  who text not null,
  name text not null,
  act text not null,
  detail text not null
);
create index act_plan on inspection.act (plan_id, id);
grant select, insert on inspection.act to jinxin_app;
grant select on inspection.act to jinxin_reader;
alter table inspection.act enable row level security;
create policy plan on inspection.act for select to jinxin_reader using (
  exists (select from inspection.plan p where p.id = act.plan_id)
);
