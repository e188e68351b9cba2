// Settings of the program, read from the environment once, at a door.

import { join, resolve } from 'node:path';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

export interface Config {
  /** Absolute path of the data folder (JINXIN_DATA, `./data` unless given). */
  readonly dataFolder: string;
  /** A PostgreSQL server instead of the embedded one (JINXIN_DATABASE). */
  readonly databaseUrl: string | undefined;
}

/** The settings in an environment; an empty variable counts as absent. Refuses an address that is not a postgres URL. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    dataFolder: resolve(env.JINXIN_DATA?.trim() || 'data'),
    databaseUrl: readDatabaseUrl(env.JINXIN_DATABASE?.trim()),
  };
}

/** The folder of the boundary pack for maps (JINXIN_BOUNDARIES, `boundaries` in the data folder unless given). */
export function readBoundariesFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env.JINXIN_BOUNDARIES?.trim();
  return given ? resolve(given) : join(readConfig(env).dataFolder, 'boundaries');
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (!url) throw new Problem(problems['base.bad-database-url'], { reason: '无法解析' });
  if (!/^postgres(ql)?:$/.test(url.protocol))
    throw new Problem(problems['base.bad-database-url'], { reason: `协议是 ${url.protocol}` });
  if (url.pathname.length < 2) throw new Problem(problems['base.bad-database-url'], { reason: '没有数据库名' });
  return text;
}
