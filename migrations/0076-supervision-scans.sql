-- Supervision: visits with a code (扫码入企): what the visited were told, that they saw it, how they rate it, what they complain of.

-- A visit: the code that was shown for it, what it said, and what came of it. One without a code stands here as well.
-- citus: distributed by entity_id
create table supervision.visit (
  entity_id bigint not null,
  visit_id uuid not null,
  -- the plan of inspection that it belongs to; null: a patrol
  plan_id uuid,
  on_day date not null,
  way text collate "C" not null check (way in ('on-site', 'off-site')),
  -- whether the rules of its day ask for a code
  wanted boolean not null,
  -- accounts of those who come, and who of them showed the code or entered the visit
  officers text[] not null,
  account uuid not null,
  officer text not null,
  unit text collate "C" not null,
  -- what the code says, as the visited were told it; null: no code was shown
  said jsonb,
  shown_at timestamptz,
  confirmed_at timestamptz,
  -- why there was no code, as an officer says
  excuse text collate "C",
  excuse_why text not null default '',
  -- what was filed in the ledger of it; null: nothing yet
  records bigint[],
  filed_at timestamptz,
  primary key (entity_id, visit_id)
);
create index visit_by_day on supervision.visit (on_day, visit_id);
create index visit_by_unit on supervision.visit (unit, on_day);
grant select, insert, update on supervision.visit to jinxin_app;
grant select on supervision.visit to jinxin_reader;
alter table supervision.visit enable row level security;
create policy reach on supervision.visit for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = visit.entity_id)
);

-- By what a page of a visit is found: the hash of the code that the officer shows (`enter`), or of the one that only whoever
-- confirmed the visit was given (`receipt`). Readers have no right to it.
-- citus: reference
create table supervision.visit_secret (
  hash bytea primary key,
  entity_id bigint not null,
  visit_id uuid not null,
  use text not null check (use in ('enter', 'receipt')),
  ends_at timestamptz not null
);
create index visit_secret_visit on supervision.visit_secret (entity_id, visit_id);
grant select, insert, delete on supervision.visit_secret to jinxin_app;

-- How the visited rate a visit, once. Those who came do not see it.
-- citus: distributed by entity_id
create table supervision.visit_rating (
  entity_id bigint not null,
  visit_id uuid not null,
  officers text[] not null,
  stars int not null check (stars between 1 and 5),
  reasons text[] not null,
  words text not null,
  rated_at timestamptz not null,
  primary key (entity_id, visit_id)
);
create index visit_rating_officers on supervision.visit_rating using gin (officers);
grant select, insert on supervision.visit_rating to jinxin_app;
grant select on supervision.visit_rating to jinxin_reader;
alter table supervision.visit_rating enable row level security;
create policy reach on supervision.visit_rating for select to jinxin_reader using (
  not officers && array[(select coalesce(current_setting('jinxin.account', true), ''))]
  and ((select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = visit_rating.entity_id))
);

-- What the visited complain of about a visit, and what a superior answers. Those who came do not see it.
-- citus: distributed by entity_id
create table supervision.visit_complaint (
  entity_id bigint not null,
  complaint_id uuid not null,
  visit_id uuid not null,
  officers text[] not null,
  unit text collate "C" not null,
  ground text collate "C" not null,
  words text not null,
  -- by whom: whoever confirmed the visit, or somebody who had only seen the code
  by_use text not null check (by_use in ('enter', 'receipt')),
  made_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  upheld boolean,
  reply text,
  primary key (entity_id, complaint_id)
);
create index visit_complaint_visit on supervision.visit_complaint (entity_id, visit_id);
create index visit_complaint_made on supervision.visit_complaint (made_at, complaint_id);
grant select, insert, update on supervision.visit_complaint to jinxin_app;
grant select on supervision.visit_complaint to jinxin_reader;
alter table supervision.visit_complaint enable row level security;
create policy reach on supervision.visit_complaint for select to jinxin_reader using (
  not officers && array[(select coalesce(current_setting('jinxin.account', true), ''))]
  and ((select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = visit_complaint.entity_id))
);

-- What an officer is shown of his own ratings: renewed when several more have come, so that none can be told apart.
-- citus: local
create table supervision.rating_shown (
  account text collate "C" primary key,
  ratings int not null,
  -- how many gave one star, two … five
  stars int[] not null,
  -- by reason, how often
  reasons jsonb not null
);
grant select, insert, update on supervision.rating_shown to jinxin_app;
grant select on supervision.rating_shown to jinxin_reader;
alter table supervision.rating_shown enable row level security;
create policy own on supervision.rating_shown for select to jinxin_reader using (
  account = (select current_setting('jinxin.account', true))
);
