// The rows that came back: their cells as they were sent, the faulty ones marked, and what is wrong with each.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listRejected } from '../../../src/exchange/api.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { OneImport } from './import-page.tsx';

type Row = AnswerOf<typeof listRejected>['items'][number];

/** The column that a file of rejected rows carries besides; it is of no use once the reasons stand beside. */
const ERROR_HEADING = '错误';

/** What the service puts between the columns of one fault. */
const BETWEEN_COLUMNS = '\u3001';

export function RejectedRows({ one }: { readonly one: OneImport }) {
  const { t, lang } = useWords();
  const asked = usePages(listRejected, { params: { id: one.id }, query: { limit: 50 } }, { by: lang });
  if (asked.isPending) return <Bones lines={5} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const rows = asked.rows;
  return (
    <>
      <Scroller label={t('imports.rejectedRows')}>
        <Rows rows={rows} headings={one.headings ?? []} />
      </Scroller>
      <More of={asked} />
    </>
  );
}

function Rows({ rows, headings }: { readonly rows: readonly Row[]; readonly headings: readonly string[] }) {
  const { t } = useWords();
  const shown = headings.flatMap((heading, at) => (heading === ERROR_HEADING ? [] : [{ heading, at }]));
  return (
    <table className="import-rows">
      <thead>
        <tr>
          <th>{t('imports.why')}</th>
          {shown.map(({ heading, at }) => (
            <th key={at}>{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="import-why">
              {row.faults.map(({ text }) => (
                <div key={text} title={text}>
                  {text}
                </div>
              ))}
            </td>
            {shown.map(({ heading, at }) => (
              <td key={at} className={isFaulty(row, heading) ? 'faulty' : undefined}>
                {row.cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isFaulty({ faults }: Row, heading: string): boolean {
  return faults.some(({ column }) => column?.split(BETWEEN_COLUMNS).includes(heading));
}
