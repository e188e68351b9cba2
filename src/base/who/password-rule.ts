// What a password must be that somebody chooses for himself: long enough, and none of those that are tried first.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';
import { problems } from './problems.ts';

const LEAST_LENGTH = 10;
const LEAST_LETTERS = 5;
const LIST = fileURLToPath(new URL('../../../reference/common-passwords.txt', import.meta.url));
/** Rows of keys and of the alphabet; whoever runs along them is soon followed. */
const RUNS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];
const HOUSE = ['jinxin', 'scjg', 'gongshang', 'shichangjianguan', 'xinyong', 'password', 'admin'];

let common: ReadonlySet<string> | undefined;

/** Refuses a password that is too short, is on the list of common ones, or is made of what others know of the account. */
export function checkPassword(password: string, account: { readonly name: string; readonly shown: string }): void {
  const written = password.normalize('NFC');
  if ([...written].length < LEAST_LENGTH) throw new Problem(problems['base.password-short'], { least: LEAST_LENGTH });
  const plain = written.toLowerCase();
  const known = [account.name, account.shown].map((name) => name.toLowerCase()).filter((name) => name.length > 2);
  if (known.some((name) => plain.includes(name))) throw new Problem(problems['base.password-of-name']);
  common ??= new Set(readFileSync(LIST, 'utf8').split('\n').slice(1));
  if (common.has(plain) || new Set(plain).size < LEAST_LETTERS || rest(plain) < LEAST_LENGTH - 4)
    throw new Problem(problems['base.password-common']);
}

/** How many characters are left when runs of four and more, words of this house and years are each counted as one. */
function rest(plain: string): number {
  const backwards = RUNS.map((run) => [...run].reverse().join(''));
  const words = [...RUNS, ...backwards].flatMap(pieces).concat(HOUSE);
  const longest = words.sort((a, b) => b.length - a.length);
  const shorter = longest.reduce((text, word) => text.replaceAll(word, '\0'), plain);
  return shorter.replace(/(19|20)\d\d/g, '\0').replace(/(.)\1{2,}/g, '\0').length;
}

function pieces(run: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < run.length; from++)
    for (let until = from + 4; until <= run.length; until++) found.push(run.slice(from, until));
  return found;
}
