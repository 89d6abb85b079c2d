import type { Masthead } from '../../masthead/masthead.ts';
import { TERMS } from '../../terms/terms.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { ISSUE } from './issue.ts';

/**
 * Whether the titles of a layout say that the document is one article, unless its headline says otherwise: they are the
 * points of an argument, the sections of a chapter, questions, or the first sentences of an untitled text.
 */
export function isStatedArticle(masthead: Masthead, layout: Layout): boolean {
  const titles = titlesOf(masthead, layout);
  return (
    arguesInOrder(titles) ||
    countsInChapter(titles) ||
    asksMostly(titles) ||
    tellsOneText(masthead, layout.titles)
  );
}

/** Returns the lines of the titles of a layout. */
export function titlesOf({ lines }: Masthead, { titles }: Layout): string[] {
  return [...titles.keys()].map((index) => lines[index]?.text ?? '');
}

/** Fewest points of one argument. */
const FEWEST_POINTS = 2;

/** Whether titles are the points of one argument: 第一，价格下降…, 第二，大公司退出…. News has an order, but argues nothing. */
export function arguesInOrder(titles: Iterable<string>): boolean {
  const points = new Set<string>();
  for (const title of titles) {
    const point = TERMS.point.exec(title)?.[1];
    if (point !== undefined) points.add(point);
  }
  return points.size >= FEWEST_POINTS;
}

const FEWEST_PARTS = 2;
const LEAST_PARTS = 1 / 3;

/**
 * Whether titles are the names of an article's parts, each once: 漏洞描述, 漏洞案例, 修复建议. In a roundup each of several
 * stories has such parts. Labels of a notice that are no titles are found by isFaultNotice.
 */
export function namesParts(titles: Iterable<string>): boolean {
  const all = [...titles];
  const parts = all.filter((title) => TERMS.articlePartEnding.test(title));
  return (
    parts.length >= FEWEST_PARTS &&
    parts.length >= LEAST_PARTS * all.length &&
    new Set(parts).size === parts.length
  );
}

/** Matches the number of a section, 9.3.1, and captures its chapter. */
const IN_CHAPTER = /^(\d{1,2})\.\d{1,2}\.\d{1,2}(?!\d)/;
const MOSTLY = 0.5;

/** Whether most titles are counted as sections of one chapter after the first: 9.3.1, 9.3.2; a roundup counts from 1. */
export function countsInChapter(titles: Iterable<string>): boolean {
  const all = [...titles];
  const chapters = all.flatMap((title) => IN_CHAPTER.exec(title)?.[1] ?? []);
  const [first] = chapters;
  if (first === undefined || first === '1' || chapters.some((chapter) => chapter !== first)) return false;
  return chapters.length >= Math.max(2, MOSTLY * all.length);
}

const FEWEST_QUESTIONS = 3;
const MOST = 0.7;

/** Whether most titles are questions, as in answers to what is often asked, or in an interview. */
export function asksMostly(titles: Iterable<string>): boolean {
  const all = [...titles];
  return (
    all.filter((title) => TERMS.question.test(title)).length >= Math.max(FEWEST_QUESTIONS, MOST * all.length)
  );
}

/** Styles in which only a text's own sentences stand for titles. */
const TEXTS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['sentence', 'paragraph']);
const MOST_TEXTS = 0.8;

/**
 * Whether the titles are sentences of a text under a headline that names neither a column nor an issue: the headline is
 * the title of the whole.
 */
export function tellsOneText(
  { headline, column }: Pick<Masthead, 'headline' | 'column'>,
  titles: ReadonlyMap<number, TitleStyle>,
): boolean {
  if (headline === '' || column !== '' || TERMS.column.test(headline) || ISSUE.test(headline)) return false;
  const texts = [...titles.values()].filter((style) => TEXTS.has(style));
  return texts.length >= MOST_TEXTS * titles.size;
}
