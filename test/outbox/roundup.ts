import { type CalendarDay, parseDay } from '../../src/calendar/day.ts';
import type { Edition, Story, StoryId } from '../../src/editions/edition.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import type { Store } from '../../src/store/open.ts';

/** A calendar day of a test; throws for what is none. */
export function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`${text} is no day`);
  return parsed;
}

/** Stores a plain article of a source for a day. */
export async function storeArticle(
  store: Store,
  article: { readonly source: string; readonly day: string; readonly title: string },
  now: Date,
): Promise<void> {
  const { source, title } = article;
  const story: Story = {
    id: `${source}${title}`.slice(0, 10) as StoryId,
    title,
    section: null,
    paragraphs: [`${title}，细节如下。`],
    images: [],
    links: [],
    attribution: null,
    commentary: [],
    writtenBy: null,
  };
  const url = `https://example.org/${encodeURIComponent(title)}`;
  await saveArticle(store, { story, column: source, url, day: day(article.day), dayGuessed: false }, now);
}

/** Stores an edition of a column for a day with so many stories; the same again with other stories corrects it. */
export async function storeEdition(
  store: Store,
  edition: {
    readonly column: string;
    readonly day: string;
    readonly stories?: number;
    readonly mark?: string;
    /** Whether nothing but a file's time says the day. */
    readonly dayGuessed?: boolean;
  },
  now: Date,
): Promise<void> {
  const { column, stories: count = 3, mark = '', dayGuessed = false } = edition;
  const stories = Array.from({ length: count }, (_, index) => storyOf(column, edition.day, index, mark));
  const reading: Edition = {
    column,
    headline: `${edition.day}的要闻 | ${column}`,
    date: day(edition.day),
    url: null,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 100 * count,
    minutes: 1,
    warnings: [],
    stories,
  };
  await saveEdition(
    store,
    { edition: reading, day: day(edition.day), dayGuessed, origin: `${column}-${edition.day}.md` },
    now,
  );
}

/** One story of a day, with the words of its title to tell it by. */
export function storyOf(column: string, of: string, index: number, mark: string): Story {
  const title = `${column}${of}第${index + 1}条`;
  return {
    id: idOf(title),
    title: `${title}${mark}`,
    section: '国内要闻',
    paragraphs: [`${title}的正文。`],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  };
}

function idOf(text: string): StoryId {
  let hash = 7n;
  for (const character of text) hash = (hash * 31n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 50n;
  return hash
    .toString(32)
    .padStart(10, '2')
    .replaceAll('0', 'x')
    .replaceAll('1', 'y')
    .replaceAll('8', 'z')
    .replaceAll('9', 'w')
    .slice(0, 10) as StoryId;
}
