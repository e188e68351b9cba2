-- Publicity: whoever reads what is kept for lists may know up to where it is kept; by that answers for the public are kept true.
grant select on publicity.state to jinxin_reader;
