-- Base: who looked at records of class 3 or 4 of an entity, found without reading the whole trail.
create index audit_looked on base.audit (object text_pattern_ops) where outcome like 'class-%';
