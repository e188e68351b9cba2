// An office for browser tests: the service on a free port with a small invented city and built pages, and a real Chromium.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Role } from '../../src/base/who/permissions.ts';
import { demo } from '../../src/demo/cli.ts';
import { prepareRegister, type Register } from '../../src/grading/register.ts';
import { recount } from '../../src/oversight/recount.ts';
import { PASSWORD, testService } from '../callers.ts';
import { testDatabase } from '../database.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Why browser tests cannot run here; undefined when they can. */
export const noBrowser = CHROMIUM ? undefined : 'there is no Chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How a page is opened on a phone. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

export interface Office {
  readonly register: Register;
  /** Addresses of other hosts that pages have asked for. */
  readonly strangers: readonly string[];
  /** Errors that pages have written to their console. */
  readonly errors: readonly string[];
  /** A page of nobody's, closed when the test is over. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A page at a path, for the account of a role; the page of signing in is not gone through. */
  signedIn(role: Role, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Some entities of the city, by the query of their list. */
  entities(query: string): Promise<readonly { readonly id: string; readonly uscc: string; readonly name: string }[]>;
}

/** Opens the office; all of it is closed when the test file is over. */
export async function openOffice(): Promise<Office> {
  const database = await testDatabase();
  const register = { database, grading: (await prepareRegister(database, new Date())).grading };
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-browser-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pages = join(folder, 'pages');
  await buildPages(pages);
  const boundaries = join(folder, 'boundaries');
  await invent(register, join(folder, 'city'), boundaries);
  await recount(database, register.grading, new Date());
  const { http, signedIn: caller } = await testService(register, { clock: () => new Date(), pages, boundaries });
  await http.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  afterAll(async () => {
    await browser.close();
    await http.close();
  });
  const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
  const strangers: string[] = [];
  const errors: string[] = [];
  const open = async (options: BrowserContextOptions = {}) => {
    const desktop = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
    const context = await browser.newContext({ baseURL: address, ...desktop, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.on('request', (request) => isOurs(request.url(), address) || strangers.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on(
      'console',
      (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`),
    );
    return page;
  };
  const signedIn = async (role: Role, path: string, options?: BrowserContextOptions) => {
    const page = await open(options);
    const answer = await page.request.post('/api/v1/session', { data: { name: role, password: PASSWORD } });
    if (!answer.ok()) throw new Error(await answer.text());
    await page.goto(path);
    return page;
  };
  const registrar = await caller('registrar');
  const entities = async (query: string) => (await registrar.call('GET', `/entities?${query}`)).body.items;
  return { register, strangers, errors, open, signedIn, entities };
}

/** Signs in by the form, to which whoever asks for a page without having signed in is led. */
export async function signIn(page: Page, path: string, name: string, password: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('账户').fill(name);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Things that look as if they could be clicked, and that neither are nor hold nor lie in anything that takes the focus. Left
 * out: what the arrow keys lead to in a group, the steps of a number, drawings with a table or list beside them, scrollbars.
 */
const MOUSE_ONLY = `(() => {
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const places = [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).cursor === 'pointer' && shown(one));
  return places
    .filter((one) => !one.closest(focusable + ', label') && !one.querySelector(focusable) && !one.closest('canvas, .maplibregl-map, [role=option], [role=tooltip], .chart-card:has(summary) [role=img], [class*=scrollbar], [aria-hidden=true], .ant-input-number-action, .party'))
    .filter((one) => !places.includes(one.parentElement))
    .map((one) => one.outerHTML.slice(0, 160));
})()`;

/** What axe finds against WCAG 2.2 AA on a page, as `rule: place`; and what only a mouse could use. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  const mouseOnly = (await page.evaluate(MOUSE_ONLY)) as string[];
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    ...mouseOnly.map((place) => `mouse only: ${place}`),
  ];
}

/** What browsers note of answers that pages show and explain: not signed in, refused as it was written; and of no signal. */
const EXPECTED = /401|422|ERR_INTERNET_DISCONNECTED/;

/** The last test of a file: what its pages did besides what was looked at. */
export function quietPages(office: Office): void {
  test('no page has asked another host for anything, and none failed', () => {
    expect(office.strangers).toEqual([]);
    expect(office.errors.filter((error) => !EXPECTED.test(error))).toEqual([]);
  });
}

function isOurs(url: string, address: string): boolean {
  return url.startsWith(address) || url.startsWith('file:') || url.startsWith('data:') || url.startsWith('blob:');
}

/** The pages as `npm run build` makes them; by the environment of a test they would be made for developers, and slower. */
async function buildPages(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '..', '..', 'web');
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
}

/** A city of some hundred entities with their records, the same in every run. */
async function invent(register: Register, folder: string, boundaries: string): Promise<void> {
  const commands = new Command();
  demo(
    commands,
    { open: async () => register, who: { id: 'demo', name: 'demo' }, lang: () => 'zh', print: () => {} },
    boundaries,
  );
  await commands.parseAsync(['demo', '--no-areas', '--entities', '300', '--folder', folder], { from: 'user' });
}
