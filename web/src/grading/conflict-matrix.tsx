// The matrix of two scales: counts with row and column sums and shares; the darker a cell, the more entities; each opens its list.

import { Grade } from '../parts/grade.tsx';
import { wordOf } from '../parts/levels.ts';
import { useNarrow } from '../parts/use-narrow.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Crossed } from './conflicts-page.tsx';

/** In addresses: not covered. */
const NONE = '-';

/** A level as an address writes it, said. */
export function levelText(level: string, none: string): string {
  return level === NONE ? none : level;
}

interface Props {
  readonly crossed: Crossed;
  readonly cell: { readonly levelFirst: string; readonly levelSecond: string } | undefined;
  readonly onChoose: (first: string, second: string) => void;
}

export function ConflictMatrix({ crossed, cell, onChoose }: Props) {
  const { t, say } = useWords();
  const { first, second, cells, entities } = crossed;
  const rows = [...first.levels.map(({ code }) => code), NONE];
  const columns = [...second.levels.map(({ code }) => code), NONE];
  const at = (row: string, column: string) =>
    cells.find((one) => (one.first ?? NONE) === row && (one.second ?? NONE) === column)?.count ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const largest = Math.max(1, ...cells.map((one) => one.count));
  const head = { first: say(first.short), second: say(second.short) };
  return (
    <div className="scroll-x">
      <table className="matrix">
        <caption className="sr-only">{t('conflicts.caption', head)}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner small faint">
              <div>{head.first} ↓</div>
              <div>{head.second} →</div>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <Head levels={second.levels} code={column} below />
              </th>
            ))}
            <th scope="col" className="num muted">
              {t('conflicts.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <Head levels={first.levels} code={row} />
              </th>
              {columns.map((column) => (
                <td key={column} className={row === column && row !== NONE ? 'matrix-same' : ''}>
                  <Cell
                    n={at(row, column)}
                    share={at(row, column) / entities}
                    depth={Math.log1p(at(row, column)) / Math.log1p(largest)}
                    chosen={cell?.levelFirst === row && cell.levelSecond === column}
                    label={`${head.first} ${levelText(row, t('conflicts.notCovered'))}${t('mark.comma')}${head.second} ${levelText(column, t('conflicts.notCovered'))}${t('mark.colon')}`}
                    onChoose={() => onChoose(row, column)}
                  />
                </td>
              ))}
              <Sum n={sum(columns.map((column) => at(row, column)))} of={entities} />
            </tr>
          ))}
          <tr>
            <th scope="row" className="muted">
              {t('conflicts.sum')}
            </th>
            {columns.map((column) => (
              <Sum key={column} n={sum(rows.map((row) => at(row, column)))} of={entities} />
            ))}
            <Sum n={entities} of={entities} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly levels: Crossed['first']['levels'];
  readonly code: string;
  /** The word below the letter, for columns. */
  readonly below?: boolean;
}

function Head({ levels, code, below = false }: HeadProps) {
  const { t, say } = useWords();
  const narrow = useNarrow();
  if (code === NONE) return <span className="muted">{t('conflicts.notCovered')}</span>;
  return (
    <>
      <Grade levels={levels} code={code} bare={narrow || below} />
      {below && (
        <span className="matrix-word" aria-hidden>
          {wordOf(levels, code, say)}
        </span>
      )}
    </>
  );
}

interface CellProps {
  readonly n: number;
  readonly share: number;
  /** 0 to 1, by the order of magnitude. */
  readonly depth: number;
  readonly chosen: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}

function Cell({ n, share, depth, chosen, label, onChoose }: CellProps) {
  if (n === 0) return <span className="matrix-none faint">–</span>;
  return (
    <button
      type="button"
      className="matrix-cell"
      aria-pressed={chosen}
      style={{ '--depth': `${Math.round(8 + 30 * depth)}%` } as React.CSSProperties}
      onClick={onChoose}
    >
      <span className="sr-only">{label}</span>
      <b>{count(n)}</b>
      <span className="small">{percent(share)}</span>
    </button>
  );
}

function Sum({ n, of }: { readonly n: number; readonly of: number }) {
  return (
    <td className="matrix-sum muted">
      {count(n)}
      <div className="small faint">{percent(n / of)}</div>
    </td>
  );
}

function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}
