// The commands of reports: issuing one into a file, checking one, changing the key that signs.

import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { iso, lastDay, shanghaiDay } from '../../base/day.ts';
import { Typesetter } from '../../base/pdf/typeset.ts';
import { type Lang, Problem } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import { noteLocally } from '../../base/who/local-act.ts';
import type { Who } from '../../base/who.ts';
import type { Register } from '../../grading/register.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { issueReport } from './issue.ts';
import { publicKeys, rotateKey } from './keys.ts';
import { problems } from './problems.ts';
import { REPORT_KINDS } from './report-api.ts';
import { verifyFile } from './verify-file.ts';

export interface Door {
  readonly open: () => Promise<Register>;
  readonly seal: () => Seal;
  /** The beginning of our public addresses; '' where none is set. */
  readonly address: string;
  readonly who: Who;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `report`, `reports verify` and `reports rotate`. */
export function reports(program: Command, door: Door): void {
  issueCommand(program, door);
  const command = program.command('reports').description('信用报告：验证文件、更换签名密钥');
  verifyCommand(command, door);
  rotateCommand(command, door);
}

interface Options {
  readonly kind: (typeof REPORT_KINDS)[number];
  readonly out: string;
  readonly from?: string;
  readonly until?: string;
  readonly section: string[];
  readonly purpose: string;
  readonly basis: string;
}

function issueCommand(program: Command, { open, seal, address, who, print }: Door): void {
  program
    .command('report <CODE>')
    .description('出具一份经签名的信用报告，写成 PDF 或 JSON 文件（看 --out 的后缀）')
    .addOption(new Option('--kind <KIND>', '种类').choices(REPORT_KINDS).default('special'))
    .requiredOption('--out <FILE>', '写到哪里，如 报告.pdf')
    .option('--from <DAY>', '期间起，专项报告不写为五年前')
    .option('--until <DAY>', '期间止，不写为今天')
    .option('--section <ID...>', '必含项目以外的项目', [])
    .requiredOption('--purpose <TEXT>', '用途')
    .requiredOption('--basis <TEXT>', '依据，如 企业申请')
    .action(async (code: string, { kind, out, section, purpose, basis, ...days }: Options) => {
      const { database, grading } = await open();
      const typesetter = new Typesetter();
      const at = new Date();
      const [from, until] = periodOf(kind, days, at);
      try {
        const { number, file, pdf } = await database.transaction(async (db) => {
          const wanted = { entityId: await entityAt(db, code), kind, from, until, sections: section, purpose, basis };
          const office = { grading, seal: seal(), typesetter, address };
          const issued = await issueReport({ db, whole: db }, who, at, office, wanted);
          const detail = `${issued.number} ${kind} ${purpose} ${basis}`;
          await noteLocally(db, at, who, { act: 'local.report', object: code, detail });
          return issued;
        });
        writeFileSync(out, out.endsWith('.json') ? file : pdf);
        print(`${number} → ${out}`);
      } finally {
        await typesetter.close();
      }
    });
}

/** Five years up to today unless said otherwise, for kinds that have a period. */
function periodOf(kind: Options['kind'], { from, until }: Pick<Options, 'from' | 'until'>, at: Date) {
  if (kind === 'full' || kind === 'public') return [null, null] as const;
  const today = shanghaiDay(at);
  return [from ?? iso(lastDay(today, { unit: 'years', amount: -5 })), until ?? iso(today)] as const;
}

function verifyCommand(command: Command, { open, lang, print }: Door): void {
  command
    .command('verify <FILE>')
    .description('验证一份报告文件：一个字节的改动都能查出')
    .action(async (path: string) => {
      const { database } = await open();
      const found = await verifyFile(new Uint8Array(readFileSync(path)), await database.read(publicKeys));
      if (!found.ok) throw new Problem(problems['disclosure.not-verified'], { file: path });
      print(lang() === 'en' ? `${found.number}: as it was signed` : `${found.number}：与签发时一致`);
    });
}

function rotateCommand(command: Command, { open, seal, who, print }: Door): void {
  command
    .command('rotate')
    .description('更换签名密钥；旧密钥签的报告照样可以验证')
    .action(async () => {
      const { database } = await open();
      const at = new Date();
      const kid = await database.transaction(async (db) => {
        const made = await rotateKey(db, seal(), at);
        await noteLocally(db, at, who, { act: 'local.report-key', object: made });
        return made;
      });
      print(kid);
    });
}
