// The commands of the ledger: verifying it, and showing what was ever written about an entity.

import { type Command, InvalidArgumentError } from 'commander';
import type { Database } from '../base/db.ts';
import { type Lang, Problem } from '../base/problem.ts';
import { entityIdOf } from '../registry/entity-id-of.ts';
import type { Keeping } from './keeping.ts';
import { problems } from './problems.ts';
import { entriesOf } from './read-entries.ts';
import { entriesText } from './show-entries.ts';
import { type Anchor, verifyChain } from './verify-chain.ts';
import { verifyRecords } from './verify-records.ts';

export interface Door {
  readonly open: () => Promise<{ readonly database: Database; readonly keeping: Keeping }>;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds the commands of the ledger to the program. */
export function ledger(program: Command, door: Door): void {
  const command = program.command('ledger').description('台账');
  verifyCommand(command, door);
  showCommand(command, door);
}

function verifyCommand(command: Command, { open, lang, print }: Door): void {
  command
    .command('verify')
    .description('逐条核对台账的封印，指出第一条被改动的账目；同时核对由账目得出的记录')
    .option('--anchor <N:SEAL...>', '先前抄存的封印，如 1200:9f86d0…（可写几个）', anchors, [])
    .option('--chain-only', '只核对封印')
    .action(async ({ anchor, chainOnly }: { anchor: Anchor[]; chainOnly?: boolean }) => {
      const { database, keeping } = await open();
      const onProgress = process.stderr.isTTY ? showProgress : undefined;
      const report = await database.read((db) => verifyChain(db, { anchors: anchor, onProgress }));
      if (onProgress) process.stderr.write('\r\u001b[K');
      const { checked, head, broken } = report;
      const english = lang() === 'en';
      print(english ? `Entries found right: ${checked}.` : `核对无误的账目：${checked} 条。`);
      if (broken) throw new Problem(broken.code, broken.params);
      if (!chainOnly) await checkRecords(database, keeping);
      const seal = `${head.entryId}:${head.hash}`;
      print(
        english
          ? `Head of the chain: ${seal}\nNote it down outside this system; "--anchor ${seal}" later proves that nothing up to it was rewritten.`
          : `链头：${seal}\n请把它抄存在本系统之外；以后用 --anchor ${seal} 可以证明此前的账目没有被整体重写。`,
      );
    });
}

async function checkRecords(database: Database, keeping: Keeping): Promise<void> {
  const { ok, wrong } = await database.read((db) => verifyRecords(db, keeping));
  if (!ok) throw new Problem(problems['ledger.records-differ'], { entities: wrong.map(String) });
}

function showCommand(command: Command, { open, lang, print }: Door): void {
  command
    .command('show <CODE>')
    .description('列出一个主体的全部账目：报送、更正、撤回，由谁、何时、为什么')
    .action(async (code: string) => {
      const { database, keeping } = await open();
      const { entity, entries } = await database.read(async (db) => {
        const found = await entityIdOf(db, code);
        if (!found) throw new Problem(problems['ledger.no-such-entity'], { code });
        return { entity: found, entries: await entriesOf(db, [found.entityId]) };
      });
      const count = lang() === 'en' ? `${entries.length} entries` : `共 ${entries.length} 条账目`;
      print(`${entity.name}（${code}）${count}`);
      for (const line of entriesText(entries, keeping.catalogue, lang())) print(line);
    });
}

function anchors(text: string, before: Anchor[]): Anchor[] {
  const m = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  if (!m) throw new InvalidArgumentError('应写成“号:封印”，封印为 64 位十六进制数。');
  return [...before, { entryId: Number(m[1]), hash: m[2] }];
}

function showProgress(checked: number): void {
  process.stderr.write(`\r已核对 ${checked} 条`);
}
