// Kinds of reports and files of one, as desk and enterprises' site are answered.

import type { AnsweredFile, AnswerOf } from '../../base/http/operation.ts';
import type { REPORT_FORMS, readReportKinds } from './report-api.ts';
import { reportRules } from './report-rules.ts';

export function kindsAnswer(): AnswerOf<typeof readReportKinds>['kinds'] {
  return reportRules().kinds.map(({ assumption, sections, ...kind }) => ({
    ...{ ...kind, assumption: assumption ?? null },
    sections: sections === 'all' ? [] : sections.map(({ id, label, required }) => ({ id, label, required })),
  }));
}

/** One of the two files of a report, to be kept. */
export function reportFile(
  number: string,
  form: (typeof REPORT_FORMS)[number],
  { file, pdf }: { readonly file: string; readonly pdf: Buffer },
): AnsweredFile {
  const type = form === 'json' ? 'application/json; charset=utf-8' : 'application/pdf';
  return { name: `${number}.${form}`, type, content: form === 'json' ? file : [new Uint8Array(pdf)] };
}
