import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import type { InteractionAnswer } from '../../test/fake-discord/interactions/interactions.ts';
import { buttonsIn, optionsIn } from '../../test/fake-discord/reading.ts';
import { benchBeginnings, benchQueries } from '../search/corpus.ts';
import { MemberSession, type SurfaceLatency } from './asking.ts';

const QUERIES = 400;
const BEGINNINGS = 400;
/** Requests of every other surface: fewer give no 99th percentile. */
const ROUNDS = 200;
/** Questions of one member: 30 searches at once are allowed. */
const QUESTIONS_OF_MEMBER = 10;
/** Beginning of the names of surfaces that make a file to pass on. */
export const PICTURE_TO_PASS_ON = '生成图片';
const DAYS = ['', '昨天', '2024-11-11', '2023-05-01', '2022-01-31'];
const SPANS = ['本周', '上周', '上个月', '2023-05'];

/** Asks for everything that members and admins can ask, in the first server, one after another. */
export async function askEverything(fake: FakeDiscord): Promise<readonly SurfaceLatency[]> {
  const asking = new MemberSession(fake);
  await searching(asking);
  await reading(asking);
  await catchingUp(asking);
  await following(asking);
  await subscribing(asking);
  await picturing(asking);
  return asking.figures();
}

/** Calls `ask` for each entry, continuing as a new member now and then. */
async function asMembers<T>(
  asking: MemberSession,
  entries: readonly T[],
  ask: (entry: T, round: number) => Promise<void>,
): Promise<void> {
  for (const [round, entry] of entries.entries()) {
    if (round % QUESTIONS_OF_MEMBER === 0) asking.asNewMember();
    await ask(entry, round);
  }
}

async function searching(asking: MemberSession): Promise<void> {
  await asMembers(asking, benchBeginnings(BEGINNINGS), async (query) => {
    await asking.type('/news query, typed', { name: 'news', options: { query }, focused: 'query' });
  });
  await asMembers(asking, benchQueries(QUERIES), async (query) => {
    const found = await asking.command('/news', 'news', { query });
    const opened = await openFirst(asking, 'a story opened', found);
    if (opened) {
      await pressStarting(asking, 'why', opened, '1|W|');
      await pressStarting(asking, 'a timeline', opened, '1|T|');
    }
    await pressLabelled(asking, 'a page turned', found, '下一页');
  });
  await asMembers(asking, benchQueries(ROUNDS), async (text) => {
    await asking.related('查相关新闻', text);
  });
  const typed = ['', '极', 'ai', '开源', '国内', '要闻', '专区', '程序员'];
  await asMembers(asking, rounds(), async (round) => {
    const text = typed[round % typed.length] ?? '';
    await asking.type('column, typed', { name: 'news', options: { column: text }, focused: 'column' });
    await asking.type('section, typed', { name: 'news', options: { section: text }, focused: 'section' });
  });
}

async function reading(asking: MemberSession): Promise<void> {
  await asMembers(asking, rounds(), async (round) => {
    const date = DAYS[round % DAYS.length] ?? '';
    const digest = await asking.command('/digest', 'digest', date === '' ? {} : { date });
    await pressLabelled(asking, 'digest: 前一天', digest, '前一天');
    await pressLabelled(asking, 'digest: 其余', digest, '其余');
    const typed = ['', '2024', '12月', '星期一'][round % 4] ?? '';
    await asking.type('/digest date, typed', { name: 'digest', options: { date: typed }, focused: 'date' });
    await asking.command('/digest of a week or month', 'digest', { date: SPANS[round % SPANS.length] ?? '' });
    await asking.command('/help', 'help');
  });
  await asMembers(asking, benchQueries(ROUNDS), async (words) => {
    await asking.type('/trend words, typed', { name: 'trend', options: { words }, focused: 'words' });
    await asking.command('/trend', 'trend', { words });
  });
}

async function catchingUp(asking: MemberSession): Promise<void> {
  await asMembers(asking, rounds(), async () => {
    const missed = await asking.command('/catchup', 'catchup');
    await pressLabelled(asking, '/catchup: 更多', missed, '更多');
    await openFirst(asking, '/catchup: a story opened', missed);
  });
}

async function following(asking: MemberSession): Promise<void> {
  await asMembers(asking, benchQueries(QUERIES), async (query) => {
    const found = await asking.command('', 'news', { query });
    const opened = await openFirst(asking, '', found);
    if (opened) await pressStarting(asking, 'an event followed', opened, '1|F|');
  });
  await asMembers(asking, benchQueries(ROUNDS), async (query) => {
    const keyword = [...query].slice(0, 50).join('');
    await asking.command('/follow', 'follow', { keyword });
    const options = { keyword: [...query].slice(0, 2).join('') };
    await asking.type('/follow keyword, typed', { name: 'follow', options, focused: 'keyword' });
    await asking.command('/follow alone', 'follow');
    const unfollow = { name: 'unfollow', options: { keyword: '' }, focused: 'keyword' };
    await asking.type('/unfollow keyword, typed', unfollow);
  });
}

async function subscribing(asking: MemberSession): Promise<void> {
  for (const round of rounds()) {
    asking.asOwnerInNewChannel();
    const options = { time: '08:00', whole: round % 2 === 0 };
    const subscribed = await asking.command('/subscribe', 'subscribe', options);
    const timezone = ['', 'asia', 'syd', 'z'][round % 4] ?? '';
    await asking.type('/subscribe timezone, typed', {
      name: 'subscribe',
      options: { timezone },
      focused: 'timezone',
    });
    await asking.command('/subscriptions', 'subscriptions');
    const card = await pressLabelled(asking, 'a subscription’s card', subscribed, '修改');
    if (card) await pressLabelled(asking, 'change form', card, '改时间');
  }
}

/** Makes files to pass on, last, because they take as much of the processor as ten answers. */
async function picturing(asking: MemberSession): Promise<void> {
  await asMembers(asking, benchQueries(ROUNDS), async (query) => {
    const found = await asking.command('', 'news', { query });
    const opened = await openFirst(asking, '', found);
    if (opened) await pressStarting(asking, `${PICTURE_TO_PASS_ON}: a story`, opened, '1|G|');
    const trend = await asking.command('', 'trend', { words: query });
    await pressStarting(asking, `${PICTURE_TO_PASS_ON}: a trend`, trend, '1|J|');
  });
}

function rounds(): readonly number[] {
  return Array.from({ length: ROUNDS }, (_, round) => round);
}

/** Opens the first story of a list, if the answer is one. */
async function openFirst(
  asking: MemberSession,
  surface: string,
  { message }: InteractionAnswer,
): Promise<InteractionAnswer | undefined> {
  const first = optionsIn(message).find(({ value }) => value.startsWith('1|s|'));
  return first && asking.choose(surface, message, first.customId, first.value);
}

/** Presses the button whose label begins with a text, if there is one. */
async function pressLabelled(
  asking: MemberSession,
  surface: string,
  { message }: InteractionAnswer,
  label: string,
): Promise<InteractionAnswer | undefined> {
  const button = buttonsIn(message).find((one) => one.label?.startsWith(label));
  return button && asking.press(surface, message, button.custom_id ?? '');
}

/** Presses the button, or chooses the menu's entry, whose id begins with a text, which is the same in every language. */
async function pressStarting(
  asking: MemberSession,
  surface: string,
  { message }: InteractionAnswer,
  id: string,
): Promise<InteractionAnswer | undefined> {
  const button = buttonsIn(message).find(({ custom_id }) => custom_id?.startsWith(id));
  if (button) return asking.press(surface, message, button.custom_id ?? '');
  const option = optionsIn(message).find(({ value }) => value.startsWith(id));
  return option && asking.choose(surface, message, option.customId, option.value);
}
