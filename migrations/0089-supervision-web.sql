-- Complaints by the web: receipts by which whoever complained asks for the state, and attachments, sealed, for as long as the rules say.

-- The hash of a receipt; the receipt itself is with whoever complained, and nowhere else.
-- citus: local
create table supervision.complaint_receipt (
  hash bytea primary key,
  complaint_id uuid not null
);
create index complaint_receipt_complaint on supervision.complaint_receipt (complaint_id);
grant select, insert on supervision.complaint_receipt to jinxin_app;

-- An attachment: sealed by the key outside of the database, since it may show people; opened for those who act on the complaint.
-- citus: local
create table supervision.complaint_file (
  complaint_id uuid not null,
  -- SHA-256 of what was sent, hexadecimal
  hash text collate "C" not null,
  number int not null,
  name text not null,
  type text collate "C" not null,
  size int not null,
  sealed bytea not null,
  sent_at timestamptz not null,
  primary key (complaint_id, hash)
);
alter table supervision.complaint_file alter column sealed set storage external;
grant select, insert, delete on supervision.complaint_file to jinxin_app;
grant select on supervision.complaint_file to jinxin_reader;
alter table supervision.complaint_file enable row level security;
create policy complaint on supervision.complaint_file for select to jinxin_reader using (
  exists (select from supervision.complaint c where c.id = complaint_file.complaint_id)
);
-- Complaints of the web within an hour are counted.
create index complaint_taken on supervision.complaint (taken_at) where channel = 'web';
