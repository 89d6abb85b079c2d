import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { catchUp } from '../../commands/catchup.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import type { Answer, Button, Message } from '../../src/messages/message.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { openApp } from '../../src/wiring/core.ts';
import { ask, publish, story, wordsOf } from './newsroom.ts';

/** 10:00 in Beijing of a day. */
const morningOf = (day: string) => new Date(`${day}T02:00:00Z`);

let now = morningOf('2024-12-27');
let app: ReturnType<typeof openApp>;
let context: Services;
beforeEach(() => {
  now = morningOf('2024-12-20');
  app = openApp(':memory:', { now: () => now });
  context = { ...app.context, ...createPreviewChannel().platform };
});
afterEach(() => app.store.close());

let stories = 0;
/** An edition of a day that comes in at eight in Beijing, with a story of each title; titles name different things. */
async function edition(
  day: string,
  titles: readonly string[],
  column = '极客头条',
): Promise<readonly StoryId[]> {
  const told = titles.map((title) => {
    stories += 1;
    return story(`c${String(stories).padStart(9, '0')}`, title);
  });
  await publish(app.store, day, told, { column }, new Date(`${day}T00:00:00Z`));
  await app.catchUp();
  return told.map(({ id }) => id);
}

async function say(day: string, name: string): Promise<Message> {
  now = morningOf(day);
  const command = commands.find((known) => known.name === name);
  if (!command) throw new Error(name);
  return message(await runCommand(command, ask(), context));
}

async function act(action: Action): Promise<Message> {
  return message(await performAction(indexByAction(commands), action, ask(), context));
}

function message(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error('a form');
  return answer;
}

function buttonsOf({ blocks }: Message): readonly Button[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

async function press(answer: Message, label: string): Promise<Message> {
  const button = buttonsOf(answer).find((known) => known.label.startsWith(label));
  if (button?.kind === 'action') return act(button.action);
  const options = answer.blocks.flatMap((block) => (block.kind === 'choice' ? block.options : []));
  const option = options.find((known) => known.label.startsWith(label));
  if (!option) throw new Error(`there is no ${label}`);
  return act(option.action);
}

const read = (answer: Message) => wordsOf(answer).join('\n');

test('what was missed since the last opening is listed, the most told first, and what was read is left out', async () => {
  await edition('2024-12-20', ['京东开放新仓库']);
  await say('2024-12-20', 'digest');
  await edition('2024-12-23', ['华为手表换电池', '滴滴夜间加价取消']);
  const [opened] = await edition('2024-12-24', ['小红书改版首页', '蔚来换电站满三千座']);
  await edition('2024-12-24', ['蔚来换电站满三千座'], '另一家');
  await edition('2024-12-27', ['高德地图支持公交码']);
  // A story that is found by search is read, and is no opening of a digest.
  now = morningOf('2024-12-26');
  await act({ kind: 'open-story', story: opened ?? ('' as StoryId) });
  const missed = await say('2024-12-27', 'catchup');
  const text = read(missed);
  expect(text).toContain('补看：上周五以来');
  expect(text).toContain('你上次打开速览是上周五。4 条没看过，重要的在前');
  expect(text).toMatch(/1\. 蔚来换电站满三千座 · 三天前 · 极客头条 · 2 家报道/u);
  expect(text).toContain('高德地图支持公交码 · 今天');
  expect(text).not.toMatch(/小红书改版|京东开放/u);
});

test('asked again within the visit it answers the same, the next day the news since', async () => {
  await edition('2024-12-20', ['京东开放新仓库']);
  await say('2024-12-20', 'digest');
  await edition('2024-12-24', ['华为手表换电池']);
  const first = read(await say('2024-12-24', 'catchup'));
  expect(first).toContain('华为手表换电池');
  expect(read(await say('2024-12-24', 'catchup'))).toBe(first);
  const next = await say('2024-12-25', 'catchup');
  expect(read(next)).toContain('没有错过什么：你上次打开速览是昨天');
  expect(read(await press(next, '看最近 3 天'))).toContain('华为手表换电池');
  expect(read(await press(next, '看最近一期'))).toContain('一分钟速览 · 12月24日');
});

test('the digest that was opened in this visit is not missed, the days before it are', async () => {
  await edition('2024-12-20', ['京东开放新仓库']);
  await say('2024-12-20', 'digest');
  await edition('2024-12-23', ['华为手表换电池']);
  await edition('2024-12-24', ['滴滴夜间加价取消']);
  await say('2024-12-24', 'digest');
  const text = read(await say('2024-12-24', 'catchup'));
  expect(text).toContain('华为手表换电池');
  expect(text).not.toContain('滴滴夜间加价取消');
});

test('a reader of unknown visits gets three days and is told so; after a month too', async () => {
  await edition('2024-12-18', ['京东开放新仓库']);
  await edition('2024-12-24', ['华为手表换电池']);
  const text = read(await say('2024-12-25', 'catchup'));
  expect(text).toContain('这里没有你之前打开速览的记录，先看最近 3 天的。');
  expect(text).toContain('华为手表换电池');
  expect(text).not.toContain('京东开放新仓库');
  expect(read(await say('2025-03-01', 'catchup'))).toContain('没有错过什么：你上次打开速览是2024年12月25日');
});

test('no news missed is said, and after weeks of absence the last two weeks are given', async () => {
  expect(read(await say('2024-12-20', 'catchup'))).toContain('最近 3 天没有你没看过的新闻。');
  await edition('2024-12-22', ['京东开放新仓库']);
  await edition('2025-01-10', ['华为手表换电池']);
  const text = read(await say('2025-01-12', 'catchup'));
  expect(text).toContain('你上次打开速览是2024年12月20日，这里是最近 14 天的。');
  expect(text).toContain('华为手表换电池');
  expect(text).not.toContain('京东开放新仓库');
});

test('the list is paged, stories open in place, and an opened one stays in the list that one goes back to', async () => {
  await edition('2024-12-20', ['京东开放新仓库']);
  await say('2024-12-20', 'digest');
  const titles = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => `${name}公司单独的一条`);
  await edition('2024-12-23', titles);
  const list = await say('2024-12-24', 'catchup');
  expect(read(list).match(/^\d+\. /gmu)).toHaveLength(8);
  const more = await press(list, '更多（还有 2 条）');
  expect(more.replaces).toBe(true);
  expect(read(more)).toMatch(/9\. [\s\S]*10\. /u);
  const items = more.blocks.flatMap((block) => (block.kind === 'items' ? block.items : []));
  const action = items[0]?.action;
  if (!action) throw new Error('nothing can be opened');
  const opened = await act(action);
  expect(opened.replaces).toBe(true);
  expect(read(opened)).toContain('[返回列表 · 9 / 10]');
  expect(read(await press(opened, '为什么有这一条'))).toContain('你上次打开速览之后来的');
  expect(read(await press(opened, '返回列表 · 9 / 10'))).toBe(read(more));
  now = new Date(now.getTime() + 60_000);
  expect(read(await say('2024-12-24', 'catchup'))).toContain('10 条');
  now = new Date(now.getTime() + 60_000);
  const again = message(await runCommand(catchUp, ask(), context));
  expect(read(again)).toContain('9 条没看过');
});

test('a continuation of an earlier event counts as missed only if it tells more', async () => {
  await publish(
    app.store,
    '2024-12-20',
    [
      story('d000000001', '小米收购语音公司听澜，作价 3.2 亿美元', {
        paragraphs: ['小米说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人并入汽车部门。'],
      }),
    ],
    {},
    new Date('2024-12-20T00:00:00Z'),
  );
  await app.catchUp();
  await say('2024-12-20', 'digest');
  await publish(
    app.store,
    '2024-12-21',
    [
      story('d000000002', '3.2 亿美元，小米买下听澜', {
        paragraphs: ['语音识别公司听澜被小米收购，价格 3.2 亿美元，140 人的团队今后做车载语音。'],
      }),
      story('d000000003', '滴滴夜间加价取消'),
    ],
    { column: '晚报' },
    new Date('2024-12-21T00:00:00Z'),
  );
  await app.catchUp();
  const text = read(await say('2024-12-22', 'catchup'));
  expect(text).toContain('滴滴夜间加价取消');
  expect(text).not.toContain('听澜');
});
