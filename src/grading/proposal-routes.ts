// The door of grading for acts that need a second person: proposing them, what would follow, what approval does.

import type { Api, Ask } from '../base/http/api.ts';
import { mayRole } from '../base/who/permissions.ts';
import { proposalLine } from '../base/who/proposal-line.ts';
import { openAbout, proposalAt } from '../base/who/proposals.ts';
import type { Fields } from '../ledger/record.ts';
import { recordAt } from '../ledger/record-at.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import type { Grading } from './grading.ts';
import { type Preview, previewFiling, previewWithdrawal } from './preview.ts';
import * as api from './proposal-api.ts';
import { adjustment, adjustmentIn, proposeAdjustment } from './propose-adjustment.ts';
import { proposeWithdrawal, withdrawal } from './propose-withdrawal.ts';
import { entityIn, recordIn } from './proposed-about.ts';

const NOTHING: Preview = { faults: [], unchanged: false, consequences: [] };

/** Answers what is asked about withdrawals and adjustments. */
export function proposalRoutes(app: Api, grading: Grading): void {
  app.onApproved('record.withdraw', withdrawal(grading));
  app.onApproved('record.adjust', adjustment(grading));
  app.on(api.proposeWithdrawal, async ({ db, reader, who, at, params, body }) => ({
    proposal: await proposeWithdrawal(db, reader, who, at, { ...params, ...body }),
  }));
  app.on(api.proposeAdjustment, async ({ db, reader, who, at, params, body }) => {
    const proposed = { ...params, ...body, fields: body.fields as Fields };
    return { proposal: await proposeAdjustment(db, reader, who, at, proposed, grading) };
  });
  app.on(api.previewWithdrawal, async ({ db, who, at, params }) => {
    const record = await recordAt(db, params);
    // What follows from everybody's records is not shown to one department.
    return mayRole(who.role, 'standing.read') ? previewWithdrawal(db, at, record, grading) : NOTHING;
  });
  app.on(api.previewProposal, (ask) => followsOf(ask, grading));
  app.on(api.listEntityProposals, async ({ db, who, at, params }) => {
    const open = await openAbout(db, at, `${internalId(await entityAt(db, params.id))}/`);
    return { items: open.map((one) => ({ ...proposalLine(one, who), record: recordIn(one.about) })) };
  });
}

async function followsOf({ db, who, at, params }: Ask<typeof api.previewProposal>, grading: Grading): Promise<Preview> {
  const proposal = await proposalAt(db, at, params.id);
  const { kind, state, about } = proposal;
  if (state !== 'open' || !mayRole(who.role, 'standing.read')) return NOTHING;
  if (kind === 'record.withdraw') {
    const record = { entityId: await entityIn(db, about), recordId: recordIn(about)! };
    return previewWithdrawal(db, at, record, grading);
  }
  if (kind !== 'record.adjust') return NOTHING;
  const { filing, record } = await adjustmentIn(db, proposal);
  return previewFiling(db, at, filing, grading, record);
}
