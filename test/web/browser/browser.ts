import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { z } from 'zod';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeResult = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
);

/** The size of a phone's window, and of one on a desk, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 860 };

/** How a page is looked at. */
export interface Opening {
  readonly viewport?: typeof PHONE;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
  /** Whether the page goes on asking for things once it is loaded, and is ready when it has them. */
  readonly asksMore?: boolean;
}

/** A browser with one page at a time, whose complaints fail the test that heard them. */
export interface BrowserRig {
  /** The page that was opened last. */
  page(): Page;
  /** Opens an address in a page that remembers nothing, waiting until it is loaded, or asks for nothing more. */
  open(url: string, opening?: Opening): Promise<void>;
  /** What axe finds wrong with the page as it stands, with the first place of each. */
  violations(): Promise<readonly string[]>;
  /** Handed to routes: what fails there is a complaint too. */
  report(error: unknown): string;
  /** Takes complaints back that are what the test is about. */
  forgive(part: string): void;
}

/** A group of tests in a browser; without Chromium they skip and say so. */
export function describeInBrowser(name: string, tests: (rig: BrowserRig) => void): void {
  const skipped = CHROMIUM === undefined ? ' (skipped: no Chromium here, apt-get install chromium)' : '';
  describe.skipIf(CHROMIUM === undefined)(`${name} in a browser${skipped}`, () => tests(browserRig()));
}

/** A page that serves one test after the other, with what speaks to Chromium about it. */
interface KeptPage {
  readonly page: Page;
  readonly session: CDPSession;
}

function browserRig(): BrowserRig {
  let browser: Browser;
  /** With scripts and without: a page of its own for each test would start four processes of Chromium. */
  const kept = new Map<boolean, KeptPage>();
  let current: KeptPage;
  let origin: string;
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await forget(current, origin);
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });

  async function makePage(javaScriptEnabled: boolean): Promise<KeptPage> {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(`asks ${request.url()}`);
    });
    return { page, session: await context.newCDPSession(page) };
  }

  return {
    page: () => current.page,
    async open(
      url,
      { viewport = DESK, colorScheme = 'dark', javaScriptEnabled = true, asksMore = false } = {},
    ) {
      current = kept.get(javaScriptEnabled) ?? (await makePage(javaScriptEnabled));
      kept.set(javaScriptEnabled, current);
      origin = new URL(url).origin;
      const { page } = current;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, media: null });
      await page.goto(url, { waitUntil: asksMore ? 'networkidle' : 'load' });
    },
    async violations() {
      const { page, session } = current;
      // A page keeps axe: 560 kB of script go into it once, however often it is looked at.
      if (!(await page.evaluate("'axe' in globalThis"))) {
        // Only axe, which is put into the page from outside, needs the policy out of the way.
        await session.send('Page.setBypassCSP', { enabled: true });
        await page.evaluate(axeSource);
      }
      const found = await page.evaluate(
        "axe.run({ resultTypes: ['violations'] }).then((result) => result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))",
      );
      return axeResult.parse(found).map(({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`);
    },
    report(error) {
      complaints.push(String(error));
      return 'id';
    },
    forgive(part) {
      complaints = complaints.filter((text) => !text.includes(part));
    },
  };
}

/** Leaves a page as good as new for the next test: nothing stored, no service worker, the policy of its pages in force. */
async function forget({ session }: KeptPage, origin: string): Promise<void> {
  await session.send('Page.setBypassCSP', { enabled: false });
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}
