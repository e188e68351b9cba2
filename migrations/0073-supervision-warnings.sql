-- Warnings (预警): those that facts call for, those that people raised, and what was done about them.

-- What people raised, about an entity or about a person wherever he holds a post. Only its lifting is written afterwards.
-- citus: reference
create table supervision.warning_raised (
  number int generated always as identity primary key,
  rule text collate "C" not null,
  -- at which it was raised
  entity_id bigint not null,
  -- the key of the person in registry.relation, and the masked name; null: about the entity
  party text collate "C",
  person text,
  from_day date not null,
  -- the first day without it; null: until it is lifted
  until_day date,
  why text not null,
  who text not null,
  name text not null,
  unit text collate "C" not null references base.unit,
  at timestamptz not null,
  lifted_on date,
  lift_why text
);
create index warning_raised_entity on supervision.warning_raised (entity_id);
create index warning_raised_party on supervision.warning_raised (party) where party is not null;
grant select, insert, update (lifted_on, lift_why) on supervision.warning_raised to jinxin_app;

-- The warnings of each entity, made anew from facts and from what was raised. Its key is the entity, the rule of a sheet and the
-- cause: r12 a record, h3 raised by hand, 2026 a period. How one stands on a day follows from its days.
-- citus: distributed by entity_id
create table supervision.warning (
  entity_id bigint not null,
  rule text collate "C" not null,
  cause text collate "C" not null,
  division text collate "C" not null,
  -- who answers for the place; '' where no unit does
  unit text collate "C" not null,
  -- of the record that it is about, '' of none or several; and its disclosure class
  source text collate "C" not null,
  class smallint not null,
  -- the day that is counted from, and the day on which each stage begins
  since_day date not null,
  stages date[] not null,
  -- the first day without it; infinity: not known
  until_day date not null,
  ending text,
  record_id bigint,
  -- how many records or entities
  count int,
  -- those who share something have the same; never shown
  group_key text collate "C",
  -- what was said when it was raised, as JSON
  detail text not null,
  -- no longer called for: its cause was corrected or withdrawn
  gone_on date,
  primary key (entity_id, rule, cause)
);
create index warning_open on supervision.warning (unit, rule, until_day) where gone_on is null;
create index warning_group on supervision.warning (group_key) where group_key is not null;
grant select, insert, update, delete on supervision.warning to jinxin_app;
grant select on supervision.warning to jinxin_reader;
comment on table supervision.warning is 'derived: of facts and of what was raised';

-- What was done about a warning: by people, and by its being worked out anew. Never changed.
-- citus: distributed by entity_id
create table supervision.warning_act (
  entity_id bigint not null,
  rule text collate "C" not null,
  cause text collate "C" not null,
  number bigint generated always as identity,
  act text not null check (act in ('raise', 'lift', 'ended', 'gone', 'again')),
  at timestamptz not null,
  who text not null,
  name text not null,
  why text not null,
  on_day date,
  primary key (entity_id, rule, cause, number)
);
grant select, insert on supervision.warning_act to jinxin_app;
grant select on supervision.warning_act to jinxin_reader;

-- Up to where facts are worked out; one row, none before the first time.
-- citus: local
create table supervision.warned (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  saved_at timestamptz not null,
  ground text not null
);
grant select, insert, update on supervision.warned to jinxin_app;
grant select on supervision.warned to jinxin_reader;
comment on table supervision.warned is 'derived: of the facts';

alter table supervision.warning enable row level security;
create policy reach on supervision.warning for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
create policy disclosure on supervision.warning as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);

alter table supervision.warning_act enable row level security;
create policy reach on supervision.warning_act for select to jinxin_reader using (
  exists (
    select from supervision.warning w
    where (w.entity_id, w.rule, w.cause) = (warning_act.entity_id, warning_act.rule, warning_act.cause)
  )
);
