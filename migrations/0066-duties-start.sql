-- Duties: who owes what about whom, by when; what people did about it; how many there are by unit and day.
create schema duties;
grant usage on schema duties to jinxin_app, jinxin_reader;

-- The key is the entity, the rule of a sheet and the cause: r12 a record, 2026-H1 a period, established. Nothing is removed:
-- what is not called for any more is cancelled. What facts call for is made anew from them; what people did is kept beside it.
-- citus: distributed by entity_id
create table duties.duty (
  entity_id bigint not null,
  rule text collate "C" not null,
  cause text collate "C" not null,
  -- of the entity, to the street
  division text collate "C" not null,
  -- who answers for it; '' where no unit does
  unit text collate "C" not null,
  -- of the record that opened it, '' without one; and its disclosure class
  source text collate "C" not null,
  class smallint not null,
  opened_on date not null,
  -- by its clock; null while the holidays of that year are not arranged
  clock_on date,
  extended_to date,
  due_on date generated always as (greatest(clock_on, extended_to)) stored,
  -- by a record, and by somebody's word
  fulfilled_on date,
  fulfilled_by bigint,
  said_on date,
  done_on date generated always as (least(fulfilled_on, said_on)) stored,
  waived_on date,
  cancelled_on date,
  urged int not null default 0,
  escalated_to text,
  primary key (entity_id, rule, cause)
);
create index duty_due on duties.duty (due_on, entity_id, rule, cause);
create index duty_open on duties.duty (unit, due_on)
  where done_on is null and waived_on is null and cancelled_on is null;
grant select, insert, update on duties.duty to jinxin_app;
grant select on duties.duty to jinxin_reader;

-- What was done about a duty: by people, and by its being worked out anew. Never changed.
-- citus: distributed by entity_id
create table duties.act (
  entity_id bigint not null,
  rule text collate "C" not null,
  cause text collate "C" not null,
  number bigint generated always as identity,
  act text not null check (
    act in ('extend', 'waive', 'urge', 'escalate', 'done', 'moved', 'cancelled', 'reopened')
  ),
  at timestamptz not null,
  who text not null,
  name text not null,
  why text not null,
  -- the new last day; the day on which it was done
  on_day date,
  to_role text,
  -- of the one who approved it
  approved_by text,
  primary key (entity_id, rule, cause, number)
);
grant select, insert on duties.act to jinxin_app;
grant select on duties.act to jinxin_reader;

-- How many duties stand how, by whatever decides on how they stand on a day. infinity: the last day is not known yet.
-- citus: reference
create table duties.tally (
  unit text collate "C" not null,
  rule text collate "C" not null,
  due_on date not null,
  opened_on date not null,
  division text collate "C" not null,
  open int not null,
  in_time int not null,
  late int not null,
  waived int not null,
  primary key (unit, rule, due_on, opened_on, division)
);
grant select, insert, update, delete on duties.tally to jinxin_app;
grant select on duties.tally to jinxin_reader;
comment on table duties.tally is 'derived: of the duties';

-- Up to where facts are worked out; one row, none before the first time.
-- citus: local
create table duties.state (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  saved_at timestamptz not null,
  -- by which sheets, gradings, calendar, units, and until when, as text
  ground text not null,
  worked_at timestamptz not null
);
grant select, insert, update on duties.state to jinxin_app;
grant select on duties.state to jinxin_reader;

alter table duties.duty enable row level security;
create policy reach on duties.duty for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
create policy disclosure on duties.duty as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);

alter table duties.act enable row level security;
create policy reach on duties.act for select to jinxin_reader using (
  exists (
    select from duties.duty d where (d.entity_id, d.rule, d.cause) = (act.entity_id, act.rule, act.cause)
  )
);

alter table duties.tally enable row level security;
create policy reach on duties.tally for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
