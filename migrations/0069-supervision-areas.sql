-- Supervision: areas (网格), their sub-areas (片区) and routes (线路), and who works in them; nothing is edited, any past day can be asked.
create schema if not exists supervision;
grant usage on schema supervision to jinxin_app, jinxin_reader;

create sequence supervision.area_id;
grant usage on sequence supervision.area_id to jinxin_app;

-- An area as it holds from a day on, until the next version of it; of several from one day the last counts.
-- citus: reference
create table supervision.area_version (
  area_id int not null,
  version int not null,
  from_day date not null,
  name text not null,
  -- the area that a sub-area is a part of; null: an area of its own
  parent int,
  unit text collate "C" not null references base.unit,
  -- the unit's division, for reach
  division text collate "C" not null,
  -- a polygon of GeoJSON, WGS 84; null: told by divisions and words alone
  boundary jsonb,
  -- beginnings of division codes, and words of addresses: for entities without coordinates
  divisions text[] not null,
  words text[] not null,
  closed boolean not null,
  why text not null,
  who text not null,
  recorded_at timestamptz not null,
  primary key (area_id, version)
);
grant select, insert on supervision.area_version to jinxin_app;
grant select on supervision.area_version to jinxin_reader;

-- Who works in an area: a later statement about the same person in it replaces the earlier one. [from_day, until_day).
-- citus: reference
create table supervision.post (
  area_id int not null,
  statement int not null,
  account uuid not null,
  part text not null check (part in ('officer', 'stand-in')),
  from_day date not null,
  until_day date,
  division text collate "C" not null,
  who text not null,
  recorded_at timestamptz not null,
  primary key (area_id, statement)
);
create index post_account on supervision.post (account);
grant select, insert on supervision.post to jinxin_app;
grant select on supervision.post to jinxin_reader;

-- A way through an area, its stops in order, as it holds from a day on.
-- citus: reference
create table supervision.route_version (
  area_id int not null,
  route int not null,
  version int not null,
  from_day date not null,
  name text not null,
  stops bigint[] not null,
  closed boolean not null,
  division text collate "C" not null,
  who text not null,
  recorded_at timestamptz not null,
  primary key (area_id, route, version)
);
grant select, insert on supervision.route_version to jinxin_app;
grant select on supervision.route_version to jinxin_reader;

alter table supervision.area_version enable row level security;
create policy reach on supervision.area_version for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

alter table supervision.post enable row level security;
create policy reach on supervision.post for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

alter table supervision.route_version enable row level security;
create policy reach on supervision.route_version for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);
