// Work that is done by one service at a time: under a lock of the database that a killed service loses with its connection.

import pg from 'pg';

// A machine that vanished is found out within a minute, and its lock is free.
const KEEPALIVE = 'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

/** Does work under a lock; undefined when another holds it. The signal is aborted when the lock is lost on the way. */
export async function doAlone<T>(
  config: pg.ClientConfig,
  lock: readonly [space: number, number: number],
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const lost = new AbortController();
  const client = new pg.Client({ ...config, application_name: 'jinxin works', keepAlive: true });
  client.on('error', () => lost.abort()).on('end', () => lost.abort());
  try {
    await client.connect();
    await client.query(KEEPALIVE);
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as got', [...lock]);
    return rows[0].got ? await work(lost.signal) : undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
