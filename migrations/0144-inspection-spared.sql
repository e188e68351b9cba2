-- Inspection: a visit that a joint plan spares has its own day, and names the plan whose visit to the same entity stands instead.
alter table inspection.visit add column spared_on date;
alter table inspection.visit add column spared_for uuid;
