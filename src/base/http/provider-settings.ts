// Settings of the office's own sign-in (OpenID Connect), read from the environment; all of them or none.

import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';

export interface ProviderSettings {
  readonly issuer: URL;
  readonly client: string;
  /** None: a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined;
  /** What stands on the button. */
  readonly label: string;
  /** The claim whose value is an account's name: that account is linked at its first sign-in. None: an administrator links. */
  readonly link: string | undefined;
  /** The claim with the credit code of an enterprise for which whoever signs in acts. None: enterprises do not come this way. */
  readonly entity: string | undefined;
  /** Where browsers reach this service. */
  readonly url: URL;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings, undefined when no issuer is named. Refuses an address that is neither https nor of this machine. */
export function readProviderSettings(env: Environment): ProviderSettings | undefined {
  const text = (name: string) => env[`JINXIN_${name}`]?.trim() || undefined;
  if (text('OIDC_ISSUER') === undefined) return undefined;
  const needed = (name: string) => {
    const found = text(name);
    if (found === undefined)
      throw refused(`JINXIN_${name}`, '', '（与 JINXIN_OIDC_ISSUER 一起设 set with JINXIN_OIDC_ISSUER）');
    return found;
  };
  return {
    issuer: address('JINXIN_OIDC_ISSUER', needed('OIDC_ISSUER')),
    client: needed('OIDC_CLIENT'),
    clientSecret: text('OIDC_CLIENT_SECRET'),
    label: text('OIDC_LABEL') ?? '统一身份',
    link: text('OIDC_LINK'),
    entity: text('OIDC_ENTITY'),
    url: address('JINXIN_URL', needed('URL')),
  };
}

/** Whether an address is of this very machine, where no wire is to be listened at. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function address(name: string, found: string): URL {
  const url = URL.parse(found);
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) return url;
  throw refused(name, found, 'https://…');
}

function refused(name: string, found: string, wanted: string): Problem {
  return new Problem(problems['base.bad-setting'], { name, found, wanted });
}
