// The device's outbox as a hook: sends when the page opens, when the signal is back, and when something is put into it.

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { enterPatrol } from '../../../src/supervision/today/today-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Refused } from '../api/refused.ts';
import { proven } from '../api/session.ts';
import { Outbox, type Sent, type Waiting } from './outbox.ts';
import { dropPhotosOf, sendPhotos, unreached } from './use-photos-waiting.ts';

const outbox = new Outbox(window.localStorage);

async function send({ entity, body }: Waiting): Promise<Sent> {
  try {
    const { before, after, order } = await call(enterPatrol, { params: { id: entity }, body });
    return { is: 'taken', before, after, order };
  } catch (error) {
    if (!(error instanceof Refused)) return { is: 'unreached' };
    const { code, title, detail } = error.refusal;
    if (unreached(error.refusal)) return { is: 'unreached' };
    return { is: 'refused', code, why: detail || title };
  }
}

const waitingPatrols = () => new Set(outbox.all().map(({ body }) => body.patrol));

/**
 * What waits of the account, and what can be done with it; `taken` is told of each that was sent. It is sent whenever the
 * service has answered: `answered` is when it last did.
 */
export function useOutbox(account: string, answered: number, taken: (entry: Waiting, sent: Sent) => void) {
  const all = useSyncExternalStore(outbox.listen, outbox.all);
  const sendAll = useCallback(async () => {
    if (!(await proven(account))) return;
    await outbox.send(account, send, (entry, sent) => {
      taken(entry, sent);
      client.invalidateQueries();
    });
    await sendPhotos(account, waitingPatrols);
  }, [account, taken]);
  useEffect(() => {
    if (answered > 0) sendAll();
  }, [sendAll, answered]);
  useEffect(() => {
    sendAll();
    window.addEventListener('online', sendAll);
    return () => window.removeEventListener('online', sendAll);
  }, [sendAll]);
  return {
    waiting: all.filter((one) => one.account === account),
    sendAll,
    put: (entry: Waiting) => {
      outbox.put(entry);
      sendAll();
    },
    drop: (patrol: string) => {
      outbox.drop(patrol);
      void dropPhotosOf(patrol);
    },
  };
}

/** Whether the device has a signal. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (heard) => {
      window.addEventListener('online', heard);
      window.addEventListener('offline', heard);
      return () => {
        window.removeEventListener('online', heard);
        window.removeEventListener('offline', heard);
      };
    },
    () => navigator.onLine,
  );
}
