import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, describe, expect, test } from 'vitest';
import { digestSchema } from '../../src/api/digest.ts';
import { eventSchema } from '../../src/api/event.ts';
import { searchAnswerSchema } from '../../src/api/search.ts';
import { storySchema } from '../../src/api/story.ts';
import { trendSchema } from '../../src/api/trend.ts';
import { openApp } from '../../src/wiring/core.ts';
import { SHORT_LIVED } from '../fake-discord/process.ts';
import { openArchive, publishEvent } from '../web/doors.ts';
import { idOf } from '../web/newsroom.ts';

const LEAD = idOf('DeepSeek-V3 开源，参数 6710 亿');
const OTHER = idOf('DeepSeek-V3 发布，训练费 557.6 万美元');
const opened: (() => Promise<void> | void)[] = [];
/** A process of its own has to start, beside whatever else the machine does. */
const PATIENCE = { timeout: 90_000 };

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** The official client on `sulan mcp` over a store on disk. */
async function overStdio(): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-mcp-'));
  opened.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'sulan.db');
  const app = openApp(file);
  await publishEvent(app);
  await app.store.close();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...SHORT_LIVED, 'bin/sulan.mjs', 'mcp', '--db', file],
    env: {
      PATH: process.env.PATH ?? '',
      SULAN_WEB_FULL_TEXT: '1',
      SULAN_WEB_URL: 'https://news.example.org',
    },
  });
  return connected(transport);
}

/** The official client on the archive's /mcp. */
async function overHttp(): Promise<Client> {
  const archive = await openArchive({ fullText: true });
  opened.push(archive.close);
  await publishEvent(archive.app);
  return connected(new StreamableHTTPClientTransport(new URL(`${archive.url}/mcp`)));
}

async function connected(transport: Parameters<Client['connect']>[0]) {
  const client = new Client({ name: 'somebody-else', version: '1.0.0' });
  await client.connect(transport);
  opened.push(() => client.close());
  return client;
}

describe.each([
  ['standard input and output', overStdio],
  ['HTTP', overHttp],
])('over %s', (_name, connect) => {
  test('an independent client lists the tools, and each answer matches its schema', PATIENCE, async () => {
    const client = await connect();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual([
      'get_digest',
      'get_event',
      'get_story',
      'get_trend',
      'search_news',
    ]);
    for (const tool of tools) expect(tool.annotations?.readOnlyHint, tool.name).toBe(true);
    expect(client.getInstructions()).toContain('label');

    const found = await client.callTool({ name: 'search_news', arguments: { q: 'DeepSeek' } });
    const { hits } = searchAnswerSchema.strict().parse(found.structuredContent);
    expect([LEAD, OTHER]).toContain(hits[0]?.id);

    const trend = await client.callTool({
      name: 'get_trend',
      arguments: { q: 'DeepSeek', since: '2024-12-01', until: '2024-12-31' },
    });
    const { words } = trendSchema.strict().parse(trend.structuredContent);
    expect(words[0]?.total).toBeGreaterThan(0);
    expect(textOf(trend)).toContain('## DeepSeek：共');

    const digest = await client.callTool({ name: 'get_digest', arguments: { day: 'latest' } });
    expect(digestSchema.strict().parse(digest.structuredContent).date).toBe('2024-12-27');
    expect(textOf(digest)).toContain(`[${LEAD}]`);
    expect(textOf(digest)).toContain('由某大模型生成，仅供参考');

    const story = await client.callTool({ name: 'get_story', arguments: { id: LEAD } });
    expect(
      storySchema
        .strict()
        .parse(story.structuredContent)
        .texts.map(({ kind }) => kind),
    ).toEqual(['fact', 'opinion']);
    expect(textOf(story)).toMatch(/【正文】\n深度求索.*【点评（极客头条的观点）】\n编者认为/su);

    const event = await client.callTool({ name: 'get_event', arguments: { id: OTHER } });
    expect(eventSchema.strict().parse(event.structuredContent).timeline).toHaveLength(2);
  });

  test(
    'a query of invisible characters alone is an error, those within a query are ignored',
    PATIENCE,
    async () => {
      const client = await connect();
      for (const name of ['search_news', 'get_trend']) {
        const answer = await client.callTool({ name, arguments: { q: '\u200b\u2800\u3164' } }).catch(String);
        expect(typeof answer === 'string' || answer.isError, name).toBe(true);
      }
      const found = await client.callTool({ name: 'search_news', arguments: { q: 'Deep\u200bSeek\ufeff' } });
      const { hits } = searchAnswerSchema.strict().parse(found.structuredContent);
      expect([LEAD, OTHER]).toContain(hits[0]?.id);
    },
  );

  test('a missing digest or a wrong story id is an error, not another day', PATIENCE, async () => {
    const client = await connect();
    const missing = await client.callTool({ name: 'get_digest', arguments: { day: '2024-12-30' } });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toBe('There is no digest for 2024-12-30.');
    const wrong = await client.callTool({ name: 'get_story', arguments: { id: '../etc' } }).catch(String);
    expect(typeof wrong === 'string' || wrong.isError).toBe(true);
  });
});

describe('over HTTP', () => {
  test('pages of other origins are refused', async () => {
    const archive = await openArchive();
    opened.push(archive.close);
    const response = await fetch(`${archive.url}/mcp`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' },
      body: '{}',
    });
    expect(response.status).toBe(403);
  });

  test('a body that is too large gets 413, and a client with too many requests gets 429', async () => {
    const archive = await openArchive();
    opened.push(archive.close);
    const post = (body: string) =>
      fetch(`${archive.url}/mcp`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
        body,
      });
    expect((await post(`{"a":"${'x'.repeat(200_000)}"}`)).status).toBe(413);
    const statuses: number[] = [];
    for (let asked = 0; asked < 32; asked += 1) statuses.push((await post('{}')).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test('searches share one limit with the archive’s pages', async () => {
    const archive = await openArchive();
    opened.push(archive.close);
    const client = await connected(new StreamableHTTPClientTransport(new URL(`${archive.url}/mcp`)));
    for (let asked = 0; asked < 8; asked += 1) await fetch(`${archive.url}/search?q=x`);
    const busy = await client.callTool({ name: 'search_news', arguments: { q: 'x' } });
    expect(busy.isError).toBe(true);
    expect(textOf(busy)).toContain('Too many searches');
  });
});

function textOf({ content }: Awaited<ReturnType<Client['callTool']>>): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
}
