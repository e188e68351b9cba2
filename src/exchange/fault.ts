// What is wrong with one value of a row, said as a sentence once the row and the column are known.

import { type Lang, type Params, sentence } from '../base/problem.ts';

/** A refusal as it is kept: its code and parameters, from which its sentence is made in either language. */
export interface Told {
  readonly code: string;
  readonly params: Params;
}

/** A refused value: a code of problems.ts and its parameters, all but the line and the column. */
export class Fault {
  readonly code: string;
  readonly params: Params;
  constructor(code: string, params: Params = {}) {
    this.code = code;
    this.params = params;
  }

  /** The same fault, found in a column. */
  in(column: string): Fault {
    return 'column' in this.params ? this : new Fault(this.code, { ...this.params, column });
  }

  /** The sentence of the fault for a line of the file. */
  said(line: number, lang: Lang = 'zh'): string {
    return sentence(this.code, { line, ...this.params }, lang);
  }
}

/** A cell's text as quoted in a sentence: cut short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
