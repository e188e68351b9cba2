-- Enterprises at their own site: codes by which accounts are activated, invitations of delegates; what else they see of their own.
create schema enterprise;
grant usage on schema enterprise to jinxin_app, jinxin_reader, jinxin_outside;

-- A code printed at the desk after the representative's identity was checked, or given by the owner to a delegate; typed with the
-- entity's code, used once. The code itself is on paper alone. Of what was shown no number is kept.
-- citus: distributed by entity_id
create table enterprise.activation (
  entity_id bigint not null,
  activation_id uuid not null,
  hash bytea not null,
  -- what the account may do; null: it is the owner's, who may do everything
  permissions text[],
  -- of the desk: who came, as registered or by which authority, and which papers were shown; '' of a delegate
  came text not null,
  shown text not null,
  -- former accounts of the entity end when it is used
  replaces boolean not null,
  made_at timestamptz not null,
  made_by uuid not null,
  made_name text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  account uuid,
  withdrawn_at timestamptz,
  primary key (entity_id, activation_id)
);
grant select, insert, update (used_at, account, withdrawn_at) on enterprise.activation to jinxin_app;
grant select (entity_id, activation_id, permissions, came, shown, replaces, made_at, made_by, made_name, expires_at, used_at,
  account, withdrawn_at) on enterprise.activation to jinxin_reader;
grant select (entity_id, activation_id, permissions, made_at, expires_at, used_at, account, withdrawn_at)
  on enterprise.activation to jinxin_outside;
alter table enterprise.activation enable row level security;
create policy reach on enterprise.activation for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and exists (select from registry.entity e where e.entity_id = activation.entity_id)
);
create policy own on enterprise.activation for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);

-- Its own duties, visits with what it said of them, and complaints of visits; never officers' own accounts of them.
grant usage on schema duties, supervision to jinxin_outside;
grant select on duties.duty to jinxin_outside;
create policy own on duties.duty for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
grant select (entity_id, visit_id, plan_id, on_day, way, unit, said, shown_at, confirmed_at, filed_at)
  on supervision.visit to jinxin_outside;
create policy own on supervision.visit for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
grant select (entity_id, visit_id, stars, reasons, words, rated_at) on supervision.visit_rating to jinxin_outside;
create policy own on supervision.visit_rating for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
grant select (entity_id, complaint_id, visit_id, ground, words, made_at, answered_at, upheld, reply)
  on supervision.visit_complaint to jinxin_outside;
create policy own on supervision.visit_complaint for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
grant select (entity_id, rule, cause, since_day, stages, until_day, gone_on, record_id) on supervision.warning
  to jinxin_outside;
create policy own on supervision.warning for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
