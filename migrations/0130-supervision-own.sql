-- Supervision: attachments of complaints are files of cases now; an enterprise rates and complains of visits when it is signed in.
drop table supervision.complaint_file;

-- What came of a visit, and by whom a complaint of it was made: by the entity's own account too.
grant select (records) on supervision.visit to jinxin_outside;
alter table supervision.visit_complaint drop constraint visit_complaint_by_use_check;
alter table supervision.visit_complaint add constraint visit_complaint_by_use_check
  check (by_use in ('enter', 'receipt', 'own'));
