// The keys by which reports are signed: made when first needed, sealed by the secret of the installation, kept for ever when retired.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Db } from '../../base/db.ts';
import type { Seal } from '../../base/seal.ts';
import type { PublicKey } from './verify-file.ts';

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

export interface KnownKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly made: string;
  readonly retired: string | null;
}

/** Every key that ever signed, the latest first. */
export async function allKeys(db: Db): Promise<KnownKey[]> {
  const { rows } = await db.query<KnownKey>(
    `select kid, public_jwk as jwk, made_at as made, retired_at as retired from disclosure.signing_key order by made_at desc`,
  );
  return rows;
}

/** The public keys as they are published and put into the page of verification. */
export async function publicKeys(db: Db): Promise<PublicKey[]> {
  return (await allKeys(db)).map(({ kid, jwk }) => ({ kty: jwk.kty!, crv: jwk.crv!, x: jwk.x!, kid }));
}

/** The key that signs now; made where there is none. */
export async function signingKey(db: Db, seal: Seal, at: Date): Promise<SigningKey> {
  const held = await present(db, seal);
  if (held) return held;
  await makeKey(db, seal, at);
  return (await present(db, seal))!;
}

async function present(db: Db, seal: Seal): Promise<SigningKey | undefined> {
  const { rows } = await db.query<{ kid: string; sealed: Buffer }>(
    'select kid, sealed from disclosure.signing_key where retired_at is null',
  );
  if (!rows[0]) return undefined;
  const { kid, sealed } = rows[0];
  return { kid, key: createPrivateKey({ key: seal.open(sealed, placeOf(kid)), format: 'der', type: 'pkcs8' }) };
}

/** What two services make at once is one: the other's is left as it is. */
async function makeKey(db: Db, seal: Seal, at: Date): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  const sealed = seal.close(privateKey.export({ format: 'der', type: 'pkcs8' }), placeOf(kid));
  await db.query(
    `insert into disclosure.signing_key (kid, public_jwk, sealed, made_at) values ($1, $2, $3, $4)
     on conflict ((true)) where retired_at is null do nothing`,
    [kid, JSON.stringify(jwk), sealed, at],
  );
}

/** Retires the key that signs and makes another; reports signed by the old one stay verifiable. Gives the new key's id. */
export async function rotateKey(db: Db, seal: Seal, at: Date): Promise<string> {
  await db.query('update disclosure.signing_key set retired_at = $1 where retired_at is null', [at]);
  await makeKey(db, seal, at);
  return (await signingKey(db, seal, at)).kid;
}

function placeOf(kid: string): string {
  return `disclosure.signing_key ${kid}`;
}
