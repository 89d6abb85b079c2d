import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverSources } from '../../commands/server-sources.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import { wordsOf } from '../commands/newsroom.ts';
import { actionsOf, from, message, OTHER, OURS, ServerNewsroom } from './serverNewsroom.ts';

let room: ServerNewsroom;
beforeEach(async () => {
  room = await ServerNewsroom.open();
});
afterEach(() => room.close());

describe('/server-sources', () => {
  test('is for admins of a server, within its limit', async () => {
    const member = { ...from(OURS), place: { ...from(OURS).place, permissions: new Set<never>() } };
    expect(wordsOf(message(await runCommand(serverSources, member, room.context))).join()).toContain(
      '管理服务器',
    );
    await room.add(OURS, '/ours');
    expect(await room.add(OURS, '/ours')).toContain('已经在读了');
    await room.add(OURS, '/third');
    expect(await room.add(OURS, '/listed')).toContain('已经有 2 个来源，不能再加');
    const list = wordsOf(message(await runCommand(serverSources, from(OURS), room.context))).join('\n');
    expect(list).toContain('我们的内刊');
    expect(list).toContain('还没读过');
  });

  test('adds nothing that the bot reads for everybody, nor by another server’s preview', async () => {
    expect(await room.add(OURS, '/listed')).toContain('已经在读了，就是「公共来源」');
    const preview = message(
      await runCommand(serverSources, from(OURS, { address: `${room.server.url}/ours` }), room.context),
    );
    const [button] = actionsOf(preview);
    if (!button) throw new Error('no button');
    expect(await room.words(OTHER, button)).toContain('预览已经过期');
    expect(room.app.serverNews?.sourcesOf(OTHER)).toEqual([]);
  });

  test('limits how often a server’s admins may ask sites', async () => {
    for (let n = 0; n < 3; n += 1) await room.add(OURS, '/nothing');
    expect(await room.add(OURS, '/ours')).toContain('试得太快了');
    expect(await room.add(OTHER, '/ours')).toContain('已加进');
  });

  test('is said to be off where the operator does not offer it', async () => {
    const without = { ...room.context };
    delete (without as { serverSources?: unknown }).serverSources;
    expect(wordsOf(message(await runCommand(serverSources, from(OURS), without))).join()).toContain(
      '没有开放',
    );
  });
});
