// Daily work in a real browser: supervision, inspection and rights from beginning to end, the public's and the enterprises' pages.

import { describe } from 'vitest';
import { areasPaths } from './areas-paths.ts';
import { complaintsPaths } from './complaints-paths.ts';
import { drawsPaths } from './draws-paths.ts';
import { dutiesPaths } from './duties-paths.ts';
import { enterprisePaths } from './enterprise-paths.ts';
import { keyboardPaths } from './keyboard-paths.ts';
import { objectionPaths } from './objection-paths.ts';
import { noBrowser, openOffice, quietPages } from './office.ts';
import { plansPaths } from './plans-paths.ts';
import { publicityPaths } from './publicity-paths.ts';
import { repairPaths } from './repair-paths.ts';
import { scansPaths } from './scans-paths.ts';
import { sitePaths } from './site-paths.ts';
import { todayPaths } from './today-paths.ts';
import { warningsPaths } from './warnings-paths.ts';

describe.skipIf(noBrowser)('daily work', async () => {
  if (noBrowser) return;
  const office = await openOffice();
  complaintsPaths(office);
  repairPaths(office);
  objectionPaths(office);
  drawsPaths(office);
  todayPaths(office);
  areasPaths(office);
  sitePaths(office);
  scansPaths(office);
  enterprisePaths(office);
  publicityPaths(office);
  dutiesPaths(office);
  warningsPaths(office);
  plansPaths(office);
  keyboardPaths(office);
  quietPages(office);
});
