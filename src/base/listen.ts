// Hearing what is told on a channel of the database: by a connection of its own, made again when it is lost.

import pg from 'pg';

/** What a listener is told: a text, or undefined when some may have been missed. */
export type Heard = (text: string | undefined) => void;

export interface Listening {
  /** Done when it hears for the first time; failed when the database cannot be reached then (it goes on trying). */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

const AGAIN_AFTER = 1000;

/** Listens until closed. */
export function listenOn(config: pg.ClientConfig, channel: string, heard: Heard): Listening {
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (again: boolean): Promise<void> => {
    const own = new pg.Client({ ...config, application_name: 'jinxin listens', keepAlive: true });
    const lost = () => {
      own.end().catch(() => undefined);
      if (closed || own !== client) return;
      client = undefined;
      timer = setTimeout(() => connect(true).catch(() => undefined), AGAIN_AFTER).unref();
    };
    client = own;
    own.on('notification', ({ payload }) => heard(payload));
    own.on('error', lost).on('end', lost);
    try {
      await own.connect();
      await own.query(`listen ${channel}`);
    } catch (error) {
      lost();
      throw error;
    }
    if (again) heard(undefined);
  };
  const begun = connect(false);
  begun.catch(() => undefined);
  return {
    begun,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
