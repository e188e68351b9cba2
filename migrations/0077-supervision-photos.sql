-- Supervision: photos of patrols, once each; seen by whoever sees the patrol.

-- Told from one another by their content: what is sent again changes nothing. Lists never read `bytes`.
-- citus: distributed by entity_id
create table supervision.photo (
  entity_id bigint not null,
  patrol_id uuid not null,
  -- SHA-256 of the bytes, hexadecimal
  hash text collate "C" not null,
  type text collate "C" not null,
  bytes bytea not null,
  account uuid not null,
  sent_at timestamptz not null,
  primary key (entity_id, patrol_id, hash)
);
-- They are compressed already.
alter table supervision.photo alter column bytes set storage external;
grant select, insert on supervision.photo to jinxin_app;
grant select on supervision.photo to jinxin_reader;
alter table supervision.photo enable row level security;
create policy reach on supervision.photo for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = photo.entity_id)
);
