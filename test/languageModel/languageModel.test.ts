import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay } from '../../src/calendar/day.ts';
import type { Completion, Prompt } from '../../src/languageModel/completion.ts';
import {
  type LanguageModel,
  languageModel,
  type ModelMetrics,
} from '../../src/languageModel/languageModel.ts';
import { openStore, type Store } from '../../src/store/open.ts';

const PROMPT: Prompt = {
  task: 'key-points',
  instructions: 'x'.repeat(100),
  material: 'y'.repeat(100),
  tokensMost: 800,
  timeoutMilliseconds: 1000,
};
/** Both texts at two bytes a token, with fifty for the frame of each, and what may be written. */
const RESERVED = 2 * (50 + 50) + 800;
const MINUTE = 60_000;

let store: Store;
let now: Date;
let monotonic: number;
let answers: Completion[];
let asked: number;
let outcomes: string[];
let tokens: number;

beforeEach(() => {
  store = openStore(':memory:');
  now = new Date('2024-12-27T02:00:00Z');
  monotonic = 0;
  answers = [];
  asked = 0;
  outcomes = [];
  tokens = 0;
});
afterEach(() => store.close());

const metrics: ModelMetrics = {
  requested: (_task, outcome) => outcomes.push(outcome),
  tokensUsed: (prompt, completion) => {
    tokens += prompt + completion;
  },
  sentenceRefused: () => undefined,
};

function model(budget: { requests: number; tokens: number }): LanguageModel {
  return languageModel({
    name: 'm',
    client: {
      async complete() {
        asked += 1;
        return answers.shift() ?? { kind: 'failed', reason: 'nothing is prepared' };
      },
      close: async () => undefined,
    },
    database: store,
    budget,
    clock: { now: () => now },
    log: { warn: () => undefined, debug: () => undefined },
    metrics,
    monotonic: () => monotonic,
  });
}

const written = (prompt: number, completion: number): Completion => ({
  kind: 'written',
  text: 'text',
  tokens: { prompt, completion },
});
const read = (text: string) => text;
const usage = () => store.all('SELECT day, requests, tokens FROM model_usage');

test('a day’s tokens are reserved before and settled after a request, by the server’s count', async () => {
  const some = model({ requests: 10, tokens: RESERVED + 300 });
  answers = [written(200, 100), written(1, 1)];
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'written', value: 'text' });
  expect(await usage()).toEqual([{ day: '2024-12-27', requests: 1, tokens: 300 }]);
  // 300 are used, and what the next may need still fits; the one after that does not.
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'budget' });
  expect(asked).toBe(2);
  expect(tokens).toBe(302);
});

test('the next day in Beijing has a budget of its own, and a month later the first is forgotten', async () => {
  const some = model({ requests: 1, tokens: 10_000 });
  answers = [written(1, 1), written(1, 1), written(1, 1)];
  await some.write(PROMPT, read);
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'budget' });
  now = new Date('2024-12-27T16:00:00Z');
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
  now = new Date('2025-01-30T02:00:00Z');
  await some.write(PROMPT, read);
  expect(await usage()).toEqual([{ day: parseDay('2025-01-30'), requests: 1, tokens: 2 }]);
});

test('a prompt that is larger than the whole budget is never sent', async () => {
  expect(await model({ requests: 9, tokens: 10 }).write(PROMPT, read)).toEqual({
    kind: 'nothing',
    because: 'budget',
  });
  expect(asked).toBe(0);
});

test('tokens that the server did not count are estimated, and without an answer those sent count', async () => {
  const some = model({ requests: 10, tokens: 100_000 });
  answers = [{ kind: 'written', text: 'z'.repeat(40), tokens: undefined }];
  await some.write(PROMPT, read);
  expect(await usage()).toMatchObject([{ tokens: 200 + 70 }]);
  await some.write(PROMPT, read);
  expect(await usage()).toMatchObject([{ tokens: 270 + 200 }]);
});

test('a model that answers 429 is not asked for as long as it says, and longer each time', async () => {
  const some = model({ requests: 99, tokens: 1_000_000 });
  answers = [{ kind: 'limited', reason: '429', retryAfterSeconds: 300 }];
  await some.write(PROMPT, read);
  monotonic = 4 * MINUTE;
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'paused' });
  monotonic = 5 * MINUTE;
  answers = [{ kind: 'limited', reason: '429', retryAfterSeconds: 0 }, written(1, 1)];
  await some.write(PROMPT, read);
  monotonic = 6 * MINUTE;
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'paused' });
  monotonic = 7 * MINUTE;
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
  expect(outcomes).toEqual(['limited', 'paused', 'limited', 'paused', 'useful']);
});

test('three failures or unreadable answers in a row open the breaker; one good answer closes it', async () => {
  const some = model({ requests: 99, tokens: 1_000_000 });
  const unreadable = () => undefined;
  answers = [{ kind: 'failed', reason: '' }, written(1, 1), { kind: 'failed', reason: '' }];
  for (const how of [read, unreadable, read])
    expect(await some.write(PROMPT, how)).toEqual({ kind: 'nothing', because: 'failed' });
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'paused' });
  monotonic = MINUTE;
  answers = [written(1, 1), { kind: 'failed', reason: '' }, written(1, 1)];
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
  await some.write(PROMPT, read);
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
});

test('a refusal that the operator must mend is retried twice an hour', async () => {
  const some = model({ requests: 99, tokens: 1_000_000 });
  answers = [{ kind: 'refused', reason: '401', status: 401 }];
  await some.write(PROMPT, read);
  monotonic = 29 * MINUTE;
  expect(await some.write(PROMPT, read)).toEqual({ kind: 'nothing', because: 'paused' });
  monotonic = 30 * MINUTE;
  answers = [written(1, 1)];
  expect(await some.write(PROMPT, read)).toMatchObject({ kind: 'written' });
});
