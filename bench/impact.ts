// The impact of a drafted edition on a whole register: read into memory once, then asked again and again as the draft changes.

import { dayOf } from '../src/base/day.ts';
import type { Database } from '../src/base/db.ts';
import { Census } from '../src/grading/census/census.ts';
import { type Impact, impactOf } from '../src/lab/impact.ts';
import { beginEdition } from '../src/rulebooks/begin-edition.ts';
import { bookText } from '../src/rulebooks/book-files.ts';
import { withValue } from '../src/rulebooks/edit-text.ts';
import { loadFiles } from '../src/rulebooks/load.ts';
import { parseRulebook } from '../src/rulebooks/parse.ts';
import type { Rulebook } from '../src/rulebooks/rulebook.ts';
import { putEntities, putRecords, settle, withRegister } from './register.ts';

const AT = new Date('2026-11-01T00:00:00Z');
const ON = dayOf('2027-01-01')!;

/** Prints the seconds until the first answer and of those after it; aim: 5 s for 1,000,000 entities once they are in memory. */
export async function impactBench(entities = 1_000_000, records = 5_000_000): Promise<void> {
  await withRegister(async (register) => {
    const { database, grading } = register;
    await database.transaction((db) => putEntities(db, entities));
    await place(database);
    await putRecords(register, entities, records);
    await settle(database);
    const census = new Census(database, grading);
    try {
      const before = grading.books.get('chongqing')!;
      for (const [i, threshold] of [20_000, 15_000, 10_000, 5_000].entries()) {
        const began = performance.now();
        const impact = await answered(census, before, drafted(threshold));
        const seconds = ((performance.now() - began) / 1000).toFixed(2);
        const moved = impact.better + impact.worse + impact.other;
        console.log(
          `impact${i === 0 ? ', the register being read first' : ''}: ${impact.entities} entities, ${records} records, ` +
            `${moved} move, ${impact.byDivision.length} counties, in ${seconds} s`,
        );
      }
    } finally {
      await census.close();
    }
  });
}

/** Every entity into one of six counties and one of six trades. */
async function place(database: Database): Promise<void> {
  await database.asOwner((db) =>
    db.query(`
      update registry.entity set division = d, industries = array[i],
        facts = jsonb_build_array(facts::jsonb->0, facts::jsonb->1, facts::jsonb->2, facts::jsonb->3, array[i], d)::text
      from unnest(array['210602','210603','210604','210624','210681','210682'],
                  array['F5211','H6210','C1310','I6510','L7210','O8010']) with ordinality as p (d, i, n)
      where n = 1 + entity_id % 6`),
  );
}

/** The Chongqing measures with an edition of a lower threshold and longer periods. */
function drafted(threshold: number): Rulebook {
  const begun = { from: 'first', id: '2027', inForce: '2027-01-01', article: 'bench' };
  const files = beginEdition(loadFiles('chongqing')!, begun);
  const value = ['editions', 1, 'parameters', 'threshold', 'values', 0, 'value'];
  const head = withValue(files['rulebook.yaml'], value, threshold);
  const rules = withValue(files['rules/grade-2027.yaml'], [2, 'lasts'], '2 years');
  return parseRulebook(bookText('chongqing', { ...files, 'rulebook.yaml': head, 'rules/grade-2027.yaml': rules }));
}

/** Asks as a page does, until the answer is there. */
async function answered(census: Census, before: Rulebook, after: Rulebook): Promise<Impact> {
  for (;;) {
    const tried = await impactOf(census, { before, after, on: ON, among: { reach: [''] } }, AT);
    if (tried.state === 'done') return tried.impact;
  }
}
