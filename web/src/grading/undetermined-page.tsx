// Records that the rules leave to a person: facts, article and entity, nothing decided by the system.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { listUndetermined } from '../../../src/grading/api.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { FIRST_RULEBOOK, useRulebooks } from './use-rulebooks.ts';

export function UndeterminedPage() {
  const { t, say } = useWords();
  const { rulebook = FIRST_RULEBOOK } = useSearch({ from: '/office/undetermined' });
  const navigate = useNavigate({ from: '/undetermined' });
  const { items: books } = useRulebooks();
  const book = books.find((one) => one.id === rulebook);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('undetermined.title')}</h1>
        <Select
          aria-label={t('entities.rulebook')}
          prefix={<span className="faint">{t('entities.rulebook')}</span>}
          value={rulebook}
          options={books.map((one) => ({ value: one.id, label: say(one.short) }))}
          onChange={(chosen) => navigate({ search: { rulebook: chosen } })}
          popupMatchSelectWidth={false}
        />
      </div>
      <p className="muted">{t('undetermined.about')}</p>
      <Queue rulebook={rulebook} short={book ? say(book.short) : rulebook} />
    </div>
  );
}

function Queue({ rulebook, short }: { readonly rulebook: string; readonly short: string }) {
  const { t, say } = useWords();
  const asked = usePages(listUndetermined, { query: { rulebook } });
  const rows = asked.rows;
  if (asked.isPending) return <Bones lines={8} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (rows.length === 0)
    return <Nothing title={t('undetermined.none')} how={t('undetermined.noneHow', { rulebook: short })} />;
  return (
    <section className="card">
      <ul>
        {rows.map((row) => (
          <li key={`${row.record}-${row.article}`} className="decision">
            <div>
              <Link to="/entities/$id" params={{ id: row.entity.uscc ?? row.entity.id }} search={{ rulebook }}>
                <b>{row.entity.name}</b>
              </Link>
              <div className="opens">{say(row.what)}</div>
              <div className="small faint">
                {row.number} · {t('entity.recognised', { day: row.on })}
              </div>
            </div>
            <div className="small muted">
              <b>
                {short} · {row.article}
              </b>
              <div>{say(row.sense)}</div>
            </div>
          </li>
        ))}
      </ul>
      <More of={asked} />
    </section>
  );
}
