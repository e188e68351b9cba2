// Worked cases of warning sheets: an entity and what happened, and the colours of the named warnings day by day.

import { type Day, dayOf, EVER, NEVER } from '../../base/day.ts';
import { Flaws, type Place, readYamlWithFlaws } from '../../base/yaml.ts';
import type { Dated, Happening } from '../../duties/facts.ts';
import type { Sheet, Written } from '../../duties/sheet.ts';
import type { Associate, Raised, WarningFacts } from './facts.ts';
import type { WarningSheet } from './sheet.ts';
import { stageOn, warningState } from './state.ts';
import { reviewsOn, type WarningGround, warningsOf } from './wanted.ts';

/** A situation; for each day, the colour that each named rule must show, or that a review is `due`; `none` where not. */
export interface WarningCase extends Written {
  readonly name: string;
  readonly facts: WarningFacts;
  readonly expect: readonly { readonly day: string; readonly colours: Readonly<Record<string, string>> }[];
}

/** Throws `Flaws`. */
export function parseWarningCases(file: string, text: string): WarningCase[] {
  const { value, flaws } = readYamlWithFlaws(file, text, (root) => root.items().map(parseCase));
  if (flaws.length) throw new Flaws(flaws);
  return value;
}

function parseCase(place: Place): WarningCase {
  place.only('name', 'entity', 'runs', 'happened', 'raised', 'shared', 'associates', 'sole', 'expect');
  const expect = place
    .at('expect')
    .entries()
    .map(([day, colours]) => {
      const said = colours.entries().map(([rule, colour]) => [rule, colour.text()] as const);
      return { day, colours: Object.fromEntries(said) };
    });
  return { file: place.file, line: place.line, name: place.at('name').text(), facts: parseFacts(place), expect };
}

function parseFacts(place: Place): WarningFacts {
  const entity = place.at('entity');
  const runs = new Map<string, Dated[]>();
  for (const [name, value] of entity.entries())
    if (name !== 'established_on') runs.set(name, [{ from: EVER, until: NEVER, value: value.text() }]);
  for (const [name, list] of place.at('runs').entries()) runs.set(name, list.items().map(parseRun));
  const happened = place.at('happened').items().map(parseHappening);
  return {
    entityId: 1,
    established: entity.at('established_on').present ? entity.at('established_on').day() : undefined,
    runs: (name) => runs.get(name) ?? [],
    happenings: (type) => happened.filter((one) => one.type === type),
    cases: () => [],
    raised: place.at('raised').items().map(parseRaised),
    duties: [],
    associates: place.at('associates').items().map(parseAssociate),
    sole: place
      .at('sole')
      .items()
      .map((one) => ({ from: dayAt(one.at('from'), EVER), until: dayAt(one.at('until'), NEVER) })),
    shared: place
      .at('shared')
      .items()
      .map((one) => ({
        what: one.at('what').oneOf(['address', 'legal-representative'] as const),
        key: 'x',
        days: one
          .at('days')
          .texts()
          .map((day) => dayOf(day)!),
      })),
  };
}

function dayAt(place: Place, otherwise: Day): Day {
  return place.present ? place.day() : otherwise;
}

function parseRun(place: Place): Dated {
  place.only('from', 'until', 'value');
  return {
    from: dayAt(place.at('from'), EVER),
    until: dayAt(place.at('until'), NEVER),
    value: place.at('value').text(),
  };
}

function parseAssociate(place: Place): Associate {
  place.only('person', 'post', 'from', 'until', 'held', 'held_from', 'held_until', 'runs');
  const runs = new Map<string, Dated[]>();
  for (const [name, list] of place.at('runs').entries()) runs.set(name, list.items().map(parseRun));
  return {
    ...{ person: '王**', other: 2, post: place.at('post').text(), held: place.at('held').text() },
    ...{ from: dayAt(place.at('from'), EVER), until: dayAt(place.at('until'), NEVER) },
    ...{ heldFrom: dayAt(place.at('held_from'), EVER), heldUntil: dayAt(place.at('held_until'), NEVER) },
    runs: (name) => runs.get(name) ?? [],
  };
}

function parseRaised(place: Place, i: number): Raised {
  place.only('rule', 'from', 'until', 'lifted');
  const days = { from: place.at('from').day(), until: dayAt(place.at('until'), NEVER) };
  const lifted = place.at('lifted').present ? place.at('lifted').day() : undefined;
  return { number: i + 1, rule: place.at('rule').text(), ...days, lifted };
}

function parseHappening(place: Place, i: number): Happening {
  const row = Object.fromEntries(
    place.entries().flatMap(([name, value]) => (name === 'type' || name === 'on' ? [] : [[name, value.scalar]])),
  );
  const on = place.at('on').day();
  const given = { type: place.at('type').text(), on, enteredOn: on, source: '市局', number: String(i + 1) };
  return { id: i + 1, ...given, class: 1, rows: [row] };
}

/** Runs a case: what is otherwise than expected, nothing when it holds. */
export function runWarningCase(
  sheets: readonly WarningSheet[],
  { facts, expect }: WarningCase,
  ground: WarningGround & { readonly duties: readonly Sheet[] },
): string[] {
  const warnings = warningsOf(sheets, facts, ground);
  return expect.flatMap(({ day, colours }) =>
    Object.entries(colours).flatMap(([rule, colour]) => {
      const today = dayOf(day)!;
      const open = warnings.find((one) => one.rule.id === rule && warningState(one, today) === 'open');
      const due = reviewsOn(sheets, facts, today).some(({ id }) => id === rule);
      const found = open ? stageOn(open.rule, open, today).colour : due ? 'due' : 'none';
      return found === colour ? [] : [`${day} ${rule}: ${found}`];
    }),
  );
}
