// An office for browser tests: the service on a free port with a small invented city and built pages, and a real Chromium.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { Command } from 'commander';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll } from 'vitest';
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

export interface Office {
  readonly register: Register;
  readonly address: string;
  /** Addresses of other hosts that pages have asked for. */
  readonly strangers: readonly string[];
  /** Errors that pages have written to their console. */
  readonly errors: readonly string[];
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A page on which the account of a role has signed in. */
  signedIn(role: Role, options?: BrowserContextOptions): Promise<Page>;
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
  const { http } = await testService(register, { clock: () => new Date(), pages, boundaries });
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
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('request', (request) => isOurs(request.url(), address) || strangers.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    return page;
  };
  const signedIn = async (role: Role, options?: BrowserContextOptions) => {
    const page = await open(options);
    await page.goto('/');
    await page.getByLabel('账户').fill(role);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('main').locator('h1', { hasText: role }).waitFor();
    return page;
  };
  return { register, address, strangers, errors, open, signedIn };
}

/** What axe finds against WCAG 2.2 AA on a page, as `rule: place`. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`;
  const { violations } = (await page.evaluate(run)) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

function isOurs(url: string, address: string): boolean {
  return url.startsWith(address) || url.startsWith('data:') || url.startsWith('blob:');
}

async function buildPages(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '..', '..', 'web');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
  });
}

/** A city of some hundred entities with their records, the same in every run. */
async function invent(register: Register, folder: string, boundaries: string): Promise<void> {
  const commands = new Command();
  demo(
    commands,
    { open: async () => register, who: { id: 'demo', name: 'demo' }, lang: () => 'zh', print: () => {} },
    boundaries,
  );
  await commands.parseAsync(['demo', '--entities', '300', '--folder', folder], { from: 'user' });
}
