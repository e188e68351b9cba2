// Five hundred different signed reports: made of the register, typeset as PDF/A, signed as both files, kept; then verified.

import { iso } from '../src/base/day.ts';
import { Typesetter } from '../src/base/pdf/typeset.ts';
import { sealBy } from '../src/base/seal.ts';
import { issueReport } from '../src/disclosure/reports/issue.ts';
import { publicKeys } from '../src/disclosure/reports/keys.ts';
import { verifyFile } from '../src/disclosure/reports/verify-file.ts';
import { fileAndGrade } from '../src/grading/file.ts';
import { dice, putEntities, recordFields, withRegister } from './register.ts';

const REPORTS = 500;
const RECORDS = 12;
/** As many as desks and systems ask for together. */
const AT_ONCE = 4;
const WHO = { id: 'bench', name: 'bench' };

/** Prints how long five hundred special reports take from the register to the signed files. Aim: under 10 s. */
export async function reportsBench(): Promise<void> {
  await withRegister(async ({ database, grading }) => {
    await database.transaction((db) => putEntities(db, REPORTS));
    const at = new Date('2026-11-01T00:00:00Z');
    const throwDice = dice(7);
    const filings = Array.from({ length: REPORTS * RECORDS }, (_, i) => {
      const { day, fields } = recordFields('administrative-penalty', `金市监处罚〔2026〕${i}号`, throwDice);
      const entityId = 1 + (i % REPORTS);
      return { entityId, type: 'administrative-penalty', source: 'bench', fields: { ...fields, decided_on: iso(day) } };
    });
    await database.transaction((db) => fileAndGrade(db, WHO, at, filings, grading));
    const typesetter = new Typesetter();
    const office = { grading, seal: sealBy('a secret of the bench alone, long enough'), typesetter };
    const spent = process.cpuUsage();
    const began = performance.now();
    const asked = { ...office, address: 'https://credit.example.cn' };
    const made: { file: string; pdf: Buffer }[] = [];
    let next = 1;
    const issue = async () => {
      while (next <= REPORTS) {
        const entityId = next++;
        const wanted = {
          ...{ entityId, kind: 'special' as const, from: '2021-11-01', until: '2026-11-01', sections: [] },
          ...{ purpose: '上市核查', basis: '企业申请' },
        };
        made.push(await database.transaction((db) => issueReport({ db, whole: db }, WHO, at, asked, wanted)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, issue));
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(spent);
    await typesetter.close();
    const keys = await database.read(publicKeys);
    const verifying = performance.now();
    for (const { file, pdf } of made)
      for (const bytes of [Buffer.from(file), pdf])
        if (!(await verifyFile(bytes, keys)).ok) throw new Error('a report is not as it was signed');
    const checked = performance.now() - verifying;
    const size = made.reduce((sum, { pdf }) => sum + pdf.length, 0) / REPORTS / 1024;
    console.log(
      `reports, ${REPORTS} entities of ${RECORDS} penalties: ${seconds.toFixed(1)} s, ${((1000 * seconds) / REPORTS).toFixed(1)} ms each, ` +
        `processor of the program ${((user + system) / 1e6).toFixed(1)} s ` +
        `(PDF ${size.toFixed(0)} KB); both files verified in ${(checked / REPORTS).toFixed(1)} ms; memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    );
  });
}
