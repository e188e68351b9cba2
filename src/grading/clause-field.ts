// The penal clause that a penalty rests on, as a field that grading reads: its code in the clause table.

import { textKey } from '../base/text-key.ts';
import type { Derive } from '../ledger/pack.ts';
import type { Fields, Json } from '../ledger/record.ts';
import type { ClauseTable, Imposed } from '../rulebooks/clauses.ts';
import type { ClauseTables } from './kernel/plan.ts';

/** Gives the clause table when it is first needed: reading it takes longer than most commands. */
export type LazyClauses = () => ClauseTable;

/** Adds `clause` to penalties that cite a law and article of the table; 0 where several articles disagree. */
export function clauseField(table: LazyClauses): Derive {
  const found = new Map<string, number | undefined>();
  return (type, fields) => {
    const { law, article, decided_on: decidedOn } = fields;
    if (type !== 'administrative-penalty' || typeof law !== 'string' || typeof article !== 'string') return fields;
    const measures = imposed(fields.measures);
    const key = `${law}|${article}|${decidedOn}|${measures.map(({ kind, amount }) => `${kind} ${amount}`)}`;
    if (!found.has(key))
      found.set(key, table().clauseCode(law, article, measures, typeof decidedOn === 'string' ? decidedOn : undefined));
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
export function clauseTables(table: LazyClauses): ClauseTables {
  let levels: Map<number, string> | undefined;
  return {
    'penalty-clauses': (clause) => {
      levels ??= levelsOf(table());
      return levels.get(clause);
    },
  };
}

function levelsOf(table: ClauseTable): Map<number, string> {
  const levels = new Map<number, string>();
  for (const { id } of table.clauses)
    for (const code of [3 * id, 3 * id + 1, 3 * id + 2]) {
      const level = table.levelOf(code);
      if (level) levels.set(textKey(String(code)), level);
    }
  return levels;
}
