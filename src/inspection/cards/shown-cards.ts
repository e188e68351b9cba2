// Scorecards as they are read: which is in force, which waits, and what each looks at and was worth.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { scoreRules } from '../items-load.ts';
import { sourceOf } from '../targeting/score-rules.ts';
import type { Scorecard } from '../targeting/scorecard.ts';
import { allCards, type KeptCard, officeCard } from './cards.ts';
import type { listCards } from './cards-api.ts';

type Answer = AnswerOf<typeof listCards>;
type Shown = Answer['items'][number];

/** All cards, the last first, with their state on a day. */
export async function shownCards(db: Db, at: Date): Promise<Answer> {
  const { basis, assumption } = scoreRules();
  const cards = await allCards(db);
  const open = await openProposals(db, at);
  const last = cards
    .toSorted((a, b) => ((b.inForceAt ?? '') < (a.inForceAt ?? '') ? -1 : 1))
    .find((one) => one.inForceAt);
  const today = iso(shanghaiDay(at));
  const state = ({ id, inForceAt, until }: KeptCard): Shown['state'] => {
    if (inForceAt === null) return open.has(id) ? 'proposed' : 'dropped';
    if (id !== last?.id) return 'replaced';
    return until < today ? 'over' : 'in-force';
  };
  const items = cards.map((kept) => shown(kept, state(kept), open.get(kept.id) ?? null));
  return { basis, assumption, items };
}

async function openProposals(db: Db, at: Date): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: number; about: string }>(
    `select id, about from base.proposal where kind = 'inspection.card' and state = 'open' and expires_at > $1`,
    [at],
  );
  return new Map(rows.map(({ id, about }) => [about, id]));
}

function shown(kept: KeptCard, state: Shown['state'], proposal: number | null): Shown {
  const { id, number, title, author, putAt, inForceAt, until, hash, source } = kept;
  const card = officeCard(title, source);
  const { fitted, tested, bands } = card;
  const { grade_auc: gradeAuc, top_tenth: topTenth, calibration_error: calibrationError, ...rest } = tested;
  return {
    ...{ id, number, title, state, proposal, author, putAt, inForceAt, until, hash, bands },
    fitted: {
      ...{ data: fitted.data, method: fitted.method, knownUntil: fitted.known_until },
      ...{ occasions: fitted.occasions, hits: fitted.hits },
    },
    tested: { ...rest, gradeAuc, topTenth, calibrationError },
    facts: factsOf(card),
  };
}

function factsOf({ facts, traits }: Scorecard): Shown['facts'] {
  const { sources } = scoreRules();
  const source = (id: string) => sources.get(sourceOf(id)!)!;
  return [
    ...facts.map(({ id, zh, en, steps }) => ({
      ...{ id, zh, en, source: source(id), most: steps.reduce((sum, { points }) => sum + points, 0) },
    })),
    ...traits.map(({ id, zh, en, points }) => ({
      ...{ id, zh, en, source: source(id), most: Math.max(...Object.values(points)) },
    })),
  ];
}
