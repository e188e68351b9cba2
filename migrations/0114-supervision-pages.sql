-- Pages of what is owed and of what is lit, in the order in which they are shown: a page reads what it shows, however much there is.
create index duty_unfinished on duties.duty (due_on, entity_id, rule, cause)
  where done_on is null and waived_on is null and cancelled_on is null;
create index warning_in_order on supervision.warning (rule, since_day, entity_id, cause) where gone_on is null;
