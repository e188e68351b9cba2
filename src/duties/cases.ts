// Worked cases of duty sheets: an entity and what happened, and the duties that must follow, with their days.

import { type Day, EVER, iso, NEVER } from '../base/day.ts';
import { Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import type { CaseStep } from './case.ts';
import type { Dated, Facts, Happening } from './facts.ts';
import type { Label, Sheet, Written } from './sheet.ts';
import { stateOn } from './state.ts';
import { type Ground, type Wanted, wantedOf } from './wanted.ts';

/** A duty as a case expects it: what is not said may be anything. */
interface Expected extends Written {
  readonly rule: string;
  readonly said: Readonly<Record<string, string>>;
}

/** A situation and the duties of the named rules in it, in order of their opening. */
export interface DutyCase extends Written {
  readonly name: string;
  readonly today: Day;
  readonly takenUp: Day;
  readonly facts: Facts;
  /** Rules of which no other duties may follow. */
  readonly rules: readonly string[];
  readonly expect: readonly Expected[];
}

const SAID = ['cause', 'opened', 'due', 'fulfilled', 'state'] as const;

/** Throws `Flaws`. */
export function parseCases(file: string, text: string, rules: ReadonlySet<string>): DutyCase[] {
  const { value, flaws } = readYamlWithFlaws(file, text, (root) =>
    root.items().map((place) => parseCase(place, rules)),
  );
  if (flaws.length) throw new Flaws(flaws);
  return value;
}

function parseCase(place: Place, rules: ReadonlySet<string>): DutyCase {
  place.only('name', 'today', 'taken_up', 'entity', 'runs', 'happened', 'cases', 'rules', 'expect');
  const named = place.at('rules').items();
  for (const one of named)
    if (!rules.has(one.text())) one.flaw(`没有规则“${one.text()}”`, `there is no rule "${one.text()}"`);
  return {
    file: place.file,
    line: place.line,
    name: place.at('name').text(),
    today: place.at('today').day(),
    takenUp: place.at('taken_up').present ? place.at('taken_up').day() : EVER,
    facts: parseFacts(place),
    rules: named.map((one) => one.text()),
    expect: place.at('expect').items().map(parseExpected),
  };
}

function parseFacts(place: Place): Facts {
  const entity = place.at('entity');
  const runs = new Map<string, Dated[]>();
  for (const [name, value] of entity.entries())
    if (name !== 'established_on')
      runs.set(name, [{ from: EVER, until: NEVER, value: value.isList ? value.texts() : value.text() }]);
  for (const [name, list] of place.at('runs').entries()) runs.set(name, list.items().map(parseRun));
  const happened = place.at('happened').items().map(parseHappening);
  const steps = place.at('cases').items().map(parseStep);
  return {
    entityId: 1,
    established: entity.at('established_on').present ? entity.at('established_on').day() : undefined,
    runs: (name) => runs.get(name) ?? [],
    happenings: (type) => happened.filter((one) => one.type === type),
    cases: (kind, step) => steps.filter((one) => one.kind === kind && one.step === step),
  };
}

/** A step of a case as its room would tell it. */
function parseStep(place: Place): CaseStep & { readonly kind: string } {
  place.only('of', 'step', 'round', 'opened', 'due', 'done');
  const day = (key: string) => (place.at(key).present ? place.at(key).day() : undefined);
  return {
    ...{ entityId: 1, id: '00000000-0000-4000-8000-000000000001', number: '1', unit: '', source: '市局', class: 3 },
    ...{ kind: place.at('of').text(), step: place.at('step').text(), opened: place.at('opened').day() },
    ...{ round: place.at('round').present ? place.at('round').number() : 1, due: day('due'), done: day('done') },
    basis: { document: '', article: '', sense: { zh: '', en: '' } },
  };
}

function parseRun(place: Place): Dated {
  place.only('from', 'until', 'value');
  return {
    from: place.at('from').present ? place.at('from').day() : EVER,
    until: place.at('until').present ? place.at('until').day() : NEVER,
    value: place.at('value').text(),
  };
}

function parseHappening(place: Place, i: number): Happening {
  const own = ['type', 'on', 'entered'];
  const row = Object.fromEntries(
    place
      .entries()
      .flatMap(([name, value]) => (own.includes(name) ? [] : [[name, value.isList ? value.texts() : value.scalar]])),
  );
  const on = place.at('on').day();
  const enteredOn = place.at('entered').present ? place.at('entered').day() : on;
  return {
    id: i + 1,
    type: place.at('type').text(),
    ...{ on, enteredOn, source: '市局', number: String(i + 1), class: 1, rows: [row] },
  };
}

function parseExpected(place: Place): Expected {
  place.only('rule', ...SAID);
  const said = SAID.flatMap((name) => (place.at(name).present ? [[name, place.at(name).text()] as const] : []));
  return { file: place.file, line: place.line, rule: place.at('rule').text(), said: Object.fromEntries(said) };
}

/** Where a case fails. */
export type Failure = Written & Label;

/** Runs a case: its failures, none when it holds. */
export function runCase(sheets: readonly Sheet[], worked: DutyCase, calendar: Ground['calendar']): Failure[] {
  const { facts, today, takenUp, rules, expect } = worked;
  const ground = { calendar, takenUp, horizon: today };
  const duties = wantedOf(sheets, facts, ground).filter(({ rule }) => rules.includes(rule.id));
  duties.sort((a, b) => a.opened - b.opened);
  const found = duties.map((duty) => shown(duty, today));
  const left = [...found];
  const failures = expect.flatMap((one) => {
    const place = left.findIndex((duty) => fits(one, duty));
    if (place >= 0) return left.splice(place, 1) && [];
    return [failure(one, one, found)];
  });
  return [...failures, ...left.map((duty) => failure(worked, undefined, [duty]))];
}

type Shown = Readonly<Record<(typeof SAID)[number] | 'rule', string>>;

function shown({ rule, cause, opened, due, fulfilled }: Wanted, today: Day): Shown {
  const day = (one: Day | undefined) => (one === undefined ? 'none' : iso(one));
  const state = stateOn(rule, { opened, due, fulfilled, waived: false, cancelled: false }, today);
  return { rule: rule.id, cause, opened: iso(opened), due: day(due), fulfilled: day(fulfilled), state };
}

function fits({ rule, said }: Expected, duty: Shown): boolean {
  return rule === duty.rule && SAID.every((name) => said[name] === undefined || said[name] === duty[name]);
}

function failure({ file, line }: Written, expected: Expected | undefined, found: readonly Shown[]): Failure {
  const lines = found.map((duty) => Object.values(duty).join(' ')).join('；') || '—';
  const asked = expected && [expected.rule, ...Object.values(expected.said)].join(' ');
  return asked
    ? { file, line, zh: `应有 ${asked}，实有 ${lines}`, en: `there should be ${asked}; there is ${lines}` }
    : { file, line, zh: `多出 ${lines}`, en: `not expected: ${lines}` };
}
