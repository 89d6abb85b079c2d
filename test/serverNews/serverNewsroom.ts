import { pino } from 'pino';
import { commands } from '../../commands/all.ts';
import { news } from '../../commands/news.ts';
import { serverSources } from '../../commands/server-sources.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Request } from '../../src/messages/conversation/request.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import type { Answer, Message, MessageBlock } from '../../src/messages/message.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { type ServerParts, serverParts } from '../../src/wiring/serverSources.ts';
import { ask, publish, story, wordsOf } from '../commands/newsroom.ts';
import { feedSource, rssFeed, standingClock } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';

/** Nothing but the first server's own source says this. */
export const OWN_WORD = '赤霄雷达';
/** Three servers. */
export const [OURS, OTHER, THIRD] = ['300000000000000001', '300000000000000002', '300000000000000003'];
/** The day of everybody's news. */
export const TODAY = '2024-12-27' as CalendarDay;

interface Furniture {
  readonly clock: ReturnType<typeof standingClock>;
  readonly app: App;
  readonly server: WebServer;
  readonly fetcher: Fetcher;
  readonly parts: ServerParts;
}

/** News of a day for everybody, sites that servers may add as sources of their own, and what an admin does with them. */
export class ServerNewsroom {
  readonly clock: Furniture['clock'];
  readonly app: App;
  readonly server: WebServer;
  context: Services;
  readonly #fetcher: Fetcher;
  readonly #parts: ServerParts;

  private constructor({ clock, app, server, fetcher, parts }: Furniture, context: Services) {
    this.clock = clock;
    this.app = app;
    this.server = server;
    this.context = context;
    this.#fetcher = fetcher;
    this.#parts = parts;
  }

  static async open(): Promise<ServerNewsroom> {
    const clock = standingClock('2024-12-27T02:00:00Z');
    const app = openApp(':memory:', clock, { serverNewsFile: ':memory:' });
    const server = await startWebServer();
    const fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
    if (!app.serverNews) throw new Error('the app has no news of servers');
    const parts = serverParts({
      app,
      news: app.serverNews,
      fetcher,
      listed: () => [feedSource(`${server.url}/listed`, { id: 'listed', name: '公共来源' })],
      most: 2,
      clock,
      log: pino({ level: 'silent' }),
    });
    const context = { ...app.context, ...createPreviewChannel().platform, serverSources: parts.desk };
    await publish(app.store, TODAY, [
      story('aaaaaaaaaa', '甲公司发布新芯片'),
      story('bbbbbbbbbb', '乙公司开源一个模型'),
    ]);
    const body = (what: string) => `<p>${`${what}今天开始量产，第一批交给三家客户。`.repeat(30)}</p>`;
    server.on(
      '/ours',
      text(
        feed(server.url, '我们的内刊', [
          { name: 'radar', title: `${OWN_WORD}开始量产`, body: body(OWN_WORD) },
        ]),
      ),
    );
    server.on(
      '/third',
      text(feed(server.url, '别家内刊', [{ name: 'pump', title: '青冥水泵停产', body: body('青冥水泵') }])),
    );
    server.on(
      '/listed',
      text(feed(server.url, '公共来源', [{ name: 'x', title: '公共的一条', body: body('公共的一条') }])),
    );
    return new ServerNewsroom({ clock, app, server, fetcher, parts }, context);
  }

  async close(): Promise<void> {
    await this.#parts.poller.stop();
    await this.#fetcher.close();
    await this.server.close();
    await this.app.reader.close();
    await this.app.serverNews?.store.close();
    await this.app.store.close();
  }

  /** What a server is answered to a press. */
  async words(guild: string | undefined, action: Action): Promise<string> {
    const answer = await performAction(indexByAction(commands), action, from(guild), this.context);
    return wordsOf(message(answer)).join('\n');
  }

  /** Adds a source as an admin does: the address, the preview, the button. */
  async add(guild: string, path: string): Promise<string> {
    const preview = message(
      await runCommand(serverSources, from(guild, { address: `${this.server.url}${path}` }), this.context),
    );
    const [button] = actionsOf(preview);
    return button ? this.words(guild, button) : wordsOf(preview).join('\n');
  }

  async poll(): Promise<void> {
    await this.#parts.poller.poll(this.clock.now());
    await this.app.catchUp();
  }

  async found(guild: string | undefined, query: string): Promise<string> {
    return JSON.stringify(await runCommand(news, from(guild, { query }), this.context));
  }

  async digestIn(guild: string | undefined): Promise<string> {
    const action: Action = { kind: 'digest', day: TODAY, from: 0 };
    return JSON.stringify(await performAction(indexByAction(commands), action, from(guild), this.context));
  }

  /** The first server's own story. */
  async ownStory(): Promise<StoryId> {
    const row = await this.app.serverNews?.store.get('SELECT id FROM stories WHERE title LIKE ?', [
      `${OWN_WORD}%`,
    ]);
    return String(row?.id) as StoryId;
  }
}

function feed(
  site: string,
  title: string,
  items: readonly { name: string; title: string; body: string }[],
): string {
  return rssFeed(items)
    .replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`)
    .replaceAll('/radar', `${site}/radar`);
}

/** A request of an admin of a server, or of somebody in a direct message. */
export function from(guild: string | undefined, texts: Record<string, string> = {}): Request {
  const base = ask({ texts }, 'zh-CN', ['manage-server']);
  const { permissions } = base.place;
  return guild === undefined
    ? { ...base, place: { context: 'direct', permissions: new Set() } }
    : { ...base, place: { context: 'server', guild, channel: '400000000000000001', permissions } };
}

/** The message of an answer; throws if it is a form. */
export function message(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error('a form where a message was expected');
  return answer;
}

/** What the buttons of a message do. */
export function actionsOf({ blocks }: Message): readonly Action[] {
  return blocks.flatMap((block: MessageBlock) =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((button) => (button.kind === 'action' ? [button.action] : []))
      : [],
  );
}

/** Every value of every table of a store but these. */
export async function everythingIn(tables: App['store'], but: readonly string[]): Promise<string> {
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
