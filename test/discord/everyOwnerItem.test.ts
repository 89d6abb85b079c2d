import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importMessage } from '../../commands/import.ts';
import { attachmentsOf } from '../../src/discord/attachments.ts';
import type { SourceDesk } from '../../src/messages/administration/sourceDesk.ts';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import { newsScriptOf } from '../../src/messages/newsScript.ts';
import { longDay } from '../../src/messages/texts/days.ts';
import { NO_PROXIES } from '../../src/network/proxies.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import type { SourceStates } from '../../src/sources/polling/states.ts';
import { sourceDesk } from '../../src/sourcing/desk.ts';
import { LiveList } from '../../src/sourcing/liveList.ts';
import { NOW } from '../commands/newsroom.ts';
import type { Message } from '../fake-discord/model.ts';
import { day } from '../outbox/roundup.ts';
import { FULL_BODY, newStates, rssFeed } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';
import { PLACES, type Place, type Shown, WALK_TIMEOUT_MILLISECONDS, Walk } from './walk.ts';

const start = botOfEachTest();
const log = pino({ level: 'silent' });
const WORKING = '东门开源早报';
const FAILING = '云端周刊';

let folder: string;
let sites: WebServer;
let fetcher: Fetcher;
let states: SourceStates;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-owner-'));
  sites = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
  states = newStates();
  sites.on('/working', text(rssFeed([{ name: 'a', title: '开源周报发布', body: FULL_BODY }])));
  writeFileSync(
    join(folder, 'shipped.yaml'),
    `sources:
  - { id: working, name: ${WORKING}, kind: feed, url: "${sites.url}/working" }
  - { id: failing, name: ${FAILING}, kind: feed, url: "${sites.url}/failing" }
`,
  );
});
afterEach(async () => {
  await fetcher.close();
  await sites.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The management of the list's file, anew as a starting program has it. */
function newDesk(): SourceDesk {
  const place = { own: join(folder, 'own.yaml'), shipped: join(folder, 'shipped.yaml'), settings: {} };
  const list = new LiveList(place, { onChanged: async () => undefined, onBroken: () => undefined });
  return sourceDesk({ list, states, fetcher, clock: { now: () => NOW } });
}

/** Starts the bot again with sources and with files from the fake's CDN. */
async function restart(bot: RunningBot): Promise<void> {
  const { fetch } = attachmentsOf({
    ...{ userAgent: 'test', apiUrl: bot.fake.apiUrl },
    ...{ proxies: NO_PROXIES, log },
  });
  await bot.restart({ context: { ...bot.app.context, sources: newDesk() }, fetchFile: fetch });
}

/** A roundup of a day in November that nothing else tells. */
function roundup(number: number): string {
  return `# 量子芯片${number}号流片；云厂商第${number}次降价 | 极客头条

2024-11-${String(number).padStart(2, '0')}

### 国内要闻

**量子芯片${number}号流片**

一家公司的量子芯片${number}号完成流片，计划明年投产，第一批交给三家客户。

**云厂商第${number}次降价**

多家云厂商第${number}次下调价格，幅度最高三成，从下个月起生效。
`;
}

/** Where the commands of the bot's owner are offered. */
const ASKED_IN: readonly Place[] = PLACES.filter((place) => place !== 'elsewhere');

/** Imports a roundup by the command and confirms it; reads another by the message's menu and leaves it unconfirmed. */
async function importRoundups(bot: RunningBot, walk: Walk): Promise<{ name: string; shown: Message }> {
  const { texts, locale } = walk;
  const words = texts.member;
  const news = newsScriptOf(locale).text;
  const number = 2 * ASKED_IN.indexOf(walk.place) + 1;
  const [first, second] = [number, number + 1].map((n) => bot.fake.cdn.attach(`post-${n}.md`, roundup(n)));
  if (!first || !second) throw new Error('two files were attached');

  const read = await walk.say('import', { file: first.id });
  expect(read.isEphemeral).toBe(true);
  expect(read.text).toContain(words.uploadRead(first.filename));
  expect(read.text).toContain(news(`量子芯片${number}号流片`));
  const stored = await walk.press(read.message, words.uploadStore);
  expect(stored.message.id).toBe(read.message.id);
  expect(stored.text).toContain(words.uploadStored('new', first.filename));
  const published = day(`2024-11-${String(number).padStart(2, '0')}`);
  const digest = await walk.press(stored.message, texts.digestTitle(longDay(published, locale)));
  expect(digest.text).toContain(news(`云厂商第${number}次降价`));
  const again = await walk.say('import', { file: first.id });
  expect((await walk.press(again.message, words.uploadStore)).text).toContain(
    words.uploadStored('unchanged', first.filename),
  );

  const menu = importMessage.names['zh-CN'];
  expect((await walk.use(menu, walk.post('没有附件', []))).text).toContain(words.uploadNothing);
  const shown = await walk.use(menu, walk.post('今天的早报', [second]));
  expect(shown.text).toContain(words.uploadRead(second.filename));
  return { name: second.filename, shown: shown.message };
}

/** Lists the sources, tries and switches them, adds one; leaves a preview unconfirmed. */
async function manageSources(walk: Walk): Promise<{ listed: Message; preview: Message }> {
  const { texts, locale, place } = walk;
  const words = texts.sources;
  const [working, failing] = [WORKING, FAILING].map(newsScriptOf(locale).text);
  if (!working || !failing) throw new Error('two names were given');
  const textOf = async (answer: Promise<Shown>) => (await answer).text;

  const { message: listed, text: list, isEphemeral } = await walk.say('sources');
  expect(isEphemeral).toBe(true);
  expect(list).toContain(working);
  expect(list).toContain(failing);
  expect(await textOf(walk.press(listed, `${words.tryNow} ${working}`))).toContain(words.tried(working, 1));
  expect(await textOf(walk.press(listed, `${words.tryNow} ${failing}`))).toContain(
    words.triedNothing(failing, words.reasons.gone),
  );
  expect(await textOf(walk.press(listed, `${words.switchOff} ${failing}`))).toContain(
    words.switchedOff(failing),
  );
  const off = await walk.say('sources');
  expect(off.text).toContain(`${failing} · ${words.off}`);
  expect(await textOf(walk.press(off.message, `${words.switchOn} ${failing}`))).toContain(
    words.switchedOn(failing),
  );

  const found = rssFeed([{ name: place, title: `发布${place}`, body: FULL_BODY }]);
  for (const path of [`/${place}`, `/${place}-later`])
    sites.on(path, text(found.replace('<title>源</title>', `<title>云${path}</title>`)));
  const address = `${sites.url}/${place}`;
  const preview = await walk.say('sources', { address });
  expect(preview.text).toContain(newsScriptOf(locale).text(`发布${place}`));
  const name = newsScriptOf(locale).text(`云/${place}`);
  expect(await textOf(walk.press(preview.message, words.add))).toContain(words.added(name));
  expect(await textOf(walk.say('sources', { address }))).toContain(words.known(name));
  expect(await textOf(walk.say('sources', { address: `${sites.url}/nowhere` }))).toContain(
    words.foundNothing(words.reasons.gone),
  );
  return { listed, preview: (await walk.say('sources', { address: `${address}-later` })).message };
}

/** Asserts that somebody who does not own the bot, or is where the owner is not offered it, gets one sentence. */
async function expectRefused(bot: RunningBot, place: Place, locale: Locale): Promise<void> {
  const isElsewhere = place === 'elsewhere';
  const walk = new Walk(bot, place, locale, isElsewhere ? bot.user : undefined);
  const said = isElsewhere ? walk.texts.needsServer : walk.texts.needsOwner;
  const file = bot.fake.cdn.attach('post.md', roundup(30));
  const asked = bot.fake.cdn.requests.length;
  expect((await walk.say('import', { file: file.id })).text).toBe(said);
  expect((await walk.say('sources')).text).toBe(said);
  expect(bot.fake.cdn.requests).toHaveLength(asked);
}

test.each(LOCALES)(
  'in %s the owner imports and manages sources in every place, and goes on after a restart; nobody else does',
  async (locale) => {
    const bot = await start();
    await restart(bot);
    const walked = [];
    for (const place of ASKED_IN) {
      const walk = new Walk(bot, place, locale, bot.user);
      walked.push({ walk, ...(await importRoundups(bot, walk)), ...(await manageSources(walk)) });
    }
    for (const place of PLACES) await expectRefused(bot, place, locale);
    await restart(bot);
    for (const { walk, name, shown, listed, preview } of walked) {
      const { member, sources } = walk.texts;
      const stored = await walk.press(shown, member.uploadStore);
      expect(stored.text).toContain(member.uploadStored('new', name));
      const working = newsScriptOf(locale).text(WORKING);
      const off = await walk.press(listed, `${sources.switchOff} ${working}`);
      expect(off.text).toContain(sources.switchedOff(working));
      expect((await walk.press(preview, sources.add)).text).toContain(sources.previewGone);
    }
  },
  WALK_TIMEOUT_MILLISECONDS,
);
