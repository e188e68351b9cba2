// How many warnings are lit in each unit, the most first.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { countWarnings } from '../../../src/supervision/warnings/api.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export function UnitsCard({ counts: { units } }: { readonly counts: AnswerOf<typeof countWarnings> }) {
  const { t } = useWords();
  const [most] = units;
  if (!most || units.length < 2) return null;
  const nameOf = (unit: (typeof units)[number]['unit']) => unit?.name ?? t('warnings.noUnit');
  const said = { unit: nameOf(most.unit), lit: count(most.count), pressing: count(most.pressing) };
  return (
    <section className="card stack">
      <h2>{t('warnings.byUnit', said)}</h2>
      <div className="warn-units">
        <table>
          <thead>
            <tr>
              <th>{t('warnings.unit')}</th>
              <th className="num">{t('warnings.count')}</th>
              <th className="num">{t('warnings.pressing')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unit?.id ?? ''}>
                <th scope="row">{nameOf(one.unit)}</th>
                <td className="num">
                  {one.unit ? (
                    <Link to="/warnings" search={{ unit: one.unit.id }} activeProps={{}}>
                      {count(one.count)}
                    </Link>
                  ) : (
                    count(one.count)
                  )}
                </td>
                <td className="num">{count(one.pressing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
