-- Proposals about records of a disclosure class that the reader may not see are not there for him, unless they are his own.
alter table base.proposal add column class int not null default 1 check (class between 1 and 4);

create policy disclosure on base.proposal as restrictive for select to jinxin_reader using (
  proposed_by::text = (select current_setting('jinxin.account', true))
  or (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);
