// Settings of the service, read from the environment once, at the roof; all of them stand in docs/configuration.md.

import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { type ProviderSettings, readProviderSettings } from './provider-settings.ts';

export interface ServiceSettings {
  readonly host: string;
  readonly port: number;
  readonly https: boolean;
  readonly rate: number;
  readonly publicRate: number;
  /** Where browsers reach the service, where that is said. */
  readonly address: string | undefined;
  /** The office's own sign-in, where there is one. */
  readonly provider: ProviderSettings | undefined;
  /** Whether the demo city is wanted. */
  readonly demo: boolean;
  /** The largest file that may be sent, in megabytes. */
  readonly uploadMb: number;
  /** For how many days files that were sent are kept. */
  readonly keepDays: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const KNOWN = [
  ...[
    'DATA',
    'DATABASE',
    'BOUNDARIES',
    'HOST',
    'PORT',
    'HTTPS',
    'URL',
    'RATE',
    'PUBLIC_RATE',
    'DEMO',
    'SECRET',
    'UPLOAD_MB',
    'KEEP_DAYS',
  ],
  ...['OIDC_ISSUER', 'OIDC_CLIENT', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL', 'OIDC_LINK'],
].map((name) => `JINXIN_${name}`);

/** The settings in an environment; an empty variable counts as absent. Refuses values that cannot be used, and unknown names. */
export function readServiceSettings(env: Environment): ServiceSettings {
  for (const [name, found = ''] of Object.entries(env))
    if (name.startsWith('JINXIN_') && !KNOWN.includes(name)) throw refused(name, found, '（不设 unset）');
  return {
    host: hostIn(env),
    port: numberIn(env, 'JINXIN_PORT', 8080, 0, 65_535),
    https: yesIn(env, 'JINXIN_HTTPS'),
    rate: numberIn(env, 'JINXIN_RATE', 1200, 1, 1_000_000),
    publicRate: numberIn(env, 'JINXIN_PUBLIC_RATE', 600, 1, 10_000_000),
    address: readAddress(env),
    provider: readProviderSettings(env),
    demo: yesIn(env, 'JINXIN_DEMO'),
    uploadMb: numberIn(env, 'JINXIN_UPLOAD_MB', 200, 1, 4000),
    keepDays: numberIn(env, 'JINXIN_KEEP_DAYS', 90, 1, 3650),
  };
}

function hostIn(env: Environment): string {
  const found = env.JINXIN_HOST?.trim() || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(found)) throw refused('JINXIN_HOST', found, '127.0.0.1、0.0.0.0、…');
  return found;
}

function numberIn(env: Environment, name: string, otherwise: number, least: number, most: number): number {
  const found = env[name]?.trim();
  if (!found) return otherwise;
  const number = Number(found);
  if (/^\d+$/.test(found) && number >= least && number <= most) return number;
  throw refused(name, found, `${least}–${most}`);
}

function yesIn(env: Environment, name: string): boolean {
  const found = env[name]?.trim() || '0';
  if (found === '0' || found === '1') return found === '1';
  throw refused(name, found, '0 / 1');
}

function refused(name: string, found: string, wanted: string): Problem {
  return new Problem(problems['base.bad-setting'], { name, found, wanted });
}

/** Where browsers reach the service, without a slash at its end. */
export function readAddress(env: Environment): string | undefined {
  const found = env.JINXIN_URL?.trim();
  if (!found) return undefined;
  if (!/^https?:$/.test(URL.parse(found)?.protocol ?? ''))
    throw refused('JINXIN_URL', found, 'https://credit.example.gov.cn');
  return found.replace(/\/+$/, '');
}
