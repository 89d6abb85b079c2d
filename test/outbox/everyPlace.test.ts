import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import { newsScriptOf } from '../../src/messages/newsScript.ts';
import { dayRange, monthDay, weekDay } from '../../src/messages/texts/days.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { planAlerts } from '../../src/outbox/follows/planAlerts.ts';
import { alertsOf } from '../../src/store/alerts/alerts.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { type Destination, directTo } from '../../src/store/subscriptions/destination.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { shippedConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { readableText } from '../fake-discord/reading.ts';
import type { Rig } from './rig.ts';
import { day } from './roundup.ts';
import { arriveWith, startTellingRig, type Told } from './toldStories.ts';

const HOUR = 60;
const PLACES = ['text', 'announcement', 'forum', 'publicThread', 'direct'] as const;
type PlaceKind = (typeof PLACES)[number];

const OUTAGE: Told = {
  id: 'aaaaaaaaaa',
  title: 'ChatGPT 大面积宕机，用户三小时无法登录',
  text: 'OpenAI 旗下的 ChatGPT 26 日出现大面积宕机，用户三小时无法登录，公司说正在排查。',
};
const HOLE: Told = {
  id: 'bbbbbbbbbb',
  title: 'OpenSSH 曝高危漏洞，无需登录即可执行代码',
  text: '研究人员公布 OpenSSH 的一个高危漏洞，攻击者无需登录即可执行代码，影响 8.5 到 9.7 版。',
};
/** Of the column that told the outage: to it an event of its own. */
const CAUSE: Told = {
  id: 'cccccccccc',
  title: 'OpenAI 公布 ChatGPT 宕机原因：数据中心断电',
  text: 'OpenAI 发布事故报告，称 ChatGPT 宕机是因为微软一处数据中心断电，备用电源没有接上。',
};

let rig: Rig;
beforeEach(async () => {
  rig = await startTellingRig();
});
afterEach(() => rig.end());

/** A place of a kind, and everything that stands in it by now, the oldest first. */
function placeOf(kind: PlaceKind): {
  readonly destination: Destination;
  readonly read: () => readonly string[];
} {
  const { world, first } = rig.fake;
  if (kind === 'direct') {
    const member = world.owner;
    return {
      destination: directTo(member.id),
      read: () => rig.fake.messages(world.directChannel(member)).map(readableText),
    };
  }
  const channel = world.addChannel(first.guild, {
    kind,
    ...(kind === 'publicThread' && { parentId: rig.channel.id }),
  });
  const posts = () => [...first.guild.channels.values()].filter(({ parentId }) => parentId === channel.id);
  return {
    destination: {
      guildId: first.guild.id,
      channelId: channel.id,
      channelKind: kind === 'publicThread' ? 'thread' : kind,
    },
    read: () =>
      (kind === 'forum' ? posts() : [channel]).flatMap((one) => rig.fake.messages(one)).map(readableText),
  };
}

async function subscribe(destination: Destination, language: Locale, changes = {}): Promise<void> {
  const choices = { ...defaultChoices(destination, rig.fake.world.owner.id), language, ...changes };
  await subscriptionsOf(rig.store).create(choices, new Date(rig.time.clock.startMs));
}

async function raiseAlerts(): Promise<void> {
  const words = { lexicon: loadLexicon(), concepts: shippedConcepts() };
  await planAlerts({ store: rig.store, ...words }, rig.time.now());
  rig.bot.outbox.poke();
  await rig.settled();
}

async function passTo(minutes: number): Promise<void> {
  await rig.restart();
  await rig.pass(minutes);
  await rig.settled();
}

const cases = PLACES.flatMap((kind) => LOCALES.map((locale) => [kind, locale] as const));

test.each(cases)(
  'three days in a %s in %s: morning, alert, evening, what goes on, and the week, each once over restarts',
  async (kind, locale) => {
    const texts = textsIn(locale);
    const news = newsScriptOf(locale);
    const { destination, read } = placeOf(kind);
    const titled = (of: string) => texts.digestTitle(weekDay(day(of), locale));
    await subscribe(destination, locale);
    await subscribe(destination, locale, { minuteOfDay: 20 * HOUR, deadlineMinute: 24 * HOUR - 1 });
    await subscribe(destination, locale, { period: 'week', minuteOfDay: 21 * HOUR, weekdays: [0] });
    if (kind !== 'direct')
      await alertsOf(rig.store).set(
        {
          ...destination,
          ...{ keyword: '漏洞', pingRole: null, dailyLimit: 3, language: locale },
          createdBy: rig.fake.world.owner.id,
        },
        new Date(rig.time.clock.startMs),
      );

    await arriveWith(rig, '极客头条', '2024-12-27', [OUTAGE]);
    await rig.deliver();
    expect(read()).toHaveLength(1);
    expect(read()[0]).toContain(titled('2024-12-27'));
    expect(read()[0]).toContain(news.text(OUTAGE.title));

    await passTo(7 * HOUR);
    await arriveWith(rig, '安全快讯', '2024-12-27', [HOLE], 2);
    await raiseAlerts();
    const alerts = kind === 'direct' ? 0 : 1;
    expect(read()).toHaveLength(1 + alerts);
    if (alerts > 0) expect(read()[1]).toContain(texts.alert.title(news.text('漏洞')));

    await passTo(5 * HOUR);
    const evening = read().at(-1) ?? '';
    expect(read()).toHaveLength(2 + alerts);
    expect(evening).not.toContain(news.text(OUTAGE.title));
    expect(evening).toContain(news.text(HOLE.title));
    expect(evening.includes(texts.alertedToday)).toBe(alerts > 0);

    await passTo(11 * HOUR);
    await arriveWith(rig, '极客头条', '2024-12-28', [CAUSE]);
    // It waits for the other column until noon.
    await passTo(HOUR);
    await passTo(4 * HOUR);
    expect(read()).toHaveLength(3 + alerts);
    expect(read().at(-1)).toContain(titled('2024-12-28'));
    expect(read().at(-1)).toContain(`⟳ [${texts.toldOn(monthDay(day('2024-12-27'), locale))}](`);

    await passTo(9 * HOUR);
    await passTo(24 * HOUR);
    await passTo(HOUR);
    // ICU's thin spaces are plain ones in a message.
    const week = read().at(-1) ?? '';
    const days = dayRange(day('2024-12-23'), day('2024-12-29'), locale).replace(/\s/gu, ' ');
    expect(week).toContain(texts.recapOfWeek(days, true));
    expect(read()).toHaveLength(4 + alerts);
  },
);
