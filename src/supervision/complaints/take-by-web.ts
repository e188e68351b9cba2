// A complaint or report that somebody sends by the web: as at the desk, with a receipt and attachments, and no more than can be read.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import { type Attached, checkFiles, keepFiles } from '../../evidence/case-files.ts';
import type { Grading } from '../../grading/grading.ts';
import { checkCodes } from './choices.ts';
import type { Kind } from './complaint.ts';
import { filesOfComplaint } from './complaint-files.ts';
import { problems } from './problems.ts';
import { isTaken, keepReceipt } from './receipt.ts';
import { takeComplaint } from './take-complaint.ts';
import { webRules } from './web-rules.ts';

export interface Sent {
  /** Given out with the form: sent twice, it is taken once. */
  readonly receipt: string;
  readonly kind: Kind;
  readonly matter: string;
  readonly respondent: string;
  readonly summary: string;
  readonly request: string;
  readonly name: string;
  readonly contact: string;
  /** Where it is to be handled while nobody knows about whom it is; '' where the complainant does not know. */
  readonly unit: string;
  readonly files: readonly Attached[];
}

const WEB = { id: 'web', name: '网上' };
const HOUR = 3_600_000;

/** Takes it in, about an entity that the site shows or one that is only named. Sent again, nothing happens. */
export async function takeByWeb(
  { db, at, grading, seal }: { readonly db: Db; readonly at: Date; readonly grading: Grading; readonly seal: Seal },
  sent: Sent,
  about: number | null,
): Promise<void> {
  const { receipt, kind, matter, respondent, summary, request, name, contact, unit } = sent;
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [receipt]);
  if (await isTaken(db, receipt)) return;
  checkSent(sent);
  checkCodes(grading, { matter, channel: 'web' });
  const files = checkFiles('complaint', sent.files);
  await refuseFlood(db, at);
  const complainant = contact === '' ? null : { name: name || '—', contact };
  const { id } = await takeComplaint(
    { db, who: { ...WEB, unit: { id: await firstUnit(db), name: '' } }, at, grading, seal },
    {
      ...{ kind, channel: 'web', reference: '', received: iso(shanghaiDay(at)), matter, respondent, summary, request },
      ...{ complainant, replyDue: null, unit: about === null && unit !== '' ? unit : null },
    },
    about,
  );
  await keepReceipt(db, receipt, id);
  const giver = { part: 'evidence', by: 'party', account: '', at } as const;
  await keepFiles(db, seal, filesOfComplaint(id), files, giver);
}

function checkSent({ kind, name, contact, summary, request, respondent }: Sent): void {
  if (kind === 'complaint' && request === '') throw new Problem(problems['complaints.request-missing']);
  if (kind === 'complaint' && (name === '' || contact === '')) throw new Problem(problems['complaints.nobody-named']);
  if (contact !== '' && contact.length < 5) throw new Problem(problems['complaints.contact-short']);
  if ([...summary].length < 10) throw new Problem(problems['complaints.summary-short']);
  if (respondent === '') throw new Problem(problems['complaints.respondent-missing']);
}

/** Beyond what people can read, later ones are asked to come again: the telephone is open all the same. */
async function refuseFlood(db: Db, at: Date): Promise<void> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) as count from supervision.complaint where channel = 'web' and taken_at > $1`,
    [new Date(+at - HOUR)],
  );
  if (rows[0].count >= webRules().all_an_hour) throw new Problem(problems['complaints.too-many-now']);
}

/** The first unit of the organisation: where it comes in when nobody says where. */
async function firstUnit(db: Db): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select id from base.unit where closed_on is null and kind not in ('department', 'institution')
     order by parent is null desc, kind = 'city' desc, id limit 1`,
  );
  if (!rows[0]) throw new Problem(problems['complaints.no-unit']);
  return rows[0].id;
}

/** The units that somebody may choose from while he cannot find whom it is about. */
export async function unitsToChoose(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>(
    `select id, name from base.unit where closed_on is null and kind in ('city', 'county') order by division, name`,
  );
  return rows;
}
