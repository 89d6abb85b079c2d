import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Edition, Story, StoryId } from '../../src/editions/edition.ts';
import type { IncomingEdition } from '../../src/store/news/knownEdition.ts';
import { type BenchStory, benchStories, mulberry32 } from '../search/corpus.ts';

const COLUMNS = ['极客头条', '科技早报', '晚间要闻', 'AI周报'];
/** Number of stories in an edition. */
export const EDITION_STORIES = 30;
/** One story in six retells another column's story of the day before. */
const RETOLD = 6;

/** Generates editions of several columns from generated stories; the following edition retells some of them. */
export function* benchEditions(stories: number): Generator<IncomingEdition> {
  const random = mulberry32(5);
  let before: readonly BenchStory[] = [];
  let open: BenchStory[] = [];
  let edition = 0;
  for (const fresh of benchStories(stories)) {
    const told = open.length % RETOLD === 0 ? before[open.length + 1] : undefined;
    open.push(told ? retell(told, fresh.day, random) : fresh);
    if (open.length < EDITION_STORIES) continue;
    yield readingOf(open, edition++);
    before = open;
    open = [];
  }
}

/** Rewrites a story: the same sentences in another order, every seventh omitted, under a new headline. */
function retell(story: BenchStory, day: CalendarDay, random: () => number): BenchStory {
  const clauses = story.paragraphs.join('').split(/(?<=[，。])/u);
  const kept = clauses.filter((_, index) => index % 7 !== 6).sort(() => random() - 0.5);
  return { ...story, day, title: story.title.split('，').reverse().join('，'), paragraphs: [kept.join('')] };
}

function readingOf(stories: readonly BenchStory[], edition: number): IncomingEdition {
  const column = COLUMNS[edition % COLUMNS.length] ?? '';
  const day = stories[0]?.day ?? ('2016-11-01' as CalendarDay);
  const told: Story[] = stories.map((story, index) => ({
    id: `b${edition}-${index}` as StoryId,
    title: story.title,
    section: story.section,
    paragraphs: story.paragraphs,
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  }));
  const read: Edition = {
    column,
    headline: `${told[0]?.title} | ${column}`,
    date: day,
    url: null,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 10_000,
    minutes: 31,
    stories: told,
    warnings: [],
  };
  return { edition: read, day, dayGuessed: false, origin: `bench ${edition}` };
}
