-- Joint plans: drawn plans of one cycle whose visits are put into common weeks, approved by a second person.
-- citus: local
create table inspection.joint (
  id uuid primary key,
  number int generated always as identity,
  title text not null,
  division text collate "C" not null,
  scope jsonb not null,
  -- grows with every change; who saves or approves names the one that he saw
  revision int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'approved')),
  figures jsonb not null,
  account uuid not null,
  author text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index joint_changed on inspection.joint (changed_at);
grant select, insert, update on inspection.joint to jinxin_app;
grant select on inspection.joint to jinxin_reader;
alter table inspection.joint enable row level security;
create policy reach on inspection.joint for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

-- Where a joint plan puts each visit of its plans: into a week (its Monday), or nowhere and why.
-- citus: distributed by entity_id
create table inspection.placed (
  entity_id bigint not null,
  joint_id uuid not null,
  plan_id uuid not null,
  week_on date,
  without text check (without in ('capacity', 'trusted', 'officers', 'window')),
  primary key (entity_id, joint_id, plan_id),
  check ((week_on is null) = (without is not null))
);
create index placed_joint on inspection.placed (joint_id, week_on);
grant select, insert, delete on inspection.placed to jinxin_app;
grant select on inspection.placed to jinxin_reader;
alter table inspection.placed enable row level security;
create policy reach on inspection.placed for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = placed.entity_id)
);

-- The week (its Monday) into which an approved joint plan has put a visit; the trusted may be spared a second one.
alter table inspection.visit add column joint_id uuid;
alter table inspection.visit add column week_on date;
alter table inspection.visit drop constraint visit_state_check;
alter table inspection.visit add constraint visit_state_check
  check (state in ('assigned', 'done', 'replaced', 'spared'));
create index visit_joint on inspection.visit (joint_id) where joint_id is not null;
