// The sheet of the 39 indicators of 131号: market access, conduct, exit, reference.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readIndicators } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useView } from '../registry/use-view.ts';
import { useWords } from '../words/use-words.ts';

type Indicator = AnswerOf<typeof readIndicators>['items'][number];

const GROUPS = ['access', 'conduct', 'exit', 'reference'] as const;

export function IndicatorsTab({ id }: { readonly id: string }) {
  const { known } = useView();
  const asked = useAsk(readIndicators, { params: { id }, query: { asKnown: known } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={12} />;
  return (
    <div className="stack">
      {GROUPS.map((group) => (
        <Group key={group} group={group} items={asked.data.items.filter((item) => item.group === group)} />
      ))}
    </div>
  );
}

function Group({ group, items }: { readonly group: (typeof GROUPS)[number]; readonly items: readonly Indicator[] }) {
  const { t, say } = useWords();
  return (
    <section className="card">
      <h2>{t(`groups.${group}`)}</h2>
      <table className="list indicator-list">
        <thead>
          <tr>
            <th className="num">{t('indicators.number')}</th>
            <th>{t('indicators.name')}</th>
            <th>{t('indicators.what')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="num">{item.number}</td>
              <td className="opens-cell">{say(item.label)}</td>
              <td>
                {item.answers.map((answer) => (
                  <Answer
                    key={`${answer.type}-${answer.label.zh}-${answer.where?.zh}`}
                    answer={answer}
                    several={item.answers.length > 1}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Answer({ answer, several }: { readonly answer: Indicator['answers'][number]; readonly several: boolean }) {
  const { t, say } = useWords();
  const where = answer.where ? `${t('mark.open')}${say(answer.where)}${t('mark.close')}` : '';
  const name = several ? `${say(answer.label)}${where}${t('mark.colon')}` : '';
  const value =
    answer.by === 'attribute'
      ? answer.value && say(answer.value)
      : answer.count > 0 && t('indicators.count', { count: answer.count });
  if (!value)
    return (
      <div className="faint">
        {name}
        {t('indicators.none')}
      </div>
    );
  return (
    <div>
      {name}
      {value}
      {answer.latest && <span className="faint"> · {t('indicators.latest', { day: answer.latest })}</span>}
      {answer.records.map((record) => (
        <div key={record.record} className="small muted">
          {record.on} {say(record.what)} {record.number}
        </div>
      ))}
    </div>
  );
}
