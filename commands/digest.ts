import type { CalendarDay } from '../src/calendar/day.ts';
import { readDay, readDays } from '../src/calendar/spoken/day.ts';
import { spokenForm } from '../src/calendar/spoken/figures.ts';
import type { ActionOf } from '../src/messages/actions/action.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Services } from '../src/messages/conversation/services.ts';
import { dayAnswer, neighbourDayAnswer, noNewsAnswer } from '../src/messages/digest/dayAnswer.ts';
import { digestCard } from '../src/messages/digest/digestCard.ts';
import {
  type DigestExtra,
  keyPointsMessage,
  originalsMessage,
  repeatsMessage,
} from '../src/messages/digest/digestExtras.ts';
import { readRecapRequest, recapAnswer } from '../src/messages/digest/recaps.ts';
import type { Locale } from '../src/messages/locale.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { pictureMessage } from '../src/messages/pictures/pictureMessage.ts';
import { longDay, shortDay } from '../src/messages/texts/days.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';

const NEWEST: ReadonlySet<string> = new Set(['最新', '最近', '最新一期', '最近一期', 'latest', 'newest']);

/** Number of days offered as buttons if none was understood. */
const MAX_BUTTONS = 5;

/** Number of days suggested during autocomplete. */
const MAX_SUGGESTIONS = 10;

/** `/digest`: shows the digest of a day, the newest by default. */
export const digest: Command = {
  kind: 'slash',
  name: 'digest',
  names: { 'zh-CN': '速览', 'zh-TW': '速覽', 'en-US': 'digest' },
  descriptions: {
    'zh-CN': '看一天的一分钟速览，默认是最新的一天',
    'zh-TW': '看一天的一分鐘速覽，預設是最新的一天',
    'en-US': 'Show the one-minute digest of a day, the newest by default',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'date',
      names: { 'zh-CN': '日期', 'zh-TW': '日期', 'en-US': 'date' },
      descriptions: {
        'zh-CN': '哪一天，比如 12月27日、上周五、昨天；或 本周、上周、本月 的回顾',
        'zh-TW': '哪一天，例如 12月27日、上週五、昨天；或 本週、上週、本月 的回顧',
        'en-US': 'Which day, such as Dec 27 or last Friday; or a recap: this week, last week, this month',
      },
      kind: 'text',
      suggests: true,
      maxLength: 20,
    },
  ],
  examples: {
    'zh-CN': ['/digest', '/digest {day}', '/digest 本周'],
    'zh-TW': ['/digest', '/digest {day}', '/digest 本週'],
    'en-US': ['/digest', '/digest {day}', '/digest this week'],
  },
  async run(conversation) {
    const { texts } = conversation;
    const wanted = conversation.options.text('date');
    if (wanted === undefined) {
      const newest = await conversation.services.editions.newestDay();
      return newest === undefined
        ? notice(texts.nothingStored)
        : dayAnswer({ day: newest, from: 0 }, conversation);
    }
    const recap = readRecapRequest(wanted, conversation.services.clock);
    if (recap) return recapAnswer(recap, conversation);
    const day = NEWEST.has(spokenForm(wanted))
      ? await conversation.services.editions.newestDay()
      : await dayWithNews(readDays(wanted, conversation.services.clock), conversation.services);
    return day === undefined ? noSuchDay(wanted, conversation) : dayAnswer({ day, from: 0 }, conversation);
  },
  async complete(_option, typed, conversation) {
    const known = await lastDays(conversation.services, MAX_SUGGESTIONS);
    const read = readDay(typed, conversation.services.clock);
    const fitting = known.filter((day) =>
      `${day} ${longDay(day, conversation.locale)}`.includes(typed.trim()),
    );
    // 上周五 is suggested as its date.
    const days = read === undefined || fitting.includes(read) ? fitting : [read, ...fitting];
    const recaps = conversation.texts.recapWords.filter((word) => word.includes(typed.trim().toLowerCase()));
    return [
      ...days.map((day) => ({ name: longDay(day, conversation.locale), value: day })),
      ...recaps.map((word) => ({ name: word, value: word })),
    ];
  },
  actions: {
    digest: dayAnswer,
    recap: recapAnswer,
    'digest-step': neighbourDayAnswer,
    'digest-links': (action, conversation) => extra(originalsMessage, action, conversation),
    'digest-points': (action, conversation) => extra(keyPointsMessage, action, conversation),
    'digest-repeats': (action, conversation) => extra(repeatsMessage, action, conversation),
    'draw-digest': async (action, conversation) => {
      const { services, locale: asker } = conversation;
      const found = await services.digests.of(action.day, action.subscription);
      if (!found) return noNewsAnswer(action.day, conversation);
      const makeCard = (locale: Locale) => digestCard(found, locale, services.archiveUrl);
      return pictureMessage(makeCard, action, asker, services);
    },
  },
};

/** Returns the first of some days with news; the first of all if none has any. */
async function dayWithNews(
  days: readonly CalendarDay[],
  services: Services,
): Promise<CalendarDay | undefined> {
  for (const day of days) {
    if (days.length === 1 || (await services.digests.of(day))) return day;
  }
  return days[0];
}

/** Shows content behind a digest's button. */
async function extra(
  make: DigestExtra,
  { day, subscription }: ActionOf<'digest-links' | 'digest-points' | 'digest-repeats'>,
  conversation: Conversation,
): Promise<Message> {
  const { digests } = conversation.services;
  const found = await digests.of(day, subscription);
  if (!found) return noNewsAnswer(day, conversation);
  const toldIn = subscription === undefined ? undefined : await digests.toldIn(subscription, found);
  return make(found, conversation.locale, toldIn ?? new Map());
}

/** Answers that a text is no day, with the last days as buttons. */
async function noSuchDay(wanted: string, { locale, services }: Conversation): Promise<Message> {
  const texts = textsIn(locale);
  const days = await lastDays(services, MAX_BUTTONS);
  if (days.length === 0) return notice(texts.nothingStored);
  return notice(texts.badDay(wanted), {
    kind: 'buttons',
    buttons: days.map((day) => ({
      kind: 'action',
      label: shortDay(day, locale),
      action: { kind: 'digest', day, from: 0 },
    })),
  });
}

/** Returns the newest days with news, newest first. */
async function lastDays(services: Services, most: number): Promise<readonly CalendarDay[]> {
  const days: CalendarDay[] = [];
  let day = await services.editions.newestDay();
  while (day !== undefined && days.length < most) {
    days.push(day);
    day = await services.editions.neighbourNewsDay(day, 'before');
  }
  return days;
}
