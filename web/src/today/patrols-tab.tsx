// The patrols of one entity, on its own page: when, by whom, what was looked at and found, with photos.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listPatrols } from '../../../src/supervision/today/today-api.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { PatrolPhotos } from './patrol-photos.tsx';

type Patrol = AnswerOf<typeof listPatrols>['items'][number];

export function PatrolsTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  const asked = usePages(listPatrols, { params: { id } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('patrols.tabNone')} how={t('patrols.tabNoneHow')} />;
  return (
    <section className="card">
      {rows.map((row) => (
        <PatrolEntry key={row.patrol} row={row} id={id} />
      ))}
      <More of={asked} />
    </section>
  );
}

function PatrolEntry({ row, id }: { readonly row: Patrol; readonly id: string }) {
  const { t, lang, say } = useWords();
  const { can } = useAccount();
  const broken = row.items.filter(({ answer }) => answer === 'breach');
  const way = t(row.way === 'on-site' ? 'patrols.onSite' : 'patrols.away');
  return (
    <article className="patrol-entry">
      <h3>
        {dayInText(row.on, lang)} ·{' '}
        {[row.kind, ...row.also].map((kind) => t(`patrols.kinds.${kind}`)).join(t('mark.list'))}
      </h3>
      <p className="muted small">
        {[way, row.by, say(row.checklist)].join(' · ')}
        {row.before !== row.after && ` · ${t('patrols.grades', { before: row.before, after: row.after })}`}
      </p>
      <p>{broken.length === 0 ? t('patrols.allMet', { count: row.items.length }) : t('patrols.broken')}</p>
      {broken.length > 0 && (
        <ul className="plain-list">
          {broken.map(({ label, article }) => (
            <li key={label.zh}>
              {say(label)} <span className="faint small">{article}</span>
            </li>
          ))}
        </ul>
      )}
      {row.problems && <p className="found">{row.problems}</p>}
      {row.exception && (
        <p className="muted small">{t('patrols.beyond', { what: say(row.exception), why: row.why })}</p>
      )}
      {row.order && can('patrol.enter') && (
        <Link to="/entities/$id/patrols/$patrol/order" params={{ id, patrol: row.patrol }}>
          {t('orders.link', { number: row.order })}
        </Link>
      )}
      <PatrolPhotos entity={id} patrol={row.patrol} photos={row.photos} />
    </article>
  );
}
