import { shareFound } from '../../../text/similarity.ts';
import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { textKey } from '../../identity.ts';
import { namesColumn } from '../../masthead/column.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { TERMS } from '../../terms.ts';
import type { Layout } from '../layout.ts';
import { clamped, type Features, flag, logged, rowOf, share } from '../models/scale.ts';
import { subjectFeatures } from './subjectFeatures.ts';
import { unitFeatures, unitsOf } from './unitFeatures.ts';

/** Source of an expression for the day or the number of an issue, which is hardly anything else. */
const SURE_ISSUE =
  '第\\s*(?:\\d+|[一二三四五六七八九十百〇零两兩]{1,6})\\s*[期周週]|Vol\\.?\\s*\\d|[#＃№]\\s*\\d|(?<!\\d)20\\d{2}(?:0\\d|1[0-2])(?:[0-2]\\d|3[01])(?!\\d)|\\d{4}\\s*[-./年]\\s*\\d{1,2}(?:\\s*[-./月]\\s*\\d{1,2})?|(?<!\\d)20\\d{2}[\\s-]?W(?:[0-4]?\\d|5[0-3])(?!\\d)|(?<!\\d)[1-5]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$';
const ISSUE_OF_PERIODICAL = new RegExp(
  `${SURE_ISSUE}|\\d{1,2}\\s*月\\s*\\d{1,2}|(?:week|no\\.)\\s?\\d{1,4}(?!\\d)`,
  'i',
);
/** Matches the day or the number of an issue, or a version: 3.4. */
const ISSUE = new RegExp(`${SURE_ISSUE}|\\d{1,2}\\s*[月.]\\s*\\d{1,2}`, 'i');
/** Matches the days of a period in brackets: (20240902-20240908), （11.29-12.05）. */
const PERIOD =
  /[(（](?:\d{8}|(?:\d{4}\s?[./年-]\s?)?\d{1,2}\s?[./月-]\s?\d{1,2})日?\s?[-–—~～至到]\s?(?:\d{8}|(?:\d{4}\s?[./年-]\s?)?\d{1,2}\s?[./月-]\s?\d{1,2})日?[)）]/;
const ME = /我(?![们們国國])/g;
const YOU = /[你您]/g;

/**
 * Returns the features that distinguish a roundup from an article with parts: the headline, the greeting, the
 * differences between the stories of the chosen layout, the wording of the text.
 */
export function gateFeatures(masthead: Masthead, layout: Layout, chosen: ChosenRow): Uint8Array {
  const units = unitsOf(masthead, layout);
  return rowOf(
    [
      { score: clamped(100 * chosen.score) },
      headlineFeatures(masthead),
      openingFeatures(masthead),
      subjectFeatures(masthead, units),
      unitFeatures(units),
      speechFeatures(masthead),
      compositionFeatures(masthead, layout),
    ],
    chosen.row,
  );
}

/** Longest headline that strings news together. */
const LONGEST_STRUNG = 160;

/**
 * Whether a headline is one that articles do not have: it names an issue of a periodical by its day or number (某某周报第
 * 12 期), a column by its period (每周某某摘要), the days of a period (11.29-12.05), or strings several news together
 * (甲公司上市；乙公司裁员；丙公司涨价).
 */
export function headsRoundup(headline: string): boolean {
  if (TERMS.periodical.test(headline) && ISSUE_OF_PERIODICAL.test(headline)) return true;
  if (TERMS.periodicalColumn.test(headline) || PERIOD.test(headline)) return true;
  return strungNews(headline).length > 2;
}

/** Returns the news that a headline strings together; none if it is of one piece, or a text. */
function strungNews(headline: string): string[] {
  if (headline.length > LONGEST_STRUNG || headline.includes('。')) return [];
  const news = headline.split(/[；;]/).filter((clause) => clause.trim() !== '');
  return news.length > 1 ? news : [];
}

/** Least share of a clause's character pairs in a title that tells the same news. */
const LEAST_TOLD = 0.4;
/** Longest title that can tell a clause again: a paragraph of the article has its words as well. */
const LONGEST_TELLING = 60;

/**
 * Whether a headline of two clauses has one that a title below tells: 甲公司上市；乙公司裁员. An article may have two clauses
 * about one subject.
 */
export function pairsNews({ headline, lines }: Masthead, titles: Iterable<number>): boolean {
  const news = strungNews(headline);
  if (news.length !== 2) return false;
  for (const index of titles) {
    const title = lines[index]?.text ?? '';
    const isTold = (clause: string) => shareFound(clause, title) >= LEAST_TOLD;
    if (title.length <= LONGEST_TELLING && news.some(isTold)) return true;
  }
  return false;
}

/** Lines above the news that may state the days that it covers. */
const STATING_LINES = 12;

/**
 * Whether a document says that it is a roundup: by its headline, by the title of its page or front matter, or by a line
 * above the news that states the days it covers (统计周期：2031-03-01 至 2031-03-07).
 */
export function isStatedRoundup({ headline, title, lines }: Masthead): boolean {
  if (headsRoundup(headline) || headsRoundup(title)) return true;
  return lines
    .slice(0, STATING_LINES)
    .some(({ text }) => text.length <= LONGEST_STRUNG && TERMS.coveredDays.test(text));
}

/** Features of the chosen layout, and its score. */
export interface ChosenRow {
  readonly row: Uint8Array;
  readonly score: number;
}

function headlineFeatures({ headline, column }: Masthead): Features {
  const holdsColumn = TERMS.column.test(headline);
  const holdsIssue = ISSUE.test(headline);
  return {
    headlineColumn: flag(holdsColumn),
    headlineNames: flag(namesColumn(headline)),
    headlineIssue: flag(holdsIssue),
    headlineBoth: flag(holdsColumn && holdsIssue),
    headlineSemicolons: logged((headline.match(/[；;]/g) ?? []).length, 30),
    headlineBars: flag(/[|｜丨]/.test(headline)),
    headlineLength: clamped(headline.length),
    headlineArticle: flag(TERMS.articleHeadline.test(headline)),
    headlineQuestion: flag(/[？?]/.test(headline)),
    headlineCounts: flag(TERMS.counted.test(headline)),
    column: flag(column !== ''),
    columnWord: flag(TERMS.columnEnding.test(column)),
  };
}

const OPENING_LINES = 12;
const LONGEST_GREETING = 300;

function openingFeatures({ lines, column, headline, glance, announced, keyPoints }: Masthead): Features {
  const opening = lines
    .slice(0, OPENING_LINES)
    .map(({ text }) => text)
    .filter(({ length }) => length < LONGEST_GREETING);
  const key = textKey(column);
  return {
    columnNamed: flag(key.length > 1 && [headline, ...opening].some((text) => textKey(text).includes(key))),
    openingColumn: flag(opening.some((text) => TERMS.column.test(text))),
    openingNames: flag(opening.some(namesColumn)),
    openingIssue: flag(opening.some((text) => ISSUE.test(text))),
    greets: flag(opening.some((text) => TERMS.column.test(text) && TERMS.greeting.test(text))),
    glanceHeaded: flag(glance.hasHeading),
    glanceItems: logged(glance.items.length),
    glanceFound: share(announced.size, glance.items.length),
    keyPoints: flag(keyPoints.points.length > 0),
  };
}

const SAMPLE_CHARACTERS = 20_000;
const LINE_CHARACTERS = 600;

/** Features of wordings typical of news and of articles, in a sample of the text. */
function speechFeatures({ lines }: Masthead): Features {
  let text = '';
  for (const line of lines) {
    if (text.length > SAMPLE_CHARACTERS) break;
    if (line.text !== '') text += `${line.text.slice(0, LINE_CHARACTERS)}\n`;
  }
  const per = (pattern: RegExp) =>
    clamped((5000 * (text.match(pattern)?.length ?? 0)) / Math.max(500, text.length));
  return {
    news: per(TERMS.newsVerbs),
    me: per(ME),
    you: per(YOU),
    explaining: per(TERMS.explaining),
    days: per(DAY_TERMS.days),
  };
}

/** Features of the document's composition. */
function compositionFeatures({ lines }: Masthead, { titles }: Layout): Features {
  const order = [...titles.keys()];
  const counts = new Map<string, number>();
  const hosts = new Set<string>();
  let [texts, characters] = [0, 0];
  for (const { kind, text, links } of lines) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (text !== '') texts++;
    characters += text.length;
    for (const { url } of links) hosts.add(/^https?:\/\/([^/]+)/.exec(url)?.[1] ?? '');
  }
  const of = (test: (text: string, next: string) => boolean) =>
    share(order.filter((at) => test(lines[at]?.text ?? '', lines[at + 1]?.text ?? '')).length, order.length);
  return {
    code: logged(counts.get('code') ?? 0, 20),
    codeShare: share(counts.get('code') ?? 0, lines.length),
    itemShare: share(counts.get('item') ?? 0, lines.length),
    rowShare: share(counts.get('row') ?? 0, lines.length),
    hosts: logged(hosts.size),
    hostsPerTitle: clamped((50 * hosts.size) / Math.max(1, order.length)),
    linkedTitles: share(order.filter((at) => (lines[at]?.links.length ?? 0) > 0).length, order.length),
    startsWhen: of((text, next) => DAY_TERMS.opening.test(text) || DAY_TERMS.opening.test(next)),
    questions: of((text) => /[？?]/.test(text)),
    paragraph: logged(characters / Math.max(1, texts), 9),
    characters: logged(characters, 6),
  };
}
