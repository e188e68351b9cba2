// Whom a joint plan visits when: by week, each entity with the plans, items and inspectors that come together.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { type JointFigures, listJointVisits } from '../../../src/inspection/cycle/cycle-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useInspectionWords } from './use-inspection-words.ts';

type Visit = AnswerOf<typeof listJointVisits>['items'][number];

export function JointVisits({ id, weeks }: { readonly id: string; readonly weeks: JointFigures['weeks'] }) {
  const { t } = useWords();
  const { week } = useSearch({ from: '/office/plans/joint/$id' });
  const navigate = useNavigate({ from: '/plans/joint/$id' });
  const query = week === undefined ? {} : { week };
  const asked = useAsk(listJointVisits, { params: { id }, query }, { fresh: 0 });
  const [more, setMore] = useState<AnswerOf<typeof listJointVisits>>();
  useEffect(() => setMore(undefined), [asked.data]);
  const items = [...(asked.data?.items ?? []), ...(more?.items ?? [])];
  const next = (more ?? asked.data)?.next ?? null;
  const further = async () => {
    const given = await call(listJointVisits, { params: { id }, query: { ...query, after: next ?? 0 } });
    setMore({ items: [...(more?.items ?? []), ...given.items], next: given.next });
  };
  return (
    <section className="card stack">
      <div className="between">
        <h2>{t('joint.whom')}</h2>
        <Select
          aria-label={t('joint.week')}
          style={{ width: 180 }}
          value={week ?? ''}
          options={[
            { value: '', label: t('joint.all') },
            ...weeks.filter(({ visits }) => visits > 0).map(({ on }) => ({ value: on, label: on })),
            { value: 'none', label: t('joint.without') },
          ]}
          onChange={(chosen: string) => navigate({ search: chosen ? { week: chosen } : {}, replace: true })}
        />
      </div>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      <ul>
        {items.map((visit) => (
          <OneVisit key={`${visit.internal} ${visit.week}`} visit={visit} />
        ))}
      </ul>
      {next !== null && (
        <div>
          <Button onClick={further}>{t('more')}</Button>
        </div>
      )}
    </section>
  );
}

function OneVisit({ visit: { internal, name, address, week, parts } }: { readonly visit: Visit }) {
  const { t } = useWords();
  const { item } = useInspectionWords();
  return (
    <li className="joint-visit">
      <div>
        <Link to="/entities/$id" params={{ id: internal }}>
          <b>{name}</b>
        </Link>
        {address && <div className="small muted">{address}</div>}
        <div className="small">{week ?? t('joint.without')}</div>
      </div>
      <div>
        {parts.map(({ plan, title, items, officers, without, done }) => (
          <div key={plan}>
            {items.map(item).join(t('mark.list'))}{' '}
            <span className="small muted">
              {title} · {officers.map(({ name: who }) => who).join(t('mark.list'))}
            </span>{' '}
            {without && <span className="chip warn">{t(`joint.leftWhy.${without}`)}</span>}
            {done && <span className="chip">{t('joint.done')}</span>}
          </div>
        ))}
      </div>
    </li>
  );
}
