// The commands of the registry: finding entities, showing one on any day, listing suspected duplicates.

import { type Command, InvalidArgumentError } from 'commander';
import { dayOf, instantIn } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import { type Lang, Problem } from '../base/problem.ts';
import { internalId } from './entity.ts';
import { entityOn, findEntities } from './entity-on.ts';
import { problems } from './problems.ts';
import { investmentsOf, relationsOf } from './relations.ts';
import { searchEntities } from './search-entities.ts';
import { duplicateLines, entityLines, hitLines } from './show.ts';
import { suspectedDuplicates } from './suspected-duplicates.ts';

export interface Door {
  readonly open: () => Promise<{ readonly database: Database }>;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds the commands of the registry to the program. */
export function registry(program: Command, door: Door): void {
  findCommand(program, door);
  entityCommand(program, door);
  duplicatesCommand(program, door);
}

function findCommand(program: Command, { open, lang, print }: Door): void {
  program
    .command('find <QUERY>')
    .description('查找主体：代码、名称、曾用名、名称的任何一段、拼音或拼音首字母')
    .option('--limit <N>', '最多列出多少个', count, 20)
    .action(async (query: string, { limit }: { limit: number }) => {
      const { database } = await open();
      const hits = await database.read((db) => searchEntities(db, query, { limit }));
      for (const line of hitLines(hits, lang())) print(line);
      if (hits.length === 0) print(lang() === 'en' ? 'Nothing found.' : '没有找到。');
    });
}

function entityCommand(program: Command, { open, lang, print }: Door): void {
  program
    .command('entity <CODE>')
    .description('显示一个主体在某日的登记情况（信用代码、注册号、外部编号或内部编号）')
    .option('--on <DAY>', '哪一天，如 2024-06-30；不写就是现在', day)
    .option('--as-known <TIME>', '按当时已知的情况，如 2024-06-30T16:00（北京时间）；只写日期指当日终了', instant)
    .action(async (code: string, { on, asKnown }: { on?: string; asKnown?: string }) => {
      const { database } = await open();
      for (const line of await database.read((db) => describeEntity(db, code, lang(), on, asKnown))) print(line);
    });
}

async function describeEntity(db: Db, code: string, lang: Lang, on?: string, asKnown?: string): Promise<string[]> {
  const [entityId, ...others] = await findEntities(db, code);
  const entity = entityId === undefined ? undefined : await entityOn(db, entityId, on, asKnown);
  if (!entity) throw new Problem(problems['registry.no-such-entity'], { code });
  if (others.length) {
    const entities = [entityId, ...others].map(internalId);
    throw new Problem(problems['registry.code-ambiguous'], { code, entities });
  }
  const relations = await relationsOf(db, entityId, on, asKnown);
  return entityLines(entity, relations, await investmentsOf(db, entityId, on, asKnown), lang);
}

function duplicatesCommand(program: Command, { open, lang, print }: Door): void {
  program
    .command('duplicates')
    .description('列出疑似重复的主体及其理由（只列出，不合并）')
    .option('--limit <N>', '最多列出多少对', count, 100)
    .action(async ({ limit }: { limit: number }) => {
      const { database } = await open();
      const pairs = await database.read((db) => suspectedDuplicates(db, { limit }));
      for (const line of duplicateLines(pairs, lang())) print(line);
      if (pairs.length === 0) print(lang() === 'en' ? 'No suspected duplicates.' : '没有疑似重复的主体。');
    });
}

function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('应为 1 以上的整数。');
  return Number(text);
}

function day(text: string): string {
  if (dayOf(text) === undefined) throw new InvalidArgumentError('应为日期 YYYY-MM-DD。');
  return text;
}

function instant(text: string): string {
  const at = instantIn(text);
  if (at === undefined) throw new InvalidArgumentError('应为时刻，如 2024-06-30T16:00。');
  return at;
}
