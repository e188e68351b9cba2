// At the top of an entity's page: what it is warned of now, and how registration clerks are to review it.

import { Link } from '@tanstack/react-router';
import { readWarnings } from '../../../src/supervision/warnings/api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { Light } from './light.tsx';
import { useWarningChanges } from './use-warnings.ts';

const MOST = 4;

export function EntityStrip({ id }: { readonly id: string }) {
  const { can } = useAccount();
  return can('warning.read') ? <Shown id={id} /> : null;
}

function Shown({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const { data } = useAsk(readWarnings, { params: { id } }, { keep: true });
  useWarningChanges();
  const open = data?.items.filter(({ state }) => state === 'open') ?? [];
  if (!data || (open.length === 0 && data.reviews.length === 0)) return null;
  return (
    <section className={open[0]?.urgency === 3 ? 'warn-strip pressing' : 'warn-strip'} aria-label={t('warnings.title')}>
      {data.reviews.map((one) => (
        <div key={one.id}>
          <b>{t('warnings.review')}</b>
          {t('mark.colon')}
          <span className="chip warn" title={say(one.sense)}>
            {say(one.label)}
          </span>{' '}
          <span className="small muted">{one.article}</span>
        </div>
      ))}
      {open.length > 0 && (
        <div className="row">
          <Link to="/entities/$id" params={{ id }} search={(former) => ({ ...former, tab: 'warnings' })}>
            {t('warnings.strip', { count: open.length })}
          </Link>
          {open.slice(0, MOST).map((one) => (
            <Light key={one.id} colour={one.colour} urgency={one.urgency} label={say(one.label)} />
          ))}
          {open.length > MOST && <span className="small faint">+{open.length - MOST}</span>}
        </div>
      )}
    </section>
  );
}
