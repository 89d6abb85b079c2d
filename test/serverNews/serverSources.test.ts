import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { news } from '../../commands/news.ts';
import { serverSources } from '../../commands/server-sources.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Request } from '../../src/messages/conversation/request.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import type { Answer, Message, MessageBlock } from '../../src/messages/message.ts';
import { tidyServerNews } from '../../src/serverNews/forgetSource.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { deleteDeparted, noteDeparture } from '../../src/store/subscriptions/departures.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { type ServerParts, serverParts } from '../../src/wiring/serverSources.ts';
import { ask, publish, story, wordsOf } from '../commands/newsroom.ts';
import { feedSource, rssFeed, standingClock } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';
import { archiveOver } from '../web/newsroom.ts';

/** Nothing but the first server's own source says this. */
const OWN_WORD = '赤霄雷达';
const [OURS, OTHER, THIRD] = ['300000000000000001', '300000000000000002', '300000000000000003'];
const TODAY = '2024-12-27' as CalendarDay;

let clock: ReturnType<typeof standingClock>;
let app: App;
let context: Services;
let server: WebServer;
let fetcher: Fetcher;
let parts: ServerParts;

beforeEach(async () => {
  clock = standingClock('2024-12-27T02:00:00Z');
  app = openApp(':memory:', clock, { serverNewsFile: ':memory:' });
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
  if (!app.serverNews) throw new Error('the app has no news of servers');
  parts = serverParts({
    app,
    news: app.serverNews,
    fetcher,
    listed: () => [feedSource(`${server.url}/listed`, { id: 'listed', name: '公共来源' })],
    most: 2,
    clock,
    log: pino({ level: 'silent' }),
  });
  context = { ...app.context, ...createPreviewChannel().platform, serverSources: parts.desk };
  await publish(app.store, TODAY, [
    story('aaaaaaaaaa', '甲公司发布新芯片'),
    story('bbbbbbbbbb', '乙公司开源一个模型'),
  ]);
  const body = (what: string) => `<p>${`${what}今天开始量产，第一批交给三家客户。`.repeat(30)}</p>`;
  server.on(
    '/ours',
    text(feed('我们的内刊', [{ name: 'radar', title: `${OWN_WORD}开始量产`, body: body(OWN_WORD) }])),
  );
  server.on(
    '/third',
    text(feed('别家内刊', [{ name: 'pump', title: '青冥水泵停产', body: body('青冥水泵') }])),
  );
  server.on(
    '/listed',
    text(feed('公共来源', [{ name: 'x', title: '公共的一条', body: body('公共的一条') }])),
  );
});

afterEach(async () => {
  await parts.poller.stop();
  await fetcher.close();
  await server.close();
  await app.reader.close();
  await app.serverNews?.store.close();
  await app.store.close();
});

function feed(title: string, items: readonly { name: string; title: string; body: string }[]): string {
  return rssFeed(items)
    .replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`)
    .replaceAll('/radar', `${server.url}/radar`);
}

/** A request of an admin of a server, or of somebody in a direct message. */
function from(guild: string | undefined, texts: Record<string, string> = {}): Request {
  const base = ask({ texts }, 'zh-CN', ['manage-server']);
  const { permissions } = base.place;
  return guild === undefined
    ? { ...base, place: { context: 'direct', permissions: new Set() } }
    : { ...base, place: { context: 'server', guild, channel: '400000000000000001', permissions } };
}

function message(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error('a form where a message was expected');
  return answer;
}

function actionsOf({ blocks }: Message): readonly Action[] {
  return blocks.flatMap((block: MessageBlock) =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((button) => (button.kind === 'action' ? [button.action] : []))
      : [],
  );
}

async function words(guild: string | undefined, action: Action): Promise<string> {
  return wordsOf(message(await performAction(indexByAction(commands), action, from(guild), context))).join(
    '\n',
  );
}

/** Adds a source as an admin does: the address, the preview, the button. */
async function add(guild: string, path: string): Promise<string> {
  const preview = message(
    await runCommand(serverSources, from(guild, { address: `${server.url}${path}` }), context),
  );
  const [button] = actionsOf(preview);
  return button ? words(guild, button) : wordsOf(preview).join('\n');
}

async function poll(): Promise<void> {
  await parts.poller.poll(clock.now());
  await app.catchUp();
}

async function found(guild: string | undefined, query: string): Promise<string> {
  return JSON.stringify(await runCommand(news, from(guild, { query }), context));
}

async function digestIn(guild: string | undefined): Promise<string> {
  return JSON.stringify(
    await performAction(
      indexByAction(commands),
      { kind: 'digest', day: TODAY, from: 0 },
      from(guild),
      context,
    ),
  );
}

/** Every value of every table of a store but these. */
async function everythingIn(tables: App['store'], but: readonly string[]): Promise<string> {
  const names = await tables.all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  const lines: string[] = [];
  for (const { name } of names) {
    if (but.includes(String(name))) continue;
    for (const row of await tables.all(`SELECT * FROM "${name}"`))
      lines.push(
        Object.values(row)
          .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)))
          .join(' '),
      );
  }
  return lines.join('\n');
}

async function ownStory(): Promise<StoryId> {
  const row = await app.serverNews?.store.get('SELECT id FROM stories WHERE title LIKE ?', [`${OWN_WORD}%`]);
  return String(row?.id) as StoryId;
}

describe('a source that a server has for itself', () => {
  beforeEach(async () => {
    expect(await add(OURS, '/ours')).toContain('「我们的内刊」已加进本服务器的来源');
    await add(THIRD, '/third');
    await poll();
  });

  test('is found by /news in that server, and nowhere else', async () => {
    expect(await found(OURS, OWN_WORD)).toContain(`${OWN_WORD}开始量产`);
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(await found(elsewhere, OWN_WORD)).not.toContain('开始量产');
    expect(await found(THIRD, '青冥水泵')).toContain('青冥水泵停产');
    expect(await found(OURS, '青冥水泵')).not.toContain('停产');
  });

  test('is neither proposed while somebody types nor used to correct what they typed', async () => {
    for (const guild of [OURS, OTHER, THIRD]) {
      const proposed = await news.complete?.('query', OWN_WORD.slice(0, 2), converse(from(guild), context));
      expect(JSON.stringify(proposed)).not.toContain(OWN_WORD);
      expect(await found(guild, '赤霄雷答')).not.toContain(guild === OURS ? '青冥' : OWN_WORD);
    }
  });

  test('stands in that server’s digest of a day, under its own name, and in no other', async () => {
    clock.advanceMinutes(24 * 60);
    await publish(app.store, '2024-12-28', [story('cccccccccc', '丙公司公布财报')]);
    const digest = async (guild: string | undefined) => {
      const action: Action = { kind: 'digest', day: '2024-12-28' as CalendarDay, from: 0 };
      return JSON.stringify(await performAction(indexByAction(commands), action, from(guild), context));
    };
    expect(await digest(OURS)).toContain(`${OWN_WORD}开始量产`);
    expect(await digest(OURS)).toContain('我们的内刊');
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(await digest(elsewhere)).not.toContain(OWN_WORD);
    expect(await digest(OTHER)).toContain('丙公司公布财报');
  });

  test('is opened in that server alone, and links to no archive', async () => {
    const open: Action = { kind: 'open-story', story: await ownStory() };
    context = { ...context, archiveUrl: 'https://news.example.org' };
    const shown = await performAction(indexByAction(commands), open, from(OURS), context);
    expect(JSON.stringify(shown)).toContain('第一批交给三家客户');
    expect(JSON.stringify(shown)).not.toContain('news.example.org');
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(
        JSON.stringify(await performAction(indexByAction(commands), open, from(elsewhere), context)),
      ).not.toContain('客户');
  });

  test('leaves nothing in the store that everybody’s search, events, alerts, digests and archive read', async () => {
    const stored = await everythingIn(app.store, ['server_sources']);
    expect(stored).toContain('甲公司发布新芯片');
    for (const word of [OWN_WORD, '我们的内刊', '青冥水泵', '/ours', '/radar'])
      expect(stored).not.toContain(word);
  });

  test('shows on no page of the archive and in no answer of the API', async () => {
    const routes = archiveRoutes(archiveOver(app), () => 'failure', {
      api: true,
      mcp: true,
      refused: () => 'refusal',
    });
    const id = await ownStory();
    const paths = [
      '/',
      `/day/${TODAY}`,
      `/story/${id}`,
      `/event/${id}`,
      '/columns',
      `/column/${encodeURIComponent('我们的内刊')}`,
      `/search?q=${encodeURIComponent(OWN_WORD)}`,
      '/feed.xml',
      '/api/v1/digests/latest',
      `/api/v1/digests/${TODAY}`,
      `/api/v1/stories/${id}`,
      `/api/v1/events/${id}`,
      `/api/v1/search?q=${encodeURIComponent(OWN_WORD)}`,
    ];
    for (const path of paths) {
      const answer = await routes.request(path);
      // A page for what is not there may repeat what was asked for, and nothing else.
      expect(await answer.text(), path).not.toContain('开始量产');
    }
  });

  test('is told to no event: a story that everybody has keeps to itself', async () => {
    await publish(app.store, TODAY, [story('dddddddddd', `${OWN_WORD}开始量产`)], { column: '另一栏目' });
    await app.catchUp();
    expect(await found(OTHER, OWN_WORD)).not.toContain('我们的内刊');
    expect(await digestIn(OTHER)).not.toContain('家报道');
  });

  test('is read once for all servers that name the address, and stays until the last of them removes it', async () => {
    const asked = () => server.requests.filter(({ url }) => url === '/ours').length;
    await add(OTHER, '/ours');
    const before = asked();
    clock.advanceMinutes(40);
    await poll();
    expect(asked() - before).toBe(1);
    expect(await found(OTHER, OWN_WORD)).toContain('开始量产');
    const remove = async (guild: string) => {
      const list = message(await runCommand(serverSources, from(guild), context));
      const [button] = actionsOf(list).filter(
        (action) => action.kind === 'server-source' && action.step === 'remove',
      );
      if (!button) throw new Error('nothing to remove');
      return words(guild, button);
    };
    expect(await remove(OURS)).toContain('「我们的内刊」已移除');
    expect(await found(OURS, OWN_WORD)).not.toContain('开始量产');
    expect(await found(OTHER, OWN_WORD)).toContain('开始量产');
    await remove(OTHER);
    await app.catchUp();
    if (app.serverNews) expect(await everythingIn(app.serverNews.store, [])).not.toContain(OWN_WORD);
  });

  test('two sources that tell the same keep their own texts', async () => {
    const same = (what: string) =>
      rssFeed([{ name: 'radar', title: `${OWN_WORD}开始量产`, body: `<p>${what.repeat(60)}</p>` }]);
    server.on('/copy', text(same('改过的文字，读者不该看到。')));
    await add(OTHER, '/copy');
    clock.advanceMinutes(40);
    await poll();
    const open: Action = { kind: 'open-story', story: await ownStory() };
    expect(
      JSON.stringify(await performAction(indexByAction(commands), open, from(OURS), context)),
    ).not.toContain('改过的文字');
    expect(await found(OURS, OWN_WORD)).not.toContain('改过的文字');
  });

  test('rests when the bot leaves the server, and is deleted with the server’s other data', async () => {
    await noteDeparture(app.store, OURS, clock.now());
    server.requests.splice(0);
    clock.advanceMinutes(60);
    await poll();
    expect(server.requests.map(({ url }) => url)).toEqual(['/third']);
    expect(await found(OURS, OWN_WORD)).not.toContain('开始量产');
    if (!app.serverNews) throw new Error('the app has no news of servers');
    const own = app.serverNews.store;
    await tidyServerNews(own, app.store, '2024-12-01' as CalendarDay);
    expect(await everythingIn(own, [])).toContain(OWN_WORD);
    clock.advanceMinutes(31 * 24 * 60);
    await deleteDeparted(app.store, clock.now());
    await tidyServerNews(own, app.store, '2024-12-01' as CalendarDay);
    await app.catchUp();
    const left = await everythingIn(own, []);
    expect(left).toContain('青冥水泵');
    expect(left).not.toContain(OWN_WORD);
    expect(await app.store.all('SELECT guild_id FROM server_sources')).toEqual([{ guild_id: THIRD }]);
  });
});

describe('/server-sources', () => {
  test('is for admins of a server, within its limit', async () => {
    const member = { ...from(OURS), place: { ...from(OURS).place, permissions: new Set<never>() } };
    expect(wordsOf(message(await runCommand(serverSources, member, context))).join()).toContain('管理服务器');
    await add(OURS, '/ours');
    expect(await add(OURS, '/ours')).toContain('已经在读了');
    await add(OURS, '/third');
    expect(await add(OURS, '/listed')).toContain('已经有 2 个来源，不能再加');
    const list = wordsOf(message(await runCommand(serverSources, from(OURS), context))).join('\n');
    expect(list).toContain('我们的内刊');
    expect(list).toContain('还没读过');
  });

  test('adds nothing that the bot reads for everybody, nor by another server’s preview', async () => {
    expect(await add(OURS, '/listed')).toContain('已经在读了，就是「公共来源」');
    const preview = message(
      await runCommand(serverSources, from(OURS, { address: `${server.url}/ours` }), context),
    );
    const [button] = actionsOf(preview);
    if (!button) throw new Error('no button');
    expect(await words(OTHER, button)).toContain('预览已经过期');
    expect(app.serverNews?.sourcesOf(OTHER)).toEqual([]);
  });

  test('asks sites no more often than a person would', async () => {
    for (let n = 0; n < 3; n += 1) await add(OURS, '/nothing');
    expect(await add(OURS, '/ours')).toContain('试得太快了');
    expect(await add(OTHER, '/ours')).toContain('已加进');
  });

  test('is said to be off where the operator does not offer it', async () => {
    const without = { ...context };
    delete (without as { serverSources?: unknown }).serverSources;
    expect(wordsOf(message(await runCommand(serverSources, from(OURS), without))).join()).toContain(
      '没有开放',
    );
  });
});
