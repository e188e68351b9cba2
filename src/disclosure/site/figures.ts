// Figures of the day for the first page: how much is shown, of what kind, what has come and what has gone within a week.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { siteRecords, siteRules } from './declared.ts';

export interface Counted {
  /** A group of the entity's page. */
  readonly group: string;
  readonly shown: number;
  /** Of these, come within the last seven days. */
  readonly come: number;
  /** Gone within the last seven days: over, repaired, withdrawn, corrected. */
  readonly gone: number;
}

export interface Figures {
  readonly entities: number;
  readonly groups: readonly Counted[];
  /** When it was counted, ISO. */
  readonly at: string;
}

const WEEK = 7;
/** ms: counting a million rows at each look would serve nobody. */
const SERVES = 300_000;

let last:
  | { readonly day: Day; readonly of: unknown; readonly until: number; readonly figures: Promise<Figures> }
  | undefined;

/** As they stood a few minutes ago at most; `of` is whose they are, `clock` tells when they were counted. */
export function figuresOf(of: object, db: Db, today: Day, at: Date): Promise<Figures> {
  const now = performance.now();
  if (last?.of === of && last.day === today && now < last.until) return last.figures;
  const figures = count(db, today, at);
  last = { of, day: today, until: now + SERVES, figures };
  figures.catch(() => {
    last = undefined;
  });
  return figures;
}

async function count(db: Db, today: Day, at: Date): Promise<Figures> {
  const entities = await db.query<{ count: number }>(
    'select count(*) as count from registry.entity where kind = any($1::text[])',
    [siteRules().kinds.shown],
  );
  const { rows } = await db.query<{ type: string; shown: number; come: number; gone: number }>(
    `select type, count(*) filter (where from_day <= $1 and until_day > $1) as shown,
       count(*) filter (where from_day > $2 and from_day <= $1 and until_day > $1) as come,
       count(*) filter (where gone_at <= $3 and gone_at > $3 - interval '7 days') as gone
     from publicity.shown where channel = 'market' group by type`,
    [iso(today), iso(today - WEEK), at],
  );
  const groups = siteRecords().groups.map(({ id, types }) => {
    const own = rows.filter(({ type }) => type in types);
    const sum = (name: 'shown' | 'come' | 'gone') => own.reduce((all, row) => all + row[name], 0);
    return { group: id, shown: sum('shown'), come: sum('come'), gone: sum('gone') };
  });
  return { entities: entities.rows[0].count, groups, at: at.toISOString() };
}
