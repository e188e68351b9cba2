// The commands on rulebooks: what there are, what one says, whether its cases hold, and what is missing in it. They need no register.

import type { Command } from 'commander';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { keeping } from '../ledger/keeping.ts';
import { checkRulebook } from '../rulebooks/check.ts';
import type { ClauseTable } from '../rulebooks/clauses.ts';
import { clauseTableKey, loadClauseTable } from '../rulebooks/clauses-load.ts';
import { bookLines } from '../rulebooks/describe-book.ts';
import { type Finding, findingText } from '../rulebooks/finding.ts';
import { loadCases, loadRulebooks } from '../rulebooks/load.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { clauseField } from './clause-field.ts';
import type { Door } from './cli.ts';
import { bookOf } from './grading.ts';
import { runCases } from './run-cases.ts';

type Said = Pick<Door, 'lang' | 'print'>;

/** Adds `rulebooks list`, `show`, `test` and `check`. */
export function rulebookCommands(program: Command, door: Said): void {
  const rulebooks = program.command('rulebooks').description('规则书');
  const command = (name: string, about: string, act: (bench: Workbench, id?: string) => void) =>
    rulebooks
      .command(name)
      .description(about)
      .option('--folder <DIR>', '规则书所在的目录（不写就是本系统自带的）')
      .action((...given: unknown[]) => {
        const [id] = given.filter((one) => typeof one === 'string');
        const { folder } = given.at(-2) as { folder?: string };
        act(new Workbench(door, folder), id);
      });
  command('list', '列出规则书', (bench) => bench.list());
  command('show <ID>', '看一本规则书：等级、参数、规则、假定、存疑', (bench, id) => bench.show(id!));
  command('test [ID]', '跑案例', (bench, id) => bench.test(id));
  command('check [ID]', '检查：名称、出处、空缺、重叠、永远轮不到的情形、缺少的案例', (bench, id) => bench.check(id));
}

/** The rulebooks of a folder, ready to be tried. */
class Workbench {
  readonly #lang: 'zh' | 'en';
  readonly #print: (line: string) => void;
  readonly #folder: string | undefined;
  readonly #books: ReadonlyMap<string, Rulebook>;
  readonly #catalogue = loadCatalogue();
  readonly #ground;

  constructor({ lang, print }: Said, folder?: string) {
    this.#lang = lang();
    this.#print = print;
    this.#folder = folder;
    this.#books = loadRulebooks(folder);
    let table: ClauseTable | undefined;
    const clauses = () => {
      table ??= loadClauseTable();
      return table;
    };
    this.#ground = {
      keeping: keeping(this.#catalogue, { derive: clauseField(clauses), key: clauseTableKey() }),
      clauses,
    };
  }

  list(): void {
    for (const book of this.#books.values()) {
      const rules = new Set(book.editions.flatMap((edition) => edition.rules)).size;
      const cases = this.#cases(book).length;
      const counts = this.#say(`${rules} 条规则，${cases} 个案例`, `${rules} rules, ${cases} cases`);
      this.#print(`${book.id}\t${book.title[this.#lang]}\t${book.document}\t${counts}`);
    }
  }

  show(id: string): void {
    for (const line of bookLines(this.#book(id), this.#lang)) this.#print(line);
  }

  /** Runs the cases and says what fails; the exit code is 1 when one does. */
  test(id?: string): void {
    let total = 0;
    let failed = 0;
    for (const book of this.#chosen(id)) {
      const wrong = checkRulebook(book, this.#catalogue).filter(({ kind }) => kind === 'name');
      for (const finding of wrong) this.#print(findingText(finding, this.#lang));
      if (wrong.length) failed++;
      else
        for (const { case: worked, failures } of runCases(this.#ground, book, this.#cases(book))) {
          total++;
          if (!failures.length) continue;
          failed++;
          this.#print(this.#say(`不通过：${worked.name}`, `fails: ${worked.name}`));
          for (const failure of failures) this.#print(`  ${failure.file}:${failure.line} ${failure[this.#lang]}`);
        }
    }
    this.#print(this.#say(`${total} 个案例，${failed} 个不通过。`, `${total} cases, ${failed} failed.`));
    if (failed) process.exitCode = 1;
  }

  /** Says what is found; the exit code is 1 when something is an error. */
  check(id?: string): void {
    const findings: Finding[] = this.#chosen(id).flatMap((book) =>
      checkRulebook(book, this.#catalogue, () => runCases(this.#ground, book, this.#cases(book))),
    );
    for (const finding of findings) this.#print(findingText(finding, this.#lang));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const others = findings.length - errors;
    this.#print(this.#say(`${errors} 个错误，${others} 个提醒。`, `${errors} errors, ${others} warnings.`));
    if (errors) process.exitCode = 1;
  }

  #say(zh: string, en: string): string {
    return this.#lang === 'zh' ? zh : en;
  }

  #cases(book: Rulebook) {
    return loadCases(book, this.#catalogue, this.#folder);
  }

  #chosen(id?: string): Rulebook[] {
    return id === undefined ? [...this.#books.values()] : [this.#book(id)];
  }

  #book(id: string): Rulebook {
    return bookOf({ books: this.#books }, id);
  }
}
