-- Publicity: what is gone is told from its kept rows alone, which cannot be made anew: they are in a backup, with up to where they are kept.
comment on table publicity.shown is null;
comment on table publicity.state is null;
