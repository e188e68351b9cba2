// The clause table: grading by 1,643 clauses, or by all of them, must cost what grading by ten costs.

import { textKey } from '../src/base/text-key.ts';
import { clauseTables } from '../src/grading/clause-field.ts';
import { layoutsOf } from '../src/grading/columns.ts';
import { grade } from '../src/grading/kernel/grade.ts';
import { planFor } from '../src/grading/kernel/plan.ts';
import { loadCatalogue } from '../src/ledger/catalogue-load.ts';
import { ClauseTable } from '../src/rulebooks/clauses.ts';
import { loadClauseTable } from '../src/rulebooks/clauses-load.ts';
import { loadRulebooks } from '../src/rulebooks/load.ts';
import { median, penalties } from './penalties.ts';
import { dice } from './register.ts';

/** Prints penalties graded a second under the Jianghai rules with 10, 1,643 and all clauses, each penalty citing one of them. */
export function clausesBench(entities = 200_000, records = 1_000_000): void {
  const { clauses } = loadClauseTable();
  const levelled = clauses.filter((clause) => clause.level !== undefined);
  const { batch } = penalties(entities, records);
  const [rows] = batch.rows;
  const width = rows.layout.fields.length;
  const cell = rows.layout.fields.findIndex((field) => field.name === 'clause');
  const times = [10, 1643, levelled.length].map((size) => {
    const some = levelled.slice(0, size);
    const plan = planFor(
      loadRulebooks().get('jianghai')!,
      layoutsOf(loadCatalogue()),
      clauseTables(() => new ClauseTable(some)),
    );
    const throwDice = dice(6);
    for (let i = 0; i < rows.count; i++) rows.cells[i * width + cell] = textKey(String(3 * some[throwDice(size)].id));
    const runs = Array.from({ length: 5 }, () => {
      const began = performance.now();
      grade(plan, batch);
      return performance.now() - began;
    });
    return { size, ms: median(runs) };
  });
  for (const { size, ms } of times)
    console.log(
      `clauses: ${size} in the table, ${Math.round((records / ms) * 1000).toLocaleString('en')} penalties graded a second, ${(ms / times[0].ms).toFixed(2)} × the time with ${times[0].size}`,
    );
}
