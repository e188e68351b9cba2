-- Supervision: to which area each entity belongs: proposed, claimed, moved, disputed, released; every act with who, when and why.

-- As it stands: made by the acts and by the placing of entities. Those that are deregistered have no row.
-- citus: distributed by entity_id
create table supervision.membership (
  entity_id bigint primary key,
  -- as registered, for reach; '' where it is not known
  division text collate "C" not null,
  kind text collate "C" not null,
  state text collate "C" not null
    check (state in ('unplaced', 'proposed', 'claimed', 'moving', 'disputed', 'released')),
  -- the area that it is proposed to or belongs to; null: none
  area_id int,
  -- where it is to be moved, while that is not taken over
  to_area int,
  -- by what it is there: coordinates, division, address, a decision; `said` names the word, code or area
  basis text collate "C" not null,
  said text not null,
  -- whose trade is a key industry: none, tagged, missing
  tagging text collate "C" not null check (tagging in ('none', 'tagged', 'missing')),
  officer text collate "C",
  -- since when the register knows it, when it was first claimed, and since when it stands so
  known_at timestamptz not null,
  claimed_at timestamptz,
  since timestamptz not null
);
-- Counts of areas are read from this index alone; '' is nobody's, by division.
create index membership_counted on supervision.membership (area_id, state, tagging, entity_id);
create index membership_nobodys on supervision.membership (division, state, entity_id)
  where area_id is null or state in ('disputed', 'released');
create index membership_moving on supervision.membership (to_area, entity_id) where to_area is not null;
grant select, insert, update, delete on supervision.membership to jinxin_app;
grant select on supervision.membership to jinxin_reader;

-- What was done, in order. The program may read and add, no more.
-- citus: distributed by entity_id
create table supervision.membership_act (
  entity_id bigint not null,
  number int not null,
  act text collate "C" not null,
  area_id int,
  from_area int,
  why text not null,
  who text not null,
  at timestamptz not null,
  primary key (entity_id, number)
);
grant select, insert on supervision.membership_act to jinxin_app;
grant select on supervision.membership_act to jinxin_reader;

-- Up to where entities are placed, and by how many statements about areas; one row, none before the first time.
-- citus: local
create table supervision.placed (
  only_row boolean primary key default true check (only_row),
  saved_at timestamptz not null,
  areas int not null
);
grant select, insert, update on supervision.placed to jinxin_app;
comment on table supervision.placed is 'derived: of the entities';

alter table supervision.membership enable row level security;
create policy reach on supervision.membership for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

alter table supervision.membership_act enable row level security;
create policy reach on supervision.membership_act for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = membership_act.entity_id)
);
