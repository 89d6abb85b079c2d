import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import { spokenForm } from '../../calendar/spoken/figures.ts';
import { readMonth } from '../../calendar/spoken/month.ts';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';
import type { RecapPeriod } from '../../digests/recap.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import type { Texts } from '../texts/texts.ts';
import { recapMessage } from './recapMessage.ts';

interface SpokenRecap {
  readonly period: RecapPeriod;
  /** Number of weeks or months back. */
  readonly back: number;
}

const WORDS: ReadonlyMap<string, SpokenRecap> = new Map(
  (
    [
      [
        [
          ...['本周', '这周', '这一周', '这星期', '本星期', '一周', '周报', '本周回顾', 'this week', 'week'],
          ...['最近一周', '近一周', '这个星期', '这个礼拜', '本礼拜'],
        ],
        'week',
        0,
      ],
      [['上周', '上一周', '上星期', '上个星期', '上个礼拜', '上礼拜', '上周回顾', 'last week'], 'week', 1],
      [['上上周', '上上星期', '上上个星期', 'week before last', 'the week before last'], 'week', 2],
      [['本月', '这个月', '这月', '本月回顾', 'this month', 'month'], 'month', 0],
      [['上月', '上个月', '上月回顾', 'last month'], 'month', 1],
      [['上上月', '上上个月', 'month before last', 'the month before last'], 'month', 2],
    ] as const
  ).flatMap(([words, period, back]) => words.map((word) => [word, { period, back }] as const)),
);

/**
 * Parses words for a recap into its last day: 本周 (which begins on Monday), 上周, 本月, last month, 12月, December
 * 2024; else undefined.
 */
export function readRecapRequest(text: string, clock: Clock): ActionOf<'recap'> | undefined {
  const spoken = WORDS.get(spokenForm(text));
  const today = dayAt(clock.now(), BEIJING);
  if (!spoken) {
    const month = readMonth(text, today);
    return month && { kind: 'recap', period: 'month', day: month };
  }
  return { kind: 'recap', period: spoken.period, day: lastDayOf(spoken, today) };
}

function lastDayOf({ period, back }: SpokenRecap, today: CalendarDay): CalendarDay {
  if (period === 'week') return addDays(today, ((7 - weekdayOf(today)) % 7) - 7 * back);
  let day = today;
  for (let month = 0; month < back; month += 1) day = addDays(`${day.slice(0, 8)}01` as CalendarDay, -1);
  return day;
}

/** Answers a request for a recap, or says that its days have no news. */
export async function recapAnswer(action: ActionOf<'recap'>, conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const recap = await conversation.services.digests.recap(action.period, action.day, action.subscription);
  const newest = await conversation.services.editions.newestDay();
  if (!recap) return newest === undefined ? notice(texts.nothingStored) : withoutRecap(action, newest, texts);
  return recapMessage(recap, {
    locale: conversation.locale,
    visibility: 'asker',
    today: dayAt(conversation.services.clock.now(), BEIJING),
    replaces: true,
    ...(newest !== undefined && { newest }),
    ...(action.subscription !== undefined && { subscription: action.subscription }),
    ...(conversation.services.archiveUrl !== undefined && { archiveUrl: conversation.services.archiveUrl }),
  });
}

/** Composes the answer for days without news, with a button for the newest recap. */
function withoutRecap({ kind, period }: ActionOf<'recap'>, newest: CalendarDay, texts: Texts): Message {
  const day = lastDayOf({ period, back: 0 }, newest);
  return notice(texts.noRecap, {
    kind: 'buttons',
    buttons: [
      { kind: 'action', label: texts.recapSteps[period].newest, action: { kind, period, day } },
      { kind: 'action', label: texts.newestDigest, action: { kind: 'digest', day: newest, from: 0 } },
    ],
  });
}
