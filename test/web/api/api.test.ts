import { Validator } from '@seriousme/openapi-schema-validator';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { digestSchema } from '../../../src/api/digest.ts';
import { eventSchema } from '../../../src/api/event.ts';
import { problemSchema } from '../../../src/api/problem.ts';
import { searchAnswerSchema } from '../../../src/api/search.ts';
import { storySchema } from '../../../src/api/story.ts';
import { trendSchema } from '../../../src/api/trend.ts';
import { openApiDocument } from '../../../src/web/api/openApi.ts';
import { type OpenArchive, openArchive, publishEvent } from '../doors.ts';
import { idOf } from '../newsroom.ts';

const LEAD = idOf('DeepSeek-V3 开源，参数 6710 亿');
const OTHER = idOf('DeepSeek-V3 发布，训练费 557.6 万美元');
let archive: OpenArchive;

beforeEach(async () => {
  archive = await openArchive({ fullText: true });
  await publishEvent(archive.app);
});

afterEach(async () => {
  await archive.close();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${archive.url}/api/v1${path}`, { headers });
  const text = await response.text();
  return { response, status: response.status, json: (): unknown => JSON.parse(text), text };
}

/** A client that knows nothing but the description, as a program of somebody else's would be made. */
async function publicClient() {
  const api = new OpenAPIClientAxios({ definition: `${archive.url}/api/v1/openapi.json` });
  const client = await api.init();
  return async (operation: string, parameters: Record<string, string | number>): Promise<unknown> => {
    const method: unknown = Reflect.get(client, operation);
    if (typeof method !== 'function') throw new Error(`the description names no ${operation}`);
    const answer: unknown = await method(parameters);
    return z.object({ data: z.unknown() }).parse(answer).data;
  };
}

describe('the description', () => {
  test('is an OpenAPI document by the specification’s own schema', async () => {
    const { json, response } = await get('/openapi.json');
    expect(response.headers.get('Content-Type')).toContain('application/json');
    const document = z.record(z.string(), z.unknown()).parse(json());
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(archive.url))));
  });

  test('defines every schema that it refers to', () => {
    const text = JSON.stringify(openApiDocument('https://news.example.org'));
    const { components } = z
      .object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
      .parse(JSON.parse(text));
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/gu)].map(([, pointer = '']) => pointer);
    expect(names.length).toBeGreaterThan(10);
    for (const pointer of names)
      expect(Object.keys(components.schemas), pointer).toContain(
        pointer.replace('#/components/schemas/', ''),
      );
  });

  test('is enough for a client made of it to ask everything', async () => {
    const call = await publicClient();
    const digest = digestSchema.strict().parse(await call('getDigest', { day: '2024-12-27' }));
    expect(digest.sections.flatMap(({ items }) => items.map(({ story }) => story))).toContain(LEAD);
    expect(digestSchema.strict().parse(await call('getDigest', { day: 'latest' }))).toEqual(digest);
    const story = storySchema.strict().parse(await call('getStory', { id: LEAD }));
    expect(story.also.map(({ id }) => id)).toEqual([OTHER]);
    const event = eventSchema.strict().parse(await call('getEvent', { id: OTHER }));
    expect(event.id).toBe(story.event);
    expect(event.timeline.map(({ id }) => id).toSorted()).toEqual([LEAD, OTHER].toSorted());
    const found = searchAnswerSchema.strict().parse(await call('searchStories', { q: 'DeepSeek', limit: 5 }));
    expect([LEAD, OTHER]).toContain(found.hits[0]?.id);
    const { words, step } = trendSchema
      .strict()
      .parse(await call('getTrend', { q: 'DeepSeek 小米', last: '30d' }));
    expect([step, words.map(({ word }) => word)]).toEqual(['day', ['DeepSeek', '小米']]);
    expect(words[0]?.peak?.story?.id).toMatch(/^[a-z0-9]{10}$/u);
    await expect(call('getStory', { id: 'aaaaaaaaaa' })).rejects.toMatchObject({ response: { status: 404 } });
  });
});

describe('an answer of the API', () => {
  test('has facts, opinion and machine-written text apart under their labels', async () => {
    const { texts, machine } = storySchema.parse((await get(`/stories/${LEAD}`)).json());
    expect(machine).toBeNull();
    expect(texts).toEqual([
      {
        kind: 'fact',
        label: '正文',
        by: '某通讯社',
        machine: null,
        paragraphs: [expect.stringContaining('深度求索'), '第二段只有全文里才有。'],
      },
      {
        kind: 'opinion',
        label: '点评（极客头条的观点）',
        by: '极客头条',
        machine: null,
        paragraphs: ['编者认为这很重要。'],
      },
    ]);
    const byMachine = storySchema.parse((await get(`/stories/${idOf('某公司换帅')}`)).json());
    expect(byMachine.texts[0]?.label).toContain('AI 辅助创作');
    expect(byMachine.machine).toBe('本文由AI生成');
    const { editions } = digestSchema.parse((await get('/digests/2024-12-27')).json());
    expect(editions.find(({ column }) => column === '极客头条')?.keyPoints).toMatchObject({
      kind: 'summary',
      by: '某大模型',
      label: expect.stringContaining('由某大模型生成，仅供参考'),
    });
    expect(editions.find(({ column }) => column === 'AI周报')?.machine).toBe('内容由AI辅助创作');
  });

  test('has no address but of the web, and no character that turns text around', async () => {
    const { text, json } = await get(`/stories/${LEAD}`);
    expect(text).not.toContain('javascript:');
    expect(text).not.toMatch(/[\u202a-\u202e]/u);
    expect(storySchema.parse(json()).links).toEqual([
      { url: expect.stringMatching(/^https:\/\/a\.example\//u), text: '论文' },
    ]);
  });

  test('has an excerpt of the facts alone if excerpts are configured', async () => {
    await archive.close();
    archive = await openArchive();
    await publishEvent(archive.app);
    const story = storySchema.parse((await get(`/stories/${LEAD}`)).json());
    expect(story).toMatchObject({ isExcerpt: true, images: [], links: [] });
    expect(story.texts.map(({ kind }) => kind)).toEqual(['fact']);
    expect(story.url).toMatch(/^https:\/\/news\.example\//u);
  });

  test('a digest names the days beside it, and its pages', async () => {
    const digest = digestSchema.parse((await get('/digests/2024-12-27')).json());
    expect(digest).toMatchObject({
      before: '2024-12-26',
      after: null,
      webUrl: `${archive.url}/day/2024-12-27`,
    });
  });

  test('a search is bounded and ordered as it was asked', async () => {
    const search = async (query: string) =>
      searchAnswerSchema.parse((await get(`/search?${query}`)).json()).hits.map(({ date }) => date);
    expect(await search(`q=${encodeURIComponent('DeepSeek')}&until=2024-12-26`)).not.toContain('2024-12-27');
    expect(await search(`q=DeepSeek&column=${encodeURIComponent('AI周报')}&limit=1`)).toEqual(['2024-12-27']);
  });
});

describe('what cannot be answered', () => {
  test.each([
    ['/digests/2024-12-30', 404, 'not-found'],
    ['/digests/2024-02-31', 400, 'invalid-request'],
    ['/digests/yesterday', 400, 'invalid-request'],
    ['/stories/aaaaaaaaaa', 404, 'not-found'],
    ['/stories/..%2f..%2fetc', 400, 'invalid-request'],
    ['/events/bbbbbbbbbb', 404, 'not-found'],
    ['/search', 400, 'invalid-request'],
    ['/search?q=%20', 400, 'invalid-request'],
    ['/search?q=%E2%80%8B', 400, 'invalid-request'],
    ['/search?q=%E2%A0%80%E3%85%A4', 400, 'invalid-request'],
    ['/trends', 400, 'invalid-request'],
    ['/trends?q=%EF%BB%BF%C2%AD', 400, 'invalid-request'],
    ['/trends?q=x&last=90', 400, 'invalid-request'],
    ['/trends?q=x&since=soon', 400, 'invalid-request'],
    ['/search?q=x&limit=1000', 400, 'invalid-request'],
    [`/search?q=${'x'.repeat(300)}`, 400, 'invalid-request'],
    ['/nowhere', 404, 'not-found'],
  ])('%s: %i %s, under an id that the log has', async (path, status, code) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    const { error } = problemSchema.parse(answer.json());
    expect(error.code).toBe(code);
    expect(archive.refusals.get(error.id)).toBe(error.message);
    expect(answer.response.headers.get('Cache-Control')).toBe('no-store');
  });

  test('a story that was removed leads to its original', async () => {
    await archive.app.context.stories.remove(LEAD);
    const answer = await get(`/stories/${LEAD}`);
    expect(answer.status).toBe(410);
    expect(problemSchema.parse(answer.json()).error).toMatchObject({
      code: 'removed',
      url: expect.stringContaining('news.example'),
    });
  });

  test('what fails here is told by the id of the log’s entry, without its cause', async () => {
    await archive.app.store.run('ALTER TABLE event_stories RENAME TO away');
    const answer = await get(`/stories/${LEAD}`);
    expect(answer.status).toBe(500);
    const { error } = problemSchema.parse(answer.json());
    expect(error.code).toBe('internal');
    expect(String(archive.failures.get(error.id))).toContain('event_stories');
    expect(answer.text).not.toContain('event_stories');
  });

  test('a DELETE is refused with 405', async () => {
    const response = await fetch(`${archive.url}/api/v1/stories/${LEAD}`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toContain('GET');
  });

  test('an address with too many requests gets 429, another one does not', async () => {
    const from = (address: string) => get('/digests/latest', { 'X-Forwarded-For': address });
    const statuses: number[] = [];
    for (let asked = 0; asked < 40; asked += 1) statuses.push((await from('198.51.100.7')).status);
    expect(statuses).toEqual([...Array(30).fill(200), ...Array(10).fill(429)]);
    const refused = await from('198.51.100.7');
    expect(refused.response.headers.get('Retry-After')).toBe('5');
    expect(problemSchema.parse(refused.json()).error.code).toBe('too-many-requests');
    expect((await from('198.51.100.8')).status).toBe(200);
  });

  test('searches share one limit with the archive’s pages', async () => {
    const headers = { 'X-Forwarded-For': '198.51.100.9' };
    for (let asked = 0; asked < 8; asked += 1)
      expect((await fetch(`${archive.url}/search?q=x`, { headers })).status).toBe(200);
    expect((await get('/search?q=x', headers)).status).toBe(429);
  });
});

test('a known ETag is answered with 304 until the news changes', async () => {
  const first = await get('/digests/latest');
  const tag = first.response.headers.get('ETag') ?? '';
  expect(tag).not.toBe('');
  const again = await get('/digests/latest', { 'If-None-Match': tag });
  expect([again.status, again.text]).toEqual([304, '']);
  await archive.app.context.stories.remove(idOf('某公司换帅'));
  expect((await get('/digests/latest', { 'If-None-Match': tag })).status).toBe(200);
});

test('pages of any origin may read the API, but not the archive’s pages', async () => {
  const headers = { Origin: 'https://elsewhere.example' };
  const api = await fetch(`${archive.url}/api/v1/digests/latest`, { headers });
  expect(api.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(api.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  const page = await fetch(archive.url, { headers });
  expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull();
  expect(page.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
});
