-- The audit trail says more and is searched: what was changed, and lines by what they are about, by act and by day.

-- What an act changed or asked for, in a few words; part of the hash where there are any.
alter table base.audit add column detail text not null default '';
create index audit_object on base.audit (object text_pattern_ops, number);
create index audit_act on base.audit (act, number);
create index audit_at on base.audit (at);
