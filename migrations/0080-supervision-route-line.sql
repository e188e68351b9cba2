-- Supervision: a route may be a line drawn on the map, along which its area's entities stand in order.

-- A LineString of GeoJSON, WGS 84; null: the way through its stops. Stops are then those put in order by hand.
alter table supervision.route_version add column line jsonb;
alter table supervision.route_version add column why text not null default '';
