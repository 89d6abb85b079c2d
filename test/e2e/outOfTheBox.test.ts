import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSourceList } from '../../src/sources/sourceList/readSourceList.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import { type NodeProcess, SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { readableText } from '../fake-discord/reading.ts';
import { type ProxyServer, startProxyServer } from '../network/proxyServer.ts';
import { hasOpenssl, type StandIn, startStandIn } from '../network/tlsStandIn.ts';
import { PATIENCE } from './stage.ts';

/** The evening before the newest edition that the stand-in serves; the first minute is near. */
const EVENING = '2026-05-31T12:00:45Z';
const BEFORE_EIGHT = '2026-05-31T23:59:56Z';

const FEEDS = fileURLToPath(new URL('../../../shared/feeds/', import.meta.url));
/** Real feeds of the addresses, where they lie beside the project. */
const REAL: Readonly<Record<string, string>> = {
  'raw.githubusercontent.com': 'juya-ai-daily-2026.xml',
  'sspai.com': 'sspai-2023.xml',
  '36kr.com': 'rssmaster-36kr-2026.xml',
  'www.ifanr.com': 'ifanr-2023.xml',
  'www.geekpark.net': 'geekpark-scraper-2026.xml',
  'www.ithome.com': 'rssgpt-ithome-2024.xml',
  'www.leiphone.com': 'leiphone-2016.xml',
};
const OWN_STORIES = [1, 2, 3, 4].map(
  (n) =>
    `<h3>${n}、第 ${n} 家公司发布了新的模型</h3><p>${'新的模型比上一代更快，也更便宜，今天起可以试用。'.repeat(8)}</p>`,
);
const OWN = `<?xml version="1.0"?><rss version="2.0"><channel><title>早报</title><item><title>2026-06-01</title>
  <link>https://example.org/2026-06-01</link><guid>2026-06-01</guid><pubDate>Mon, 01 Jun 2026 00:44:44 +0000</pubDate>
  <description><![CDATA[<h2>AI 早报 2026-06-01</h2>${OWN_STORIES.join('')}]]></description></item></channel></rss>`;

const list = readSourceList(fileURLToPath(new URL('../../data/sources.yaml', import.meta.url)));
const hosts = [
  ...new Set(
    list.flatMap((source) =>
      source.kind === 'folder' || source.url === '' ? [] : [new URL(source.url).hostname],
    ),
  ),
];

let folder: string;
let fake: FakeDiscord;
let clock: FakeClock;
let standIn: StandIn;
let proxy: ProxyServer;
let bot: NodeProcess | undefined;

beforeEach(async () => {
  if (!hasOpenssl()) return;
  folder = mkdtempSync(join(tmpdir(), 'sulan-newcomer-'));
  clock = new FakeClock({ start: EVENING });
  fake = await startFakeDiscord({ guilds: 1, channelsPerGuild: 1, clock });
  standIn = await startStandIn(hosts, (request, response) => {
    const file = REAL[request.headers.host ?? ''];
    if (file !== undefined && existsSync(`${FEEDS}${file}`)) response.end(readFileSync(`${FEEDS}${file}`));
    else if (request.headers.host === 'raw.githubusercontent.com') response.end(OWN);
    else response.writeHead(404).end();
  });
  proxy = await startProxyServer({
    hosts: Object.fromEntries(hosts.map((host) => [host, { host: '127.0.0.1', port: standIn.port }])),
  });
});

afterEach(async () => {
  if (!hasOpenssl()) return;
  if (bot?.exit === undefined) await bot?.kill('SIGTERM');
  await Promise.all([fake.close(), proxy.close(), standIn.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A command of the program in the newcomer's folder; the default list's addresses lead to the stand-in. */
function run(...args: string[]): NodeProcess {
  return spawnNode({
    script: resolve('bin/sulan.mjs'),
    nodeOptions: SHORT_LIVED,
    args,
    cwd: folder,
    env: {
      DISCORD_API_URL: fake.env.DISCORD_API_URL,
      HTTPS_PROXY: proxy.url,
      HTTP_PROXY: proxy.url,
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: standIn.certificate,
      SULAN_SOURCES: '',
      LANG: 'zh_CN.UTF-8',
    },
    clock: clock.forChild(),
  });
}

describe('out of the box', { timeout: PATIENCE.timeout * 2 }, () => {
  test.skipIf(!hasOpenssl())(
    'from an empty folder and a token to the digest of the next morning, no file edited by hand',
    async () => {
      const setup = run('setup');
      setup.write(fake.env.DISCORD_TOKEN);
      expect((await setup.exited).code, setup.output).toBe(0);
      expect(setup.stdout.trim()).toMatch(/^https:\/\/discord\.com\/oauth2\/authorize\?\S+$/u);
      expect(setup.stderr).toContain('个读得到，已经打开');
      expect(existsSync(join(folder, 'state', 'sources.yaml'))).toBe(true);

      bot = run('bot');
      await bot.waitForOutput('the bot is up', 60_000);
      const mailbox = () => fake.world.directChannel(fake.world.owner);
      // It is a plain line first, and gets its layout by an edit.
      const report = await fake.until(
        'the report to the owner',
        () => fake.messages(mailbox()).find((message) => readableText(message).includes('橘鸦 AI 早报')),
        150_000,
      );
      expect(readableText(report)).toContain('来源检查好了');

      const { guild, channel } = fake.first;
      const admin = fake.world.addMemberWith(guild, '管理员', 'ManageGuild');
      const answer = await fake.interact({ kind: 'command', name: 'subscribe', user: admin, channel });
      expect(answer.text).toContain('会有这些：AI早报 08:00–11:00');

      const tillMorning = Date.parse(BEFORE_EIGHT) - clock.now();
      clock.advance(tillMorning);
      await bot.advanceClock(tillMorning);
      const digest = await fake.waitForMessage(
        channel,
        (message) => readableText(message).includes('一分钟速览 · 6月1日'),
        90_000,
      );
      expect(readableText(digest)).toMatch(/模型/u);
      expect(fake.messages(mailbox())).toHaveLength(1);
      expect(bot.output).not.toContain(fake.token);
    },
  );
});
