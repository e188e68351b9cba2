// What this account filed last, so that it can be looked at again.

import { Link } from '@tanstack/react-router';
import { listOwnFilings } from '../../../src/grading/filing-api.ts';
import { listTypes } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export function OwnFilings() {
  const { t, say } = useWords();
  const asked = useAsk(listOwnFilings, { query: { limit: 8 } });
  const types = useAsk(listTypes, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const items = asked.data?.items;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('desk.filed')}</h2>
      {asked.isPending && <Bones lines={3} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {items?.length === 0 && <Nothing title={t('desk.filedNone')} how={t('desk.filedHow')} />}
      <ul className="filed">
        {items?.map(({ at, act, type, record, entity }) => {
          const label = types.find(({ id }) => id === type)?.label;
          return (
            <li key={`${at} ${record}`}>
              <Link to="/entities/$id" params={{ id: entity.uscc ?? entity.id }} search={{ tab: 'records' }}>
                {entity.name}
              </Link>
              <span className="small faint">
                {t(`desk.acts.${act}`)} {label ? say(label) : type} · {momentInTable(at)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
