// What is done about an application: asked for what is missing, accepted, refused, talked over, verified, decided, reversed.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import type { Grading } from '../grading/grading.ts';
import { nameOf } from '../registry/names.ts';
import { lastDone, type Move, moved, OPEN } from './application.ts';
import { clockOf, regimeOf } from './clocks.ts';
import { carryOut, checkDecision, type Decision, takesSecond } from './decide.ts';
import { refuseStranger } from './in-charge.ts';
import { tellApplicant } from './letters.ts';
import { problems } from './problems.ts';
import { type Application, applicationAt } from './read-applications.ts';
import { repairRules } from './rules.ts';
import { noteAct, writeApplication } from './write-application.ts';

/** Something noted that changes no state: a credit talk with its minutes, training or public service, a step. */
export type Noting =
  | { readonly act: 'talk'; readonly on: string; readonly present: string; readonly why: string }
  | { readonly act: 'effort'; readonly on: string; readonly route: string; readonly why: string }
  | { readonly act: 'step'; readonly on: string; readonly why: string };

export type Doing = Move | Noting | ({ readonly act: 'decide' } & { readonly decision: Decision });

/** What acting needs besides what is done. */
export interface Acting {
  readonly db: Db;
  /** As far as the actor sees. */
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
}

/** Does it, over the revision that the actor saw; gives the number of the proposal where a second person decides. */
export async function actOnRepair(
  acting: Acting,
  id: string,
  revision: number,
  doing: Doing,
): Promise<{ readonly proposal: number | null }> {
  const { db, reader, who, at } = acting;
  const { entityId } = await applicationAt(reader, id);
  await db.query('select from repair.application where (entity_id, id) = ($1, $2) for update', [entityId, id]);
  const application = await applicationAt(db, id);
  if (application.revision !== revision) throw new Problem(problems['repair.moved-on']);
  await refuseStranger(db, who, application, doing.act);
  if (doing.act === 'decide') return decide(acting, application, doing.decision);
  if (doing.act === 'talk' || doing.act === 'effort' || doing.act === 'step') {
    await note(acting, application, doing);
    return { proposal: null };
  }
  await checkMove(acting, application, doing);
  const after = { ...application, ...moved(application, doing, iso(shanghaiDay(at))) };
  await writeApplication(db, who, at, after, { act: doing.act, on: doing.on, detail: detailOf(doing), why: doing.why });
  if (doing.act === 'refuse') await tellApplicant(db, who, at, await applicationAt(db, id), 'refused');
  return { proposal: null };
}

function detailOf(move: Move): string {
  if (move.act === 'refuse') return move.ground;
  return move.act === 'verify' ? move.checks.map(({ id, met }) => `${id}:${met ? 'met' : 'not-met'}`).join(' ') : '';
}

async function checkMove({ who }: Acting, { items }: Application, move: Move): Promise<void> {
  if (move.act === 'refuse' && !repairRules().refusals.some(({ id }) => id === move.ground))
    throw new Problem(problems['repair.ground-wrong'], { ground: move.ground });
  if (move.act !== 'extend') return;
  if (!who.permissions.includes('repair.decide')) throw new Problem(problems['repair.heads-only']);
  if (!items.some(({ regime, type }) => clockOf(regimeOf(regime), 'decide', type)?.extension))
    throw new Problem(problems['repair.no-extension']);
}

async function note({ db, who, at }: Acting, application: Application, noting: Noting): Promise<void> {
  const today = iso(shanghaiDay(at));
  const { act, on, why } = noting;
  if (!OPEN.includes(application.state) && act !== 'step')
    throw new Problem(problems['repair.not-now'], { act, state: application.state });
  if (on > today || on < application.applied)
    throw new Problem(problems['repair.day-wrong'], { from: lastDone(application), today });
  if (act === 'effort' && !repairRules().routes.some(({ id }) => id === noting.route))
    throw new Problem(problems['repair.ground-wrong'], { ground: noting.route });
  const detail = act === 'talk' ? noting.present : act === 'effort' ? noting.route : '';
  await db.query(
    'update repair.application set revision = revision + 1, changed_at = $3 where (entity_id, id) = ($1, $2)',
    [...[application.entityId, application.id, at]],
  );
  await noteAct(db, who, at, application, { act, on, detail, why });
}

async function decide(acting: Acting, application: Application, decision: Decision) {
  const { db, who, at, grading } = acting;
  if (!takesSecond(application, decision)) {
    await carryOut({ db, who, at, grading }, application, decision);
    return { proposal: null };
  }
  await checkDecision({ db, who, at, grading }, application, decision);
  await noteAct(db, who, at, application, { act: `propose-${decision.act}`, why: decision.why });
  const { id, division, entityId, source } = application;
  const subject = `${application.number} ${await nameOf(db, entityId)}`;
  const content = { decision };
  const proposed = {
    kind: 'repair.decide' as const,
    about: `repair/${id}`,
    subject,
    division,
    source,
    class: 3,
    content,
  };
  return { proposal: await propose(db, who, at, { ...proposed, reason: decision.why }) };
}

const idIn = (about: string) => about.slice('repair/'.length);

const ACTS: Readonly<Record<Decision['act'], { readonly zh: string; readonly en: string }>> = {
  grant: { zh: '准予修复', en: 'Grant the repair' },
  deny: { zh: '不予修复', en: 'Deny the repair' },
  complete: { zh: '临时修复转为正式修复', en: 'Make the temporary repair final' },
  reverse: { zh: '撤销修复，恢复公示', en: 'Reverse the repair' },
};

/** What approving a decision on repair does. */
export function deciding(grading: Grading): Approval {
  return {
    describe: async (reader, { about, content }) => {
      const application = await applicationAt(reader, idIn(about));
      const { decision } = content as { decision: Decision };
      const { refusals, reversals } = repairRules();
      const grounds = [...refusals, ...reversals];
      const plain = (text: string) => ({ zh: text, en: text });
      const ground = 'ground' in decision ? grounds.find(({ id }) => id === decision.ground)?.label : undefined;
      return [
        { label: { zh: '决定', en: 'Decision' }, value: ACTS[decision.act] },
        ...(ground ? [{ label: { zh: '理由', en: 'Ground' }, value: ground }] : []),
        { label: { zh: '申请', en: 'Application' }, value: plain(application.number) },
        ...application.items.map(({ type, number }) => {
          const label = grading.catalogue.type(type)?.label ?? plain(type);
          return { label, value: plain(number) };
        }),
      ];
    },
    act: async ({ db, reader, at, who, proposal: { about, content, proposedBy } }) => {
      const { entityId, id } = await applicationAt(reader, idIn(about));
      await db.query('select from repair.application where (entity_id, id) = ($1, $2) for update', [entityId, id]);
      const { decision } = content as { decision: Decision };
      const application = await applicationAt(db, id);
      await refuseStranger(db, who, application);
      await carryOut({ db, who: proposedBy, at, grading }, application, decision);
      await noteAct(db, who, at, await applicationAt(db, id), { act: 'approve', detail: decision.act });
    },
  };
}
