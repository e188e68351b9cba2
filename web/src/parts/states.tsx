// What a list or a page shows while it reads, when there is nothing, and when it failed.

import type { ReactNode } from 'react';
import { Refused } from '../api/refused.ts';
import { useWords } from '../words/use-words.ts';

/** Grey lines where words will stand. */
export function Bones({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useWords();
  return (
    <div role="status" style={{ display: 'grid', gap: 12, padding: '8px 0' }}>
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="bone" style={{ width: `${[92, 70, 84, 58][i % 4]}%` }} />
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly how?: string;
  readonly children?: ReactNode;
}

/** There is nothing, and what to do about it. */
export function Nothing({ title, how, children }: EmptyProps) {
  return (
    <div className="empty">
      <b>{title}</b>
      {how && <span>{how}</span>}
      {children}
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly retry?: () => void;
  /** What to do, where it is not what one always does. */
  readonly how?: string;
}

/** A refusal: what happened, why, what to do, and a retry where it may help. */
export function Failed({ error, retry, how }: FailedProps) {
  const { t } = useWords();
  const told = useTold(error);
  return (
    <div className="fault" role="alert">
      <b>{told.happened}</b>
      {told.why && <div>{told.why}</div>}
      {(how ?? told.how) && <div className="muted">{how ?? told.how}</div>}
      <div className="row">
        {retry && (
          <button type="button" className="plain" onClick={retry}>
            {t('retry')}
          </button>
        )}
        {told.code && <span className="small faint">{t('refused.code', { code: told.code })}</span>}
      </div>
    </div>
  );
}

interface Told {
  readonly happened: string;
  readonly why?: string;
  readonly how?: string;
  readonly code?: string;
}

function useTold(error: unknown): Told {
  const { t } = useWords();
  if (!(error instanceof Refused)) return { happened: t('refused.happened'), why: String(error) };
  const { status, code, title, detail } = error.refusal;
  const why = detail || title;
  const say = (happened: string, how: string): Told => ({ happened, why, how, code });
  if (status === 0)
    return { happened: t('refused.unreachable'), why: t('refused.unreachableWhy'), how: t('refused.unreachableDo') };
  if (status === 401) return say(t('refused.happened'), t('refused.signInDo'));
  if (status === 403) return say(t('refused.forbidden'), t('refused.forbiddenDo'));
  if (status === 404) return say(t('refused.missing'), t('refused.missingDo'));
  if (status === 409) return say(t('refused.conflict'), t('refused.conflictDo'));
  if (status === 429) return say(t('refused.often'), t('refused.oftenDo'));
  if (status < 500) return say(t('refused.wrong'), t('refused.wrongDo'));
  return { happened: t('refused.server'), why: t('refused.serverWhy'), how: t('refused.serverDo'), code };
}
