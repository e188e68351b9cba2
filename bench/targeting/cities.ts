// The three cities of the proof, from the shared data: premises with their visits, and what each city calls critical.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { dayOf } from '../../src/base/day.ts';
import type { Premises, Visit } from '../../src/inspection/targeting/visit.ts';

type Row = Record<string, string>;
type Read = (file: string) => Row[];

/** The rows of a gzipped CSV file. */
export function rowsOf(path: string): Row[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true }) as Row[];
}

/** Files of the shared data that a city needs. */
export const FILES = {
  toronto: ['toronto_inspections', 'toronto_dinesafe_rows'],
  chicago: ['chicago_canvass_2011-2014'],
  detroit: ['detroit_establishments', 'detroit_inspections', 'detroit_violations'],
} as const;

/** What an infraction is about, by words of the city's own texts. */
const TORONTO_SUBJECTS: Readonly<Record<string, RegExp>> = {
  温度: /temperature|refrigerat|thermometer|hazardous food/i,
  虫鼠: /pest|rodent|insect|vermin|cockroach/i,
  洗手: /hand ?wash|soap|towel|basin/i,
  污染: /contaminat|adulterat|protect/i,
  器具: /utensil|multi-?service|sanitize|equipment surface|dish/i,
  环境: /sanitary condition|premise maintained|garbage|floor|wall|washroom/i,
  人员: /food handler|headgear|outer garment|clean garment/i,
  公示: /post|sign|record|permit|certificate/i,
};

/**
 * Critical: a crucial infraction, or a measure; the words of `examples/toronto`. A conviction comes long after its visit and is left
 * out, it always follows a ticket or a summons. The list does not say what kind a visit was: all are taken for planned.
 */
export function toronto(read: Read): Premises[] {
  const subjects = subjectsBy(read('toronto_dinesafe_rows'), 'inspection_id', ({ infraction }) =>
    Object.keys(TORONTO_SUBJECTS).filter((subject) => TORONTO_SUBJECTS[subject].test(infraction)),
  );
  return grouped(
    read('toronto_inspections'),
    (row) => row.establishment_id,
    (row) => ({ kind: row.type, traits: { frequency: row.min_inspections_per_year } }),
    (row) => ({
      day: dayOf(row.date)!,
      critical: Number(row.n_crucial),
      serious: Number(row.n_significant),
      minor: Number(row.n_minor),
      failed: Number(row.n_crucial) + Number(row.n_significant) > 0,
      enforced: [row.ticket, row.summons, row.closure].some((n) => Number(n) > 0),
      planned: true,
      subjects: subjects.get(row.inspection_id) ?? {},
    }),
  );
}

/** Licences of the list that a premises may hold besides its trade. */
const CHICAGO_LICENCES = {
  consumption_on_premises_incidental_activity: '酒类现场饮用',
  tavern: '酒馆',
  package_goods: '酒类零售',
  caterers_liquor_license: '酒类外送',
  tobacco: '烟草',
  outdoor_patio: '露天座位',
  public_place_of_amusement: '娱乐场所',
  filling_station: '加油站',
  mobile_food_license: '流动食品',
  limited_business_license: '一般经营',
  regulated_business_license: '特许经营',
  childrens_services_facility_license: '儿童服务',
} as const;

/**
 * Critical: a violation of numbers 1 to 14. Canvass visits only. Licences, kind and class of risk are those of the first visit of
 * the list, so that no later one speaks of an earlier day. Where the place is, and what went on around it, is not looked at: areas
 * are inspectors' here.
 */
export function chicago(read: Read): Premises[] {
  return grouped(
    read('chicago_canvass_2011-2014').sort((a, b) => (a.Inspection_Date < b.Inspection_Date ? -1 : 1)),
    (row) => row.License,
    (row) => ({ kind: row.Facility_Type, traits: { risk: row.Risk }, licences: licencesIn(row) }),
    (row) => ({
      day: dayOf(row.Inspection_Date)!,
      critical: Number(row.criticalCount),
      serious: Number(row.seriousCount),
      minor: Number(row.minorCount),
      failed: row.Results === 'Fail',
      enforced: false,
      planned: true,
    }),
  );
}

function licencesIn(row: Row): string[] {
  return Object.entries(CHICAGO_LICENCES).flatMap(([column, licence]) => (row[column] === '1' ? [licence] : []));
}

/** Critical: a priority violation (`pcount`). Only routine inspections are foretold. */
export function detroit(read: Read): Premises[] {
  const about = new Map(read('detroit_establishments').map((row) => [row.establishmentid, row]));
  const subjects = subjectsBy(read('detroit_violations'), 'inspectionid', ({ violation_code }) => [
    violation_code.slice(0, 3),
  ]);
  return grouped(
    read('detroit_inspections'),
    (row) => row.establishmentid,
    (row) => {
      const { license_type, review_frequency_days } = about.get(row.establishmentid)!;
      return { kind: license_type, traits: { frequency: review_frequency_days } };
    },
    (row) => ({
      day: dayOf(row.inspection_date)!,
      critical: Number(row.pcount),
      serious: Number(row.pfcount),
      minor: Number(row.ccount),
      failed: Number(row.criticalcount) > 0,
      enforced: false,
      planned: row.inspection_type === 'Routine Inspection',
      subjects: subjects.get(row.inspectionid) ?? {},
    }),
  );
}

function subjectsBy(rows: readonly Row[], id: string, of: (row: Row) => string[]): Map<string, Record<string, number>> {
  const found = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const counts = found.get(row[id]) ?? {};
    for (const subject of of(row)) counts[subject] = (counts[subject] ?? 0) + 1;
    found.set(row[id], counts);
  }
  return found;
}

function grouped(
  rows: readonly Row[],
  id: (row: Row) => string,
  about: (row: Row) => Omit<Premises, 'id' | 'visits'>,
  visit: (row: Row) => Visit,
): Premises[] {
  return [...Map.groupBy(rows, id)].map(([key, own]) => ({
    id: key,
    ...about(own[0]),
    visits: own.map(visit).sort((a, b) => a.day - b.day),
  }));
}
