// Makes reference/enterprise-types.csv (code, name, kind of entity) from ref/enterprise_type_codes.csv.
import { join } from 'node:path';
import { kindOfTypeName } from '../../src/registry/enterprise-types.ts';
import { dataFolder, type Row, readRows, writeRows } from './rows.ts';

/** Where the name misleads: cooperatives before the law on farmers' cooperatives, a heading over several kinds. */
const BY_CODE: Row = { '3700': 'enterprise', '4000': 'other' };
/** What foreign companies do in China (承包工程, 银行 …): the name says nothing of a kind. */
const FOREIGN_BUSINESS = '24';

function kindOf(row: Row): string {
  const byCode = BY_CODE[row.comp_type];
  if (byCode) return byCode;
  const byName = kindOfTypeName(row.comp_type_name);
  if (byName) return byName;
  if (row.comp_dalei === FOREIGN_BUSINESS) return 'other';
  throw new Error(`${row.comp_type} ${row.comp_type_name}: no kind`);
}

const lines = readRows(join(dataFolder(), 'ref/enterprise_type_codes.csv')).map((row) => ({
  code: row.comp_type,
  name: row.comp_type_name.replace(/\(/g, '（').replace(/\)/g, '）'),
  kind: kindOf(row),
}));
lines.sort((a, b) => (a.code < b.code ? -1 : 1));
writeRows('enterprise-types.csv', ['code', 'name', 'kind'], lines);
