// What waits on the device: whether there is a signal, how many entries wait, and those that were refused, to be decided on.

import { Button } from 'antd';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { Waiting } from './outbox.ts';

interface Props {
  readonly waiting: readonly Waiting[];
  readonly online: boolean;
  readonly sendAll: () => void;
  readonly put: (entry: Waiting) => void;
  readonly drop: (patrol: string) => void;
}

export function WaitingBar({ waiting, online, sendAll, put, drop }: Props) {
  const { t } = useWords();
  const open = waiting.filter(({ refused }) => !refused);
  const refused = waiting.filter((one) => one.refused);
  return (
    <>
      {(!online || open.length > 0) && (
        <div className="signal" role="status">
          <span>
            {!online && t('patrols.offline')}
            {!online && open.length > 0 && t('mark.comma')}
            {open.length > 0 && <b>{t('patrols.waiting', { count: open.length })}</b>}
          </span>
          {online ? <Button onClick={sendAll}>{t('patrols.sendNow')}</Button> : <span>{t('patrols.kept')}</span>}
        </div>
      )}
      {refused.map((entry) => (
        <RefusedEntry key={entry.body.patrol} entry={entry} put={put} drop={drop} />
      ))}
    </>
  );
}

function RefusedEntry({ entry, put, drop }: Pick<Props, 'put' | 'drop'> & { readonly entry: Waiting }) {
  const { t } = useWords();
  const act = useAct();
  const { refused, ...rest } = entry;
  const remove = () =>
    act(async () => drop(entry.body.patrol), { sure: t('patrols.dropSure'), word: t('patrols.drop') });
  return (
    <div className="fault" role="alert">
      <b>{t('patrols.refused', { name: entry.name, why: refused?.why })}</b>
      <div className="row">
        {refused?.code === 'today.visited-meanwhile' && (
          <Button type="primary" onClick={() => put({ ...rest, body: { ...rest.body, anyway: true } })}>
            {t('patrols.anyway')}
          </Button>
        )}
        <Button onClick={remove}>{t('patrols.drop')}</Button>
      </div>
    </div>
  );
}
