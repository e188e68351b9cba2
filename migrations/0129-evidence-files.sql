-- Evidence: files of cases – complaints, objections, repairs, notices – sealed, seen by whoever may see their case.
create schema evidence;
grant usage on schema evidence to jinxin_app, jinxin_reader, jinxin_outside;

-- A file: sealed by the key outside of the database, since it may show people; goes when its case has been over for its time.
-- citus: distributed by entity_id
create table evidence.file (
  -- 0: of a case that began while nobody knew about whom it was (complaints)
  entity_id bigint not null,
  kind text collate "C" not null check (kind in ('complaint', 'objection', 'repair', 'notice')),
  case_id uuid not null,
  -- SHA-256 of what was sent, hexadecimal
  hash text collate "C" not null,
  number int not null,
  -- of the case itself, with a statement, or the proof that a notice was served
  part text collate "C" not null check (part in ('evidence', 'statement', 'proof')),
  name text not null,
  type text collate "C" not null,
  size int not null,
  sealed bytea not null,
  by text collate "C" not null check (by in ('office', 'party')),
  -- '' of whoever has no account
  account text not null,
  sent_at timestamptz not null,
  primary key (entity_id, kind, case_id, hash)
);
alter table evidence.file alter column sealed set storage external;
grant select, insert, delete on evidence.file to jinxin_app;
grant select on evidence.file to jinxin_reader;
grant select (entity_id, kind, case_id, hash, number, part, name, type, size, sealed, by, sent_at)
  on evidence.file to jinxin_outside;
alter table evidence.file enable row level security;

-- Whoever sees a case sees its files; each kind is a policy of its own.
create policy complaint on evidence.file for select to jinxin_reader using (
  kind = 'complaint' and exists (select from supervision.complaint c where c.id = file.case_id)
);
create policy objection on evidence.file for select to jinxin_reader using (
  kind = 'objection' and exists (
    select from objection.objection o where (o.entity_id, o.objection_id) = (file.entity_id, file.case_id)
  )
);
create policy repair on evidence.file for select to jinxin_reader using (
  kind = 'repair' and exists (
    select from repair.application a where (a.entity_id, a.id) = (file.entity_id, file.case_id)
  )
);
create policy notice on evidence.file for select to jinxin_reader using (
  kind = 'notice' and exists (
    select from notice.notice n where (n.entity_id, n.notice_id) = (file.entity_id, file.case_id)
  )
);
-- The party sees the files of its own cases; complaints about it are not its cases.
create policy own on evidence.file for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint and kind <> 'complaint'
);
-- The public reads what is made for it and nothing else.
create policy office on evidence.file as restrictive for select to jinxin_reader using (
  (select coalesce(current_setting('jinxin.public', true), '')) <> 'on'
);

-- Attachments of complaints were the first such files; what they are sealed for stays the same.
insert into evidence.file (entity_id, kind, case_id, hash, number, part, name, type, size, sealed, by, account, sent_at)
select 0, 'complaint', complaint_id, hash, number, 'evidence', name, type, size, sealed, 'party', '', sent_at
from supervision.complaint_file;
