-- Supervision: complaints and reports (投诉举报): how each is worked on, who complained (sealed and apart), marks on claimants.

-- A complaint as it stands. What is kept of it about the entity is a record of the ledger (`record_id`).
-- citus: local
create table supervision.complaint (
  id uuid primary key,
  number int generated always as identity unique,
  kind text collate "C" not null check (kind in ('complaint', 'report')),
  channel text collate "C" not null,
  -- the number that a platform or a hotline gave it; '' where there is none
  reference text collate "C" not null,
  received_on date not null,
  matter text collate "C" not null,
  -- as the complainant names whom it is about, and the entity once it is known
  respondent text not null,
  about bigint,
  record_id bigint,
  -- for reach: the entity's division, or that of the unit while the entity is not known
  division text collate "C" not null,
  summary text not null,
  request text not null,
  -- tells one complainant from another without saying who it is; '' when nobody is named
  complainant_key text collate "C" not null,
  unit text collate "C" not null,
  area_id int,
  officer uuid,
  state text collate "C" not null
    check (state in ('received', 'accepted', 'refused', 'closed', 'transferred', 'repeated')),
  reply_due_on date,
  decided_on date,
  accepted_on date,
  closed_on date,
  told_on date,
  outcome text collate "C",
  ground text collate "C",
  upheld boolean,
  loss numeric(14, 2),
  reply text not null default '',
  -- the complaint that it is handled with, and the department that it was handed to
  main_id uuid,
  handed_to text collate "C",
  -- the next day by which something must be done, as the sheets of duties count it
  due_on date,
  revision int not null default 1,
  taken_by text not null,
  taken_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index complaint_reference on supervision.complaint (channel, reference) where reference <> '';
create index complaint_about on supervision.complaint (about, received_on);
create index complaint_complainant on supervision.complaint (complainant_key, received_on) where complainant_key <> '';
create index complaint_open on supervision.complaint (unit, due_on) where state in ('received', 'accepted');
create index complaint_received on supervision.complaint (received_on, number);
create index complaint_main on supervision.complaint (main_id) where main_id is not null;
grant select, insert, update on supervision.complaint to jinxin_app;
grant select on supervision.complaint to jinxin_reader;
alter table supervision.complaint enable row level security;
create policy reach on supervision.complaint for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

-- What was done to a complaint, by whom, when and why; it only grows.
-- citus: local
create table supervision.complaint_act (
  complaint_id uuid not null,
  number int not null,
  act text collate "C" not null,
  on_day date,
  detail text not null,
  why text not null,
  who text not null,
  at timestamptz not null,
  primary key (complaint_id, number)
);
grant select, insert on supervision.complaint_act to jinxin_app;
grant select on supervision.complaint_act to jinxin_reader;
alter table supervision.complaint_act enable row level security;
create policy complaint on supervision.complaint_act for select to jinxin_reader using (
  exists (select from supervision.complaint c where c.id = complaint_act.complaint_id)
);

-- Who complained: sealed by the key outside of the database; each opening is in the audit trail.
-- citus: local
create table supervision.complainant (
  complaint_id uuid primary key,
  sealed bytea not null
);
grant select, insert, delete on supervision.complainant to jinxin_app;
grant select on supervision.complainant to jinxin_reader;
alter table supervision.complainant enable row level security;
create policy complaint on supervision.complainant for select to jinxin_reader using (
  exists (select from supervision.complaint c where c.id = complainant.complaint_id)
);

-- By what complainants are hashed; one row, never shown.
-- citus: local
create table supervision.complainant_salt (
  only_row boolean primary key default true check (only_row),
  salt bytea not null
);
grant select, insert on supervision.complainant_salt to jinxin_app;

-- Marks on complainants, approved by a second person; `until` is the first day on which it no longer holds.
-- citus: local
create table supervision.claim_mark (
  id uuid primary key,
  complainant_key text collate "C" not null,
  kind text collate "C" not null,
  reason text not null,
  complaint_id uuid not null,
  from_day date not null,
  until_day date not null,
  proposed_by text not null,
  approved_by text not null,
  lifted_on date,
  lifted_why text not null default '',
  lifted_by text not null default ''
);
create index claim_mark_complainant on supervision.claim_mark (complainant_key);
grant select, insert, update on supervision.claim_mark to jinxin_app;
grant select on supervision.claim_mark to jinxin_reader;
