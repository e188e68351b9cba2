// Ctrl/⌘ K: any page and any entity by a few letters, without the mouse.

import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { listEntities } from '../../../src/grading/entities-api.ts';
import { useAsk } from '../api/ask.ts';
import { useLater } from '../parts/use-later.ts';
import { EntityLight } from '../warnings/entity-light.tsx';
import { useLights } from '../warnings/use-lights.ts';
import { useWords } from '../words/use-words.ts';
import { PLACES } from './places.ts';
import { useAccount } from './use-account.ts';

interface Choice {
  readonly key: string;
  readonly text: string;
  readonly aside: string;
  readonly href: string;
  /** The internal id, where it is an entity. */
  readonly entity?: string;
}

export function QuickNavigation({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const { choices, settled } = useChoices(q.trim());
  const lights = useLights(choices.flatMap(({ entity }) => entity ?? []));
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    navigate({ href: choice.href });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(choices[chosen]);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="quick"
      aria-label={t('nav.quick')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className="field"
        role="combobox"
        aria-label={t('nav.quick')}
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-activedescendant={choices[chosen] && `${list}-${chosen}`}
        placeholder={t('nav.quickFind')}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label={t('nav.quick')} className="quick-list">
        {choices.map((choice, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the text box above
          <div
            key={choice.key}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className="quick-choice"
            onClick={() => go(choice)}
          >
            <span>
              <EntityLight light={lights.get(choice.entity ?? '')} />
              {choice.text}
            </span>
            <span className="small faint">{choice.aside}</span>
          </div>
        ))}
      </div>
      {q && settled && choices.length === 0 && <p className="muted quick-none">{t('nav.quickNone', { q })}</p>}
      <p className="small faint quick-none">{t('nav.quickHint')}</p>
    </dialog>
  );
}

function useChoices(q: string): { readonly choices: readonly Choice[]; readonly settled: boolean } {
  const { t } = useWords();
  const { can } = useAccount();
  const sought = useLater(q, 120);
  const found = useAsk(listEntities, { query: { q: sought, limit: 8 } }, { enabled: sought !== '', keep: true });
  const pages = PLACES.filter((place) => can(place.needs))
    .map((place) => ({ key: place.to, text: t(`nav.${place.word}`), aside: t('nav.pages'), href: place.to }))
    .filter((page) => page.text.toLowerCase().includes(q.toLowerCase()));
  const entities = (q && found.data ? found.data.items : []).map((entity) => ({
    key: entity.id,
    entity: entity.id,
    text: entity.name,
    aside: entity.uscc ?? entity.id,
    href: `/entities/${entity.uscc ?? entity.id}`,
  }));
  return { choices: [...pages, ...entities], settled: sought === q && !found.isFetching };
}
