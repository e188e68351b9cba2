// The penal clause that a penalty rests on, as a field that grading reads: its code in the clause table.

import { textKey } from '../base/text-key.ts';
import type { Derive } from '../ledger/pack.ts';
import type { Fields, Json } from '../ledger/record.ts';
import type { ClauseTable, Imposed } from '../rulebooks/clauses.ts';
import type { ClauseTables } from './kernel/plan.ts';

/** Adds `clause` to penalties that cite a law and article of the table; 0 where several articles disagree. */
export function clauseField(table: ClauseTable): Derive {
  const found = new Map<string, number | undefined>();
  return (type, fields) => {
    if (type !== 'administrative-penalty' || typeof fields.law !== 'string' || typeof fields.article !== 'string')
      return fields;
    const measures = imposed(fields.measures);
    const key = `${fields.law}|${fields.article}|${measures.map(({ kind, amount }) => `${kind} ${amount}`)}`;
    if (!found.has(key)) found.set(key, table.clauseCode(fields.law, fields.article, measures));
    const code = found.get(key);
    return code === undefined ? fields : { ...fields, clause: String(code) };
  };
}

function imposed(measures: Json | undefined): Imposed[] {
  return ((measures ?? []) as Fields[]).map(({ kind, amount }) => ({
    kind: String(kind),
    amount: typeof amount === 'number' ? amount : undefined,
  }));
}

/** The table as rulebooks name it; a clause is known by the key of its code. */
export function clauseTables(table: ClauseTable): ClauseTables {
  const levels = new Map<number, string>();
  for (const { id } of table.clauses)
    for (const code of [3 * id, 3 * id + 1, 3 * id + 2]) {
      const level = table.levelOf(code);
      if (level) levels.set(textKey(String(code)), level);
    }
  return { 'penalty-clauses': (clause) => levels.get(clause) };
}
