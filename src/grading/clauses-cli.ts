// The commands of the clause table (罚则量化): searching it, and laying an authority's own clauses over it.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { noteLocally } from '../base/who/local-act.ts';
import { writeCitation } from '../rulebooks/citation.ts';
import { type Clause, measures } from '../rulebooks/clauses.ts';
import type { Door } from './cli.ts';
import { booksWithClauses, keepClauses } from './own-clauses.ts';
import { regrade } from './regrade.ts';

/** Adds `clauses search` and `clauses import`. */
export function clauseCommands(program: Command, { open, who, print }: Door): void {
  const clauses = program.command('clauses').description('罚则量化表：从法律条款到等级');
  clauses
    .command('search <TEXT>')
    .description('按法律名称、条款、处罚种类查找，如 “食品安全法 第一百二十六条”')
    .option('--limit <N>', '最多几条', '20')
    .action(async (text: string, { limit }) => {
      const { grading } = await open();
      const found = grading.clauses().search(text, Number(limit));
      for (const clause of found) print(lineOf(clause));
      print(`共 ${found.length} 条。等级按声明的标准判定，标准是假定（reference/clause-levels.yaml）。`);
    });
  clauses
    .command('import <FILE>')
    .description('载入本机关自己的罚则（CSV，样式见 reference/penalty-clauses.csv）；同一条款以载入的为准')
    .action(async (file: string) => {
      const { database } = await open();
      const own = { name: basename(file), text: await readFile(file) };
      const grading = await database.transaction(async (db) => {
        const at = new Date();
        const kept = await keepClauses(db, who, at, own);
        await noteLocally(db, at, who, { act: 'local.clauses', object: own.name });
        return kept;
      });
      const books = booksWithClauses(grading);
      await regrade(database, grading, new Date(), books);
      print(`已载入；量化表现有 ${grading.clauses().clauses.length} 条，已按 ${books.join('、')} 重新计算。`);
    });
}

function lineOf(clause: Clause): string {
  const kinds = clause.measures.map((kind) => measures[kind]).join('、');
  const fine = clause.fineMax === undefined ? '' : `，罚款 ${clause.fineMin ?? 0}–${clause.fineMax} 元`;
  const level = clause.onPersons ? '只对个人' : (clause.level ?? '由人判断');
  return `${level}\t${writeCitation(clause)}\t${kinds}${fine}`;
}
