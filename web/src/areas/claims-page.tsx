// What an officer has to claim: made for a phone first, one entity or many at a time.

import { App, Button } from 'antd';
import { useState } from 'react';
import { claimEntities, listOwnClaims } from '../../../src/supervision/areas/area-api.ts';
import { refuseMember } from '../../../src/supervision/areas/membership-api.ts';
import { call } from '../api/call.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ChoosableMembers, useChosen } from './choosable-members.tsx';
import type { Member } from './member-line.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import './areas.css';

export function ClaimsPage() {
  const { t } = useWords();
  const asked = usePages(listOwnClaims, {});
  useAreaChanges();
  const { areas = [], total = 0 } = asked.pages[0] ?? {};
  const rows = asked.rows;
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('areas.claimsTitle')}</h1>
        <span className="muted">{total > 0 && t('areas.waiting', { count: count(total) })}</span>
      </div>
      <p className="muted">{areas.length > 0 ? areas.map(({ name }) => name).join(t('mark.list')) : null}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && areas.length === 0 && <Nothing title={t('areas.claimsNoArea')} />}
      {asked.data && areas.length > 0 && rows.length === 0 && (
        <Nothing title={t('areas.claimsNone')} how={t('areas.claimsNoneHow')} />
      )}
      {rows.length > 0 && <List rows={rows} />}
      <More of={asked} />
    </div>
  );
}

/** Claims, and says of how many and which not. */
export function useClaim() {
  const { t, say } = useWords();
  const act = useAct();
  const { message } = App.useApp();
  return async (entities: readonly string[]) => {
    const answer = await act(() => call(claimEntities, { body: { entities: [...entities] } }));
    if (!answer) return;
    const { claimed, refused } = answer;
    if (claimed > 0) message.success(t('areas.claimedDone', { count: claimed }));
    if (refused.length > 0) message.warning(t('areas.claimedNot', { count: refused.length, why: say(refused[0].why) }));
  };
}

function List({ rows }: { readonly rows: readonly Member[] }) {
  const { t } = useWords();
  const claim = useClaim();
  const { chosen, choose } = useChosen(rows);
  const [refusing, setRefusing] = useState<Member>();
  const claimChosen = async () => {
    await claim(chosen.map(({ entity }) => entity.id));
    choose(new Set());
  };
  return (
    <section className="card">
      <ChoosableMembers
        rows={rows}
        chosen={chosen}
        onChoose={choose}
        acts={(member) => (
          <>
            <Button onClick={() => setRefusing(member)}>{t('areas.notOurs')}</Button>
            <Button type="primary" onClick={() => claim([member.entity.id])}>
              {t('areas.claimOne')}
            </Button>
          </>
        )}
      />
      {chosen.length > 0 && (
        <div className="claim-foot">
          <Button type="primary" size="large" block onClick={claimChosen}>
            {t('areas.claimSome', { count: chosen.length })}
          </Button>
        </div>
      )}
      {refusing && <Refusing member={refusing} onClose={() => setRefusing(undefined)} />}
    </section>
  );
}

function Refusing({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useWords();
  const { id, name } = member.entity;
  return (
    <ReasonDialog
      title={t('areas.notOursTitle', { name })}
      word={t('areas.notOurs')}
      note={t('areas.notOursNote')}
      label={t('areas.why')}
      hint={t('areas.notOursHint')}
      done={t('areas.told')}
      act={(why) => call(refuseMember, { params: { id }, body: { why } })}
      onClose={onClose}
    />
  );
}
