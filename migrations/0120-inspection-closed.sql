-- Of inspectors the public knows what a published draw says.
alter table inspection.inspector enable row level security;
create policy office on inspection.inspector for select to jinxin_reader using (
  (select coalesce(current_setting('jinxin.public', true), '')) <> 'on'
);
