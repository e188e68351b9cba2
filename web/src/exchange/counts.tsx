// How many rows went where.

import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { ImportLine } from './history.tsx';

export function Counts({ one }: { readonly one: ImportLine }) {
  const { t } = useWords();
  const shown = (['accepted', 'unchanged', 'rejected', 'skipped'] as const).filter(
    (name) => name !== 'skipped' || one.skipped > 0,
  );
  return (
    <dl className="import-counts">
      {shown.map((name) => (
        <div key={name} className={name === 'rejected' && one.rejected ? 'some' : undefined}>
          <dt>{t(`imports.${name}`)}</dt>
          <dd>{count(one[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
