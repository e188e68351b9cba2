// What may be done about an objection now: the next step first, each with its day and reason; what mends a record is proposed.

import { Button } from 'antd';
import { useState } from 'react';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog, type ActName } from './act-dialog.tsx';
import type { Objection } from './objection-page.tsx';

const NEEDS: Partial<Record<ActName, Permission>> = {
  answer: 'objection.answer',
  uphold: 'objection.propose',
  extend: 'objection.propose',
  'ask-clarification': 'objection.file',
  clarify: 'objection.decide',
  assign: 'objection.decide',
};

/** What follows a settled one, by whoever may. */
const AFTER: readonly ActName[] = ['ask-clarification', 'clarify'];

export function ObjectionActs({ objection }: { readonly objection: Objection }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [doing, setDoing] = useState<ActName>();
  const { may } = objection;
  const open = actsNow(objection)
    .filter((act) => can(NEEDS[act] ?? 'objection.handle'))
    .filter((act) =>
      AFTER.includes(act) ? true : act === 'answer' ? may.answer : act === 'assign' ? may.assign : may.handle,
    );
  if (open.length === 0) return null;
  return (
    <div className="row no-print">
      {open.map((act, i) => (
        <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {t(`objections.act.${act}`)}
        </Button>
      ))}
      {doing && <ActDialog act={doing} objection={objection} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function actsNow(o: Objection): ActName[] {
  if (o.state === 'settled') {
    if (o.outcome !== 'upheld' && o.outcome !== 'partly') return [];
    if (!o.clarifyAsked) return ['ask-clarification'];
    return o.clarified ? [] : ['clarify'];
  }
  const more: ActName[] = [
    ...(o.regime.extension && !o.extended ? (['extend'] as const) : []),
    ...(o.regime.examination ? (['examine'] as const) : []),
    ...(['add', 'withdraw', 'assign'] as const),
  ];
  if (o.state === 'forwarded') return ['answer', 'uphold', ...more];
  const forward: ActName[] = o.own || o.state === 'answered' ? [] : ['forward'];
  if (o.state === 'filed') return ['accept', 'refuse', ...forward, 'uphold', 'reject', ...more];
  return [...forward, 'uphold', 'reject', ...more];
}
