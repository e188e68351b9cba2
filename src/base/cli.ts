// The commands of the base: backup, restore, and the calendar of working days.

import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { backup } from './backup.ts';
import { fileCalendar } from './calendar-load.ts';
import { readConfig } from './config.ts';
import { type Database, openDatabase } from './db.ts';
import { restore } from './restore.ts';
import { noteLocally } from './who/local-act.ts';
import { rescueAccount } from './who/rescue-account.ts';
import type { Who } from './who.ts';

export interface Door {
  readonly who: Who;
  readonly print: (line: string) => void;
}

/** Adds the commands of the base to the program. */
export function base(program: Command, { who, print }: Door): void {
  program
    .command('backup <FILE>')
    .description('把整个数据库备份到一个文件（备份期间可以照常使用）')
    .action(async (file: string) => {
      const { tables, rows } = await withDatabase((database) => backup(database, resolve(file), new Date()));
      print(`已备份 ${tables} 张表、${rows} 行到 ${file}。`);
    });
  program
    .command('restore <FILE>')
    .description('把备份文件恢复到一个空的数据库（全部恢复，或者什么都不改）')
    .action(async (file: string) => {
      const { tables, rows } = await withDatabase(async (database) => {
        const restored = await restore(database, resolve(file));
        const act = { act: 'local.restore', object: basename(file) } as const;
        await database.transaction((db) => noteLocally(db, new Date(), who, act));
        return restored;
      });
      print(`已从 ${file} 恢复 ${tables} 张表、${rows} 行；等级在下一次使用时按规则书重新计算。`);
    });
  program
    .command('account')
    .description('账户')
    .command('reset <NAME>')
    .description('管理员都进不来时：给账户一个新的一次性密码，停用它的动态口令，结束它的会话')
    .action(async (name: string) => {
      const password = await withDatabase((database) =>
        database.transaction((db) => rescueAccount(db, new Date(), who, name)),
      );
      print(`账户 ${name} 的一次性密码：${password}（只显示这一次，登录后须设定自己的密码）`);
    });
  program
    .command('calendar')
    .description('工作日历')
    .command('load <FILE>')
    .description('载入节假日安排（国务院办公厅通知的文字，或 reference/holidays.yaml 的样式），同一年的以新载入的为准')
    .action(async (file: string) => {
      const { years, doubts } = await withDatabase((database) =>
        database.transaction(async (db) => {
          const at = new Date();
          const loaded = await fileCalendar(db, who, at, file);
          const detail = loaded.years.map(({ year }) => year).join(', ');
          await noteLocally(db, at, who, { act: 'local.calendar', object: basename(file), detail });
          return loaded;
        }),
      );
      for (const { zh } of doubts) print(`请核对：${zh}`);
      print(`已载入 ${years.map((year) => year.year).join('、')} 年的节假日安排。`);
    });
}

// These commands need the database as it is, without the register that other doors open on it.
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(process.env));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
