// The conditions of finance/cases: each on both sides, and every condition of every list in some case that lacks it.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { dayOf } from '../../base/day.ts';
import { type FinanceFacts, judge } from './judge.ts';
import { financeList, financeLists } from './rules.ts';

interface Case {
  readonly name: string;
  readonly list: string;
  readonly on: string;
  readonly facts: Partial<Omit<FinanceFacts, 'established'>> & {
    readonly established?: string;
    readonly level?: string;
  };
  readonly missing: readonly string[];
}

const cases = parse(readFileSync('finance/cases/lists.yaml', 'utf8')) as Case[];

test.each(cases)('$name', ({ list, on, facts, missing }) => {
  const { established, level, ...rest } = facts;
  const all: FinanceFacts = {
    ...{ kind: 'enterprise', status: null, tags: [], honours: [], gravity: [], lists: [], ...rest },
    established: established === undefined ? undefined : dayOf(established),
    levels: level === undefined ? {} : { chongqing: level },
  };
  const judged = judge(financeList(list)!, all, dayOf(on)!);
  expect(judged.filter(({ met }) => !met).map(({ id }) => id)).toEqual(missing);
});

test('every list has a case of somebody on it and of every condition failing', () => {
  for (const { id, conditions } of financeLists().lists) {
    const own = cases.filter(({ list }) => list === id);
    expect([id, own.some(({ missing }) => missing.length === 0)]).toEqual([id, true]);
    const failing = new Set(own.flatMap(({ missing }) => missing));
    expect([id, ...conditions.map((one) => one.id).filter((one) => !failing.has(one))]).toEqual([id]);
  }
});
