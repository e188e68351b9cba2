-- Repair: an entity sees its own applications and what was done about them, not who of the office did it.
grant usage on schema repair, disclosure to jinxin_outside;
grant select on repair.application, repair.item to jinxin_outside;
grant select (entity_id, application_id, number, act, on_day, detail, why, at) on repair.act to jinxin_outside;
create policy own on repair.application for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
create policy own on repair.item for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
create policy own on repair.act for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
