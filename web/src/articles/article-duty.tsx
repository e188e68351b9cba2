// What each unit owes the public site by month: done, due this month, or missing.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { articleDuty } from '../../../src/disclosure/articles/article-api.ts';
import { useAsk } from '../api/ask.ts';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Duty = AnswerOf<typeof articleDuty>;

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export function ArticleDuty() {
  const { t, say } = useWords();
  const thisYear = Number(todayIso().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const { data, error, isPending, refetch } = useAsk(articleDuty, { query: { year } }, { keep: true });
  if (isPending) return <Bones lines={8} />;
  if (error) return <Failed error={error} retry={refetch} />;
  return (
    <>
      <p className="muted">
        {t('articles.duty.about', { each: data.each })} {say(data.sense)}{' '}
        {t('articles.duty.basis', { article: data.article })}
        {data.assumption && t('articles.duty.assumed')}
      </p>
      <div className="row no-print">
        <Button onClick={() => setYear(year - 1)}>{t('articles.duty.before')}</Button>
        <b>{t('articles.duty.year', { year })}</b>
        <Button disabled={year >= thisYear} onClick={() => setYear(year + 1)}>
          {t('articles.duty.after')}
        </Button>
      </div>
      {data.items.length === 0 ? <Nothing title={t('articles.duty.none')} /> : <Months {...data} />}
    </>
  );
}

function Months({ items }: Duty) {
  const { t } = useWords();
  return (
    <Scroller label={t('articles.tabs.duty')} className="card article-scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t('articles.unit')}</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" className="num">
                {t('articles.duty.month', { month })}
              </th>
            ))}
            <th scope="col" className="num">
              {t('articles.duty.missed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ unit, months, missing }) => (
            <tr key={unit}>
              <td>{unit}</td>
              {months.map((one, i) => (
                <td key={MONTHS[i]} className="num">
                  <Cell month={one} />
                </td>
              ))}
              <td className="num">{missing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell({ month }: { readonly month: Duty['items'][number]['months'][number] }) {
  const { t } = useWords();
  if (!month) return null;
  if (month.state === 'done') return month.published;
  return <span className={month.state === 'missing' ? 'chip warn' : 'muted'}>{t(`articles.duty.${month.state}`)}</span>;
}
