// Changes as people read them: what came, what went, and of what changed the old and the new sentence side by side.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { compareEditions } from '../../../src/rulebooks/api.ts';
import { Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';

type Differences = AnswerOf<typeof compareEditions>;
type Changes = Differences['rules'];
type Change = Changes['changed'][number];

/** The books in which rules that are told of can be read. */
interface Books {
  readonly before?: string;
  readonly after?: string;
}

interface Props extends Books {
  readonly differences: Differences;
}

export function EditionChanges({ differences: { head, rules, parameters, dimensions }, before, after }: Props) {
  const { t } = useWords();
  const nothing = [dimensions, parameters, rules].every(
    ({ added, gone, changed }) => added.length + gone.length + changed.length === 0,
  );
  if (nothing && head.length === 0) return <Nothing title={t('compare.identical')} how={t('compare.identicalHow')} />;
  return (
    <>
      {head.length > 0 && (
        <section className="card stack" style={{ gap: 8 }}>
          <h2>{t('compare.head')}</h2>
          <Facets facets={head} />
        </section>
      )}
      <Part title={t('compare.rules')} changes={rules} before={before} after={after} />
      <Part title={t('compare.parameters')} changes={parameters} />
      <Part title={t('compare.dimensions')} changes={dimensions} />
    </>
  );
}

interface PartProps extends Books {
  readonly title: string;
  readonly changes: Changes;
}

function Part({ title, changes, before, after }: PartProps) {
  const { t } = useWords();
  const { changed, added, gone, same } = changes;
  if (changed.length + added.length + gone.length === 0) return null;
  return (
    <section className="stack" style={{ gap: 10 }}>
      <div className="between">
        <h2>{title}</h2>
        <span className="row small muted">
          {changed.length > 0 && <span>{t('compare.changed', { n: changed.length })}</span>}
          {added.length > 0 && <span>{t('compare.added', { n: added.length })}</span>}
          {gone.length > 0 && <span>{t('compare.gone', { n: gone.length })}</span>}
          <span>{t('compare.unchanged', { n: same })}</span>
        </span>
      </div>
      {changed.map((change) => (
        <ChangeCard key={change.id} kind="changed" change={change} book={after} />
      ))}
      {added.map((change) => (
        <ChangeCard key={change.id} kind="added" change={change} book={after} />
      ))}
      {gone.map((change) => (
        <ChangeCard key={change.id} kind="gone" change={change} book={before} />
      ))}
    </section>
  );
}

const KINDS = { changed: 'compare.kindChanged', added: 'compare.kindAdded', gone: 'compare.kindGone' } as const;

interface CardProps {
  readonly kind: 'changed' | 'added' | 'gone';
  readonly change: Change;
  readonly book: string | undefined;
}

function ChangeCard({ kind, change, book }: CardProps) {
  const { t, say } = useWords();
  return (
    <section className={`card stack change-${kind}`} style={{ gap: 8 }}>
      <div className="between">
        <h3>
          {book ? (
            <Link to="/rulebooks/$id" params={{ id: book }} hash={`rule-${change.id}`}>
              {change.article || change.id}
            </Link>
          ) : (
            say(change.name)
          )}
        </h3>
        <span className="chip">{t(KINDS[kind])}</span>
      </div>
      {book && <p>{say(change.name)}</p>}
      {kind === 'changed' ? <Facets facets={change.facets} /> : <Whole change={change} />}
    </section>
  );
}

/** What one that came or went says. */
function Whole({ change }: { readonly change: Change }) {
  const { t, say } = useWords();
  const told = change.facets.filter(({ what }) => what !== 'sense' && what !== 'article' && what !== 'label');
  return (
    <dl className="facts small muted">
      {told.map(({ what, before, after }) => (
        <div key={what} className="facts-pair">
          <dt>{t(`compare.facet.${what}`)}</dt>
          <dd className="as-written">{say((after ?? before)!)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Facets({ facets }: { readonly facets: Change['facets'] }) {
  const { t, say } = useWords();
  return (
    <table className="facets">
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{t('compare.before')}</th>
          <th scope="col">{t('compare.after')}</th>
        </tr>
      </thead>
      <tbody>
        {facets.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{t(`compare.facet.${what}`)}</th>
            <td data-side={t('compare.before')}>
              {before ? <del className="as-written">{say(before)}</del> : <Absent />}
            </td>
            <td data-side={t('compare.after')}>
              {after ? <ins className="as-written">{say(after)}</ins> : <Absent />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Absent() {
  const { t } = useWords();
  return <span className="faint">{t('compare.absent')}</span>;
}
