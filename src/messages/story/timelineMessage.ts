import type { Locale } from '../locale.ts';
import type { Item, Message, MessageBlock } from '../message.ts';
import type { StoryLine, Surroundings } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { titled } from '../notice.ts';
import { clip } from '../takeSentences.ts';
import { shortDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

const MAX_TITLE = 60;

/** Composes the timeline of a story's event with earlier and later chapters. */
export function timelineMessage(written: StoryLine, around: Surroundings, locale: Locale): Message {
  const texts = textsIn(locale);
  const news = newsScriptOf(locale);
  const title = texts.timelineOf(clip(news.line(written).title, MAX_TITLE));
  const told = [written, ...around.also].toSorted(byDay);
  const [firstDay, lastDay] = [told[0]?.day ?? written.day, told.at(-1)?.day ?? written.day];
  const earlier = around.related.filter(({ day }) => day < firstDay).toSorted(byDay);
  const later = around.related.filter(({ day }) => day > lastDay).toSorted(byDay);
  const beside = around.related.filter(({ day }) => day >= firstDay && day <= lastDay).toSorted(byDay);
  let first = 1;
  const group = (heading: string, lines: readonly StoryLine[]): MessageBlock[] => {
    if (lines.length === 0) return [];
    const items = lines.map((line) => itemOf(news.line(line), locale));
    const blocks: MessageBlock[] = [
      { kind: 'heading', level: 3, text: heading },
      { kind: 'items', first, items },
    ];
    first += lines.length;
    return blocks;
  };
  const blocks = [
    ...group(texts.earlierChapters, earlier),
    ...group(texts.thisEvent, told),
    ...group(texts.besides, beside),
    ...group(texts.laterChapters, later),
  ];
  return { ...titled(title, blocks), choose: texts.openItem };
}

function byDay(one: StoryLine, other: StoryLine): number {
  return one.day < other.day ? -1 : one.day > other.day ? 1 : 0;
}

function itemOf({ id, title, day, column, isRendered }: StoryLine, locale: Locale): Item {
  const when = shortDay(day, locale);
  const mark = isRendered ? [` · ${textsIn(locale).generated}`] : [];
  return {
    text: [`${when} · ${column} · `, { kind: 'bold', text: title }, ...mark],
    action: { kind: 'open-story', story: id },
    entry: { label: title, description: `${column} · ${when}${mark.join('')}` },
  };
}
