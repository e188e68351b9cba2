-- Disclosure: a certificate of repairs is a kind of report.
alter table disclosure.report drop constraint report_kind_check;
alter table disclosure.report add constraint report_kind_check
  check (kind in ('full', 'public', 'special', 'listing', 'repair'));
