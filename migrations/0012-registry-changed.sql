-- The registry: what was said about entities lately is found without reading all versions.
-- Versions are added in the order of time, so the range of each stretch of pages says enough; adding one costs nothing.
create index version_recorded on registry.version using brin (recorded_at) with (pages_per_range = 16);
