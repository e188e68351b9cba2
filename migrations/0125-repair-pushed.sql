-- Repair: up to which decision another province has taken the repairs of its entities.
-- citus: reference
create table repair.pushed (
  -- the first two digits of its division
  province text collate "C" primary key check (province ~ '^[0-9]{2}$'),
  cursor bigint not null,
  at timestamptz not null,
  who text not null
);
grant select, insert, update on repair.pushed to jinxin_app;
