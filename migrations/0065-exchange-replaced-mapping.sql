-- Exchange: the mapping of a source that an import replaced, as { name, content }, so that it can be put back.
alter table exchange.import add column replaced jsonb;
