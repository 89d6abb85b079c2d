import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestPaths } from '../../src/cli/ingest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { type App, openApp } from '../../src/wiring/core.ts';

const samples = fileURLToPath(new URL('../../data/samples', import.meta.url));

describe('one event is found once', () => {
  let app: App;
  beforeAll(async () => {
    app = openApp(':memory:');
    const lines = { out: () => undefined, err: () => undefined };
    await ingestPaths(
      app.store,
      [samples],
      { json: false, texts: commandLineTexts('en-US').results, catchUp: app.catchUp },
      lines,
    );
  });
  afterAll(() => app.store.close());

  test('by its lead, with the other report beside it', async () => {
    const { hits, clear } = await app.context.search.search('DeepSeek-V3');
    expect(hits.map((hit) => [hit.column, hit.also.length])).toEqual([['极客头条', 1]]);
    expect(clear).toBe(true);
  });

  test('by another report where the filter excludes the lead', async () => {
    const { hits } = await app.context.search.search('DeepSeek-V3 column:AI周报');
    expect(hits).toHaveLength(1);
    expect(hits[0]?.column).toBe('AI周报');
    expect(hits[0]?.also).toHaveLength(1);
  });

  test('pages neither repeat nor skip an event', async () => {
    const all = await app.context.search.search('OpenAI', { limit: 10 });
    const pages = await Promise.all(
      all.hits.map((_, offset) => app.context.search.search('OpenAI', { limit: 1, offset })),
    );
    expect(pages.flatMap((page) => page.hits.map((hit) => hit.id))).toEqual(all.hits.map((hit) => hit.id));
    const told = all.hits.flatMap((hit) => [hit.id, ...hit.also.map((other) => other.id)]);
    expect(new Set(told).size).toBe(told.length);
  });
});
