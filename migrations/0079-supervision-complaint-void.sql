-- Supervision: complaints that were entered by mistake are void.

alter table supervision.complaint drop constraint complaint_state_check;
alter table supervision.complaint add constraint complaint_state_check
  check (state in ('received', 'accepted', 'refused', 'closed', 'transferred', 'repeated', 'void'));
create index complaint_by_reference on supervision.complaint (reference) where reference <> '';
