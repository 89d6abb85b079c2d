import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** Annotated document: the stories of a roundup, or the fact that it is an article. */
export interface Annotated {
  readonly id: string;
  /** Publisher; documents of one publisher are left out together in cross-validation. */
  readonly publisher: string;
  /** Origin: repository and path, or the folder in which it was supplied. */
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly isRoundup: boolean;
  readonly titles: readonly string[];
  /** Beginnings of stories without a title. */
  readonly starts: readonly string[];
  /** Headings of sections and advertisements, which are not stories. */
  readonly notStories: readonly string[];
  /** Weight: documents of a publisher with many of them weigh less. */
  readonly weight: number;
}

const texts = z.array(z.string()).nullish();
const entries = z.array(
  z.object({
    file: z.string(),
    publisher: z.string().nullish(),
    source: z.string().nullish(),
    titles: texts,
    sections: texts,
    non_story_headings: texts,
    story_starts: texts,
    not_a_roundup: z.boolean().nullish(),
    weight: z.number().nullish(),
  }),
);
const story = z.object({ title: z.string() });
const gold = z.union([
  z.object({ stories: z.array(story) }),
  z.object({ sections: z.array(z.object({ stories: z.array(story) })) }),
]);

/**
 * Reads the documents of a folder: roundups with an `index.json` as in ../shared/roundups, editions with `gold/` as in
 * ../shared/corpus, the documents of test/editions/golden with what is read of them, else articles, one in a file.
 */
export function readAnnotated(folder: string): Annotated[] {
  if (existsSync(join(folder, 'index.json'))) return indexed(folder);
  if (existsSync(join(folder, 'gold'))) return withGold(folder);
  if (basename(folder) === GOLDEN) return goldens(folder);
  const weight = basename(folder) === FEED_ITEMS ? FEED_ITEM_WEIGHT : 1;
  return readdirSync(folder).map((file) => ({
    ...article(file),
    weight,
    bytes: readFileSync(join(folder, file)),
  }));
}

/** Folder with many items of few feeds; together they weigh as much as some publishers' articles. */
const FEED_ITEMS = 'feeditems';
const FEED_ITEM_WEIGHT = 0.4;

function indexed(folder: string): Annotated[] {
  const index = entries.parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  return index
    .filter(({ file }) => existsSync(join(folder, file)))
    .map((entry) => {
      const [titles, starts] = [entry.titles ?? [], entry.story_starts ?? []];
      return {
        id: entry.file,
        publisher: publisherOf(entry.publisher ?? entry.file),
        source: entry.source ?? 'shared',
        bytes: readFileSync(join(folder, entry.file)),
        isRoundup: entry.not_a_roundup !== true && titles.length + starts.length > 0,
        titles,
        starts: titles.length > 0 ? [] : starts,
        notStories: [...(entry.non_story_headings ?? []), ...(entry.sections ?? [])],
        weight: entry.weight ?? 1,
      };
    });
}

/** Weight of one publisher's posts in several formats: together they weigh one or two documents. */
const GOLD_WEIGHT = 0.15;

function withGold(folder: string): Annotated[] {
  return readdirSync(join(folder, 'gold')).flatMap((name) => {
    const id = basename(name, '.json');
    const read = gold.parse(JSON.parse(readFileSync(join(folder, 'gold', name), 'utf8')));
    const stories = 'stories' in read ? read.stories : read.sections.flatMap((section) => section.stories);
    return [`html/${id}.md`, `markdown/${id}.md`, `${id}.txt`]
      .filter((file) => existsSync(join(folder, file)))
      .map((file) => ({
        id: `${basename(folder)}/${file}`,
        publisher: 'CSDN',
        source: 'shared',
        bytes: readFileSync(join(folder, file)),
        isRoundup: true,
        titles: stories.map(({ title }) => title),
        starts: [],
        notStories: [],
        weight: GOLD_WEIGHT,
      }));
  });
}

/** Folder of documents that were written for the tests, each beside what is read of it. */
const GOLDEN = 'golden';
const GOLDEN_WEIGHT = 0.5;
const golden = z.object({ headline: z.string(), stories: z.array(story) });

function goldens(folder: string): Annotated[] {
  return readdirSync(folder)
    .filter((file) => existsSync(join(folder, `${file}.json`)))
    .map((file) => {
      const { headline, stories } = golden.parse(
        JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')),
      );
      const titles = stories.map(({ title }) => title);
      // An article is read as the only story, under its own headline.
      const isRoundup = titles.length !== 1 || titles[0] !== headline;
      return {
        id: file,
        publisher: GOLDEN,
        source: 'test/editions/golden',
        bytes: readFileSync(join(folder, file)),
        isRoundup,
        titles: isRoundup ? titles : [],
        starts: [],
        notStories: [],
        weight: GOLDEN_WEIGHT,
      };
    });
}

function article(file: string): Omit<Annotated, 'bytes' | 'weight'> {
  // The file name gives the origin: owner+repository-path.
  const publisher = publisherOf(file.split(/[+-]/)[0] ?? file);
  return {
    id: file,
    publisher,
    source: file.replace('+', '/'),
    isRoundup: false,
    titles: [],
    starts: [],
    notStories: [],
  };
}

/** Publishers with several columns, by a word that their columns' notes share. */
const FAMILIES = [
  '36氪',
  '8点1氪',
  '爱范儿',
  '黑马',
  '阮一峰',
  '第一财经',
  'Linux中国',
  'CSDN',
  '奇安信',
  '第59号',
  '前端周看',
];

function publisherOf(note: string): string {
  return FAMILIES.find((family) => note.includes(family)) ?? note.split(/[ (（/]/)[0] ?? note;
}

/** Normalises a title for comparison: without number, marks, spaces and punctuation, as in ../shared/tools. */
export function normalised(title: string): string {
  return title
    .replace(/^\s*(?:第?[0-9０-９一二三四五六七八九十]+[、.．:：)）]\s*|[#●▲▍•·*-]+\s*|【[^】]{1,6}】)/, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
    .toLowerCase();
}

const LONG_ENOUGH = 7;
const MOSTLY = 0.7;

/** Whether two normalised titles are the same: equal, or one contains the other and little more. */
export function isSameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > LONG_ENOUGH && long.includes(short) && short.length > MOSTLY * long.length;
}
