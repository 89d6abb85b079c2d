import { afterEach, beforeEach, expect, test } from 'vitest';
import { printDigest } from '../../src/cli/digest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { storeEdition } from '../outbox/roundup.ts';

/** A Tuesday. */
const NOW = new Date('2024-12-31T04:00:00Z');

let app: App;
beforeEach(async () => {
  app = openApp(':memory:', { now: () => NOW });
  await storeEdition(app.store, { column: '极客头条', day: '2024-12-27' }, NOW);
  await app.catchUp();
});
afterEach(async () => {
  await app.reader.close();
  await app.store.close();
});

async function print(when: string | undefined, json = false) {
  const lines = { out: '', err: '' };
  const pictures = { draw: () => Promise.reject(new Error('no picture is asked for')) };
  const status = await printDigest(
    { ...app.context, pictures },
    { day: undefined, when, json, texts: commandLineTexts('en-US').results.digest },
    {
      out(text) {
        lines.out += text;
      },
      err(text) {
        lines.err += text;
      },
    },
  );
  return { status, ...lines };
}

test('words after digest name a day or a recap', async () => {
  expect(await print('上周五')).toMatchObject({ status: 0, out: expect.stringContaining('12月27日 周五') });
  expect(await print('上周')).toMatchObject({
    status: 0,
    out: expect.stringContaining('一周回顾 · 12月23日–29日'),
  });
  const { out } = await print('本月', true);
  expect(JSON.parse(out)).toMatchObject({ period: 'month', from: '2024-12-01', to: '2024-12-31', events: 3 });
});

test('a span without news has no recap, and other words are wrong usage', async () => {
  expect(await print('上个月')).toMatchObject({ status: 1, err: expect.stringContaining('no news') });
  expect(await print('何时')).toMatchObject({ status: 2, err: expect.stringContaining('何时') });
});
