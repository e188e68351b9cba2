// Whether a report is as it was signed: from the file and the public keys alone, in a browser without network as well as here.
// This file imports nothing: it is also put into the page on which anybody checks a report.

export interface PublicKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly kid: string;
}

export type Verified =
  | {
      readonly ok: true;
      readonly form: 'json' | 'pdf';
      readonly kid: string;
      readonly number: string;
      readonly report?: unknown;
    }
  | { readonly ok: false; readonly why: 'not-a-report' | 'unknown-key' | 'changed' };

interface Parts {
  readonly form: 'json' | 'pdf';
  /** What was signed. */
  readonly payload: Uint8Array;
  /** Header and signature of a detached JWS, base64url. */
  readonly header: string;
  readonly signature: string;
  readonly number: string;
  readonly report?: unknown;
}

/** Every byte counts: of a JSON file its spelling too, of a PDF all but the signature itself, which must stand alike in each of its places. */
export async function verifyFile(bytes: Uint8Array, keys: readonly PublicKey[]): Promise<Verified> {
  const parts = bytes[0] === 0x25 ? partsOfPdf(bytes) : partsOfJson(bytes);
  if (typeof parts === 'string') return { ok: false, why: parts };
  const said = headerIn(parts.header);
  if (said === undefined) return { ok: false, why: 'changed' };
  const key = keys.find((one) => one.kid === said);
  if (!key) return { ok: false, why: 'unknown-key' };
  const signature = bytesIn(parts.signature);
  if (signature?.length !== 64) return { ok: false, why: 'changed' };
  const { kty, crv, x, kid } = key;
  const algorithm = { name: 'Ed25519' };
  const subtle = globalThis.crypto.subtle;
  const imported = await subtle.importKey('jwk', { kty, crv, x }, algorithm, false, ['verify']);
  const good = await subtle.verify(algorithm, imported, signature, joined(parts.header, parts.payload));
  if (!good) return { ok: false, why: 'changed' };
  const { form, number, report } = parts;
  return { ok: true, form, kid, number, report };
}

/** The key that a header names; undefined where it is not the header that we write. */
function headerIn(header: string): string | undefined {
  const read = bytesIn(header);
  if (!read) return undefined;
  try {
    const { alg, b64, crit, kid } = JSON.parse(new TextDecoder().decode(read));
    return alg === 'EdDSA' && b64 === false && String(crit) === 'b64' ? String(kid) : undefined;
  } catch {
    return undefined;
  }
}

/** What the signature is over (RFC 7797): the header, a dot, the bytes themselves. */
function joined(header: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${header}.`);
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

/** A text in base64url, of the one spelling that its bytes have; undefined for another. */
function bytesIn(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const spelt = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    return spelt === text ? Uint8Array.from(binary, (one) => one.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

function partsOfJson(bytes: Uint8Array): Parts | 'not-a-report' | 'changed' {
  let text: string;
  let file: { report?: { number?: unknown }; signature?: unknown };
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    file = JSON.parse(text);
  } catch {
    return 'not-a-report';
  }
  const { report, signature } = file ?? {};
  if (typeof report?.number !== 'string' || typeof signature !== 'string') return 'not-a-report';
  if (canonical(file) !== text) return 'changed';
  const [header, between, last, more] = signature.split('.');
  if (between !== '' || last === undefined || more !== undefined) return 'changed';
  const payload = new TextEncoder().encode(canonical(report));
  return { form: 'json', payload, header, signature: last, number: report.number, report };
}

/** Canonical JSON (RFC 8785): names in order, no spaces. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  const named = said
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${named.join(',')}}`;
}

const MARK = 'jinxin-jws:';

function partsOfPdf(bytes: Uint8Array): Parts | 'not-a-report' | 'changed' {
  // A character a byte, so that places in the text are places in the file.
  const text = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * 8192, (i + 1) * 8192)),
  ).join('');
  const found = [...text.matchAll(/jinxin-jws:([\w-]+)\.\.([\w-]{86})/g)];
  const number = /jinxin-report:([\w-]+)/.exec(text)?.[1];
  if (found.length === 0 || number === undefined) return text.includes(MARK) ? 'changed' : 'not-a-report';
  const [[whole, header, signature]] = found;
  if (found.some(([one]) => one !== whole)) return 'changed';
  const payload = Uint8Array.from(bytes);
  for (const { index } of found) payload.fill(0x30, index + MARK.length, index + whole.length);
  return { form: 'pdf', payload, header, signature, number };
}
