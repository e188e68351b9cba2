-- Grading: noted runs by their days, for what ends soon and what became worse lately in a whole register.

create index noted_until on grading.noted (rulebook, until_day);
create index noted_from on grading.noted (rulebook, from_day);
