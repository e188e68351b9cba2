// All files of an invented city, in the order in which they are imported; one of them has rows that must be given back.

import { type CityPlan, ENTITY_HEADINGS, entityRow, type MadeEntity, madeCity, strangersCode } from './city.ts';
import {
  adjustments,
  annualChecks,
  annualReports,
  contributions,
  fees,
  frauds,
  freezes,
  honours,
  judgments,
  licences,
  performances,
  preApprovals,
} from './duty-files.ts';
import type { MadeFile } from './made-file.ts';
import { madePenalties, PENALTY_HEADINGS, penaltyRow, RESUMPTION_HEADINGS, resumptionRow } from './penalties.ts';
import { agencyGrades, bankGrades, customsGrades, taxGrades } from './rating-files.ts';
import {
  abnormalListings,
  complaints,
  inspections,
  letters,
  reports,
  samplings,
  seriousListings,
} from './supervision-files.ts';

export interface City {
  readonly entities: readonly MadeEntity[];
  readonly files: readonly MadeFile[];
  /** The rows that were given back, as they should have been: what a user would make of `complaint.csv.rejected.csv`. */
  readonly mended: MadeFile;
}

/** The city of a plan: the same bytes every time. */
export function cityOf(plan: CityPlan): City {
  const entities = madeCity(plan);
  const penalties = madePenalties(plan, entities);
  const resumed = penalties.filter(({ resumedOn }) => resumedOn !== undefined);
  const filed = reports(plan, entities);
  const { spoilt, mended } = spoil(complaints(plan, entities), plan, entities);
  const files: MadeFile[] = [
    { name: 'entities.csv', type: 'entities', headings: ENTITY_HEADINGS, rows: entities.map(entityRow) },
    {
      name: 'administrative-penalty.csv',
      type: 'administrative-penalty',
      headings: PENALTY_HEADINGS,
      rows: penalties.map(penaltyRow),
    },
    {
      name: 'business-resumption.csv',
      type: 'business-resumption',
      headings: RESUMPTION_HEADINGS,
      rows: resumed.map(resumptionRow),
    },
    licences(plan, entities),
    annualReports(plan, filed),
    abnormalListings(plan, entities, filed),
    seriousListings(plan, penalties),
    inspections(plan, entities),
    spoilt,
    samplings(plan, entities),
    letters(plan, entities),
    annualChecks(plan, entities),
    performances(plan, entities),
    frauds(plan, entities),
    contributions(plan, entities),
    honours(plan, entities),
    taxGrades(plan, entities),
    customsGrades(plan, entities),
    bankGrades(plan, entities),
    agencyGrades(plan, entities),
    preApprovals(plan, entities),
    fees(plan, entities),
    judgments(plan, entities),
    freezes(plan, entities),
    adjustments(plan, entities),
  ];
  return { entities, files, mended };
}

const SPOILT_DAY = '2026-10-20';

/** Adds rows with the faults that departments' files have, each followed by how it should have been. */
function spoil(file: MadeFile, plan: CityPlan, city: readonly MadeEntity[]): { spoilt: MadeFile; mended: MadeFile } {
  const with18 = city.filter(({ uscc }) => uscc).slice(0, 6);
  const sound = with18.map(({ uscc, name }, i) => [
    uscc,
    name,
    '',
    `TSJZ20261000${i + 1}`,
    SPOILT_DAY,
    '质量',
    '12315平台',
    '',
    '',
    '',
    '金信市市场监督管理局',
  ]);
  const faults: ((row: string[]) => string[])[] = [
    (row) => row.with(4, '2026-10-32'),
    (row) => row.with(0, strangersCode(plan)).with(1, '金信市查无此户商贸有限公司'),
    (row) => row.with(0, `${row[0].slice(0, 17)}${row[0][17] === '0' ? '1' : '0'}`),
    (row) => row.with(3, ''),
    (row) => row.with(8, '大概'),
    (row) => row.with(9, '-50'),
  ];
  return {
    spoilt: { ...file, rows: [...file.rows, ...sound.map((row, i) => faults[i](row))] },
    mended: { ...file, name: 'complaint.mended.csv', rows: sound },
  };
}
