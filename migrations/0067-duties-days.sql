-- Duties: a last day that is not known yet is infinity, so that lists in order of it hold every duty; who it was passed on to is a unit.
drop index duties.duty_due;
drop index duties.duty_open;
alter table duties.duty drop column due_on;
alter table duties.duty add column due_on date not null
  generated always as (coalesce(greatest(clock_on, extended_to), date 'infinity')) stored;
create index duty_due on duties.duty (due_on, entity_id, rule, cause);
create index duty_open on duties.duty (unit, due_on)
  where done_on is null and waived_on is null and cancelled_on is null;

alter table duties.duty rename column escalated_to to passed_to;
comment on column duties.duty.passed_to is 'the unit above, to which it was passed on';
alter table duties.act rename column to_role to to_unit;
