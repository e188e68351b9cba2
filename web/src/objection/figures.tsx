// Objections counted over the last year: in time, upheld, in all and by provider.

import { readObjectionFigures } from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { count, dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

const COUNTS = ['filed', 'open', 'overdue', 'settled', 'inTime', 'late', 'upheld', 'rejected'] as const;

export function Figures() {
  const { t, lang } = useWords();
  const asked = useAsk(readObjectionFigures, {});
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  const { from, until, total, providers } = asked.data;
  const rows = [{ provider: t('objections.allProviders'), ...total }, ...providers];
  return (
    <>
      <p className="muted">
        {t('objections.figuresAbout', { from: dayInText(from, lang), until: dayInText(until, lang) })}
      </p>
      <Scroller label={t('objections.figures')} className="sheet case-sheet">
        <table>
          <thead>
            <tr>
              <th>{t('objections.columns.provider')}</th>
              {COUNTS.map((one) => (
                <th key={one}>{t(`objections.count.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i === 0 ? 'total' : row.provider}>
                <th scope="row">{row.provider}</th>
                {COUNTS.map((one) => (
                  <td key={one} className={(one === 'overdue' || one === 'late') && row[one] > 0 ? 'case-late' : ''}>
                    {count(row[one])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
