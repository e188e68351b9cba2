// What may be done about a listing now, each act with its reason; entry and removal are proposed to a second person.

import { Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { actOnListing, proposeEntry, proposeRemoval } from '../../../src/notice/lists/api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import type { Listing } from './listing-page.tsx';

type Plain = 'order' | 'letter' | 'verify' | 'intend' | 'drop' | 'remind' | 'publicise' | 'review' | 'refuse-removal';
type ActName = Plain | 'recommend' | 'apply' | 'enter' | 'remove';

export function ListingActs({ listing }: { readonly listing: Listing }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [doing, setDoing] = useState<ActName>();
  const open = can('listing.handle') ? actsNow(listing) : [];
  if (open.length === 0) return null;
  return (
    <div className="row no-print">
      {open.map((act, i) => (
        <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {t(`listings.act.${act}`)}
        </Button>
      ))}
      {doing && <ActDialog act={doing} listing={listing} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function actsNow(listing: Listing): ActName[] {
  const { list, state, marked, rule, verified, orderNotice, intendedNotice, levels, publicised } = listing;
  if (state === 'removed' || state === 'not-listed') return [];
  if (state === 'applied') return ['remove', 'refuse-removal'];
  if (state === 'listed') {
    if (list === 'honour') return ['review', 'remove'];
    return list === 'abnormal' && !marked ? ['apply', 'remind', 'remove'] : ['apply', 'remove'];
  }
  if (list === 'honour') {
    if (publicised) return ['enter', 'drop'];
    return [levels.length < rule.levels.length ? 'recommend' : 'publicise', 'drop'];
  }
  if (rule.before === 'order') return orderNotice ? ['enter', 'drop'] : ['order', 'drop'];
  if (rule.before === 'letters' && !verified) return ['letter', 'verify', 'drop'];
  if (rule.before === 'verify' && !verified) return ['verify', 'drop'];
  return rule.hear && !intendedNotice ? ['intend', 'drop'] : ['enter', 'drop'];
}

interface Props {
  readonly act: ActName;
  readonly listing: Listing;
  readonly onClose: () => void;
}

function ActDialog({ act, listing, onClose }: Props) {
  const { t, say } = useWords();
  const field = useId();
  const { error, send } = useSend(onClose);
  const [given, setGiven] = useState({ why: '', document: '', conditions: [] as string[] });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const two = act === 'enter' || act === 'remove';
  const go = () =>
    send(async () => {
      await done(act, listing, given);
      return t(two ? 'listings.proposed' : 'listings.done');
    });
  return (
    <Modal
      open
      title={t(`listings.act.${act}`)}
      okText={t(`listings.act.${act}`)}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {two && (
          <>
            <label htmlFor={`${field}d`}>{t('listings.document')}</label>
            <Input
              id={`${field}d`}
              maxLength={100}
              value={given.document}
              onChange={(e) => put({ document: e.target.value })}
            />
          </>
        )}
        {act === 'apply' && (
          <Checkbox.Group
            aria-label={t('listings.conditions')}
            value={given.conditions}
            options={listing.rule.conditions.map((one) => ({ value: one.id, label: say(one.label) }))}
            onChange={(conditions) => put({ conditions })}
          />
        )}
        <label htmlFor={field}>{t('listings.why')}</label>
        <Input.TextArea
          id={field}
          rows={3}
          maxLength={2000}
          value={given.why}
          onChange={(e) => put({ why: e.target.value })}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

interface Given {
  readonly why: string;
  readonly document: string;
  readonly conditions: string[];
}

function done(act: ActName, { id, revision, rule, levels }: Listing, { why, document, conditions }: Given) {
  const params = { id };
  if (act === 'enter') return call(proposeEntry, { params, body: { document, why } });
  if (act === 'remove') return call(proposeRemoval, { params, body: { document, why } });
  if (act === 'apply') return call(actOnListing, { params, body: { revision, doing: { act, conditions, why } } });
  if (act === 'recommend')
    return call(actOnListing, { params, body: { revision, doing: { act, level: rule.levels[levels.length], why } } });
  return call(actOnListing, { params, body: { revision, doing: { act, why } } });
}
