-- An enterprise sees its own objections, not who of the office works on them.
grant usage on schema objection to jinxin_outside;
grant select on objection.objection to jinxin_outside;
create policy own on objection.objection for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
