import { expect, test } from 'vitest';
import { LOCALES } from '../../src/messages/locale.ts';
import { newsScriptOf } from '../../src/messages/newsScript.ts';
import { dayRange, weekDay } from '../../src/messages/texts/days.ts';
import { publish, story } from '../commands/newsroom.ts';
import type { Message } from '../fake-discord/model.ts';
import { buttonsIn } from '../fake-discord/reading.ts';
import { day } from '../outbox/roundup.ts';
import { botOfEachTest } from './runningBot.ts';
import { PLACES, WALK_TIMEOUT_MILLISECONDS, Walk } from './walk.ts';

const start = botOfEachTest();

const OUTAGE = 'ChatGPT 大面积宕机，用户三小时无法登录';
const FIRST = 'DeepSeek-V3 首个版本上线并同步开源';

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
  WALK_TIMEOUT_MILLISECONDS,
);
