// Repairs of entities of another province, to be sent there: a file in the format that the receiving system imports, with a cursor.

import { CSV_MARK, csvLine } from '../base/csv.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import type { Field } from '../ledger/field.ts';
import { standingEntries } from '../ledger/filed.ts';

/** How many decisions wait for a province, and the day of the first. */
export interface Waiting {
  readonly province: string;
  readonly count: number;
  readonly first: string;
}

// By the division in the credit code, which is that of whoever registered it; without a code, by where it is.
const PROVINCE = `coalesce(substr(e.uscc, 3, 2), left(e.division, 2))`;

/** The province is another than that of every unit of the office; what a province confirmed to have taken waits no longer. */
const WAITING = `
  from ledger.record r join registry.entity e on e.entity_id = r.entity_id
  left join repair.pushed p on p.province = ${PROVINCE}
  where r.type = 'credit-repair' and r.record_id > coalesce(p.cursor, 0)
    and not exists (select from base.unit u where u.kind not in ('department', 'institution') and u.division <> ''
      and left(u.division, 2) = ${PROVINCE})`;

/** The provinces for which decisions wait, the longest waiting first. */
export async function waitingProvinces(db: Db): Promise<Waiting[]> {
  const { rows } = await db.query<Waiting>(
    `select ${PROVINCE} as province, count(*)::int as count, min(r.recognized_on)::text as first ${WAITING}
     group by 1 having ${PROVINCE} is not null order by 3, 1`,
  );
  return rows;
}

export interface Outgoing {
  readonly csv: string;
  readonly count: number;
  /** Up to which decision it goes; to be confirmed once the province has taken it. */
  readonly cursor: number;
}

const MOST = 5_000;

/** What waits for a province as a file of credit repairs; the same until it is confirmed. */
export async function outgoingFor(db: Db, { catalogue }: Grading, province: string): Promise<Outgoing> {
  const { rows } = await db.query<{ entity: number; record: number; uscc: string | null; name: string }>(
    `select r.entity_id as entity, r.record_id as record, e.uscc, e.name ${WAITING} and ${PROVINCE} = $1
     order by r.record_id limit ${MOST}`,
    [province],
  );
  const entries = await standingEntries(
    db,
    rows.map(({ entity, record }) => [entity, record]),
  );
  const fields = catalogue.type('credit-repair')!.fields;
  const head = ['统一社会信用代码', '名称', ...fields.map(({ headings }) => headings[0]?.text ?? '')];
  const lines = rows.map(({ record, uscc, name }) => {
    const payload = entries.get(record)?.payload ?? {};
    return csvLine([uscc, name, ...fields.map((field) => said(field, payload[field.name]))]);
  });
  return { csv: CSV_MARK + csvLine(head) + lines.join(''), count: rows.length, cursor: rows.at(-1)?.record ?? 0 };
}

function said({ list }: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  return list?.codes.find(({ code }) => code === value)?.label.zh ?? String(value);
}

/** Notes that a province has taken everything up to a cursor; an earlier one changes nothing. */
export async function confirmTaken(db: Db, who: Who, at: Date, province: string, cursor: number): Promise<void> {
  await db.query(
    `insert into repair.pushed (province, cursor, at, who) values ($1, $2, $3, $4)
     on conflict (province) do update set cursor = excluded.cursor, at = excluded.at, who = excluded.who
     where pushed.cursor < excluded.cursor`,
    [province, cursor, at, who.name],
  );
}
