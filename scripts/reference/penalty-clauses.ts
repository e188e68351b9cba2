// Makes reference/penalty-clauses.csv from ref/penalty_clauses.csv, the corrections and the rule of levels beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { levelOfThreat, type Measure } from '../../src/rulebooks/clauses.ts';
import { loadCriteria } from '../../src/rulebooks/clauses-load.ts';
import { dataFolder, type Row, readRows, shippedPath, writeRows } from './rows.ts';

interface Corrections {
  drop: Record<string, Record<string, number[]>>;
  set: Record<string, (Record<string, unknown> & { row: number; law: string; article: string })[]>;
}

/** The words of the source for kinds of penalty, and ours. */
const KINDS: Record<string, Measure> = {
  warning: 'warning',
  criticism: 'criticism',
  fine: 'fine',
  'confiscate-income': 'confiscation-income',
  'confiscate-goods': 'confiscation-goods',
  'suspend-permit': 'permit-suspended',
  'downgrade-qualification': 'qualification-downgraded',
  'revoke-permit': 'permit-revoked',
  'suspend-business': 'suspension',
  close: 'closure',
  'restrict-occupation': 'occupation-restricted',
  'revoke-licence': 'licence-revoked',
  detention: 'detention',
};
const headings =
  'id law version rank article paragraph clause measures fine_min fine_max multiple_max serious on_persons level review';

const source = readRows(join(dataFolder(), 'ref/penalty_clauses.csv'));
const corrections: Corrections = parse(readFileSync(shippedPath('penalty-clauses-corrections.yaml'), 'utf8'));
const criteria = loadCriteria();

/** The id of a clause is its row in the source, counted from 1: it stays when other rows are dropped. */
const lines = new Map<number, Row>(source.map((row, i) => [i + 1, lineOf(i + 1, row)]));

function lineOf(id: number, row: Row): Row {
  return {
    id: String(id),
    law: row.law,
    version: row.version,
    rank: row.rank,
    article: row.article,
    paragraph: row.paragraph,
    clause: row.clause,
    measures: row.measures
      .split(';')
      .map((word) => KINDS[word])
      .join(';'),
    fine_min: row.fine_min_yuan,
    fine_max: row.fine_max_yuan,
    multiple_max: row.multiple_max,
    serious: row.serious_circumstances,
    on_persons: row.on_persons,
    review: '',
  };
}

function correctable(id: number, law: string, article?: string): Row {
  const line = lines.get(id);
  if (!line || line.law !== law || (article !== undefined && line.article !== article))
    throw new Error(`correction of row ${id}: it is not ${law} ${article ?? ''}`);
  return line;
}

let set = 0;
for (const rows of Object.values(corrections.set))
  for (const { row, law, article, ...values } of rows) {
    const line = correctable(row, law, article);
    for (const [field, value] of Object.entries(values))
      line[field] = Array.isArray(value) ? value.join(';') : String(value);
    line.review = 'mended';
    set++;
  }

let dropped = 0;
for (const laws of Object.values(corrections.drop))
  for (const [law, ids] of Object.entries(laws))
    for (const id of ids) {
      correctable(id, law);
      lines.delete(id);
      dropped++;
    }

const sample = readRows(shippedPath('../docs/reference-clause-sample.csv'));
for (const row of new Set(sample.filter(({ verdict }) => verdict !== 'unsure').map((line) => line.row))) {
  const line = lines.get(Number(row));
  if (line) line.review = line.review ? `${line.review};read` : 'read';
}

const amount = (text: string) => (text === '' ? undefined : Number(text));
for (const line of lines.values())
  line.level =
    levelOfThreat(
      {
        measures: line.measures.split(';') as Measure[],
        fineMin: amount(line.fine_min),
        fineMax: amount(line.fine_max),
        multipleMax: amount(line.multiple_max),
        onPersons: line.on_persons === '1',
      },
      criteria,
    ) ?? '';

console.log(`${source.length} rows, ${dropped} dropped, ${set} mended`);
writeRows('penalty-clauses.csv', headings.split(' '), [...lines.values()]);
