import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import type { InteractionAnswer } from '../../test/fake-discord/interactions/interactions.ts';
import type { Act, CommandAct } from '../../test/fake-discord/interactions/payload.ts';
import type { Message } from '../../test/fake-discord/model.ts';
import { buttonsIn, optionsIn } from '../../test/fake-discord/reading.ts';
import { askOnce } from '../askOnce.ts';
import { benchBeginnings, benchQueries } from '../search/corpus.ts';

const QUERIES = 400;
const BEGINNINGS = 400;
const ROUNDS = 60;
const LOCALES = ['zh-CN', 'zh-TW', 'en-US'];
const DAYS = ['', '昨天', '2024-11-11', '2023-05-01', '2022-01-31'];
/** Number of warm-up requests, which are not counted. */
const WARM_UP = 20;
/** Most late answers; on a machine with more nothing can be measured. */
const MOST_LATE = 5;

/** Latencies of one surface over all its requests, in milliseconds. */
export interface Asked {
  readonly surface: string;
  readonly isAutocomplete: boolean;
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Slowest complete answer among the deferred ones. */
  readonly maxContentMs: number;
  readonly deferred: number;
  /** Number of answers that came after Discord's three seconds, and were asked for again. */
  readonly late: number;
}

/** Asks for everything that members and admins can ask, as the owner of the first server, one after another. */
export async function askEverything(fake: FakeDiscord): Promise<readonly Asked[]> {
  const asking = new Asking(fake);
  for (const query of benchQueries(WARM_UP)) await asking.command('', 'news', { query });
  await searching(asking);
  await reading(asking);
  await following(asking);
  await subscribing(asking);
  return asking.figures();
}

async function searching(asking: Asking): Promise<void> {
  for (const typed of benchBeginnings(BEGINNINGS)) {
    await asking.type('/news query, typed', { name: 'news', options: { query: typed }, focused: 'query' });
  }
  for (const query of benchQueries(QUERIES)) {
    const found = await asking.command('/news', 'news', { query });
    const [first] = optionsIn(found.message);
    const opened =
      first && (await asking.choose('a story opened', found.message, first.customId, first.value));
    const why = opened && buttonsIn(opened.message).find(({ custom_id }) => custom_id?.startsWith('1|W|'));
    if (opened && why) await asking.press('why', opened.message, why.custom_id ?? '');
    const next = buttonsIn(found.message).find(({ label }) => label === '下一页');
    if (next) await asking.press('a page turned', found.message, next.custom_id ?? '');
  }
  for (const text of benchQueries(ROUNDS)) await asking.related('查相关新闻', text);
  for (const typed of ['', '极', 'ai', '开源', '国内', '要闻', '专区', '程序员']) {
    await asking.type('column, typed', { name: 'news', options: { column: typed }, focused: 'column' });
    await asking.type('section, typed', { name: 'news', options: { section: typed }, focused: 'section' });
  }
}

async function reading(asking: Asking): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const date = DAYS[round % DAYS.length] ?? '';
    const digest = await asking.command('/digest', 'digest', date === '' ? {} : { date });
    for (const label of ['前一天', '其余']) {
      const button = buttonsIn(digest.message).find((one) => one.label?.startsWith(label));
      if (button) await asking.press(`digest: ${label}`, digest.message, button.custom_id ?? '');
    }
    const typed = ['', '2024', '12月', '星期一'][round % 4] ?? '';
    await asking.type('/digest date, typed', { name: 'digest', options: { date: typed }, focused: 'date' });
    await asking.command('/help', 'help');
  }
}

async function following(asking: Asking): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const missed = await asking.command('/catchup', 'catchup');
    const more = buttonsIn(missed.message).find(({ label }) => label?.startsWith('更多'));
    if (more) await asking.press('/catchup: 更多', missed.message, more.custom_id ?? '');
    const [first] = optionsIn(missed.message);
    if (first) await asking.choose('/catchup: a story opened', missed.message, first.customId, first.value);
  }
  for (const query of benchQueries(ROUNDS)) {
    const found = await asking.command('', 'news', { query });
    const [first] = optionsIn(found.message);
    const opened = first && (await asking.choose('', found.message, first.customId, first.value));
    const follow = opened && buttonsIn(opened.message).find(({ custom_id }) => custom_id?.startsWith('1|F|'));
    if (opened && follow) await asking.press('an event followed', opened.message, follow.custom_id ?? '');
  }
  for (const keyword of benchQueries(15)) {
    await asking.command('/follow', 'follow', { keyword: [...keyword].slice(0, 50).join('') });
    await asking.type('/follow keyword, typed', {
      name: 'follow',
      options: { keyword: keyword.slice(0, 2) },
      focused: 'keyword',
    });
    await asking.command('/follow alone', 'follow');
    await asking.type('/unfollow keyword, typed', {
      name: 'unfollow',
      options: { keyword: '' },
      focused: 'keyword',
    });
  }
}

async function subscribing(asking: Asking): Promise<void> {
  for (let round = 0; round < ROUNDS / 3; round++) {
    const subscribed = await asking.command('/subscribe', 'subscribe', {
      time: '08:00',
      whole: round % 2 === 0,
    });
    await asking.type('/subscribe timezone, typed', {
      name: 'subscribe',
      options: { timezone: ['', 'asia', 'syd', 'z'][round % 4] ?? '' },
      focused: 'timezone',
    });
    await asking.command('/subscriptions', 'subscriptions');
    const show = buttonsIn(subscribed.message).find(({ label }) => label === '修改');
    const card = await asking.press('a subscription’s card', subscribed.message, show?.custom_id ?? '');
    const change = buttonsIn(card.message).find(({ label }) => label === '改时间');
    await asking.press('change form', card.message, change?.custom_id ?? '');
  }
}

class Asking {
  readonly #fake: FakeDiscord;
  readonly #waits = new Map<string, InteractionAnswer[]>();
  readonly #late = new Map<string, number>();
  #asked = 0;

  constructor(fake: FakeDiscord) {
    this.#fake = fake;
  }

  command(surface: string, name: string, options: CommandAct['options'] = {}): Promise<InteractionAnswer> {
    // Presses search for Chinese labels, so only commands without further presses are asked in other languages.
    return this.#ask(surface, { ...this.#by(), kind: 'command', name, options });
  }

  type(surface: string, act: Pick<CommandAct, 'name' | 'options' | 'focused'>): Promise<InteractionAnswer> {
    return this.#ask(surface, { ...this.#by(), kind: 'autocomplete', ...act });
  }

  press(surface: string, message: Message, customId: string): Promise<InteractionAnswer> {
    return this.#ask(surface, { ...this.#by(), kind: 'component', message, customId });
  }

  choose(surface: string, message: Message, customId: string, value: string): Promise<InteractionAnswer> {
    const locale = LOCALES[this.#asked % LOCALES.length] ?? 'zh-CN';
    return this.#ask(surface, {
      ...this.#by(),
      kind: 'component',
      message,
      customId,
      values: [value],
      locale,
    });
  }

  related(surface: string, text: string): Promise<InteractionAnswer> {
    const { channel } = this.#fake.first;
    const target = this.#fake.say(channel, this.#fake.world.owner, text);
    return this.#ask(surface, { ...this.#by(), kind: 'message-command', name: '查相关新闻', target });
  }

  figures(): readonly Asked[] {
    return [...this.#waits]
      .filter(([surface]) => surface !== '')
      .map(([surface, answers]) => {
        const first = answers.map(({ firstAnswerMs }) => firstAnswerMs).sort((a, b) => a - b);
        const at = (share: number) => rounded(first[Math.round(share * (first.length - 1))] ?? 0);
        return {
          surface,
          isAutocomplete: surface.endsWith('typed'),
          count: answers.length,
          p50Ms: at(0.5),
          p99Ms: at(0.99),
          maxMs: at(1),
          maxContentMs: rounded(Math.max(...answers.map(({ contentMs }) => contentMs))),
          deferred: answers.filter(({ wasDeferred }) => wasDeferred).length,
          late: this.#late.get(surface) ?? 0,
        };
      });
  }

  #by() {
    return { user: this.#fake.world.owner, channel: this.#fake.first.channel } as const;
  }

  async #ask(surface: string, act: Act): Promise<InteractionAnswer> {
    this.#asked += 1;
    for (let late = 0; late < MOST_LATE; late += 1) {
      const answer = await askOnce(this.#fake, act);
      if (answer) {
        this.#waits.set(surface, [...(this.#waits.get(surface) ?? []), answer]);
        return answer;
      }
      this.#late.set(surface, (this.#late.get(surface) ?? 0) + 1);
    }
    throw new Error(`${surface} was answered too late ${MOST_LATE} times in a row`);
  }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
