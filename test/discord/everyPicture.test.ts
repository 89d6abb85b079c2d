import { expect, test } from 'vitest';
import { LOCALES } from '../../src/messages/locale.ts';
import { newsScriptOf } from '../../src/messages/newsScript.ts';
import { monthDay } from '../../src/messages/texts/days.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { MESSAGE_FLAG, type Message } from '../fake-discord/model.ts';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { day } from '../outbox/roundup.ts';
import { botOfEachTest } from './runningBot.ts';
import { pictureIn } from './shownPicture.ts';
import { PLACES, WALK_TIMEOUT_MILLISECONDS, Walk } from './walk.ts';

const start = botOfEachTest();

const FIRST = 'DeepSeek-V3 首个版本上线并同步开源';

/** What is kept of a walk for after a restart. */
interface Walked {
  readonly walk: Walk;
  readonly picture: Message;
  readonly trend: Message;
}

/** Opens the pictures of the digest and of a story, and changes the look of one in place. */
async function drawNews(walk: Walk): Promise<Message> {
  const { locale, texts } = walk;
  const words = texts.pictures;
  const news = newsScriptOf(locale).text;
  const digest = await walk.say('digest');
  const light = (await walk.press(digest.message, words.button)).message;
  expect(light.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
  expect(pictureIn(light).url).toBe('attachment://sulan-2024-12-27.png');
  expect(pictureIn(light).alt).toContain(news(FIRST));
  const dark = (await walk.press(light, words.dark)).message;
  expect(dark.id).toBe(light.id);
  expect(pictureIn(dark)).toEqual({ ...pictureIn(light), url: 'attachment://sulan-2024-12-27-dark.png' });

  const opened = await walk.open(digest.message, 1);
  const story = (await walk.press(opened.message, words.button)).message;
  expect(story.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
  expect(pictureIn(story).url).toBe('attachment://sulan-2024-12-27-aaaaaaaaaa.png');
  expect(pictureIn(story).alt).toContain(news(FIRST));
  return dark;
}

/** Asks for a trend in a right and in wrong ways, opens a peak, and takes another span in place. */
async function followTrend(walk: Walk): Promise<Message> {
  const { locale, texts } = walk;
  const words = texts.trends;
  const peakDay = monthDay(day('2024-12-27'), locale);
  const trend = (await walk.say('trend', { words: '小米 DeepSeek', last: '30d' })).message;
  expect(trend.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
  expect(readableText(trend)).toContain(words.title(['小米', 'DeepSeek'].join(texts.comma)));
  expect(pictureIn(trend).url).toBe('attachment://sulan-trend-2024-12-27.png');
  expect(pictureIn(trend).alt).toContain(words.facts(2, words.onDay(peakDay), 2));
  const story = (await walk.press(trend, words.openPeak('DeepSeek', peakDay))).message;
  expect(readableText(story)).toContain(newsScriptOf(locale).text(FIRST));
  const year = (await walk.press(trend, words.year)).message;
  expect(year.id).toBe(trend.id);
  expect(pictureIn(year).alt).toContain(words.weekFrom(monthDay(day('2024-12-21'), locale)));
  expect((await walk.say('trend', { words: '小米', last: '很久' })).text).toContain(words.badSpan('很久'));
  expect((await walk.say('trend', { words: '，、' })).text).toContain(words.noWords);
  const nothing = await walk.say('trend', { words: '香蕉' });
  expect(nothing.text).toContain(words.nothing);
  return year;
}

test.each(LOCALES)(
  'in %s news and trends become pictures in every place, and change their looks after a restart',
  async (locale) => {
    const bot = await start();
    const walked: Walked[] = [];
    for (const place of PLACES) {
      const walk = new Walk(bot, place, locale);
      walked.push({ walk, picture: await drawNews(walk), trend: await followTrend(walk) });
    }
    await bot.restart();
    for (const { walk, picture, trend } of walked) {
      const { texts } = walk;
      const [script, other] =
        locale === 'zh-TW'
          ? ([texts.pictures.simplified, 'zh-CN'] as const)
          : ([texts.pictures.traditional, 'zh-TW'] as const);
      const turned = (await walk.press(picture, script)).message;
      expect(turned.id).toBe(picture.id);
      expect(pictureIn(turned).alt).toContain(newsScriptOf(other).text('小米正搭建 GPU 万卡集群'));
      const dark = (await walk.press(trend, texts.pictures.dark)).message;
      expect(dark.id).toBe(trend.id);
      expect(pictureIn(dark).url).toBe('attachment://sulan-trend-2024-12-27-dark.png');
      expect(buttonsIn(dark).map(({ label }) => label)).toContain(texts.pictures.light);
      const passedOn = (await walk.press(dark, texts.pictures.button)).message;
      expect(passedOn.flags & MESSAGE_FLAG.ephemeral).not.toBe(0);
      expect(pictureIn(passedOn).url).toBe('attachment://sulan-trend-2024-12-27-dark.png');
      const inOther = (await walk.press(passedOn, script)).message;
      expect(inOther.id).toBe(passedOn.id);
      expect(pictureIn(inOther).alt).toContain(textsIn(other).trends.label);
    }
    // In each place: a digest three times, a story once, a trend three times and twice to pass on.
    expect(bot.fake.sentFiles).toHaveLength(PLACES.length * 9);
  },
  WALK_TIMEOUT_MILLISECONDS,
);
