// What waits on the device: whether there is a signal, how many entries wait, and those that were refused, to be decided on.

import { Button } from 'antd';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { Waiting } from './outbox.ts';
import type { KeptPhoto } from './photo-queue.ts';

interface Props {
  readonly waiting: readonly Waiting[];
  readonly photos: readonly KeptPhoto[];
  readonly dropPhoto: (id: string) => Promise<void>;
  readonly online: boolean;
  readonly sendAll: () => void;
  readonly put: (entry: Waiting) => void;
  readonly drop: (patrol: string) => void;
}

export function WaitingBar({ waiting, photos, online, sendAll, put, drop, dropPhoto }: Props) {
  const { t } = useWords();
  const open = waiting.filter(({ refused }) => !refused);
  const refused = waiting.filter((one) => one.refused);
  const pictures = photos.filter((one) => !one.refused).length;
  const waits = [
    open.length > 0 && t('patrols.waiting', { count: open.length }),
    pictures > 0 && t('photos.waiting', { count: pictures }),
  ].filter(Boolean);
  return (
    <>
      {(!online || waits.length > 0) && (
        <div className="signal" role="status">
          <span>
            {!online && t('patrols.offline')}
            {!online && waits.length > 0 && t('mark.comma')}
            <b>{waits.join(t('mark.comma'))}</b>
          </span>
          {online ? <Button onClick={sendAll}>{t('patrols.sendNow')}</Button> : <span>{t('patrols.kept')}</span>}
        </div>
      )}
      {refused.map((entry) => (
        <RefusedEntry key={entry.body.patrol} entry={entry} put={put} drop={drop} />
      ))}
      {photos.map((photo) => photo.refused && <RefusedPhoto key={photo.id} photo={photo} drop={dropPhoto} />)}
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

function RefusedPhoto({ photo, drop }: { readonly photo: KeptPhoto; readonly drop: Props['dropPhoto'] }) {
  const { t } = useWords();
  const act = useAct();
  return (
    <div className="fault" role="alert">
      <b>{t('photos.refused', { name: photo.name, why: photo.refused })}</b>
      <div className="row">
        <Button onClick={() => act(() => drop(photo.id), { sure: t('photos.dropSure'), word: t('photos.drop') })}>
          {t('photos.drop')}
        </Button>
      </div>
    </div>
  );
}
