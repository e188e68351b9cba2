-- Oversight: how many entities stand how, month by month, by division and industry; and the moves between those days.
create schema oversight;
grant usage on schema oversight to jinxin_app, jinxin_reader;

-- How many entities of a division and an industry have a level and tier on the first day of each month of the window that
-- oversight.state names, in order. division: as registered, to the street at most; industry: section letter and two digits.
-- citus: reference
create table oversight.tally (
  rulebook smallint not null,
  division text collate "C" not null,
  industry text collate "C" not null,
  level text collate "C" not null,
  -- '' where the rulebook has none
  tier text collate "C" not null,
  counts int[] not null,
  primary key (rulebook, division, industry, level, tier)
);
grant select, insert, update, delete, truncate on oversight.tally to jinxin_app;
comment on table oversight.tally is 'derived: of the standings';

-- Days within the window on which an entity's level or tier changes; '' for level: not covered. An entity that has one of
-- the worst levels already when the window begins has a row on its first day, with the same before and after.
-- citus: distributed by entity_id
create table oversight.move (
  entity_id bigint not null,
  rulebook smallint not null,
  on_day date not null,
  division text collate "C" not null,
  industry text collate "C" not null,
  level_before text collate "C" not null,
  tier_before text collate "C" not null,
  level text collate "C" not null,
  tier text collate "C" not null,
  primary key (entity_id, rulebook, on_day)
);
create index move_on_day on oversight.move (rulebook, on_day, entity_id);
grant select, insert, delete, truncate on oversight.move to jinxin_app;
comment on table oversight.move is 'derived: of the standings';

-- What was counted of each entity: where, and how it stood when the window began (number of the rulebook, level and tier
-- between tabs, a line each). With its moves that is all it added to the tally, so that a changed entity can be taken out.
-- citus: distributed by entity_id
create table oversight.counted (
  entity_id bigint primary key,
  division text collate "C" not null,
  industry text collate "C" not null,
  beginning text not null
);
grant select, insert, delete, truncate on oversight.counted to jinxin_app;
comment on table oversight.counted is 'derived: of the standings';

-- Up to where the standings are counted; one row, none before the first count.
-- citus: local
create table oversight.state (
  only_row boolean primary key default true check (only_row),
  window_from date not null,
  entry_id bigint not null,
  saved_at timestamptz not null,
  -- by which gradings of the register, as text
  graded text not null,
  made_at timestamptz not null,
  counted_at timestamptz not null
);
grant select, insert, update, delete on oversight.state to jinxin_app;
grant select on oversight.tally, oversight.move, oversight.counted, oversight.state to jinxin_reader;
comment on table oversight.state is 'derived: of the standings';

alter table oversight.tally enable row level security;
create policy reach on oversight.tally for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);

alter table oversight.move enable row level security;
create policy reach on oversight.move for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);

alter table oversight.counted enable row level security;
create policy reach on oversight.counted for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
