-- Supervision: a visit may have several reasons; it is one visit, and does for each of them what it may.

-- the kinds of inspection that it did besides `kind`
alter table supervision.patrol add column also text[] not null default '{}';
