-- The disclosure classes of readers: records of a class that the reader may not see are not there for him.

-- The class of each record type as the catalogue declares it; a type that is not here is as closed as class 4.
-- citus: reference
create table ledger.disclosure (
  type text primary key,
  class int not null check (class between 1 and 4)
);
grant select, insert, update, delete on ledger.disclosure to jinxin_app;
grant select on ledger.disclosure to jinxin_reader;
comment on table ledger.disclosure is 'program: the disclosure classes of its catalogue';

-- jinxin.classes is '*' for those who see every class, otherwise classes between commas; missing or empty it matches nothing.
create policy disclosure on ledger.entry as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
);

create policy disclosure on ledger.key as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
);

create policy disclosure on ledger.record as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
);
