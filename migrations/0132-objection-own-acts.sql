-- Objection: an entity sees what was done about its own objections, not who of the office did it.
grant select (entity_id, objection_id, number, act, on_day, detail, why, at) on objection.act to jinxin_outside;
create policy own on objection.act for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
