// To which area an entity belongs, on its page: whose it is, since when, how it came so, and what can be done.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import * as api from '../../../src/supervision/areas/membership-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useClaim } from './claims-page.tsx';
import { useBasis } from './member-line.tsx';
import { TaggingDialog } from './tagging-dialog.tsx';
import { ToAreaDialog } from './to-area-dialog.tsx';
import { useAreaChanges } from './use-area-changes.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

type Membership = AnswerOf<typeof api.readMembership>;
const ACTS = ['move', 'release', 'refuse', 'contest', 'decide'] as const;
type Act = (typeof ACTS)[number];

export function EntityArea(props: Props) {
  const { can } = useAccount();
  return can('area.read') ? <Shown {...props} /> : null;
}

function Shown({ id, name, tags }: Props) {
  const { t } = useWords();
  const { can } = useAccount();
  const [tagging, setTagging] = useState(false);
  const claim = useClaim();
  const [doing, setDoing] = useState<Act>();
  const asked = useAsk(api.readMembership, { params: { id } }, { keep: true });
  useAreaChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return null;
  const { may, acts } = asked.data;
  return (
    <section className="card stack slim">
      <div className="between">
        <Line membership={asked.data} />
        <span className="row no-print">
          {may.claim && (
            <Button type="primary" onClick={() => claim([id])}>
              {t('areas.claimOne')}
            </Button>
          )}
          {can('entity.tag') && <Button onClick={() => setTagging(true)}>{t('areas.tagThis')}</Button>}
          {ACTS.filter((act) => may[act]).map((act) => (
            <Button key={act} onClick={() => setDoing(act)}>
              {act === 'refuse' ? t('areas.notOurs') : t(`areas.${act}`)}
            </Button>
          ))}
        </span>
      </div>
      {acts.length > 0 && <History acts={acts} />}
      {tagging && (
        <TaggingDialog entities={[{ id, name, tags, missing: asked.data.missing }]} onClose={() => setTagging(false)} />
      )}
      {doing && (
        <Doing act={doing} id={id} name={name} area={asked.data.area?.id} onClose={() => setDoing(undefined)} />
      )}
    </section>
  );
}

function Line({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const { state, area, to, officers, since, missing } = membership;
  const basis = useBasis(membership);
  if (state === null) return <span className="muted">{t('areas.entityNone')}</span>;
  return (
    <div className="row" style={{ gap: '0 12px' }}>
      <span>
        <b>{t('areas.entity')}</b>
        {t('mark.colon')}
        {area ? (
          <Link className="in-text" to="/areas/$id" params={{ id: String(area.id) }}>
            {area.name}
          </Link>
        ) : null}
        {to && ` → ${to.name}`}
      </span>
      <span className={state === 'claimed' ? 'chip' : 'chip warn'}>
        {t('areas.entityLine', { state: t(`areas.states.${state}`), day: momentInTable(since!).slice(0, 10) })}
      </span>
      <span className="small muted">
        {[officers.length > 0 && `${t('areas.entityOfficer')}${t('mark.colon')}${officers.join(t('mark.list'))}`, basis]
          .filter(Boolean)
          .join(' · ')}
        {missing.length > 0 && (
          <span title={t('areas.missingAssumption')}>
            {' · '}
            {t('areas.missing', { tags: missing.join(t('mark.list')) })}
          </span>
        )}
      </span>
    </div>
  );
}

function History({ acts }: { readonly acts: Membership['acts'] }) {
  const { t } = useWords();
  return (
    <details className="small">
      <summary>{t('areas.entityActs')}</summary>
      <ol>
        {acts.map(({ number, act, area, from, why, who, at }) => (
          <li key={number}>
            {momentInTable(at)} {who || t('areas.byPlacing')} {t(`areas.acts.${act as 'claim'}`)}
            {t('mark.colon')}
            {[from !== area && from, area].filter(Boolean).join(' → ')}
            {who && why && `${t('mark.comma')}${why}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface DoingProps extends Omit<Props, 'tags'> {
  readonly act: Act;
  readonly area: number | undefined;
  readonly onClose: () => void;
}

function Doing({ act, id, name, area, onClose }: DoingProps) {
  const { t } = useWords();
  const params = { id };
  if (act === 'release' || act === 'refuse') {
    const [key, operation] =
      act === 'release' ? (['release', api.releaseMember] as const) : (['notOurs', api.refuseMember] as const);
    return (
      <ReasonDialog
        title={t(`areas.${key}Title`, { name })}
        word={t(`areas.${key}`)}
        note={t(`areas.${key}Note`)}
        label={t('areas.why')}
        done={act === 'release' ? t('areas.released') : t('areas.told')}
        act={(why) => call(operation, { params, body: { why } })}
        onClose={onClose}
      />
    );
  }
  const send = {
    move: (to: number, why: string) => call(api.moveMember, { params, body: { to, why } }),
    decide: (to: number, why: string) => call(api.decideMember, { params, body: { to, why } }),
    contest: (own: number, why: string) => call(api.contestMember, { params, body: { own, why } }),
  };
  const said = { move: t('areas.moved'), decide: t('areas.decided'), contest: t('areas.told') };
  return (
    <ToAreaDialog
      title={t(`areas.${act}Title`, { name })}
      word={t(`areas.${act}`)}
      label={act === 'move' ? t('areas.moveTo') : t('areas.decideTo')}
      done={said[act]}
      not={area}
      own={act === 'contest'}
      act={send[act]}
      onClose={onClose}
    />
  );
}
