-- Duties: which cases moved since they were last worked out is found by time.
create index application_changed on repair.application (changed_at);
create index objection_act_at on objection.act (at);
create index listing_act_at on notice.listing_act (at);
create index notice_act_at on notice.act (at);
