-- Supervision: patrols as they were entered on the spot; what they found is also a record of the ledger.

-- Once for each id, which the officer's device makes: what is sent again changes nothing.
-- citus: distributed by entity_id
create table supervision.patrol (
  entity_id bigint not null,
  patrol_id uuid not null,
  kind text collate "C" not null,
  way text collate "C" not null check (way in ('on-site', 'off-site')),
  on_day date not null,
  checklist text collate "C" not null,
  -- by item: met, breach, not-applicable
  answers jsonb not null,
  -- why the yearly cap did not hold, and in which words; null: within it
  exception text collate "C",
  why text not null,
  -- what was filed: the result, and the order to correct if there is one
  records bigint[] not null,
  level_before text collate "C",
  level_after text collate "C",
  account uuid not null,
  who text not null,
  entered_at timestamptz not null,
  primary key (entity_id, patrol_id)
);
grant select, insert on supervision.patrol to jinxin_app;
grant select on supervision.patrol to jinxin_reader;
alter table supervision.patrol enable row level security;
create policy reach on supervision.patrol for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = patrol.entity_id)
);
