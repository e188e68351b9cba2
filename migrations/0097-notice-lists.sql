-- Notice: lists of abnormal operations, of serious violators and of honours: entries as cases, from opening to removal.

-- One as it stands. That an entity is on a list is said by the record of the ledger that is kept with it (`record_id`).
-- citus: distributed by entity_id
create table notice.listing (
  entity_id bigint not null,
  listing_id uuid not null,
  number int generated always as identity,
  list text collate "C" not null check (list in ('abnormal', 'serious', 'honour')),
  -- a code of the list's grounds; '' for honours
  ground text collate "C" not null,
  -- the title, of an honour; the penalty that a serious listing rests on
  title text not null,
  penalty_number text not null,
  facts text not null,
  files text[] not null,
  division text collate "C" not null,
  unit text collate "C" not null,
  source text collate "C" not null,
  opened_on date not null,
  verified_on date,
  -- the order to perform, the last letter, the notice of the intended decision
  order_notice uuid,
  ordered_until date,
  intended_notice uuid,
  levels text[] not null default '{}',
  publicised_on date,
  decided_on date,
  outcome text collate "C" check (outcome in ('listed', 'not-listed')),
  document_number text not null default '',
  record_id bigint,
  reminded_on date,
  reviewed_on date,
  -- the application to be removed, with what was found of the conditions
  applied_on date,
  conditions text[] not null default '{}',
  removed_on date,
  removal_number text not null default '',
  reason text not null default '',
  -- the next day by which something must be done
  due_on date,
  revision int not null default 1,
  taken_by text not null,
  taken_at timestamptz not null,
  primary key (entity_id, listing_id)
);
create unique index listing_open on notice.listing (entity_id, list, ground, title)
  where removed_on is null and outcome is distinct from 'not-listed';
create index listing_due on notice.listing (due_on, number) where due_on is not null;
grant select, insert, update on notice.listing to jinxin_app;
grant select on notice.listing to jinxin_reader;
alter table notice.listing enable row level security;
create policy reach on notice.listing for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and exists (select from registry.entity e where e.entity_id = listing.entity_id)
);

-- What was done about a listing; it only grows.
-- citus: distributed by entity_id
create table notice.listing_act (
  entity_id bigint not null,
  listing_id uuid not null,
  number bigint generated always as identity,
  act text collate "C" not null,
  on_day date not null,
  detail text not null,
  why text not null,
  account text not null,
  who text not null,
  at timestamptz not null,
  primary key (entity_id, listing_id, number)
);
grant select, insert on notice.listing_act to jinxin_app;
grant select on notice.listing_act to jinxin_reader;
alter table notice.listing_act enable row level security;
create policy listing on notice.listing_act for select to jinxin_reader using (
  exists (select from notice.listing l where (l.entity_id, l.listing_id) = (listing_act.entity_id, listing_act.listing_id))
);
