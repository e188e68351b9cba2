// What waits for this account, and what it should look after: real counts, each leading to the list of them.

import type { UseQueryResult } from '@tanstack/react-query';
import { listAudit } from '../../../src/base/office-api.ts';
import { countProposals, listLocked } from '../../../src/base/proposal-api.ts';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { listImports } from '../../../src/exchange/api.ts';
import { countAttention } from '../../../src/grading/entities-api.ts';
import { countNotices } from '../../../src/notice/api.ts';
import { countObjections } from '../../../src/objection/api.ts';
import { countRepairs } from '../../../src/repair/api.ts';
import { countComplaints } from '../../../src/supervision/complaints/complaint-api.ts';
import { countDuties } from '../../../src/supervision/duties/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { useComplaintChanges } from '../complaints/use-complaints.ts';
import { useDutyChanges } from '../duties/use-duties.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { useRepairChanges } from '../repair/use-repairs.ts';
import { useAccount } from '../shell/use-account.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Tile } from './tile.tsx';

/** Whoever may do none of this has nothing that waits for him. */
const WAITING: readonly Permission[] = [
  ...(['duty.done', 'complaint.handle', 'repair.handle', 'objection.handle', 'notice.serve'] as const),
  ...(['proposal.decide', 'account.unlock', 'import.run', 'audit.read'] as const),
];

/** What this account is to decide or see to. */
export function Waits() {
  const { t } = useWords();
  const { account, can } = useAccount();
  const owes = can('duty.done');
  if (!WAITING.some(can)) return null;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('desk.waits')}</h2>
      {owes && (
        <OwnDuties whose={account.role === 'bureau-chief' || account.role === 'credit-office' ? 'all' : 'mine'} />
      )}
      {can('complaint.handle') && <Complaints whose={account.role === 'area-officer' ? 'mine' : 'all'} />}
      {can('repair.handle') && <Repairs />}
      {can('objection.handle') && <Objections />}
      {can('notice.serve') && <Notices />}
      {can('proposal.decide') && <Proposals />}
      {can('account.unlock') && <Locked />}
      {can('import.run') && <Imports />}
      {can('audit.read') && <Audit />}
    </section>
  );
}

/** What is overdue or soon will be: one's own, of chiefs all that they see. */
function OwnDuties({ whose }: { readonly whose: 'mine' | 'all' }) {
  const { t } = useWords();
  const asked = useAsk(countDuties, { query: { whose } }, { fresh: 60_000 });
  useDutyChanges();
  return (
    <Tile
      to="/duties"
      search={{ whose, state: 'overdue' }}
      title={t(whose === 'mine' ? 'duties.mineTile' : 'duties.title')}
      why={t('duties.mineWhy')}
      asked={asked}
      value={({ total: { overdue, approaching } }) =>
        overdue + approaching > 0
          ? t('duties.mineValue', { overdue: count(overdue), approaching: count(approaching) })
          : null
      }
      none={t('desk.none')}
    />
  );
}

/** Cases of one kind, what is overdue and due soon first. */
function Cases({ to, search, title, asked }: CaseProps) {
  const { t } = useWords();
  return (
    <Tile
      to={to}
      {...(search && { search })}
      title={title}
      why={t('desk.casesWhy')}
      asked={asked}
      value={({ open, overdue, soon }) =>
        overdue + soon > 0
          ? t('desk.casesDue', { overdue: count(overdue), soon: count(soon) })
          : open > 0
            ? t('desk.casesOpen', { open: count(open) })
            : null
      }
      none={t('desk.none')}
    />
  );
}

interface CaseProps {
  readonly to: '/complaints' | '/repairs' | '/objections';
  readonly search?: Record<string, string>;
  readonly title: string;
  readonly asked: UseQueryResult<{ readonly open: number; readonly overdue: number; readonly soon: number }, Error>;
}

/** One's own, of heads all that they see. */
function Complaints({ whose }: { readonly whose: 'mine' | 'all' }) {
  const { t } = useWords();
  useComplaintChanges();
  const asked = useAsk(countComplaints, { query: { whose } }, { fresh: 60_000 });
  return <Cases to="/complaints" search={{ whose }} title={t('complaints.title')} asked={asked} />;
}

function Repairs() {
  const { t } = useWords();
  useRepairChanges();
  return <Cases to="/repairs" title={t('repairs.title')} asked={useAsk(countRepairs, {}, { fresh: 60_000 })} />;
}

function Objections() {
  const { t } = useWords();
  const asked = useAsk(countObjections, {}, { fresh: 60_000 });
  useEvents('objection', () => void client.invalidateQueries({ queryKey: [countObjections.id] }));
  return <Cases to="/objections" title={t('objections.title')} asked={asked} />;
}

/** Letters that nobody has served yet, and statements that nobody has considered. */
function Notices() {
  const { t } = useWords();
  const asked = useAsk(countNotices, {}, { fresh: 60_000 });
  useEvents('notice', () => void client.invalidateQueries({ queryKey: [countNotices.id] }));
  return (
    <Tile
      to="/notices"
      title={t('notices.title')}
      why={t('desk.noticesWhy')}
      asked={asked}
      value={(waiting) => {
        const [serve, consider] = [waiting['to-serve'], waiting['to-consider']];
        return serve + consider > 0 ? t('desk.noticesValue', { serve: count(serve), consider: count(consider) }) : null;
      }}
      none={t('desk.none')}
    />
  );
}

function Proposals() {
  const { t } = useWords();
  const asked = useAsk(countProposals, {});
  useEvents('proposal', () => void client.invalidateQueries({ queryKey: [countProposals.id] }));
  return (
    <Tile
      to="/proposals"
      title={t('desk.proposals')}
      why={t('desk.proposalsWhy')}
      asked={asked}
      value={({ waiting }) => (waiting ? t('desk.things', { count: count(waiting) }) : null)}
      none={t('desk.none')}
    />
  );
}

function Locked() {
  const { t } = useWords();
  return (
    <Tile
      to="/proposals"
      title={t('desk.locked')}
      why={t('desk.lockedWhy')}
      asked={useAsk(listLocked, {})}
      value={({ items }) => (items.length ? t('desk.accounts', { count: count(items.length) }) : null)}
      none={t('desk.none')}
    />
  );
}

const LATEST = 50;

/** Of the latest imports those with rows that were given back. */
function Imports() {
  const { t } = useWords();
  const asked = useAsk(listImports, { query: { limit: LATEST } });
  useEvents('import', () => void client.invalidateQueries({ queryKey: [listImports.id] }));
  return (
    <Tile
      to="/imports"
      title={t('desk.imports')}
      why={t('desk.importsWhy', { count: LATEST })}
      asked={asked}
      value={({ items }) => {
        const given = items.filter(({ rejected }) => rejected > 0).length;
        return given ? t('desk.batches', { count: given }) : null;
      }}
      none={t('desk.none')}
    />
  );
}

function Audit() {
  const { t } = useWords();
  const asked = useAsk(listAudit, { query: { limit: 1 } });
  const last = asked.data?.items[0];
  return (
    <Tile
      to="/audit"
      title={t('desk.audit')}
      why={last ? t('desk.auditWhy', { number: count(last.number), at: momentInTable(last.at) }) : t('desk.auditNone')}
      asked={asked}
      value={() => t('desk.auditSee')}
      none={t('desk.none')}
    />
  );
}

const LISTS = ['undetermined', 'ending', 'worse'] as const;

/** Entities of the account's own area that change, or that somebody must decide about. */
export function Watch() {
  const { t, say } = useWords();
  const { items } = useRulebooks();
  const asked = useAsk(countAttention, {}, { fresh: 60_000 });
  const short = items.find(({ id }) => id === FIRST_RULEBOOK)?.short;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <div className="between">
        <h2>{t('desk.watch')}</h2>
        {short && <span className="small faint">{t('desk.under', { rulebook: say(short) })}</span>}
      </div>
      {LISTS.map((one) => (
        <Tile
          key={one}
          to="/entities"
          search={{ attention: one }}
          title={t(`desk.${one}`)}
          why={t(`desk.${one}Why`)}
          asked={asked}
          value={({ [one]: found }) =>
            found.count ? t(found.exact ? 'desk.count' : 'desk.about', { count: count(found.count) }) : null
          }
          none={t('desk.none')}
        />
      ))}
    </section>
  );
}
