-- Who was inspected on which days of a year: read by its own index, which has all that readers' policies ask about a record.
create index inspected on ledger.record (recognized_on, entity_id) include (record_id, source, type)
  where type = 'inspection-result';
