// Visits in figures: how many had a code, were confirmed, rated and complained of; by unit and by officer.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readVisitFigures } from '../../../src/supervision/scans/oversight-api.ts';
import { useAsk } from '../api/ask.ts';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Figures = AnswerOf<typeof readVisitFigures>;
type Row = Figures['units'][number];

const COLUMNS = [
  'visits',
  'share',
  'confirmed',
  'uncoded',
  'excused',
  'rated',
  'mean',
  'complaints',
  'upheld',
] as const;

export function FiguresTab() {
  const { from, until } = useSearch({ from: '/office/visit-codes' });
  const asked = useAsk(readVisitFigures, { query: { from, until } }, { keep: true });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return asked.data ? <Shown figures={asked.data} /> : <Bones lines={8} />;
}

function Shown({ figures: { from, until, total, units, officers } }: { readonly figures: Figures }) {
  const { t } = useWords();
  const { visits, coded, confirmed, uncoded } = total;
  const values = { from, until, visits, coded, confirmed, uncoded, percent: percentOf(coded, visits) };
  return (
    <>
      <Months from={from} until={until} />
      {total.visits + total.rated + total.complaints === 0 ? (
        <Nothing title={t('scans.noFigures')} how={t('scans.noFiguresHow')} />
      ) : (
        <>
          <p className="scan-sentence">{t('scans.sentence', values)}</p>
          <Table title={t('scans.byUnit')} rows={units} linked />
          <Table title={t('scans.byOfficer')} rows={officers} />
        </>
      )}
    </>
  );
}

function percentOf(part: number, all: number): number {
  return all ? Math.round((100 * part) / all) : 0;
}

function Months({ from, until }: Pick<Figures, 'from' | 'until'>) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/visit-codes' });
  const field = (name: 'from' | 'until', value: string) => (
    <label className="row">
      {t(`scans.${name}`)}
      <input
        type="month"
        className="day-input"
        value={value}
        onChange={({ target }) =>
          /^\d{4}-\d\d$/.test(target.value) &&
          navigate({ search: { tab: 'figures', from, until, [name]: target.value } })
        }
      />
    </label>
  );
  return (
    <div className="row no-print">
      {field('from', from)}
      {field('until', until)}
    </div>
  );
}

interface TableProps {
  readonly title: string;
  readonly rows: readonly (Row & { readonly unit?: string })[];
  readonly linked?: boolean;
}

function Table({ title, rows, linked }: TableProps) {
  const { t } = useWords();
  return (
    <Scroller label={title} className="card scan-figures">
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('scans.figures.name')}</th>
            {COLUMNS.map((one) => (
              <th key={one} className="num">
                {t(`scans.figures.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {linked ? (
                  <Link to="/visit-codes" search={{ unit: row.id, state: 'uncoded' }}>
                    {row.name}
                  </Link>
                ) : (
                  <>
                    {row.name} <span className="small muted">{row.unit}</span>
                  </>
                )}
              </th>
              {COLUMNS.map((one) => (
                <td key={one} className={one === 'uncoded' && row.uncoded > 0 ? 'num scan-lacking' : 'num'}>
                  {cell(row, one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function cell(row: Row, column: (typeof COLUMNS)[number]): string {
  if (column === 'share') return row.visits ? `${percentOf(row.coded, row.visits)}%` : '—';
  if (column === 'mean') return row.stars === null ? '—' : row.stars.toFixed(1);
  return count(row[column]);
}
