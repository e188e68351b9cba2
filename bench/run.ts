// Runs the benches: `npm run bench`, or `node bench/run.ts spans clauses import regrade filing impact census load public search joint` for some
// of them.

import { censusBench } from './census.ts';
import { clausesBench } from './clauses.ts';
import { dutiesBench } from './duties.ts';
import { filingBench } from './filing.ts';
import { impactBench } from './impact.ts';
import { importBench } from './import.ts';
import { jointBench } from './joint.ts';
import { loadBench } from './load.ts';
import { publicBench } from './public.ts';
import { regradeBench } from './regrade.ts';
import { reportsBench } from './reports.ts';
import { benchSearch } from './search.ts';
import { spansBench } from './spans.ts';

const benches: Record<string, () => Promise<unknown>> = {
  spans: () => spansBench(),
  clauses: async () => clausesBench(),
  import: () => importBench(),
  regrade: () => regradeBench(),
  filing: () => filingBench(),
  duties: () => dutiesBench(),
  impact: () => impactBench(),
  census: () => censusBench(),
  joint: async () => jointBench(),
  reports: () => reportsBench(),
  load: () => loadBench(),
  public: () => publicBench(),
  search: () => benchSearch(1_000_000),
};

const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(benches)) {
  if (!benches[name]) throw new Error(`no bench ${name}; there are: ${Object.keys(benches).join(', ')}`);
  await benches[name]();
}
