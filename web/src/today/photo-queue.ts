// Photos that wait on the device: kept before their patrol is, sent once each after it, refusals kept until somebody decides.

export interface KeptPhoto {
  readonly id: string;
  /** Whose it is; nobody else who signs in on the device sends it. */
  readonly account: string;
  readonly entity: string;
  /** Of the entity. */
  readonly name: string;
  readonly patrol: string;
  readonly bytes: ArrayBuffer;
  /** Why the service did not take it. */
  readonly refused?: string;
}

export interface PhotoStore {
  all(): Promise<readonly KeptPhoto[]>;
  put(photo: KeptPhoto): Promise<void>;
  drop(id: string): Promise<void>;
}

/** What came of sending one: taken, refused with a reason, or not reached. */
export type PhotoSent =
  | { readonly is: 'taken' }
  | { readonly is: 'unreached' }
  | { readonly is: 'refused'; readonly why: string };

type Send = (photo: KeptPhoto) => Promise<PhotoSent>;

/** What waits, read from the device when it is first asked for. */
export class PhotoQueue {
  readonly #store: PhotoStore;
  readonly #heard = new Set<() => void>();
  #all: readonly KeptPhoto[] = [];
  #read: Promise<void> | undefined;
  #sending: Promise<void> | undefined;

  constructor(store: PhotoStore) {
    this.#store = store;
  }

  readonly all = (): readonly KeptPhoto[] => this.#all;

  readonly listen = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    void this.#ready();
    return () => this.#heard.delete(heard);
  };

  /** Throws when the device has no room for it. */
  async put(photo: KeptPhoto): Promise<void> {
    await this.#ready();
    await this.#store.put(photo);
    this.#now([...this.#all.filter(({ id }) => id !== photo.id), photo]);
  }

  async drop(id: string): Promise<void> {
    await this.#ready();
    await this.#store.drop(id);
    this.#now(this.#all.filter((one) => one.id !== id));
  }

  /** Gives up the photos of a patrol that is not filed. */
  async dropOf(patrol: string): Promise<void> {
    await this.#ready();
    for (const { id } of this.#all.filter((one) => one.patrol === patrol)) await this.drop(id);
  }

  /** Sends an account's photos whose patrols no longer wait themselves, until the service is not reached; never twice at a time. */
  send(account: string, waiting: () => ReadonlySet<string>, send: Send): Promise<void> {
    this.#sending ??= this.#sendAll(account, waiting, send).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendAll(account: string, waiting: () => ReadonlySet<string>, send: Send): Promise<void> {
    await this.#ready();
    for (const photo of this.#all.filter((one) => one.account === account && !one.refused)) {
      if (waiting().has(photo.patrol)) continue;
      const sent = await send(photo);
      if (sent.is === 'unreached') return;
      if (sent.is === 'refused') await this.put({ ...photo, refused: sent.why });
      else await this.drop(photo.id);
    }
  }

  #ready(): Promise<void> {
    this.#read ??= this.#store.all().then(
      (all) => this.#now(all),
      // Without such a store nothing waits; keeping one says so.
      () => {},
    );
    return this.#read;
  }

  #now(all: readonly KeptPhoto[]): void {
    this.#all = all;
    for (const heard of this.#heard) heard();
  }
}
