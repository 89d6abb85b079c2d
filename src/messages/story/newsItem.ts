import type { CalendarDay } from '../../calendar/day.ts';
import type { Locale } from '../locale.ts';
import type { Item } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { monthDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Returns a story as an item of a message about a day's news; its own day is shown only if different. */
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
