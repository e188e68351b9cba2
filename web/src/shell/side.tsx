// The navigation: the pages that this account may open, and who it is.

import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '../../../src/base/api.ts';
import { countProposals } from '../../../src/base/proposal-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { leave } from '../api/session.ts';
import { useWords } from '../words/use-words.ts';
import { GROUPS, PLACES, type Place } from './places.ts';
import { useAccount } from './use-account.ts';
import './badge.css';

export function Side({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useWords();
  const { account, can } = useAccount();
  const open = PLACES.filter((place) => can(place.needs));
  return (
    <>
      <Link to="/" className="brand" onClick={onGo}>
        {t('product')}
        <span className="small faint brand-unit">{account.unit.name}</span>
      </Link>
      <Ways places={open.filter((place) => !place.group)} onGo={onGo} />
      {GROUPS.map((group) => (
        <Ways key={group} group={group} places={open.filter((place) => place.group === group)} onGo={onGo} />
      ))}
      <Foot onGo={onGo} />
    </>
  );
}

interface WaysProps {
  readonly group?: Place['group'];
  readonly places: readonly Place[];
  readonly onGo?: () => void;
}

function Ways({ group, places, onGo }: WaysProps) {
  const { t } = useWords();
  if (places.length === 0) return null;
  return (
    <>
      {group && <div className="nav-title">{t(`nav.${group}`)}</div>}
      {places.map((place) => (
        <Way key={place.to} place={place} onGo={onGo} />
      ))}
    </>
  );
}

function Way({ place, onGo }: { readonly place: Place; readonly onGo?: () => void }) {
  const { t } = useWords();
  return (
    <Link
      to={place.to}
      className="nav-link"
      activeProps={{ className: 'active' }}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      onClick={onGo}
    >
      {t(`nav.${place.word}`)}
      {place.word === 'proposals' && <Waiting />}
    </Link>
  );
}

/** How many proposals wait for this account. */
function Waiting() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(countProposals, {}, { enabled: can('proposal.decide') });
  useEvents('proposal', () => void client.invalidateQueries({ queryKey: [countProposals.id] }));
  const waiting = asked.data?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <span className="badge">
      {waiting > 99 ? '99+' : waiting}
      <span className="sr-only"> {t('proposals.which.waiting')}</span>
    </span>
  );
}

function Foot({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useWords();
  const { account } = useAccount();
  const navigate = useNavigate();
  const go = async () => {
    await call(signOut, {}).catch(() => undefined);
    leave();
    await navigate({ to: '/sign-in' });
  };
  return (
    <div className="side-foot">
      <div>{account.name}</div>
      <div className="small faint">{t(`role.${account.role}`)}</div>
      <Link to="/me" className="foot-link" onClick={onGo}>
        {t('nav.own')}
      </Link>
      <button type="button" className="plain" onClick={go}>
        {t('signOut')}
      </button>
    </div>
  );
}
