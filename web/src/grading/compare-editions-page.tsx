// Two editions side by side: what was added, taken away and changed, sentence by sentence.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { compareEditions } from '../../../src/rulebooks/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { EditionChanges } from './edition-changes.tsx';
import { FIRST_RULEBOOK, useRulebooks } from './use-rulebooks.ts';
import './rulebook.css';

/** What a book with one edition is compared with at first. */
const USUAL = ['saic-2003', FIRST_RULEBOOK];

interface Side {
  readonly rulebook: string;
  readonly edition: string;
}

/** Which two are compared: by the address, otherwise the edition before it, or the book that it stands on. */
function useSides() {
  const { id } = useParams({ from: '/office/rulebooks/$id/compare' });
  const { edition, withBook, withEdition } = useSearch({ from: '/office/rulebooks/$id/compare' });
  const { asked, items } = useRulebooks();
  const editions = (rulebook: string) => items.find((book) => book.id === rulebook)?.editions ?? [];
  const named = (list: typeof own, wanted: string | undefined) => list.find((one) => one.id === wanted);
  const own = editions(id);
  const after: Side = { rulebook: id, edition: (named(own, edition) ?? own.at(-1))?.id ?? '' };
  const former = own[own.findIndex((one) => one.id === after.edition) - 1];
  const usual = former ? id : (USUAL.find((one) => one !== id) ?? id);
  const otherBook = withBook && editions(withBook).length > 0 ? withBook : usual;
  const others = editions(otherBook);
  const other = named(others, withEdition) ?? (otherBook === id ? (former ?? own[0]) : others.at(-1));
  const before: Side = { rulebook: otherBook, edition: other?.id ?? '' };
  return { ready: asked.isSuccess, asked, items, before, after };
}

export function CompareEditionsPage() {
  const { t } = useWords();
  const { ready, asked, before, after } = useSides();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return (
    <div className="stack">
      <div className="stack" style={{ gap: 6 }}>
        <Link to="/rulebooks/$id" params={{ id: after.rulebook }} search={{ edition: after.edition }} className="small">
          ← {t('rulebooks.title')}
        </Link>
        <h1>{t('compare.title')}</h1>
        <p className="muted">{t('compare.about')}</p>
      </div>
      <Choice />
      {ready ? (
        <Compared key={`${before.rulebook} ${after.rulebook}`} before={before} after={after} />
      ) : (
        <Bones lines={8} />
      )}
    </div>
  );
}

function Choice() {
  const { t, say } = useWords();
  const { items, before, after } = useSides();
  const navigate = useNavigate();
  const go = (was: Side, is: Side) =>
    navigate({
      to: '/rulebooks/$id/compare',
      params: { id: is.rulebook },
      search: { edition: is.edition, withBook: was.rulebook, withEdition: was.edition },
      replace: true,
    });
  const options = items.map((book) => ({
    label: say(book.short),
    options: book.editions.map((edition) => ({
      value: JSON.stringify([book.id, edition.id]),
      label: `${say(book.short)} · ${t('reading.editionName', { id: edition.id })}`,
    })),
  }));
  const sideIn = (value: string): Side => {
    const [rulebook, edition] = JSON.parse(value);
    return { rulebook, edition };
  };
  const pick = (label: string, side: Side, choose: (side: Side) => void) => (
    <Select
      aria-label={label}
      prefix={<span className="faint">{label}</span>}
      value={JSON.stringify([side.rulebook, side.edition])}
      options={options}
      onChange={(value) => choose(sideIn(value))}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <search className="row among">
      {pick(t('compare.before'), before, (side) => go(side, after))}
      <Button onClick={() => go(after, before)}>{t('compare.swap')}</Button>
      {pick(t('compare.after'), after, (side) => go(before, side))}
    </search>
  );
}

function Compared({ before, after }: { readonly before: Side; readonly after: Side }) {
  const asked = useAsk(
    compareEditions,
    { params: { id: after.rulebook, edition: after.edition }, query: before },
    { keep: true },
  );
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  return <EditionChanges differences={asked.data} before={before.rulebook} after={after.rulebook} />;
}
