import type { CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import { type MissedStory, MOST_MISSED } from '../../digests/missed.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Locale } from '../locale.ts';
import type { Button, Item, Message } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice, titled } from '../notice.ts';
import { pastDay, sinceDay } from '../texts/pastDay.ts';
import { textsIn } from '../texts/textsIn.ts';
import { MISSED_PER_PAGE } from './missedList.ts';

/** Reader and time of a catch-up. */
export interface CatchUpFrame {
  readonly today: CalendarDay;
  readonly locale: Locale;
  /** Day of the newest digest, if there is one. */
  readonly newest: CalendarDay | undefined;
}

/** A missed story as a list entry. */
export type MissedLine = MissedStory & Pick<StoryLine, 'isRendered'>;

/** Missed stories, and the reason for the start of the span. */
export interface CatchUpView extends CatchUpFrame {
  readonly list: ActionOf<'catch-up'>;
  readonly missed: readonly MissedLine[];
  readonly intro?: string;
}

/** Composes a page of missed stories. */
export function catchUpMessage({ list, missed, intro, ...frame }: CatchUpView): Message {
  const { today, locale } = frame;
  const texts = textsIn(locale);
  const words = texts.following;
  const pages = Math.ceil(missed.length / MISSED_PER_PAGE);
  const page = Math.min(list.page, pages - 1);
  const first = page * MISSED_PER_PAGE;
  const shown = missed.slice(first, first + MISSED_PER_PAGE);
  const left = missed.length - first - shown.length;
  const since = sinceDay(dayAt(new Date(list.after * 1000), BEIJING), today, locale);
  const count = words.missedCount(missed.length, missed.length >= MOST_MISSED);
  const turn = (label: string, to: number, tone?: 'primary'): Button => ({
    kind: 'action',
    label,
    action: { ...list, page: to },
    ...(tone && { tone }),
  });
  const buttons = [
    ...(left > 0 ? [turn(words.missedMore(left), page + 1, 'primary')] : []),
    ...(page > 0 ? [turn(texts.previousPage, page - 1)] : []),
    ...newestButton(frame),
  ];
  return {
    ...titled(words.missedTitle(since), [
      { kind: 'footer', text: intro === undefined ? count : [intro, count].join(texts.gap) },
      {
        kind: 'items',
        first: first + 1,
        items: shown.map((story) => missedItem(story, { ...list, page }, frame)),
      },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ]),
    choose: texts.openItem,
  };
}

/** Composes the message that nothing was missed, with a link to the last days. */
export function nothingMissedMessage(
  sentence: string,
  lately: { readonly action: ActionOf<'catch-up'>; readonly days: number } | undefined,
  frame: CatchUpFrame,
): Message {
  const words = textsIn(frame.locale).following;
  const buttons: Button[] = [
    ...(lately
      ? [{ kind: 'action', label: words.missedDays(lately.days), action: lately.action } as const]
      : []),
    ...newestButton(frame),
  ];
  return notice(sentence, ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []));
}

function newestButton({ newest, locale }: CatchUpFrame): readonly Button[] {
  if (newest === undefined) return [];
  const label = textsIn(locale).newestDigest;
  return [{ kind: 'action', label, action: { kind: 'digest', day: newest, from: 0 } }];
}

function missedItem(
  written: MissedLine,
  within: ActionOf<'catch-up'>,
  { today, locale }: CatchUpFrame,
): Item {
  const texts = textsIn(locale);
  const { title, day, column, id } = newsScriptOf(locale).line(written);
  const told = written.also.length === 0 ? [] : [texts.toldByColumns(written.also.length + 1)];
  const machine = written.isRendered ? [texts.generated] : [];
  const where = [pastDay(day, today, locale), column, ...told, ...machine].join(' · ');
  return {
    text: [{ kind: 'bold', text: title }, ` · ${where}`],
    action: { kind: 'open-story', story: id, within },
    entry: { label: title, description: where },
  };
}
