-- Ledger: an entity may consent to be named to an institution on a list; such an opening opens no record.

alter table ledger.opening add column list text collate "C";
alter table ledger.opening drop constraint opening_kind_check;
alter table ledger.opening drop constraint opening_check;
alter table ledger.opening
  add constraint opening_kind_check check (kind in ('consent', 'request', 'list')),
  add constraint opening_check check ((kind in ('consent', 'list')) = (unit is not null) and (kind = 'list') = (list is not null)),
  add constraint opening_list_opens_nothing check (kind <> 'list' or classes = '{}');
