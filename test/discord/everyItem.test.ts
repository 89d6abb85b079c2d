import { expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import { newsScriptOf } from '../../src/messages/newsScript.ts';
import { dayRange, weekDay } from '../../src/messages/texts/days.ts';
import type { Texts } from '../../src/messages/texts/texts.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { publish, story } from '../commands/newsroom.ts';
import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { OptionValue } from '../fake-discord/interactions/options.ts';
import type { Channel, Message, User } from '../fake-discord/model.ts';
import { buttonsIn, optionsIn } from '../fake-discord/reading.ts';
import { day } from '../outbox/roundup.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const start = botOfEachTest();

const OUTAGE = 'ChatGPT 大面积宕机，用户三小时无法登录';
const FIRST = 'DeepSeek-V3 首个版本上线并同步开源';

const PLACES = ['text', 'thread', 'forum', 'announcement', 'direct', 'elsewhere'] as const;
type Place = (typeof PLACES)[number];

/** A channel in which one can type, and the channel that a digest is wanted in: a forum's posts are typed in. */
function channelsOf(place: Place, { fake }: RunningBot, user: User): { here: Channel; target: Channel } {
  const { world, first } = fake;
  const add = (options: Parameters<typeof world.addChannel>[1]) => world.addChannel(first.guild, options);
  switch (place) {
    case 'direct': {
      const here = world.directChannel(user);
      return { here, target: here };
    }
    case 'forum': {
      const target = add({ kind: 'forum' });
      return { here: add({ kind: 'publicThread', parent: target }), target };
    }
    case 'thread': {
      const here = add({ kind: 'publicThread', parent: first.channel });
      return { here, target: here };
    }
    default: {
      const here = add({ kind: place === 'announcement' ? 'announcement' : 'text' });
      return { here, target: here };
    }
  }
}

/** What one person does in one place in one language. */
class Walk {
  readonly place: Place;
  readonly texts: Texts;
  readonly locale: Locale;
  readonly target: Channel;
  readonly user: User;
  readonly #bot: RunningBot;
  readonly #here: Channel;

  constructor(bot: RunningBot, place: Place, locale: Locale) {
    const { fake } = bot;
    const permissions = place === 'elsewhere' ? [] : (['ManageGuild'] as const);
    this.user = fake.world.addMemberWith(fake.first.guild, `${place} ${locale}`, ...permissions);
    const { here, target } = channelsOf(place, bot, this.user);
    this.#bot = bot;
    this.#here = here;
    this.place = place;
    this.target = target;
    this.locale = locale;
    this.texts = textsIn(locale);
  }

  get isServer(): boolean {
    return this.place !== 'direct' && this.place !== 'elsewhere';
  }

  #actor() {
    const isOwn = this.place === 'elsewhere';
    return {
      ...{ user: this.user, channel: this.#here, locale: this.locale },
      ...(isOwn && { userInstalled: true, force: true }),
    };
  }

  say(name: string, options: Readonly<Record<string, OptionValue>> = {}): Promise<InteractionAnswer> {
    return this.#bot.fake.interact({ kind: 'command', name, options, ...this.#actor() });
  }

  press(message: Message, label: string): Promise<InteractionAnswer> {
    const button = buttonsIn(message).find((one) => one.label?.startsWith(label));
    expect(button, `no button ${label} on ${message.content}`).toBeDefined();
    const customId = button?.custom_id ?? '';
    return this.#bot.fake.interact({ kind: 'component', message, customId, ...this.#actor() });
  }

  open(message: Message, number: number): Promise<InteractionAnswer> {
    const option = optionsIn(message).find(({ label }) => label.startsWith(`${number}. `));
    expect(option, `no item ${number}`).toBeDefined();
    const chosen = { customId: option?.customId ?? '', values: [option?.value ?? ''] };
    return this.#bot.fake.interact({ kind: 'component', message, ...chosen, ...this.#actor() });
  }
}

/** What is kept of a walk for after a restart. */
interface Walked {
  readonly walk: Walk;
  readonly second: Message;
  readonly recap: Message;
  readonly missed: Message;
  readonly found: Message;
}

async function readEverything(walk: Walk): Promise<Walked> {
  const { texts, locale, isServer } = walk;
  const news = newsScriptOf(locale).text;
  const titleOf = texts.digestTitle(weekDay(day('2024-12-27'), locale));

  const digest = await walk.say('digest');
  expect(digest.text).toContain(titleOf);
  const first = await walk.open(digest.message, 1);
  expect(first.text).toContain(news(FIRST));
  const second = await walk.press(first.message, texts.nextStory);
  expect(buttonsIn(second.message).map(({ label }) => label)).toContain(`${texts.backToList} · 2 / 3`);
  const why = await walk.press(second.message, texts.whyButton);
  expect(why.text).toContain(texts.whyPlace(2, 3));
  const event = await walk.press(second.message, texts.following.followEventButton);
  expect(event.text).toContain(texts.following.eventFollowed(news('小米正搭建 GPU 万卡集群')));
  const name = await walk.press(second.message, texts.followName('小米').slice(0, 4));
  expect(name.text).toContain(texts.following.followed('小米'));
  if (isServer) {
    const shared = await walk.press(second.message, texts.shareStory);
    expect(shared.isEphemeral).toBe(false);
    expect(shared.text).toContain(news('小米正搭建 GPU 万卡集群'));
  } else {
    expect(buttonsIn(second.message).map(({ label }) => label)).not.toContain(texts.shareStory);
  }
  expect((await walk.press(second.message, texts.backToList)).text).toContain(titleOf);
  await walk.open(digest.message, 2);

  const recap = await walk.say('digest', { date: texts.recapWords[0] ?? '' });
  const days = dayRange(day('2024-12-23'), day('2024-12-29'), locale).replace(/\s/gu, ' ');
  expect(recap.text.replace(/\s/gu, ' ')).toContain(texts.recapOfWeek(days, true));
  const recalled = await walk.open(recap.message, 1);
  const back = await walk.press(recalled.message, texts.backToList);
  expect(back.text.replace(/\s/gu, ' ')).toContain(texts.recapOfWeek(days, true));

  const found = await walk.say('news', { query: 'ChatGPT 宕机' });
  expect(found.text).toContain(news(OUTAGE));
  const timeline = await walk.press(found.message, texts.timelineButton);
  expect(timeline.text).toContain(texts.timelineOf(news(OUTAGE)).slice(0, 12));
  expect(timeline.text).toContain(texts.thisEvent);

  const missed = await walk.say('catchup');
  expect(missed.text).toContain(texts.following.missedUnknown(3));
  expect(missed.text).toContain(news(OUTAGE));
  const read = await walk.open(missed.message, 1);
  expect((await walk.press(read.message, texts.backToList)).text).toContain(
    texts.following.missedTitle('').slice(0, 2),
  );

  const followed = await walk.say('follow', { quiet: '22:00-08:00', timezone: 'Asia/Taipei' });
  expect(followed.text).toContain('小米');
  expect(followed.text).toContain('22:00');
  expect((await walk.say('follow', { quiet: '睡觉的时候' })).text).toContain(
    texts.following.badQuiet('睡觉的时候'),
  );
  expect((await walk.say('unfollow', { keyword: '小米' })).text).toContain(
    texts.following.unfollowed('小米'),
  );
  expect((await walk.say('digest', { date: '哪天' })).text).toContain(texts.badDay('哪天'));
  return { walk, second: second.message, recap: recap.message, missed: missed.message, found: found.message };
}

async function subscribe({ walk }: Walked): Promise<Message> {
  const { texts, isServer, target } = walk;
  const where = isServer ? { channel: target.id } : {};
  const morning = await walk.say('subscribe', { time: '08:00,20:00', ...where });
  expect(morning.text).toContain('08:00');
  expect(morning.text).toContain('20:00');
  const recap = await walk.say('subscribe', { recap: 'week', name: 'R', ...where });
  expect(recap.text).toContain('20:00');
  if (isServer && walk.place !== 'forum') {
    const alert = await walk.say('alert', { keyword: '漏洞', channel: target.id });
    expect(alert.text).toContain(texts.alert.set('漏洞', true));
  }
  const listed = await walk.say('subscriptions');
  expect(listed.text).toContain('08:00');
  expect(listed.text).toContain('20:00');
  return listed.message;
}

test.each(LOCALES)(
  'in %s everything is read and subscribed in every place, and goes on after a restart',
  async (locale) => {
    const bot = await start();
    const told = [
      story('dddddddddd', OUTAGE, {
        paragraphs: ['OpenAI 旗下的 ChatGPT 大面积宕机，用户三小时无法登录，公司说正在排查。'],
      }),
      story('eeeeeeeeee', '京东方公布新面板'),
    ];
    await publish(bot.app.store, '2024-12-26', told, { column: 'AI周报' }, new Date('2024-12-26T01:00:00Z'));
    await publish(
      bot.app.store,
      '2024-12-26',
      [story('ffffffffff', OUTAGE, { paragraphs: told[0]?.paragraphs ?? [] })],
      { column: '开源日报' },
      new Date('2024-12-26T02:00:00Z'),
    );
    await bot.app.catchUp();
    const walked: (readonly [Walked, Message])[] = [];
    for (const place of PLACES) {
      const one = await readEverything(new Walk(bot, place, locale));
      walked.push([one, await subscribe(one)]);
    }
    await bot.restart();
    for (const [{ walk, second, recap, missed, found }, subscriptions] of walked) {
      const { texts } = walk;
      const third = await walk.press(second, texts.nextStory);
      expect(buttonsIn(third.message).map(({ label }) => label)).toContain(`${texts.backToList} · 3 / 3`);
      expect((await walk.open(recap, 2)).message.id).toBe(recap.id);
      expect((await walk.open(missed, 1)).message.id).toBe(missed.id);
      expect((await walk.press(found, texts.whyButton)).text).toContain(texts.whyButton);
      const card = await walk.open(subscriptions, 1);
      // The list of a server has all of its places, so that the first one may be paused from the place before.
      const isPaused = card.text.includes(texts.subscription.paused(null));
      const words = texts.subscription;
      const turned = await walk.press(card.message, isPaused ? words.resume : words.pause);
      expect(turned.text.includes(words.paused(null))).toBe(!isPaused);
    }
  },
);
