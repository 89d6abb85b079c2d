import type { CalendarDay } from '../../calendar/day.ts';
import type { Locale } from '../locale.ts';
import type { Item } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { monthDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/** A story as a message about the news of a day lists it: its own day is said only where it is another. */
export function newsItem(written: StoryLine, day: CalendarDay, locale: Locale): Item {
  const { id, title, column, day: of } = newsScriptOf(locale).line(written);
  const source = [
    ...(of === day ? [] : [monthDay(of, locale)]),
    column,
    ...(written.isRendered ? [textsIn(locale).generated] : []),
  ].join(' · ');
  return {
    text: [{ kind: 'bold', text: title }, ` · ${source}`],
    action: { kind: 'open-story', story: id },
    entry: { label: title, description: source },
  };
}
