-- Working days of years loaded after the program was made, or put right: each year replaces what the program ships for it.

-- citus: reference
create table base.calendar (
  year int primary key check (year between 1949 and 9999),
  notice text not null,
  days_off date[] not null,
  days_worked date[] not null,
  loaded_at timestamptz not null,
  who text not null
);
grant select, insert, update on base.calendar to jinxin_app;
