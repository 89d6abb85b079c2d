import { shareFound } from '../../../text/similarity.ts';
import type { Line } from '../../lines/line.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { TERMS } from '../../terms/terms.ts';
import { DATED_ISSUE, ISSUE_OF_PERIODICAL } from './issue.ts';

/** Matches the days of a period in brackets: (20240902-20240908), （11.29-12.05）. */
const PERIOD =
  /[(（](?:\d{8}|(?:\d{4}\s?[./年-]\s?)?\d{1,2}\s?[./月-]\s?\d{1,2})日?\s?[-–—~～至到]\s?(?:\d{8}|(?:\d{4}\s?[./年-]\s?)?\d{1,2}\s?[./月-]\s?\d{1,2})日?[)）]/;

/** Longest headline that has only the name of its news and their day or number. */
const LONGEST_NAMED = 60;
/** Longest headline that strings news together. */
const LONGEST_STRUNG = 160;

/**
 * Whether a headline is one that articles do not have: it names an issue of a periodical by its day or number (某某周报第
 * 12 期), whatever its name by both (某某评论 2031-03-05 第 12 期), a column by its period (每周某某摘要), the days of a period
 * (11.29-12.05), only its news and their day (某某消息 2031-03-05), or strings several news together (甲公司上市；乙公司裁员；
 * 丙公司涨价).
 */
export function headsRoundup(headline: string): boolean {
  if (TERMS.periodical.test(headline) && ISSUE_OF_PERIODICAL.test(headline)) return true;
  if (TERMS.numberedPeriodical.test(headline) || DATED_ISSUE.test(headline)) return true;
  if (TERMS.periodicalColumn.test(headline) || PERIOD.test(headline)) return true;
  if (headline.length <= LONGEST_NAMED && TERMS.namedNews.test(headline)) return true;
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

/** Least share of the titles that stand under a heading which says that news follow. */
const LEAST_UNDER = 0.5;

/**
 * Whether a heading says that the news follow (主要新闻), with most of the titles under it, before the next heading of its
 * rank: an article may name its parts so, but has no news of their own under it.
 */
export function standsUnderNewsHeading(masthead: Masthead, titles: Titles): boolean {
  const headings = headingsLike(masthead, titles, TERMS.newsHeading);
  return headings.some((heading) => countTitlesUnder(heading, masthead, titles) >= LEAST_UNDER * titles.size);
}

const FEWEST_RANKINGS = 2;

/** Whether most titles are under headings that rank what several periods brought: 今日TOP10, 本周TOP10. */
export function standsUnderRankings(masthead: Masthead, titles: Titles): boolean {
  const headings = headingsLike(masthead, titles, TERMS.ranking);
  return headings.length >= FEWEST_RANKINGS && isMostlyUnder(headings, masthead, titles);
}

/** Matches the number of an issue at the beginning of a headline: vol18.…, 第 12 期 …. */
const NUMBER_FIRST = /^(?:(?:vol\.?|no\.|[#＃])\s?\d{1,4}(?!\d)|第\s?\d{1,4}\s?期)/i;
const FEWEST_RECOMMENDATIONS = 2;

/** Whether most titles of a numbered issue are under several headings that recommend: 内容推荐, 工具推荐. */
export function recommendsInIssue(masthead: Masthead, titles: Titles): boolean {
  if (!NUMBER_FIRST.test(masthead.headline)) return false;
  const headings = headingsLike(masthead, titles, TERMS.recommendations);
  return headings.length >= FEWEST_RECOMMENDATIONS && isMostlyUnder(headings, masthead, titles);
}

function isMostlyUnder(headings: readonly Line[], masthead: Masthead, titles: Titles): boolean {
  const under = headings.reduce((sum, heading) => sum + countTitlesUnder(heading, masthead, titles), 0);
  return under >= LEAST_UNDER * titles.size;
}

/** Titles of a layout by the places of their lines. */
type Titles = ReadonlyMap<number, unknown>;

function headingsLike({ lines }: Masthead, titles: Titles, expression: RegExp): Line[] {
  return lines.filter(
    ({ kind, text, index }) => kind === 'heading' && !titles.has(index) && expression.test(text),
  );
}

/** Counts the titles between a heading and the next of its rank. */
function countTitlesUnder({ index, level }: Line, { lines }: Masthead, titles: Titles): number {
  const next = lines.find((line) => line.index > index && line.kind === 'heading' && line.level <= level);
  return [...titles.keys()].filter((at) => at > index && at < (next?.index ?? lines.length)).length;
}

/** Lines above the news that may state its days. */
const STATING_LINES = 12;
const STATEMENTS = [TERMS.coveredDays, TERMS.issueTime];

/**
 * Whether a document says that it is a roundup: by its headline, by the title of its page or front matter, or by a line
 * above the news that states the days it covers (统计周期：2031-03-01 至 2031-03-07) or the day of the issue
 * (日报生成时间：2031-03-05).
 */
export function isStatedRoundup({ headline, title, lines }: Masthead): boolean {
  if (headsRoundup(headline) || headsRoundup(title)) return true;
  return lines
    .slice(0, STATING_LINES)
    .some(
      ({ text }) => text.length <= LONGEST_STRUNG && STATEMENTS.some((statement) => statement.test(text)),
    );
}
