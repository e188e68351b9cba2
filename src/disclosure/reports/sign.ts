// Signing a report: a detached JWS (EdDSA over the bytes themselves, RFC 7797) within the JSON file and within the PDF's metadata.

import { FlattenedSign } from 'jose';
import type { SigningKey } from './keys.ts';
import { canonical } from './verify-file.ts';

/** The JSON file: the report and its signature, in the one spelling that is verified. */
export async function signedJson(report: object, key: SigningKey): Promise<string> {
  const signature = await detached(Buffer.from(canonical(report)), key);
  return canonical({ report, signature });
}

/** What stands in a PDF where the signature will be: as long as that, zeros. */
export function emptySignature({ kid }: Pick<SigningKey, 'kid'>): string {
  return '0'.repeat(Buffer.from(JSON.stringify(headerOf(kid))).toString('base64url').length + 2 + 86);
}

/** The PDF with its signature in every place that was left for it. */
export async function signedPdf(pdf: Buffer, key: SigningKey): Promise<Buffer> {
  const empty = Buffer.from(`jinxin-jws:${emptySignature(key)}`);
  const signature = await detached(pdf, key);
  const signed = Buffer.from(pdf);
  let places = 0;
  for (let at = signed.indexOf(empty); at >= 0; at = signed.indexOf(empty, at + 1), places++)
    signed.write(`jinxin-jws:${signature}`, at, 'latin1');
  if (places === 0) throw new Error('the PDF has no place for a signature');
  return signed;
}

const headerOf = (kid: string) => ({ alg: 'EdDSA', b64: false, crit: ['b64'], kid });

async function detached(payload: Uint8Array, { kid, key }: SigningKey): Promise<string> {
  const { protected: header, signature } = await new FlattenedSign(payload).setProtectedHeader(headerOf(kid)).sign(key);
  return `${header}..${signature}`;
}
