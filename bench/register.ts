// A register of invented entities and records for the benches that need a database, the same at every run.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyIn } from '../src/base/copy.ts';
import { civil, type Day } from '../src/base/day.ts';
import type { Database, Db } from '../src/base/db.ts';
import { openRegister, type Register } from '../src/grading/register.ts';
import type { Fields } from '../src/ledger/record.ts';
import { keepShownAtOnce } from '../src/publicity/keep-shown.ts';
import { factsText } from '../src/registry/subject.ts';
import { makeUscc } from '../src/registry/uscc.ts';

/** A small generator of numbers, so that every run makes the same register. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** Opens an empty register on an embedded database in a temporary folder and removes it afterwards. */
export async function withRegister<T>(work: (register: Register) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-bench-'));
  const register = await openRegister({ dataFolder: folder, databaseUrl: undefined }, new Date('2026-11-01T00:00:00Z'));
  keepShownAtOnce(register.grading);
  try {
    return await work(register);
  } finally {
    await register.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const TAGS = ['食品经营', '餐饮服务', '广告', '危险化学品经营', '住宿服务'];

/** Puts entities 1 … count straight into the tables: 55 % individual businesses, a quarter with a key industry. */
export async function putEntities(db: Db, count: number): Promise<void> {
  const throwDice = dice(1);
  const versions = Array.from({ length: count }, (_, i) => {
    const kind = throwDice(100) < 55 ? 'individual' : 'enterprise';
    const tags = throwDice(4) === 0 ? [TAGS[throwDice(TAGS.length)]] : [];
    const uscc = makeUscc(kind === 'individual' ? '92' : '91', '210602', i + 10_000_000);
    return { entityId: i + 1, uscc, kind, tags, keyRegion: throwDice(10) === 0, name: `金信基准${i + 1}号` };
  });
  const at = '2020-01-01T00:00:00.000Z';
  await copyIn(
    db,
    'registry.version (entity_id, version, recorded_at, attributes, who, why)',
    ['int8', 'int4', 'timestamptz', 'jsonb', 'text', 'text'],
    versions.map((v) => [
      v.entityId,
      1,
      at,
      { name: v.name, kind: v.kind, tags: v.tags, key_region: v.keyRegion, uscc: v.uscc },
      'bench',
      '',
    ]),
  );
  await copyIn(
    db,
    'registry.entity (entity_id, uscc, name, kind, tags, key_region, version, facts, facts_dated, known_since, recorded_at)',
    ['int8', 'text', 'text', 'text', 'text[]', 'bool', 'int4', 'text', 'bool', 'timestamptz', 'timestamptz'],
    versions.map((v) => [
      v.entityId,
      v.uscc,
      v.name,
      v.kind,
      v.tags,
      v.keyRegion,
      1,
      factsText({ kind: v.kind, tags: v.tags, key_region: v.keyRegion }),
      false,
      at,
      at,
    ]),
  );
  await copyIn(
    db,
    'registry.uscc (uscc, entity_id)',
    ['text', 'int8'],
    versions.map((v) => [v.uscc, v.entityId]),
  );
}

/** Five records an entity on average, as a register has them: mostly inspections and reports, some penalties. */
export const MIX = [
  ['inspection-result', 40],
  ['annual-report', 30],
  ['complaint', 10],
  ['administrative-penalty', 20],
] as const;

const FIRST: Day = civil(2020, 1, 1);

/** The fields of one invented record. */
export function recordFields(
  type: string,
  number: string,
  throwDice: (sides: number) => number,
): { day: Day; fields: Fields } {
  const day = FIRST + throwDice(2400);
  switch (type) {
    case 'administrative-penalty': {
      const kind = ['warning', 'fine', 'fine', 'fine', 'confiscation-income', 'suspension'][throwDice(6)];
      const measure: Fields =
        kind === 'fine' || kind === 'confiscation-income' ? { kind, amount: throwDice(60_000) } : { kind };
      return { day, fields: { document_number: number, measures: [measure] } };
    }
    case 'inspection-result':
      return {
        day,
        fields: { critical: throwDice(30) === 0, failed: throwDice(5) === 0, enforced: throwDice(100) === 0 },
      };
    default:
      return { day, fields: {} };
  }
}

/** Puts records straight into ledger.record, as filing would have left them; for benches that only read them. */
export async function putRecords({ database, grading }: Register, entities: number, count: number): Promise<void> {
  const throwDice = dice(2);
  const types = MIX.flatMap(([type, share]) => new Array<string>(share).fill(type));
  const { pack } = grading.keeping;
  function* rows(): Generator<unknown[]> {
    const row: unknown[] = new Array(8);
    for (let i = 1; i <= count; i++) {
      const type = types[throwDice(100)];
      const { day, fields } = recordFields(type, '', throwDice);
      row[0] = 1 + throwDice(entities);
      row[1] = row[2] = i;
      row[3] = day;
      row[4] = type;
      row[5] = 'bench';
      row[6] = `B${i}`;
      row[7] = pack(type, fields);
      yield row;
    }
  }
  const columns = 'entity_id, record_id, entry_id, recognized_on, type, source, number, packed';
  await database.transaction((db) =>
    copyIn(db, `ledger.record (${columns})`, ['int8', 'int8', 'int8', 'date', 'text', 'text', 'text', 'bytea'], rows()),
  );
}

/** Lets the server settle what was put in, so that the measured work is not paying for it. */
export async function settle(database: Database): Promise<void> {
  await database.asOwner(async (db) => {
    await db.query('analyze registry.entity');
    await db.query('analyze ledger.record');
  });
}
