// Worked cases of publicity sheets: records, repairs and objections of a subject, and what of the record is shown day by day.

import { type Day, dayOf, iso, NEVER } from '../base/day.ts';
import { Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import type { Label, Written } from '../duties/sheet.ts';
import type { ObjectionFacts, PublicityFacts, RecordFacts, RepairFacts } from './facts.ts';
import { publicityOfFacts } from './judge.ts';
import type { RecordPublicity } from './publicity.ts';
import { regimesOf } from './regimes.ts';
import type { PublicitySheet } from './sheet.ts';

/** What is expected of the case's record on a day, by the names that `foundOn` gives: what is not said may be anything. */
interface Expected extends Written {
  readonly day: Day;
  readonly said: Readonly<Record<string, string>>;
}

/** A situation of one subject; expectations are about the first of its records. */
export interface PublicityCase extends Written {
  readonly name: string;
  /** The local sheet whose amounts are used. */
  readonly local: string | undefined;
  readonly facts: PublicityFacts;
  readonly expect: readonly Expected[];
}

/** Throws `Flaws`. */
export function parsePublicityCases(file: string, text: string): PublicityCase[] {
  const { value, flaws } = readYamlWithFlaws(file, text, (root) => root.items().map(parseCase));
  if (flaws.length) throw new Flaws(flaws);
  return value;
}

function parseCase(place: Place): PublicityCase {
  place.only('name', 'local', 'subject', 'records', 'repairs', 'objections', 'expect');
  return {
    ...{ file: place.file, line: place.line, name: place.at('name').text(), local: place.at('local').optionalText() },
    facts: {
      entityId: 1,
      subject: Object.fromEntries([
        ['kind', 'enterprise'],
        ...place
          .at('subject')
          .entries()
          .map(([name, value]) => [name, value.text()]),
      ]),
      records: place.at('records').items().map(parseRecord),
      repairs: place.at('repairs').items().map(parseRepair),
      objections: place.at('objections').items().map(parseObjection),
    },
    expect: place.at('expect').entries().map(parseExpected),
  };
}

function parseRecord(place: Place, i: number): RecordFacts {
  const own = ['type', 'on', 'number', 'rows'];
  const fields = Object.fromEntries(
    place.entries().flatMap(([name, value]) => (own.includes(name) ? [] : [[name, value.scalar]])),
  );
  const rows = place
    .at('rows')
    .items()
    .map((row) => scalarsOf(row));
  return {
    ...{ id: i + 1, type: place.at('type').text(), number: place.at('number').optionalText() ?? String(i + 1) },
    on: place.at('on').day(),
    rows: (rows.length ? rows : [{}]).map((row) => ({ ...fields, ...row })),
  };
}

function scalarsOf(place: Place): Record<string, unknown> {
  return Object.fromEntries(place.entries().map(([name, value]) => [name, value.scalar]));
}

function parseRepair(place: Place): RepairFacts {
  place.only('number', 'kind', 'type', 'record', 'on', 'until', 'reverses');
  return {
    number: place.at('number').text(),
    kind: place.at('kind').oneOf(['final', 'temporary', 'reversed'] as const),
    type: place.at('type').optionalText() ?? 'administrative-penalty',
    record: place.at('record').optionalText() ?? '1',
    on: place.at('on').day(),
    until: place.at('until').present ? place.at('until').day() : undefined,
    reverses: place.at('reverses').optionalText(),
  };
}

function parseObjection(place: Place): ObjectionFacts {
  place.only('type', 'record', 'filed', 'settled');
  return {
    type: place.at('type').optionalText() ?? 'administrative-penalty',
    record: place.at('record').optionalText() ?? '1',
    from: place.at('filed').day(),
    until: place.at('settled').present ? place.at('settled').day() : NEVER,
  };
}

function parseExpected([day, place]: [string, Place]): Expected {
  const on = dayOf(day);
  if (on === undefined) place.flaw(`“${day}”不是日期`, `"${day}" is not a day`);
  const said = place.entries().map(([name, value]) => [name, value.text()]);
  return { file: place.file, line: place.line, day: on ?? 0, said: Object.fromEntries(said) };
}

/** Runs a case: its failures, none when it holds. */
export function runPublicityCase(sheets: readonly PublicitySheet[], worked: PublicityCase): (Written & Label)[] {
  const regimes = regimesOf(sheets.filter(({ id, local }) => !local || id === worked.local));
  return worked.expect.flatMap(({ file, line, day, said }) => {
    const [first] = publicityOfFacts(regimes, worked.facts, day).filter(({ recordId }) => recordId === 1);
    const found = first ? foundOn(first, day) : {};
    const wrong = Object.keys(said).filter((name) => said[name] !== found[name]);
    const told = (of: Readonly<Record<string, string>>) => wrong.map((name) => `${name} ${of[name] ?? '—'}`).join(', ');
    return wrong.length
      ? [
          {
            ...{ file, line },
            zh: `${worked.name}：${iso(day)} 应为 ${told(said)}，得到 ${told(found)}`,
            en: `${worked.name}: on ${iso(day)} expected ${told(said)}, found ${told(found)}`,
          },
        ]
      : [];
  });
}

function foundOn(record: RecordPublicity, day: Day): Record<string, string> {
  const channels = new Map(record.channels.map((one) => [one.channel, one]));
  const { repair, shown } = record;
  const now = shown.find((one) => one.channel === record.channels[0].channel && one.from <= day && day < one.until);
  const text = (one: Day | undefined) => (one === undefined ? 'none' : one === NEVER ? 'open' : iso(one));
  return {
    market: channels.get('market')?.state ?? 'none',
    credit: channels.get('credit')?.state ?? 'none',
    ...{ rule: record.rule, 'credit-rule': channels.get('credit')?.rule ?? 'none', class: record.kind },
    ...{ ends: record.ends, until: text(now?.until), disputed: String(record.disputed) },
    ...{ possible: String(repair.possible), earliest: text(repair.earliest) },
    // By their ids, whether the conditions of its repair are met.
    ...Object.fromEntries(repair.conditions.map(({ id, met }) => [id, String(met)])),
  };
}
