// The search box and the filters of the register; what is chosen stands in the address.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { ATTENTION } from '../../../src/grading/entities-api.ts';
import { KINDS, STATUSES, TAGS } from '../../../src/registry/entity.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { useLater } from '../parts/use-later.ts';
import { useNarrow } from '../parts/use-narrow.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { BesidePicks } from './beside-picks.tsx';
import { PlacePick } from './place-pick.tsx';
import type { Filters } from './use-entities.ts';

/** What the address says besides filters. */
const LASTING: readonly string[] = ['rulebook', 'columns'];

export function EntitiesFilters() {
  const { t, say } = useWords();
  const filters: Filters = useSearch({ from: '/office/entities' });
  const set = useSetFilters();
  const { can } = useAccount();
  const { items, levels, tiers } = useRulebooks();
  const rulebook = filters.rulebook ?? FIRST_RULEBOOK;
  const words = (list: readonly { code: string; zh: string; en: string }[]) =>
    list.map((word) => ({ value: word.code, label: say(word) }));
  const graded = (list: readonly { code: string; zh: string; en: string }[]) =>
    list.map((word) => ({
      value: word.code,
      label: say(word).startsWith(word.code) ? say(word) : `${word.code} ${say(word)}`,
    }));
  const narrow = useNarrow();
  const rest = (
    <>
      {can('standing.read') && (
        <>
          {' '}
          <Select
            aria-label={t('entities.rulebook')}
            prefix={<span className="faint">{t('entities.rulebook')}</span>}
            value={rulebook}
            options={items.map((book) => ({ value: book.id, label: say(book.short) }))}
            onChange={(chosen) => set({ rulebook: chosen, level: undefined, tier: undefined })}
            popupMatchSelectWidth={false}
          />
          <Pick name="level" text={t('entities.level')} options={graded(levels(rulebook))} />
          {tiers(rulebook).length > 0 && (
            <Pick name="tier" text={t('entities.tier')} options={words(tiers(rulebook))} />
          )}
          <Select
            allowClear
            aria-label={t('register.attention')}
            placeholder={t('register.attention')}
            value={filters.attention}
            options={ATTENTION.map((value) => ({ value, label: t(`register.${value}`) }))}
            onChange={(chosen) => set({ attention: chosen })}
            popupMatchSelectWidth={false}
          />
        </>
      )}
      <Pick name="kind" text={t('entities.kind')} options={words(KINDS)} />
      <Pick name="status" text={t('entities.status')} options={words(STATUSES)} />
      <Pick name="tag" text={t('entity.tags')} options={TAGS.map((tag) => ({ value: tag, label: tag }))} />
      {(['division', 'industry'] as const).map((name) => (
        <PlacePick key={name} name={name} value={filters[name]} onChange={(code) => set({ [name]: code })} />
      ))}
      <BesidePicks filters={filters} set={set} />
      {Object.keys(filters).some((name) => !LASTING.includes(name)) && (
        <Button type="link" onClick={() => set({}, true)}>
          {t('entities.clear')}
        </Button>
      )}
    </>
  );
  const chosen = Object.keys(filters).filter((name) => name !== 'q' && !LASTING.includes(name)).length;
  return (
    <search className="filters">
      <FindBox />
      {narrow ? (
        <details className="filters-more" open={chosen > 0}>
          <summary>
            {t('entities.filters')}
            {chosen > 0 && ` (${chosen})`}
          </summary>
          <div className="filters-rest">{rest}</div>
        </details>
      ) : (
        rest
      )}
    </search>
  );
}

function useSetFilters() {
  const navigate = useNavigate({ from: '/entities' });
  return (change: Filters, clear = false) =>
    navigate({
      search: ({ columns, ...former }) => trimmed(clear ? { columns } : { columns, ...former, ...change }),
      replace: true,
    });
}

function trimmed(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}

function FindBox() {
  const { t } = useWords();
  const { q = '' } = useSearch({ from: '/office/entities' });
  const set = useSetFilters();
  const [written, setWritten] = useState(q);
  const still = useLater(written.trim(), 250);
  useEffect(() => setWritten((now) => (now.trim() === q ? now : q)), [q]);
  useEffect(() => {
    if (still === written.trim() && still !== q) set({ q: still || undefined });
  }, [still]);
  return (
    <Input.Search
      className="find-box"
      allowClear
      aria-label={t('entities.find')}
      placeholder={t('entities.find')}
      value={written}
      onChange={(event) => setWritten(event.target.value)}
      onSearch={(text) => set({ q: text.trim() || undefined })}
    />
  );
}

interface PickProps {
  readonly name: 'level' | 'tier' | 'kind' | 'status' | 'tag';
  readonly text: string;
  readonly options: { readonly value: string; readonly label: string }[];
}

function Pick({ name, text, options }: PickProps) {
  const filters: Filters = useSearch({ from: '/office/entities' });
  const set = useSetFilters();
  return (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      aria-label={text}
      placeholder={text}
      value={filters[name]?.split(',') ?? []}
      options={options}
      onChange={(chosen: string[]) => set({ [name]: chosen.join(',') || undefined })}
      popupMatchSelectWidth={false}
    />
  );
}
