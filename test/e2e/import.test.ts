import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { User } from '../fake-discord/model.ts';
import { buttonsIn } from '../fake-discord/reading.ts';
import type { Attachment } from '../fake-discord/rest/cdn.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 10:00 in Beijing on the day after the newest samples. */
const AT = '2024-12-28T02:00:00Z';

const ROUNDUP = `<html><head><title>云厂商宣布降价；国产芯片流片成功 | 极客头条</title></head><body>
<h1>云厂商宣布降价；国产芯片流片成功 | 极客头条</h1><p>2024-12-28 09:30</p>
<h3>一分钟速览新闻点！</h3><ul><li>云厂商宣布降价</li><li>国产芯片流片成功</li></ul>
<h3>国内要闻</h3>
<p><strong>云厂商宣布降价</strong></p><p>多家云厂商宣布下调价格，幅度最高三成，明年一月起生效。</p>
<p><strong>国产芯片流片成功</strong></p><p>一家公司宣布新款芯片流片成功，计划明年投产。</p>
</body></html>`;

let state: string;
let scene: Scene;
let member: User;

beforeAll(async () => {
  state = await preparedState(['data/samples'], AT);
  scene = await Scene.set({ at: AT, state });
  await scene.startBot();
  await scene.fake.ready();
  member = scene.fake.world.addMemberWith(scene.fake.first.guild, '管理员', 'Administrator');
}, PATIENCE.timeout);
afterAll(async () => {
  await scene.strike();
  rmSync(state, { recursive: true });
});

function importing(file: Attachment, user = scene.fake.world.owner): Promise<InteractionAnswer> {
  const options = { file: file.id };
  return scene.fake.interact({ kind: 'command', name: 'import', options, user, channel: scene.channel });
}

function press(answer: InteractionAnswer, label: RegExp, user = scene.fake.world.owner) {
  const button = buttonsIn(answer.message).find((one) => label.test(one.label ?? ''));
  const customId = button?.custom_id ?? `no button ${label}`;
  const { message } = answer;
  return scene.fake.interact({
    kind: 'component',
    message,
    customId,
    user,
    channel: scene.channel,
    force: user !== scene.fake.world.owner,
  });
}

async function newsOf(query: string): Promise<string> {
  const { channel, fake } = scene;
  const answer = await fake.interact({
    kind: 'command',
    name: 'news',
    options: { query },
    user: member,
    channel,
  });
  return answer.text;
}

describe('the owner of the bot', PATIENCE, () => {
  test('hands in a post, sees how it was read, confirms, and /news finds its stories', async () => {
    const shown = await importing(scene.fake.cdn.attach('post.html', ROUNDUP, { type: 'text/html' }));
    expect(shown.isEphemeral).toBe(true);
    expect(shown.text).toContain('post.html 读出来是这样');
    expect(shown.text).toContain('极客头条 · 2024年12月28日 · 2 条新闻');
    expect(shown.text).toContain('国产芯片流片成功 · 国内要闻');
    expect(await newsOf('国产芯片流片成功')).not.toContain('计划明年投产');

    const foreign = await press(shown, /确认入库/u, member);
    expect(foreign.text).toContain('只有机器人的所有者能用');
    expect(await newsOf('国产芯片流片成功')).not.toContain('计划明年投产');

    const stored = await press(shown, /确认入库/u);
    expect(stored.message.id).toBe(shown.message.id);
    expect(stored.text).toContain('已入库：post.html');
    expect(await newsOf('国产芯片流片成功')).toContain('计划明年投产');
    const digest = await press(stored, /2024年12月28日/u);
    expect(digest.text).toContain('云厂商宣布降价');
  });

  test('hands in the same post again and learns that nothing changed; a second press is answered kindly', async () => {
    const shown = await importing(scene.fake.cdn.attach('again.html', ROUNDUP));
    const { message } = shown;
    const confirm = buttonsIn(message)[0]?.custom_id ?? '';
    expect((await press(shown, /确认入库/u)).text).toContain('没有变化');
    const second = await scene.fake.interact({
      kind: 'component',
      message,
      customId: confirm,
      user: scene.fake.world.owner,
      channel: scene.channel,
      force: true,
    });
    expect(second.text).toContain('已经入库或过期了');
  });

  test('takes the post from a message that somebody wrote, by its menu', async () => {
    const file = scene.fake.cdn.attach('weekly.md', ROUNDUP.replaceAll('云厂商', '算力厂商'));
    const picture = scene.fake.cdn.attach('cover.png', 'a picture', { type: 'image/png' });
    const target = scene.fake.say(scene.channel, member, '今天的早报', [picture, file]);
    const act = { kind: 'message-command', name: '导入这份早报', channel: scene.channel } as const;
    const shown = await scene.fake.interact({ ...act, target, user: scene.fake.world.owner });
    expect(shown.text).toContain('weekly.md 读出来是这样');
    await press(shown, /确认入库/u);
    expect(await newsOf('算力厂商宣布降价')).toContain('算力厂商');

    const bare = scene.fake.say(scene.channel, member, '没有附件');
    const nothing = await scene.fake.interact({ ...act, target: bare, user: scene.fake.world.owner });
    expect(nothing.text).toContain('没有附件：请附上');
  });

  test.each([
    ['is larger than 5 MB', 'x'.repeat(5_000_001), undefined, '附件太大，最多 5 MB'],
    ['is larger than its size says', 'x'.repeat(6_000_000), 100, '附件没有下载成功'],
    ['is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), undefined, '读不出早报'],
    ['is empty', '', undefined, '读不出早报'],
    ['holds no news', '你好', undefined, '没有读到新闻'],
  ])('is told kindly where the file %s', async (_, content, size, expected) => {
    const file = scene.fake.cdn.attach('post.txt', content, size === undefined ? {} : { size });
    const answer = await importing(file);
    expect(answer.text).toContain(expected);
    expect(buttonsIn(answer.message)).toEqual([]);
  });

  test('is told to upload again where Discord no longer has the file', async () => {
    const file = scene.fake.cdn.attach('post.html', ROUNDUP);
    scene.fake.cdn.lose(file);
    expect((await importing(file)).text).toContain('请重新上传一次');
    expect(scene.fake.cdn.requests.at(-1)?.status).toBe(404);
  });
});

test('nobody but the bot’s owner may import, not even a server’s administrator', PATIENCE, async () => {
  const before = scene.fake.cdn.requests.length;
  const answer = await importing(scene.fake.cdn.attach('post.html', ROUNDUP), member);
  expect(answer.text).toContain('只有机器人的所有者能用');
  expect(scene.fake.cdn.requests).toHaveLength(before);
});
