import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { Channel, Message, Role, User } from '../fake-discord/model.ts';
import { pingsOf } from '../fake-discord/pings.ts';
import { buttonsIn, componentsIn, optionsIn, readableText, urlsIn } from '../fake-discord/reading.ts';
import { shortRoundup } from './roundups.ts';
import { ingestInto, PATIENCE, preparedState, Scene } from './stage.ts';

/** Some seconds before 08:00 in Beijing, and so many until it is over: what is due at the start is posted without waiting. */
const BEFORE_EIGHT = '2024-12-26T23:59:54Z';
const TILL_EIGHT_MILLISECONDS = 10_000;
const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;
/** How long a busy machine may take to post all parts. */
const POSTED_MILLISECONDS = 120_000;
const ITEMS = 60;
const MINUTES_MISSED = { timeout: 240_000 } as const;

let state: string;
let folder: string;
let scene: Scene;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-e2e-'));
  writeFileSync(join(folder, 'long.md'), longRoundup());
  state = await preparedState([folder], BEFORE_EIGHT);
}, PATIENCE.timeout);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(state, { recursive: true });
});

/** An edition of sixty stories; the first is long, and has a picture and a link. */
function longRoundup(): string {
  const titles = Array.from({ length: ITEMS }, (_, index) => `第 ${index + 1} 家公司公布了新的计划`);
  const long = '这家公司把计划的每一步都讲得很细，从设计到生产再到交付。'.repeat(120);
  const stories = titles.map((title, index) => {
    const text =
      index === 0
        ? `先看[这份公告](https://news.example.org/plan)。${long}\n\n![计划图](https://news.example.org/plan.png)`
        : `${title}，预计明年完成，细节还没有公开。`;
    return `**${title}**\n\n${text}`;
  });
  return [
    '---\ntitle: 六十家公司公布计划 | 极客头条\ndate: 2024-12-27\nurl: https://news.example.org/posts/60\n---',
    '# 六十家公司公布计划 | 极客头条',
    '### 一分钟速览新闻点！',
    titles.map((title) => `- ${title}，预计明年完成，细节还没有公开，同行都在等它的下一步`).join('\n'),
    '### 国内要闻',
    stories.slice(0, 40).join('\n\n'),
    '### 国际要闻',
    stories.slice(40).join('\n\n'),
  ].join('\n\n');
}

/** Waits until a channel holds so many messages, and returns them. */
async function posted(channel: Channel, messages: number): Promise<readonly Message[]> {
  const stand = () => (scene.fake.messages(channel).length >= messages ? true : undefined);
  await scene.fake.until('the digest', stand, POSTED_MILLISECONDS);
  return scene.fake.messages(channel);
}

function reader(name: string): User {
  return scene.fake.world.addMemberWith(scene.fake.first.guild, name);
}

function channelOf({ channelId }: Message): Channel {
  const channel = scene.fake.first.guild.channels.get(channelId);
  if (!channel) throw new Error('the message stands in another server');
  return channel;
}

function press(user: User, message: Message, label: string): Promise<InteractionAnswer> {
  const customId = buttonsIn(message).find((button) => button.label?.startsWith(label))?.custom_id;
  const act = { kind: 'component', message, user, channel: channelOf(message) } as const;
  return scene.fake.interact({ ...act, customId: customId ?? `no button ${label}` });
}

function open(user: User, message: Message, number: number): Promise<InteractionAnswer> {
  const option = optionsIn(message).find(({ label }) => label.startsWith(`${number}. `));
  const act = { kind: 'component', message, user, channel: channelOf(message) } as const;
  return scene.fake.interact({ ...act, customId: option?.customId ?? '', values: [option?.value ?? ''] });
}

// One bot posts both digests: these scenes only read and open what it posted, each by readers of its own.
describe('a digest that stands in a channel', PATIENCE, () => {
  let channel: Channel;
  /** The channel that wants all items, in parts. */
  let wordy: Channel;
  let role: Role;

  beforeAll(async () => {
    scene = await Scene.set({ at: BEFORE_EIGHT, state });
    const [first, second] = [...scene.fake.first.guild.channels.values()];
    if (!first || !second) throw new Error('two channels were asked for');
    channel = first;
    wordy = second;
    role = scene.fake.world.addRole(scene.fake.first.guild, '读者', [], true);
    await scene.subscribe({}, channel);
    await scene.subscribe({ allInParts: true, pingRole: role.id }, wordy);
    await scene.pass(TILL_EIGHT_MILLISECONDS);
    await scene.startBot();
  }, PATIENCE.timeout);
  afterAll(() => scene.strike());

  test('has twenty items in one menu; the rest and every item opens for its reader alone', async () => {
    const [digest] = await posted(channel, 1);
    if (!digest) throw new Error('there is no digest');
    const before = readableText(digest);
    expect(before).toMatch(/^20\. /mu);
    expect(before).not.toMatch(/^21\. /mu);
    expect(before).toContain('极客头条 · 60 条');
    expect(optionsIn(digest)).toHaveLength(20);

    const [one, other] = [reader('小明'), reader('小红')];
    const rest = await press(one, digest, '其余 40 条');
    expect(rest.isEphemeral).toBe(true);
    expect(rest.text).toMatch(/^21\. /mu);
    const more = await press(one, rest.message, '其余 20 条');
    expect(more.text).toMatch(/^60\. /mu);
    expect(more.text).toContain('国际要闻');

    const story = await open(other, digest, 7);
    expect(story.isEphemeral).toBe(true);
    expect(story.text).toContain('第 7 家公司公布了新的计划');
    expect(readableText(digest)).toBe(before);
    expect(scene.fake.messages(channel)).toHaveLength(1);
  });

  test('goes on in parts where all is wanted: one numbering, menus of at most 25, one ping of the chosen role', async () => {
    const shown = () => scene.fake.messages(wordy);
    await scene.fake.until(
      'all items',
      () =>
        // The part that notifies is created as a plain line, and gets its layout by an edit.
        ['\n**1.** ', '\n60. '].every((item) => `\n${shown().map(readableText).join('\n')}`.includes(item))
          ? true
          : undefined,
      POSTED_MILLISECONDS,
    );
    const parts = shown();
    expect(parts.length).toBeGreaterThan(1);
    const numbers = parts.flatMap((part) =>
      [...readableText(part).matchAll(/^(?:\*\*)?(\d+)\./gmu)].map(([, n]) => Number(n)),
    );
    expect(numbers).toEqual(Array.from({ length: ITEMS }, (_, index) => index + 1));
    const menus = parts.map((part) =>
      componentsIn(part).flatMap(({ options }) => (options ? [options.length] : [])),
    );
    expect(Math.max(...menus.flat())).toBeLessThanOrEqual(25);
    expect(menus.flat().reduce((sum, length) => sum + length, 0)).toBe(ITEMS);
    expect(parts.map((part) => pingsOf(scene.fake.world, part))).toEqual([
      [role.id],
      ...parts.slice(1).map(() => []),
    ]);
    const last = await open(reader('小明'), parts.at(-1) ?? fail(), 60);
    expect(last.text).toContain('第 60 家公司');
  });

  test('opens a long story with its picture and link, whose pages go on after a restart', async () => {
    const [digest] = await posted(channel, 1);
    const user = reader('小明');
    const first = await open(user, digest ?? fail(), 1);
    expect(first.text).toMatch(/第 1 页，共 \d 页/u);
    expect(first.text).toContain('[这份公告](<https://news.example.org/plan>)');
    expect(urlsIn(first.message)).toContain('https://news.example.org/plan.png');
    expect(urlsIn(first.message)).toContain('https://news.example.org/posts/60');

    await scene.restart();
    const second = await press(user, first.message, '下一页');
    expect(second.message.id).toBe(first.message.id);
    expect(second.text).toContain('第 2 页，共');
    const back = await press(user, second.message, '上一页');
    expect(back.text).toContain('第 1 页，共');
  });

  // Old news goes when a minute begins, and a start on a busy machine misses one.
  test(
    'answers with the original’s link once retention has removed its stories',
    MINUTES_MISSED,
    async () => {
      const [digest] = await posted(channel, 1);
      // A store without any news of these days keeps what it has: the clock may be wrong.
      const later = join(folder, 'later.md');
      writeFileSync(later, shortRoundup('2026-01-30'));
      await ingestInto(scene.folder, [later], '2026-01-31T00:00:00Z');
      rmSync(later);
      // Old news goes with a minute's reading: the next minute is to come soon after the start.
      const left = MINUTE_MILLISECONDS - (scene.clock.now() % MINUTE_MILLISECONDS);
      await scene.restart({ SULAN_KEEP_DAYS: '30' }, 400 * DAY_MILLISECONDS + left - 6000);
      const user = reader('小明');
      let gone: InteractionAnswer | undefined;
      await expect
        .poll(
          async () => {
            gone = await open(user, digest ?? fail(), 3);
            return gone.text;
          },
          { timeout: 150_000, interval: 500 },
        )
        .toContain('已经不在库里了');
      expect(gone?.isEphemeral).toBe(true);
      expect(gone?.text).toContain('第 3 家公司公布了新的计划');
      expect(urlsIn(gone?.message ?? fail())).toEqual(['https://news.example.org/posts/60']);
    },
  );
});

function fail(): never {
  throw new Error('there is no digest');
}
