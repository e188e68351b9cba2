// A plan before a second person: its terms are made of the register when it is proposed, and laid down when it is approved.

import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import type { Grading } from '../../grading/grading.ts';
import { cardFor, type KeptCard, type OfficeCard } from '../cards/cards.ts';
import { readTerms } from '../draw/draw-file.ts';
import { layDown } from '../draw/proceed.ts';
import type { CardTerms } from '../draw/terms.ts';
import { itemsOf, roster } from '../own-items.ts';
import { problems } from '../problems.ts';
import { MOST } from '../targeting/weights.ts';
import { metBy } from './met.ts';
import { authorityOf, drawOf, note, planAt, refuseUnless } from './plans.ts';
import { byPoints, type Dry, type Prepared, prepare, type Scope } from './prepare.ts';
import { publishHash } from './published.ts';
import { scoresOf, type Told } from './scores.ts';

/** What a plan would come to, by what the reader sees. */
export async function prepared(
  { reader, whole, who }: Asking,
  grading: Grading,
  scope: Scope,
): Promise<Prepared & { readonly drawnBy?: DrawnBy }> {
  const items = await itemsOf(reader, scope.items, scope.from);
  const met = await metBy(reader, grading, authorityOf(who), scope, items);
  const inspectors = await roster(reader);
  if (!byPoints(scope.way)) return prepare(scope, items, met, inspectors);
  const { kept, card } = await cardFor(reader, scope.on);
  needBands(scope, card);
  const scores = await scoresOf(
    ...([whole, grading.catalogue, card, scope.on, met.map(({ entityId }) => entityId)] as const),
  );
  const pointed = met.map((one) => ({ ...one, points: scores.get(one.entityId)!.points }));
  const made = prepare(scope, items, pointed, inspectors, cardTerms(kept, card, scope));
  const told = Object.fromEntries(
    met.flatMap(({ id, entityId }) => (made.matched[id] ? [[id, scores.get(entityId)!.told]] : [])),
  );
  return { ...made, drawnBy: { card: kept.id, told } };
}

interface Asking {
  readonly reader: Db;
  /** Sees records of every disclosure class: a score does not depend on who asks for it. */
  readonly whole: Db;
  readonly who: Reader;
}

/** The card, and what gave points to each of the pool. */
interface DrawnBy {
  readonly card: string;
  readonly told: Readonly<Record<string, Told>>;
}

function needBands({ way, strata }: Scope, { bands }: OfficeCard): void {
  if (way !== 'bands') return;
  const [asked, given] = [strata, bands].map((of) => of.map(({ id }) => id).sort());
  if (asked.join() !== given.join()) throw new Problem(problems['inspection.card-bands'], { bands: given });
}

function cardTerms({ title, hash }: KeptCard, { until, bands, doubling }: OfficeCard, { way }: Scope): CardTerms {
  return { title, hash, until, by: way === 'bands' ? 'bands' : 'weight', bands: [...bands], doubling, most: MOST };
}

interface Content {
  readonly revision: number;
  readonly commitment: string;
  readonly dry: Dry;
  readonly until: string;
  /** The card by which it is drawn. */
  readonly card?: { readonly title: string; readonly hash: string };
}

/** Proposes a plan as it was seen; gives the number of the proposal. Refuses whatever its dry run says hinders it. */
export async function proposePlan(
  { db, reader, whole, who, at }: Asking & { readonly db: Db; readonly at: Date },
  grading: Grading,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<number> {
  const plan = await planAt(reader, at, id);
  refuseUnless(plan, 'draft');
  if (plan.revision !== revision) throw new Problem(problems['inspection.plan-moved-on']);
  const { terms, dry, matched, drawnBy } = await prepared({ reader, whole, who }, grading, plan.scope);
  const [hindered] = dry.hindrances;
  if (hindered) throw new Problem(problems['inspection.plan-hindered'], { why: hindered.zh, whyEn: hindered.en });
  const laid = layDown(readTerms(plan.title, JSON.stringify(terms)));
  await db.query(
    `update inspection.plan set dry = $2, matched = $3, draw = $4, changed_at = $5, card_id = $6, scored = $7 where id = $1`,
    [
      ...[id, JSON.stringify(dry), JSON.stringify(matched), JSON.stringify(laid), at],
      ...[drawnBy?.card ?? null, drawnBy ? JSON.stringify(drawnBy.told) : null],
    ],
  );
  await note(db, who, at, id, 'proposed', reason);
  const { commitment, terms: kept } = laid;
  const card = kept.card && { title: kept.card.title, hash: kept.card.hash };
  const content: Content = { revision, commitment, dry, until: plan.scope.until, ...(card && { card }) };
  return propose(db, who, at, {
    ...{ kind: 'inspection.plan', about: id, subject: plan.title, division: plan.division, content, reason },
  });
}

/** What approval does: the terms are laid down, their hash can be published, and nothing of them changes any more. */
export const approving: Approval = {
  describe: async (_, { content }) => {
    const { dry, commitment, until, card } = content as Content;
    const plain = (text: string) => ({ zh: text, en: text });
    const strata = dry.strata.map(({ id, pool, take }) => `${id} ${take}/${pool}`).join('，');
    return [
      {
        label: { zh: '抽取（层 抽/共）', en: 'Drawn (stratum, of)' },
        value: plain(`${strata}；${dry.take}/${dry.pool}`),
      },
      ...(card ? [{ label: { zh: '评分卡', en: 'Scorecard' }, value: plain(`${card.title}，${card.hash}`) }] : []),
      { label: { zh: '人日', en: 'Inspector-days' }, value: plain(String(dry.days)) },
      { label: { zh: '检查到哪天', en: 'Visits until' }, value: plain(until) },
      { label: { zh: '承诺值', en: 'Hash of the terms' }, value: plain(commitment) },
    ];
  },
  act: async ({ db, reader, who, at, proposal: { about, content } }) => {
    const { revision, commitment } = content as Content;
    const plan = await planAt(reader, at, about);
    const { rowCount } = await db.query(
      `update inspection.plan set state = 'laid', changed_at = $4
       where id = $1 and revision = $2 and state = 'draft' and draw->>'commitment' = $3`,
      [plan.id, revision, commitment, at],
    );
    if (rowCount === 0) throw new Problem(problems['inspection.plan-moved-on']);
    await publishHash(db, at, plan, await drawOf(db, plan.id));
    await note(db, who, at, plan.id, 'approved', commitment);
  },
};
