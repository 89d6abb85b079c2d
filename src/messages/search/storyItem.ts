import type { StoryList } from '../actions/lists.ts';
import type { Locale } from '../locale.ts';
import type { Item, RichText } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { shortDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/** A hit; `also` are other stories of its event, which the list omits. */
export interface ListedHit extends StoryLine {
  readonly also?: readonly unknown[];
  /** Whether it is a near result. */
  readonly near?: boolean;
  /** Sentence with the words, and their positions. */
  readonly excerpt?: Excerpt | undefined;
}

interface Excerpt {
  readonly text: string;
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Returns a story as a list item: title, day, column and the number of other stories of its event; `within` is the
 * list.
 */
export function storyItem(written: ListedHit, locale: Locale, within?: StoryList): Item {
  const line = newsScriptOf(locale).line(written);
  const others = line.also?.length ?? 0;
  const texts = textsIn(locale);
  const also = [
    ...(others === 0 ? [] : [` · ${texts.alsoTold(others)}`]),
    ...(written.isRendered ? [` · ${texts.generated}`] : []),
  ].join('');
  return {
    text: [
      { kind: 'bold', text: line.title },
      ` · ${shortDay(line.day, locale)} · ${line.column}${also}`,
      ...(line.excerpt ? [' — ', ...markedText(line.excerpt)] : []),
    ],
    action: { kind: 'open-story', story: line.id, ...(within && { within }) },
    entry: { label: line.title, description: `${shortDay(line.day, locale)} · ${line.column}${also}` },
  };
}

/** Returns an excerpt with its words in bold. */
function markedText({ text, marks }: Excerpt): RichText {
  const parts: RichText[number][] = [];
  let done = 0;
  for (const { from, to } of marks) {
    if (from > done) parts.push(text.slice(done, from));
    parts.push({ kind: 'bold', text: text.slice(from, to) });
    done = to;
  }
  return done < text.length ? [...parts, text.slice(done)] : parts;
}
