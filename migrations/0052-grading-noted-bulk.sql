-- Grading: a regrade of the whole register writes what is noted without indexes and makes these anew, in its transaction.
-- The program owns no table, so that the owner does it for the program, here and only here.

-- True when the indexes are gone: not while others read, for whom a regrade would stand in wait, and they for it.
create function grading.unindex_noted() returns boolean language plpgsql security definer set search_path = '' as $$
begin
  lock table grading.noted, grading.standing in access exclusive mode nowait;
  drop index grading.noted_entity, grading.noted_what, grading.noted_until, grading.noted_from;
  return true;
exception when lock_not_available then
  return false;
end
$$;

create function grading.index_noted() returns void language plpgsql security definer set search_path = '' as $$
begin
  create index noted_entity on grading.noted (entity_id);
  create index noted_what on grading.noted (rulebook, what, entity_id);
  create index noted_until on grading.noted (rulebook, until_day);
  create index noted_from on grading.noted (rulebook, from_day);
end
$$;

revoke all on function grading.unindex_noted(), grading.index_noted() from public;
grant execute on function grading.unindex_noted(), grading.index_noted() to jinxin_app;
