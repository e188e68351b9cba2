// What is registered about an entity: facts, other numbers, relations, and what was stated when.

import { Link } from '@tanstack/react-router';
import { Nothing } from '../parts/states.tsx';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Entity } from './entity-page.tsx';
import { Facts } from './identity-card.tsx';

export function RegisteredTab({ entity }: { readonly entity: Entity }) {
  const { t, say } = useWords();
  return (
    <div className="stack">
      <section className="card">
        <Facts
          entity={entity}
          names={[
            'kind',
            'status',
            'legalPerson',
            'established',
            'capital',
            'industry',
            'tags',
            'division',
            'address',
            'authority',
            'scope',
            'former',
          ]}
        />
      </section>
      {entity.identifiers.length > 0 && (
        <section className="card stack" style={{ gap: 8 }}>
          <h2>{t('entity.identifiers')}</h2>
          <dl className="facts">
            {entity.identifiers.map((one) => (
              <div key={`${one.scheme}-${one.value}`} style={{ display: 'contents' }}>
                <dt>{say(one.label)}</dt>
                <dd>{one.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Relations title={t('entity.relations')} rows={entity.relations} />
      <Relations title={t('entity.holdings')} rows={entity.holdings} />
      <Changes entity={entity} />
    </div>
  );
}

function Relations({ title, rows }: { readonly title: string; readonly rows: Entity['relations'] }) {
  const { t, say } = useWords();
  return (
    <section className="card stack scroll-x" style={{ gap: 8 }}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('nothing')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th>{t('entities.name')}</th>
              <th>{t('entity.relationKind')}</th>
              <th className="num">{t('entity.share')}</th>
              <th>{t('entity.period')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.kind.code}-${row.name}-${row.from}`}>
                <td>
                  {row.entity ? (
                    <Link to="/entities/$id" params={{ id: row.entity }}>
                      {row.name}
                    </Link>
                  ) : (
                    row.name
                  )}
                </td>
                <td>{say(row.kind)}</td>
                <td className="num">{row.share === null ? '' : `${count(row.share * 100)}%`}</td>
                <td>{[row.from, row.until].some(Boolean) ? `${row.from ?? ''} – ${row.until ?? ''}` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Changes({ entity }: { readonly entity: Entity }) {
  const { t, say } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('entity.changes')}</h2>
      {entity.changes.length === 0 && <Nothing title={t('nothing')} />}
      <ol className="acts">
        {entity.changes.map((change) => (
          <li key={`${change.recordedAt}-${change.from}`}>
            <b className="opens">{change.from ?? t('fromStart')}</b>
            <div>
              {change.said
                .map((one) => `${say(one.label)}${t('mark.colon')}${say(one.value)}`)
                .join(t('mark.semicolon'))}
            </div>
            <div className="small faint">
              {t('records.by', { who: change.who, at: momentInTable(change.recordedAt) })}
              {change.why && ` · ${t('records.why', { why: change.why })}`}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
