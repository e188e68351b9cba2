// Where photos wait on the device: a database of the browser, which holds bytes that its local storage does not.

import { openDB } from 'idb';
import type { KeptPhoto, PhotoStore } from './photo-queue.ts';

const NAME = 'jinxin';
const PHOTOS = 'photos';

const opened = () =>
  openDB(NAME, 1, { upgrade: (database) => void database.createObjectStore(PHOTOS, { keyPath: 'id' }) });

let database: ReturnType<typeof opened> | undefined;

function photos(): ReturnType<typeof opened> {
  database ??= opened();
  return database;
}

export const photoStore: PhotoStore = {
  all: async () => (await (await photos()).getAll(PHOTOS)) as KeptPhoto[],
  put: async (photo) => void (await (await photos()).put(PHOTOS, photo)),
  drop: async (id) => (await photos()).delete(PHOTOS, id),
};
