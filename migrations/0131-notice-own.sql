-- Notice: files that were handed in are among the acts of a notice; an entity sees its honours from the application on, and lists
-- once it was told.
alter table notice.act drop constraint act_act_check;
alter table notice.act add constraint act_act_check
  check (act in ('served', 'returned', 'stated', 'considered', 'attached'));

-- Not who of the office works on them.
grant select on notice.listing to jinxin_outside;
grant select (entity_id, listing_id, number, act, on_day, detail, why, at) on notice.listing_act to jinxin_outside;
create policy own on notice.listing for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  and (list = 'honour' or intended_notice is not null or outcome = 'listed')
);
create policy own on notice.listing_act for select to jinxin_outside using (
  exists (
    select from notice.listing l where (l.entity_id, l.listing_id) = (listing_act.entity_id, listing_act.listing_id)
  )
);
