import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { chromium } from 'playwright-core';
import { commands } from '../commands/all.ts';
import { ingestPaths } from '../src/cli/ingest.ts';
import { commandLineTexts } from '../src/cli/texts/commandLineTexts.ts';
import { openTrial } from '../src/cli/trial.ts';
import { createPreviewChannel } from '../src/terminal/place.ts';
import { startPreviewPage } from '../src/web/start.ts';
import { openApp } from '../src/wiring/core.ts';

/**
 * Makes the README's picture, `docs/preview.png`, from the bundled samples: `npm run screenshot`. Chromium is looked
 * for in CHROMIUM, else where Debian puts it.
 */
const picture = fileURLToPath(new URL('./preview.png', import.meta.url));
const samples = fileURLToPath(new URL('../data/samples', import.meta.url));

const app = openApp(':memory:');
const silent = { out: () => undefined, err: () => undefined };
await ingestPaths(
  app.store,
  [samples],
  { json: false, texts: commandLineTexts('en-US').results, catchUp: app.catchUp },
  silent,
);
const { platform, takePosted } = createPreviewChannel();
const context = { ...app.context, ...platform };
const server = await startPreviewPage(
  { commands, context, reader: app.reader, takePosted, openTrial: () => openTrial(app, platform) },
  0,
  pino({ level: 'silent' }),
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: 'dark' });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  await page.getByRole('combobox', { name: '输入命令' }).fill('/news DeepSeek');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('/news DeepSeek', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'DeepSeek' }).waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await server.close();
  await app.store.close();
}
process.stdout.write(`${picture}\n`);
