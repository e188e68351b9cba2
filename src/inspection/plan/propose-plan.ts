// A plan before a second person: its terms are made of the register when it is proposed, and laid down when it is approved.

import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import type { Grading } from '../../grading/grading.ts';
import { readTerms } from '../draw/draw-file.ts';
import { layDown } from '../draw/proceed.ts';
import { itemsOf, roster } from '../own-items.ts';
import { problems } from '../problems.ts';
import { metBy } from './met.ts';
import { authorityOf, drawOf, note, planAt, refuseUnless } from './plans.ts';
import { type Dry, type Prepared, prepare, type Scope } from './prepare.ts';
import { publishHash } from './published.ts';

/** What a plan would come to, by what the reader sees. */
export async function prepared(reader: Db, grading: Grading, who: Reader, scope: Scope): Promise<Prepared> {
  const items = await itemsOf(reader, scope.items, scope.from);
  return prepare(scope, items, await metBy(reader, grading, authorityOf(who), scope, items), await roster(reader));
}

interface Content {
  readonly revision: number;
  readonly commitment: string;
  readonly dry: Dry;
  readonly until: string;
}

/** Proposes a plan as it was seen; gives the number of the proposal. Refuses whatever its dry run says hinders it. */
export async function proposePlan(
  { db, reader, who, at }: { db: Db; reader: Db; who: Reader; at: Date },
  grading: Grading,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<number> {
  const plan = await planAt(reader, at, id);
  refuseUnless(plan, 'draft');
  if (plan.revision !== revision) throw new Problem(problems['inspection.plan-moved-on']);
  const { terms, dry, matched } = await prepared(reader, grading, who, plan.scope);
  const [hindered] = dry.hindrances;
  if (hindered) throw new Problem(problems['inspection.plan-hindered'], { why: hindered.zh, whyEn: hindered.en });
  const laid = layDown(readTerms(plan.title, JSON.stringify(terms)));
  await db.query('update inspection.plan set dry = $2, matched = $3, draw = $4, changed_at = $5 where id = $1', [
    ...[id, JSON.stringify(dry), JSON.stringify(matched), JSON.stringify(laid), at],
  ]);
  await note(db, who, at, id, 'proposed', reason);
  const content: Content = { revision, commitment: laid.commitment, dry, until: plan.scope.until };
  return propose(db, who, at, {
    ...{ kind: 'inspection.plan', about: id, subject: plan.title, division: plan.division, content, reason },
  });
}

/** What approval does: the terms are laid down, their hash can be published, and nothing of them changes any more. */
export const approving: Approval = {
  describe: async (_, { content }) => {
    const { dry, commitment, until } = content as Content;
    const plain = (text: string) => ({ zh: text, en: text });
    const strata = dry.strata.map(({ id, pool, take }) => `${id} ${take}/${pool}`).join('，');
    return [
      {
        label: { zh: '抽取（层 抽/共）', en: 'Drawn (stratum, of)' },
        value: plain(`${strata}；${dry.take}/${dry.pool}`),
      },
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
