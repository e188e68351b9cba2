// The door of grading for acts that need a second person: proposing them, what would follow, what approval does.

import type { Api, Ask } from '../base/http/api.ts';
import { proposalLine } from '../base/who/proposal-line.ts';
import { openAbout, proposalAt } from '../base/who/proposals.ts';
import { heldRecord } from '../ledger/held-record.ts';
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
    proposal: await proposeWithdrawal(db, reader, who, at, { ...params, ...body }, grading),
  }));
  app.on(api.proposeAdjustment, async ({ db, reader, who, at, params, body }) => {
    const proposed = { ...params, ...body, fields: body.fields as Fields };
    return { proposal: await proposeAdjustment(db, reader, who, at, proposed, grading) };
  });
  app.on(api.previewWithdrawal, async ({ db, whole, who, at, params }) => {
    const record = await recordAt(db, params);
    // What follows from everybody's records is not shown to one department.
    return who.permissions.includes('standing.read') ? previewWithdrawal(whole, at, record, grading) : NOTHING;
  });
  app.on(api.previewProposal, (ask) => followsOf(ask, grading));
  app.on(api.listEntityProposals, async ({ db, who, at, params, note }) => {
    const open = await openAbout(db, at, `${internalId(await entityAt(db, params.id))}/`);
    note({ classes: open.map((one) => one.class) });
    return { items: open.map((one) => ({ ...proposalLine(one, who), record: recordIn(one.about) })) };
  });
}

async function followsOf(
  { db, whole, who, at, params }: Ask<typeof api.previewProposal>,
  grading: Grading,
): Promise<Preview> {
  const proposal = await proposalAt(db, at, params.id);
  const { kind, state, about } = proposal;
  if (state !== 'open' || !who.permissions.includes('standing.read')) return NOTHING;
  if (kind === 'record.withdraw') {
    const record = await heldRecord(db, await entityIn(db, about), recordIn(about)!);
    return 'code' in record ? NOTHING : previewWithdrawal(whole, at, record, grading);
  }
  if (kind !== 'record.adjust') return NOTHING;
  const { filing, record } = await adjustmentIn(db, proposal);
  return previewFiling(whole, at, filing, grading, record);
}
