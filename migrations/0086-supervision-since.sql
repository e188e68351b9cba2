-- Areas: who came to stand otherwise since an instant, for duties, which belong to the unit of the area that an entity is claimed into.

create index membership_since on supervision.membership (since) where claimed_at is not null;
