// From which level to which, and from which tier to which: rows are the text in effect, columns the draft.

import { Grade } from '../parts/grade.tsx';
import { type Level, wordOf } from '../parts/levels.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Impact } from './use-impact.ts';

export function ImpactMatrix({ impact }: { readonly impact: Impact }) {
  const { t } = useWords();
  return (
    <div className="lab-matrices">
      <Matrix
        title={t('lab.impactMatrix')}
        impact={impact}
        of="level"
        before={impact.levelsBefore}
        after={impact.levels}
        graded
      />
      {impact.tiers.length > 0 && (
        <Matrix
          title={t('lab.impactMatrixTier')}
          impact={impact}
          of="tier"
          before={impact.tiersBefore}
          after={impact.tiers}
        />
      )}
    </div>
  );
}

interface Props {
  readonly title: string;
  readonly impact: Impact;
  readonly of: 'level' | 'tier';
  readonly before: readonly Level[];
  readonly after: readonly Level[];
  readonly graded?: boolean;
}

/** Levels of a scale with "not covered" behind them, where anybody is. */
function Matrix({ title, impact, of, before, after, graded = false }: Props) {
  const { t } = useWords();
  const cells = new Map<string, number>();
  for (const move of impact.moves) {
    const key = `${move.before?.[of] ?? ''}|${move.after?.[of] ?? ''}`;
    cells.set(key, (cells.get(key) ?? 0) + move.count);
  }
  const outside = (side: 0 | 1) => [...cells.keys()].some((key) => key.split('|')[side] === '');
  const rows = [...before.map(({ code }) => code), ...(outside(0) ? [''] : [])];
  const columns = [...after.map(({ code }) => code), ...(outside(1) ? [''] : [])];
  const head = (levels: readonly Level[], code: string, bare = false) => (
    <Head levels={levels} code={code} graded={graded} bare={bare} />
  );
  return (
    <div className="lab-scroll">
      <table className="lab-matrix">
        <caption>{title}</caption>
        <thead>
          <tr>
            <td className="small faint">{t('lab.impactFromTo')}</td>
            {columns.map((code) => (
              <th key={code} scope="col">
                {head(after, code, true)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{head(before, row)}</th>
              {columns.map((column) => (
                <Cell
                  key={column}
                  number={cells.get(`${row}|${column}`) ?? 0}
                  tone={toneOf(before, after, row, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly levels: readonly Level[];
  readonly code: string;
  readonly graded: boolean;
  /** The letter alone; its word is for those who listen. */
  readonly bare: boolean;
}

function Head({ levels, code, graded, bare }: HeadProps) {
  const { t, say } = useWords();
  if (code === '') return <span className="faint">{t('lab.notCovered')}</span>;
  if (graded) return <Grade levels={levels} code={code} bare={bare} />;
  return <span title={wordOf(levels, code, say)}>{bare ? code : wordOf(levels, code, say)}</span>;
}

function Cell({ number, tone }: { readonly number: number; readonly tone: string }) {
  return <td className={`num ${number ? `lab-cell-${tone}` : 'faint'}`}>{number ? count(number) : '–'}</td>;
}

function toneOf(before: readonly Level[], after: readonly Level[], row: string, column: string): string {
  if (row === column) return 'same';
  const [from, to] = [before.findIndex(({ code }) => code === row), after.findIndex(({ code }) => code === column)];
  if (from < 0 || to < 0) return 'other';
  return to > from ? 'worse' : 'better';
}
