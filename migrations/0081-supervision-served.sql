-- Supervision: how orders to correct were served; the day is also in the record of the order.

-- citus: distributed by entity_id
create table supervision.served (
  entity_id bigint not null,
  patrol_id uuid not null,
  record_id bigint not null,
  way text collate "C" not null,
  served_on date not null,
  -- who signed for it, shown masked; null: nobody did
  signer text,
  -- the number of the post's receipt, the address it was sent to, who witnessed that it was left
  receipt text not null,
  account uuid not null,
  who text not null,
  entered_at timestamptz not null,
  primary key (entity_id, patrol_id)
);
grant select, insert on supervision.served to jinxin_app;
grant select on supervision.served to jinxin_reader;
alter table supervision.served enable row level security;
create policy reach on supervision.served for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = served.entity_id)
);
