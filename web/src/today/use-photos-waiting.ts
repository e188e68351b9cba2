// The device's photos as a hook: which of the account's wait, and how they are kept and sent.

import { useSyncExternalStore } from 'react';
import { addPhoto } from '../../../src/supervision/photos/photo-api.ts';
import { Refused } from '../api/refused.ts';
import { sendFile } from '../api/send-file.ts';
import { type KeptPhoto, PhotoQueue, type PhotoSent } from './photo-queue.ts';
import { photoStore } from './photo-store.ts';

const queue = new PhotoQueue(photoStore);

/** Whether it is the signal or the session that is missing, and not the entry that is wrong. */
export function unreached({ status }: Refused['refusal']): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

async function send({ entity, patrol, bytes, id }: KeptPhoto): Promise<PhotoSent> {
  const file = new File([bytes], `${id}.jpg`, { type: 'image/jpeg' });
  try {
    await sendFile(addPhoto, { params: { id: entity, patrol } }, file, () => {});
    return { is: 'taken' };
  } catch (error) {
    if (!(error instanceof Refused) || unreached(error.refusal)) return { is: 'unreached' };
    return { is: 'refused', why: error.refusal.detail || error.refusal.title };
  }
}

/** Sends an account's photos whose patrols are not among those that wait. */
export function sendPhotos(account: string, waiting: () => ReadonlySet<string>): Promise<void> {
  return queue.send(account, waiting, send);
}

/** Keeps the photos of a patrol, before the patrol itself is kept; throws when the device has no room. */
export async function keepPhotos(of: Omit<KeptPhoto, 'id' | 'bytes'>, photos: readonly ArrayBuffer[]): Promise<void> {
  for (const [i, bytes] of photos.entries()) await queue.put({ ...of, id: `${of.patrol} ${i}`, bytes });
}

/** Gives up the photos of a patrol that is given up. */
export function dropPhotosOf(patrol: string): Promise<void> {
  return queue.dropOf(patrol);
}

/** What waits of the account. */
export function usePhotosWaiting(account: string) {
  const all = useSyncExternalStore(queue.listen, queue.all);
  return { photos: all.filter((one) => one.account === account), dropPhoto: (id: string) => queue.drop(id) };
}
