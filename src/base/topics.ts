// What can be watched for changes, each with the permission that it needs.

import type { Permission } from './who/permissions.ts';

export const TOPICS = {
  /** An entity or its records, and so perhaps its standing; the key is its id, or `*` when many changed at once. */
  entity: 'entity.read',
  /** An import of a file, as it goes on; the key is its id. */
  import: 'import.read',
  /** The texts of rulebooks: how far the register is graded under a new one (`32768/1000000`), `*` when it is in effect. */
  rulebook: 'rulebook.read',
  /** Something that is proposed, decided or taken back; the key is its number. */
  proposal: 'proposal.read',
  /** Areas, who works in them and what is in them; the key is the area's number, or empty. */
  area: 'area.read',
  /** Complaints and reports; the key is one's id. */
  complaint: 'complaint.read',
  /** Applications for repair; the key is one's id. */
  repair: 'repair.read',
  /** Visits with codes: shown, confirmed, filed, rated, complained of; always `*`. */
  visit: 'scan.read',
  /** What is counted over the whole register. */
  overview: 'overview.read',
  /** Duties, worked out anew or acted on; the key is one, or `*` for many. */
  duty: 'duty.read',
  /** By which duty sheets the office works. */
  sheets: 'duty.read',
  /** Warnings, worked out anew, raised or lifted; always `*`. */
  warning: 'warning.read',
  /** Notices to entities, served and answered; the key is one's id. */
  notice: 'notice.read',
  /** Objections; the key is one's id. */
  objection: 'objection.read',
  /** Plans of inspection: drawn, changed, results that came in, published; the key is one's id. */
  plan: 'plan.read',
} as const satisfies Record<string, Permission>;

export type Topic = keyof typeof TOPICS;
