import { decode } from 'fast-png';
import { afterEach, expect, test } from 'vitest';
import { createPainter, type Painter } from '../../src/pictures/painter.ts';
import { cardWith } from './cards.ts';

const LOOK = { theme: 'light', shape: 'tall' } as const;
const painters: Painter[] = [];

function painterWith(...options: Parameters<typeof createPainter>): Painter {
  const painter = createPainter(...options);
  painters.push(painter);
  return painter;
}

/** A worker's script that does as it is told instead of drawing. */
function script(body: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${body}; parentPort.postMessage('ready');`)}`,
  );
}

const BUDGET = { milliseconds: 10_000, megabytes: 128, idleMilliseconds: 1000 };
/** Answers each task with the number of tasks so far. */
const COUNTING = script(
  "let tasks = 0; parentPort.on('message', () => parentPort.postMessage(new Uint8Array([++tasks])))",
);

afterEach(async () => {
  await Promise.all(painters.splice(0).map((painter) => painter.close()));
});

test('a painter draws in a worker', { timeout: 60_000 }, async () => {
  const drawn = await painterWith().draw(cardWith(), LOOK);
  if (drawn.kind !== 'drawn') throw new Error('nothing was drawn');
  expect(decode(drawn.bytes).width).toBe(1080);
});

test('the same picture is drawn once, however often and at once it is asked for', async () => {
  const painter = painterWith(BUDGET, COUNTING);
  const asked = await Promise.all([1, 2, 3].map(() => painter.draw(cardWith(), LOOK)));
  expect(asked).toEqual([1, 1, 1].map((one) => ({ kind: 'drawn', bytes: new Uint8Array([one]) })));
  expect(await painter.draw(cardWith(), LOOK)).toEqual(asked[0]);
  const other = await painter.draw(cardWith(), { ...LOOK, theme: 'dark' });
  expect(other).toEqual({ kind: 'drawn', bytes: new Uint8Array([2]) });
});

test('pictures beyond the queue’s limit are refused, and drawn when asked later', async () => {
  const painter = painterWith(BUDGET, COUNTING);
  const cards = Array.from({ length: 14 }, (_, index) => cardWith({ headline: `第 ${index} 张` }));
  const drawn = await Promise.all(cards.map((card) => painter.draw(card, LOOK)));
  expect(drawn.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 12 }, () => 'drawn'),
    'busy',
    'busy',
  ]);
  const last = cards.at(-1);
  if (last) expect((await painter.draw(last, LOOK)).kind).toBe('drawn');
});

test('preparing the worker several times draws its charts once', async () => {
  const painter = painterWith(BUDGET, COUNTING);
  await Promise.all([painter.prepare('zh-CN'), painter.prepare('zh-TW')]);
  await painter.prepare('en-US');
  expect(await painter.draw(cardWith(), LOOK)).toEqual({ kind: 'drawn', bytes: new Uint8Array([5]) });
});

test('a picture that is asked for while the worker is prepared takes its turn after one chart', async () => {
  const painter = painterWith(BUDGET, COUNTING);
  const prepared = painter.prepare('zh-CN');
  expect(await painter.draw(cardWith(), LOOK)).toEqual({ kind: 'drawn', bytes: new Uint8Array([2]) });
  await prepared;
  const other = await painter.draw(cardWith(), { ...LOOK, theme: 'dark' });
  expect(other).toEqual({ kind: 'drawn', bytes: new Uint8Array([3]) });
});

test('a failure while preparing is reported with the next picture', async () => {
  const painter = painterWith(BUDGET, script("await import('node:no-such-renderer')"));
  await painter.prepare('zh-CN');
  await expect(painter.draw(cardWith(), LOOK)).rejects.toThrow(/no-such-renderer/);
});

test.each([
  ['that is not installed', "await import('node:no-such-renderer')", /no-such-renderer/],
  ['that fails at a card', "parentPort.on('message', () => { throw new Error('no font') })", /no font/],
])('a renderer %s is named as the cause', async (_, body, reason) => {
  const painter = painterWith(BUDGET, script(body));
  await expect(painter.draw(cardWith(), LOOK)).rejects.toThrow(reason);
});
