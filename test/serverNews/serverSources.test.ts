import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { news } from '../../commands/news.ts';
import { serverSources } from '../../commands/server-sources.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import { tidyServerNews } from '../../src/serverNews/forgetSource.ts';
import { deleteDeparted, noteDeparture } from '../../src/store/subscriptions/departures.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { publish, story } from '../commands/newsroom.ts';
import { rssFeed } from '../sources/fixtures.ts';
import { text } from '../sources/webServer.ts';
import { archiveOver } from '../web/newsroom.ts';
import {
  actionsOf,
  everythingIn,
  from,
  message,
  OTHER,
  OURS,
  OWN_WORD,
  ServerNewsroom,
  THIRD,
  TODAY,
} from './serverNewsroom.ts';

let room: ServerNewsroom;
beforeEach(async () => {
  room = await ServerNewsroom.open();
});
afterEach(() => room.close());

describe('a source that a server has for itself', () => {
  beforeEach(async () => {
    expect(await room.add(OURS, '/ours')).toContain('「我们的内刊」已加进本服务器的来源');
    await room.add(THIRD, '/third');
    await room.poll();
  });

  test('is found by /news in that server, and nowhere else', async () => {
    expect(await room.found(OURS, OWN_WORD)).toContain(`${OWN_WORD}开始量产`);
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(await room.found(elsewhere, OWN_WORD)).not.toContain('开始量产');
    expect(await room.found(THIRD, '青冥水泵')).toContain('青冥水泵停产');
    expect(await room.found(OURS, '青冥水泵')).not.toContain('停产');
  });

  test('is neither proposed while somebody types nor used to correct what they typed', async () => {
    for (const guild of [OURS, OTHER, THIRD]) {
      const proposed = await news.complete?.(
        'query',
        OWN_WORD.slice(0, 2),
        converse(from(guild), room.context),
      );
      expect(JSON.stringify(proposed)).not.toContain(OWN_WORD);
      expect(await room.found(guild, '赤霄雷答')).not.toContain(guild === OURS ? '青冥' : OWN_WORD);
    }
  });

  test('stands in that server’s digest of a day, under its own name, and in no other', async () => {
    room.clock.advanceMinutes(24 * 60);
    await publish(room.app.store, '2024-12-28', [story('cccccccccc', '丙公司公布财报')]);
    const digest = async (guild: string | undefined) => {
      const action: Action = { kind: 'digest', day: '2024-12-28' as CalendarDay, from: 0 };
      return JSON.stringify(await performAction(indexByAction(commands), action, from(guild), room.context));
    };
    expect(await digest(OURS)).toContain(`${OWN_WORD}开始量产`);
    expect(await digest(OURS)).toContain('我们的内刊');
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(await digest(elsewhere)).not.toContain(OWN_WORD);
    expect(await digest(OTHER)).toContain('丙公司公布财报');
  });

  test('is opened in that server alone, and links to no archive', async () => {
    const open: Action = { kind: 'open-story', story: await room.ownStory() };
    room.context = { ...room.context, archiveUrl: 'https://news.example.org' };
    const shown = await performAction(indexByAction(commands), open, from(OURS), room.context);
    expect(JSON.stringify(shown)).toContain('第一批交给三家客户');
    expect(JSON.stringify(shown)).not.toContain('news.example.org');
    for (const elsewhere of [OTHER, THIRD, undefined])
      expect(
        JSON.stringify(await performAction(indexByAction(commands), open, from(elsewhere), room.context)),
      ).not.toContain('客户');
  });

  test('leaves nothing in the store that everybody’s search, events, alerts, digests and archive read', async () => {
    const stored = await everythingIn(room.app.store, ['server_sources']);
    expect(stored).toContain('甲公司发布新芯片');
    for (const word of [OWN_WORD, '我们的内刊', '青冥水泵', '/ours', '/radar'])
      expect(stored).not.toContain(word);
  });

  test('shows on no page of the archive and in no answer of the API', async () => {
    const routes = archiveRoutes(archiveOver(room.app), () => 'failure', {
      api: true,
      mcp: true,
      refused: () => 'refusal',
    });
    const id = await room.ownStory();
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

  test('joins no event: a story that everybody has stays alone in its event', async () => {
    await publish(room.app.store, TODAY, [story('dddddddddd', `${OWN_WORD}开始量产`)], {
      column: '另一栏目',
    });
    await room.app.catchUp();
    expect(await room.found(OTHER, OWN_WORD)).not.toContain('我们的内刊');
    expect(await room.digestIn(OTHER)).not.toContain('家报道');
  });

  test('is read once for all servers that name the address, and stays until the last of them removes it', async () => {
    const asked = () => room.server.requests.filter(({ url }) => url === '/ours').length;
    await room.add(OTHER, '/ours');
    const before = asked();
    room.clock.advanceMinutes(40);
    await room.poll();
    expect(asked() - before).toBe(1);
    expect(await room.found(OTHER, OWN_WORD)).toContain('开始量产');
    const remove = async (guild: string) => {
      const list = message(await runCommand(serverSources, from(guild), room.context));
      const [button] = actionsOf(list).filter(
        (action) => action.kind === 'server-source' && action.step === 'remove',
      );
      if (!button) throw new Error('nothing to remove');
      return room.words(guild, button);
    };
    expect(await remove(OURS)).toContain('「我们的内刊」已移除');
    expect(await room.found(OURS, OWN_WORD)).not.toContain('开始量产');
    expect(await room.found(OTHER, OWN_WORD)).toContain('开始量产');
    await remove(OTHER);
    await room.app.catchUp();
    if (room.app.serverNews)
      expect(await everythingIn(room.app.serverNews.store, [])).not.toContain(OWN_WORD);
  });

  test('two sources that tell the same keep their own texts', async () => {
    const same = (what: string) =>
      rssFeed([{ name: 'radar', title: `${OWN_WORD}开始量产`, body: `<p>${what.repeat(60)}</p>` }]);
    room.server.on('/copy', text(same('改过的文字，读者不该看到。')));
    await room.add(OTHER, '/copy');
    room.clock.advanceMinutes(40);
    await room.poll();
    const open: Action = { kind: 'open-story', story: await room.ownStory() };
    expect(
      JSON.stringify(await performAction(indexByAction(commands), open, from(OURS), room.context)),
    ).not.toContain('改过的文字');
    expect(await room.found(OURS, OWN_WORD)).not.toContain('改过的文字');
  });

  test('rests when the bot leaves the server, and is deleted with the server’s other data', async () => {
    await noteDeparture(room.app.store, OURS, room.clock.now());
    room.server.requests.splice(0);
    room.clock.advanceMinutes(60);
    await room.poll();
    expect(room.server.requests.map(({ url }) => url)).toEqual(['/third']);
    expect(await room.found(OURS, OWN_WORD)).not.toContain('开始量产');
    if (!room.app.serverNews) throw new Error('the app has no news of servers');
    const own = room.app.serverNews.store;
    await tidyServerNews(own, room.app.store, '2024-12-01' as CalendarDay);
    expect(await everythingIn(own, [])).toContain(OWN_WORD);
    room.clock.advanceMinutes(31 * 24 * 60);
    await deleteDeparted(room.app.store, room.clock.now());
    await tidyServerNews(own, room.app.store, '2024-12-01' as CalendarDay);
    await room.app.catchUp();
    const left = await everythingIn(own, []);
    expect(left).toContain('青冥水泵');
    expect(left).not.toContain(OWN_WORD);
    expect(await room.app.store.all('SELECT guild_id FROM server_sources')).toEqual([{ guild_id: THIRD }]);
  });
});
