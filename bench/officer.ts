// An officer of the load bench: signs in, then searches, opens entities, turns pages of the register and files, as pages of the console ask.

import { Agent, request } from 'node:http';
import { syllablesOf } from '../src/registry/pinyin.ts';
import { oneOf } from './made-names.ts';

export interface Officer {
  readonly name: string;
  readonly password: string;
  /** Entities that he works on, all within his reach. */
  readonly entities: readonly Known[];
}

export interface Known {
  readonly uscc: string;
  readonly name: string;
}

/** One question to the service, as it was answered. */
export interface Asked {
  readonly operation: string;
  readonly status: number;
  readonly ms: number;
}

export type ActName = 'search' | 'entity page' | 'register page' | 'filing';

/** Of a hundred acts so many are of each kind. */
const MIX: readonly (readonly [ActName, number])[] = [
  ['search', 40],
  ['entity page', 30],
  ['register page', 20],
  ['filing', 10],
];

const ACTS = MIX.flatMap(([name, share]) => new Array<ActName>(share).fill(name));

const agent = new Agent({ keepAlive: true });
let filed = 0;

export class AtWork {
  readonly asked: Asked[] = [];
  readonly #port: number;
  readonly #officer: Officer;
  readonly #next: () => number;
  #headers: Record<string, string> = {};

  constructor(port: number, officer: Officer, next: () => number) {
    this.#port = port;
    this.#officer = officer;
    this.#next = next;
  }

  async signIn(): Promise<void> {
    const { name, password } = this.#officer;
    const { body, cookie } = await this.#ask('signIn', 'POST', '/session', { name, password });
    this.#headers = { cookie, 'x-jinxin-csrf': JSON.parse(body).csrf };
    this.asked.length = 0;
  }

  /** One act of the mix, all its questions answered; its name. */
  async act(): Promise<ActName> {
    const name = oneOf(this.#next, ACTS);
    if (name === 'search') await this.#search();
    else if (name === 'entity page') await this.#open();
    else if (name === 'register page') await this.#turn();
    else await this.#file();
    return name;
  }

  async #search(): Promise<void> {
    const known = oneOf(this.#next, this.#officer.entities);
    const quick = this.#next() < 0.5;
    const query = `q=${encodeURIComponent(this.#typed(known))}&limit=${quick ? 8 : 100}`;
    await this.#get(quick ? 'quick search' : 'search', `/entities?${query}`);
  }

  /** What is typed to find an entity: its code, its name or a part of it, its pinyin or initials. */
  #typed({ uscc, name }: Known): string {
    const from = Math.floor(this.#next() * Math.max(1, name.length - 4));
    const part = name.slice(from, from + 4);
    const spelled = syllablesOf(part).map((syllable) => syllable ?? '');
    return oneOf(this.#next, [
      uscc,
      uscc.slice(0, 12),
      name,
      part,
      part.slice(0, 2),
      spelled.join(''),
      spelled.map((syllable) => syllable.slice(0, 1)).join(''),
      spelled
        .map((syllable) => syllable.slice(0, 1))
        .join('')
        .slice(0, 2),
    ]);
  }

  async #open(): Promise<void> {
    const path = `/entities/${oneOf(this.#next, this.#officer.entities).uscc}`;
    await this.#get('readEntity', path);
    await this.#get('listStandings', `${path}/standings`);
    await this.#get('explainStanding', `${path}/standings/chongqing`);
    if (this.#next() < 0.4) await this.#get('listRecords', `${path}/records`);
    if (this.#next() < 0.1) await this.#get('readIndicators', `${path}/indicators`);
  }

  async #turn(): Promise<void> {
    const county = oneOf(this.#next, ['210602', '210603', '210604', '210624', '210681', '210682']);
    const filters = oneOf(this.#next, [
      '',
      `&division=${county}`,
      '&kind=enterprise&status=existing',
      '&level=C',
      '&level=D',
      '&level=B,C&kind=individual',
      '&tier=III',
      `&tag=${encodeURIComponent('食品经营')}`,
      '&industry=F52',
      `&division=${county}&level=D&sort=name`,
    ]);
    const page = await this.#get('listEntities', `/entities?limit=100&rulebook=chongqing${filters}`);
    const { next } = JSON.parse(page) as { next: string | null };
    if (next !== null && this.#next() < 0.3)
      await this.#get('listEntities, next', `/entities?limit=100${filters}&after=${encodeURIComponent(next)}`);
  }

  async #file(): Promise<void> {
    const path = `/entities/${oneOf(this.#next, this.#officer.entities).uscc}/records`;
    const body = {
      type: 'administrative-penalty',
      fields: {
        document_number: `金市监罚〔2026〕${process.pid}${++filed}号`,
        decided_on: '2026-11-02',
        authority: '金信市市场监督管理局',
        measures: [{ kind: 'fine', amount: Math.floor(this.#next() * 60_000) }],
      },
    };
    await this.#ask('previewRecord', 'POST', `${path}/preview`, body);
    await this.#ask('fileRecord', 'POST', path, body);
  }

  async #get(operation: string, path: string): Promise<string> {
    return (await this.#ask(operation, 'GET', path)).body;
  }

  async #ask(operation: string, method: string, path: string, sent?: unknown) {
    const began = performance.now();
    const answer = await send(this.#port, method, `/api/v1${path}`, this.#headers, sent);
    this.asked.push({ operation, status: answer.status, ms: performance.now() - began });
    return answer;
  }
}

// Answers are asked for compressed, as browsers do, where they are not read here.
function send(port: number, method: string, path: string, headers: Record<string, string>, sent?: unknown) {
  const text = sent === undefined ? undefined : JSON.stringify(sent);
  return new Promise<{ status: number; body: string; cookie: string }>((resolve, reject) => {
    const asking = request(
      {
        ...{ host: '127.0.0.1', port, method, path, agent },
        headers: {
          ...headers,
          ...(path.includes('limit=100&') ? {} : { 'accept-encoding': 'gzip, deflate, br' }),
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const cookie = String(response.headers['set-cookie'] ?? '').split(';')[0];
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), cookie });
        });
      },
    );
    asking.on('error', reject);
    asking.end(text);
  });
}
