-- Grading: rulebook texts issued in the office, in place of those shipped with the program.

-- The last one issued of a rulebook counts. Texts stay; spans of past days are made of the editions that each text repeats.
-- citus: reference
create table grading.rulebook_text (
  id int primary key,
  rulebook text collate "C" not null,
  -- the files of the rulebook by their paths in its folder, as {"rulebook.yaml": "…", "rules/grade.yaml": "…"}
  files jsonb not null,
  -- the edition that it adds or changes, and the first day on which it judges otherwise than the text before; null: always
  edition text not null,
  since_day date,
  reason text not null,
  -- why days before the issuing are judged anew; null: none is
  retroactive text,
  -- whom it moves, as those who issued it saw it
  impact jsonb not null,
  drafted_by text not null,
  issued_by text not null,
  issued_at timestamptz not null
);
grant select, insert on grading.rulebook_text to jinxin_app;
grant select on grading.rulebook_text to jinxin_reader;

-- The issued text that the spans were made by; null: the shipped one. An issued text is in effect from then on.
alter table grading.rulebook add column text_id int;
