// Parts of the console that are loaded when they are needed: where one is no longer there, its place says so, and the rest stays.

import { lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentType, type LazyExoticComponent, lazy, type ReactElement, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { partMissed, useLateNews, useSaidInPlace, useSayingSo } from './late-news.ts';

/**
 * A page. The router's own way would load the page anew by itself, also when the service is merely away. (What the file has is
 * not looked at here: the types of the pages follow from those of the routes.)
 */
export function latePage<K extends string>(load: () => Promise<Record<K, unknown>>, name: K) {
  return lazyRouteComponent(async (): Promise<{ default: () => ReactElement }> => {
    const Page = await load().then(
      (file) => file[name] as ComponentType,
      () => missed(MissedPart),
    );
    return { default: () => <Page /> };
  });
}

/** Something in a page, by its name in its file. */
export function latePart<P extends object, K extends string>(
  load: () => Promise<Record<K, ComponentType<P>>>,
  name: K,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() =>
    load().then(
      (file) => ({ default: file[name] }),
      () => missed({ default: MissedPart as ComponentType<P> }),
    ),
  );
}

function missed<T>(instead: T): T {
  void partMissed();
  return instead;
}

/** In the place of what was not loaded: why, and the way to load the page anew. */
export function MissedPart() {
  const { t } = useWords();
  const news = useLateNews();
  useSayingSo();
  if (news === undefined) return null;
  const [what, how] = {
    renewed: ['late.renewedPart', 'late.renewedHow'] as const,
    unreachable: ['late.unreachable', 'late.unreachableHow'] as const,
    missing: ['late.missing', 'late.unreachableHow'] as const,
  }[news];
  return (
    <div className="fault" role="alert">
      <b>{t(what)}</b>
      <div className="muted">{t(how)}</div>
      <div className="row">
        <Reload />
      </div>
    </div>
  );
}

/** Above a page that was made ready but not opened yet, such as by the pointer over its link; said once. */
export function RenewedNote() {
  const { t } = useWords();
  const news = useLateNews();
  const inPlace = useSaidInPlace();
  const [read, setRead] = useState(false);
  if (news !== 'renewed' || read || inPlace) return null;
  return (
    <div className="note late-note" role="status">
      <span>
        {t('late.renewed')} {t('late.renewedHow')}
      </span>
      <span className="row">
        <Reload />
        <button type="button" className="plain" onClick={() => setRead(true)}>
          {t('late.later')}
        </button>
      </span>
    </div>
  );
}

function Reload() {
  const { t } = useWords();
  return (
    <button type="button" className="plain" onClick={() => window.location.reload()}>
      {t('late.reload')}
    </button>
  );
}
