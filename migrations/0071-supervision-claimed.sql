-- Supervision: who was claimed lately is found without reading all memberships.
create index membership_claimed on supervision.membership (claimed_at) where claimed_at is not null;
