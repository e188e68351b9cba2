// What may be shown on one day, said slowly and by itself: written from the documents, sharing nothing with the engine or its sheets.

import { date, number } from '../oracle/calendar.ts';

/** A record as the last word about it says; days are ISO texts. */
export interface Said {
  readonly type: string;
  readonly number: string;
  readonly on: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Kinds and amounts of a penalty. */
  readonly measures?: readonly { readonly kind: string; readonly amount?: number }[];
}

export interface Ledger {
  /** `individual` or `enterprise`. */
  readonly kind: string;
  readonly records: readonly Said[];
}

const DAY_MS = 86_400_000;

/** The last day of a term of months: the corresponding day, or the month's last where there is none. */
function lastDayOf(from: string, months: number): string {
  const start = new Date(number(from) * DAY_MS);
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate()));
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return date(end.getTime() / DAY_MS);
}

/** One spelling of a number: its letters and digits alone, as far as these ledgers write them. */
function plain(text: unknown): string {
  return String(text)
    .replace(/[〔［[(（]/g, '<')
    .replace(/[〕］\])）]/g, '>')
    .replace(/\s/g, '');
}

const same = (a: unknown, b: unknown) => plain(a) === plain(b);

/** Whether a record is shown on a day on a channel. */
export function shown(ledger: Ledger, record: Said, day: string, channel: 'market' | 'credit'): boolean {
  return !hidden(ledger, record, day) && allowed(ledger, record, day, channel);
}

/** Whether an objection to it is pending. */
export function disputed({ records }: Ledger, record: Said, day: string): boolean {
  return records.some(
    ({ type, on, fields }) =>
      type === 'objection' &&
      fields.record_type === record.type &&
      same(fields.record_number, record.number) &&
      on <= day &&
      (fields.settled_on === undefined || day < (fields.settled_on as string)),
  );
}

function decisions({ records }: Ledger, record: Said, reversed: boolean): Said[] {
  return records.filter(
    ({ type, fields }) =>
      type === 'credit-repair' &&
      fields.record_type === record.type &&
      same(fields.record_number, record.number) &&
      (fields.kind === 'reversed') === reversed,
  );
}

/** The day on which a repair was reversed; undefined when it never was. */
function undoneOn(ledger: Ledger, record: Said, repair: Said): string | undefined {
  return decisions(ledger, record, true)
    .filter(({ on, fields }) => on >= repair.on && (!fields.reverses || same(fields.reverses, repair.number)))
    .map(({ on }) => on)
    .sort()[0];
}

function hidden(ledger: Ledger, record: Said, day: string): boolean {
  return decisions(ledger, record, false).some((repair) => {
    const undone = undoneOn(ledger, record, repair);
    const until = repair.fields.until as string | undefined;
    return repair.on <= day && !(undone !== undefined && undone <= day) && !(until !== undefined && until <= day);
  });
}

function allowed(ledger: Ledger, record: Said, day: string, channel: 'market' | 'credit'): boolean {
  switch (record.type) {
    case 'administrative-penalty':
      return channel === 'market' ? penaltyInSystem(ledger, record, day) : penaltyOnCreditSite(record, day);
    case 'abnormal-operation-listing':
      return day >= record.on && !(record.fields.removed_on && day >= (record.fields.removed_on as string));
    case 'serious-violation-listing':
      return (
        day >= record.on &&
        day <= lastDayOf(record.on, 36) &&
        !(record.fields.removed_on && day >= (record.fields.removed_on as string))
      );
    case 'inspection-result':
      return channel === 'market' && inspection(record, day);
    case 'administrative-licence':
      return (
        !['revoked', 'void'].includes(record.fields.state as string) &&
        day >= record.on &&
        !(record.fields.valid_until && day > (record.fields.valid_until as string))
      );
    default:
      return false;
  }
}

const NEW_RULES = '2025-12-25';

function inspection({ on, fields }: Said, day: string): boolean {
  const from = (fields.published_on as string | undefined) ?? on;
  if (day < from) return false;
  if (fields.outcome === 'no-problem' || fields.outcome === 'not-trading') return day <= lastDayOf(from, 36);
  const former = day <= lastDayOf(from, 36) && day <= lastDayOf(on, 60);
  const present = day <= lastDayOf(from, 12) && day <= lastDayOf(on, 60);
  if (on >= NEW_RULES) return present;
  return day < NEW_RULES ? former : former && present;
}

function penaltyInSystem(ledger: Ledger, record: Said, day: string): boolean {
  const former = () => byOrder45(ledger, record, day);
  const present = () => byOrder107(ledger, record, day);
  if (record.on >= NEW_RULES) return present();
  return day < NEW_RULES ? former() : former() && present();
}

const kinds = ({ measures = [] }: Said) => measures.map(({ kind }) => kind);
const only = (record: Said, ...allowedKinds: string[]) => kinds(record).every((kind) => allowedKinds.includes(kind));
const any = (record: Said, ...asked: string[]) => kinds(record).some((kind) => asked.includes(kind));

/** Hubei: below 10,000 for an individual business, below 100,000 for others. */
function smallerFine({ kind }: Ledger, { measures = [] }: Said): boolean {
  const fines = measures.filter((one) => one.kind === 'fine');
  if (fines.some(({ amount }) => amount === undefined)) return false;
  return (
    fines.length === 0 ||
    fines.reduce((sum, { amount }) => sum + amount!, 0) < (kind === 'individual' ? 10_000 : 100_000)
  );
}

/** Not beyond what the source says, nor five years. */
function within({ on, fields }: Said, day: string): boolean {
  return day <= lastDayOf(on, 60) && !(fields.publicity_until && day > (fields.publicity_until as string));
}

function byOrder45(ledger: Ledger, record: Said, day: string): boolean {
  if (only(record, 'warning') || record.fields.summary_procedure === true || !within(record, day)) return false;
  const minor = only(record, 'warning', 'criticism', 'fine') && smallerFine(ledger, record);
  const ban = any(record, 'occupation-restricted', 'business-restricted') && (record.fields.valid_until as string);
  const begins = [(record.fields.published_on as string | undefined) ?? record.on, ...restarts(ledger, record)];
  return begins.some((from) => {
    const last = lastDayOf(from, minor ? 3 : 36);
    return day >= from && (day <= last || (!minor && ban && day <= ban));
  });
}

/** After a repair that hid something was reversed the period of order 45 begins anew. */
function restarts(ledger: Ledger, record: Said): string[] {
  return decisions(ledger, record, false).flatMap((repair) => {
    const undone = undoneOn(ledger, record, repair);
    const until = repair.fields.until as string | undefined;
    return undone === undefined || undone <= repair.on || (until !== undefined && until < undone) ? [] : [undone];
  });
}

function byOrder107(ledger: Ledger, record: Said, day: string): boolean {
  if (only(record, 'warning') || record.fields.summary_procedure === true || !within(record, day)) return false;
  const minor = only(record, 'warning', 'criticism', 'fine') && smallerFine(ledger, record);
  const serious = any(
    record,
    'permit-revoked',
    'licence-revoked',
    'business-restricted',
    'suspension',
    'closure',
    'occupation-restricted',
  );
  return day >= record.on && day <= lastDayOf(record.on, minor ? 3 : serious ? 36 : 12);
}

function penaltyOnCreditSite(record: Said, day: string): boolean {
  if (only(record, 'warning', 'criticism') || record.fields.summary_procedure === true) return false;
  if (day < record.on || !within(record, day)) return false;
  const serious = any(
    record,
    'permit-revoked',
    'licence-revoked',
    'business-restricted',
    'suspension',
    'closure',
    'occupation-restricted',
    'qualification-downgraded',
  );
  const present = day <= lastDayOf(record.on, serious ? 36 : 12);
  const former = day <= lastDayOf(record.on, 36);
  if (record.on >= '2025-06-22') return present;
  return day < '2025-06-22' ? former : former && present;
}
