import type { Metadata } from '../../documents/readDocument.ts';
import { shareFound } from '../../text/similarity.ts';
import { textKey } from '../identity.ts';
import { isCredit, isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { numberBefore } from '../lines/ordinals.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { TERMS } from '../terms/terms.ts';
import { bracketed, hasColumnSegment, LONGEST_COLUMN, LONGEST_SEGMENTED, namesColumn } from './column.ts';
import { gathersNews, namesIssue } from './issueNames.ts';

/** The document's own headline, and its lines. */
export interface Headline {
  readonly text: string;
  readonly lines: ReadonlySet<number>;
}

const LONGEST_HEADLINE = 160;
const LONGEST_CLAUSES = 400;
const OPENING_LINES = 20;

/**
 * Finds the headline: the first heading of level 1 that is more than a date, else an opening line that looks like one
 * or a lower heading that names its column, else the metadata's title. Repetitions of it further down are part of it.
 */
export function findHeadline(lines: readonly Line[], metadata: Metadata): Headline {
  const tops = lines.filter(isTopHeading);
  const own = isOneOfMany(tops, metadata.title) || countsOn(tops) ? undefined : tops[0];
  // A heading far down, such as a call to follow the publisher or the last section, is less likely the headline than a
  // suitable opening line or the metadata's title.
  const isNear = own !== undefined && own.index < OPENING_LINES;
  const far = metadata.title === null ? own : undefined;
  const opening =
    (isNear ? own : (openingHeadline(lines) ?? far ?? lowerHeadline(lines))) ??
    (metadata.title === null
      ? (doubledHeadline(lines) ?? framedHeadline(lines) ?? datedHeadline(lines) ?? gatheringHeadline(lines))
      : undefined);
  const text = opening?.text ?? metadata.title ?? '';
  const key = textKey(text);
  const repeated = lines
    .slice(0, OPENING_LINES)
    .filter((line) => key.length > 8 && repeats(textKey(line.text), key));
  return { text, lines: new Set([...(opening ? [opening] : []), ...repeated].map((line) => line.index)) };
}

const FEWEST_TITLES = 3;

/** Whether the headings of level 1 are the stories' titles, and the headline is only in the metadata. */
function isOneOfMany(tops: readonly Line[], title: string | null): boolean {
  const [first] = tops;
  if (first === undefined || tops.length < FEWEST_TITLES || title === null) return false;
  const own = textKey(first.text);
  const known = textKey(title);
  return !namesColumn(first.text) && !known.includes(own) && !own.includes(known);
}

/** Whether the first heading of level 1 is the first of a count that the next goes on with: it is a story's title. */
function countsOn([first, second]: readonly Line[]): boolean {
  return numberBefore(first?.text ?? '') === 1 && numberBefore(second?.text ?? '') === 2;
}

/** Finds the only heading of the highest level, where none has level 1, if it names its column. */
function lowerHeadline(lines: readonly Line[]): Line | undefined {
  const headings = lines.filter(({ kind }) => kind === 'heading');
  const level = Math.min(...headings.map((heading) => heading.level));
  const [first, second] = headings.filter((heading) => heading.level === level);
  if (first === undefined || second !== undefined || level === 1) return undefined;
  return first.index < OPENING_LINES && namesColumn(first.text) ? first : undefined;
}

function isTopHeading({ kind, level, text }: Line): boolean {
  return kind === 'heading' && level === 1 && text.length <= LONGEST_SEGMENTED && /\p{L}/u.test(text);
}

/** Whether a line repeats the headline, except for a counter that a mirror appended, or without its day or number. */
function repeats(key: string, headline: string): boolean {
  if (key.length >= SHORTEST_NAME && headline.startsWith(key))
    return ISSUE_ALONE.test(headline.slice(key.length));
  return key.length <= headline.length + 2 && key.endsWith(headline);
}

const SHORTEST_NAME = 5;
const ISSUE_ALONE = /^[\d年月日号第期至]*$/;

function openingHeadline(lines: readonly Line[]): Line | undefined {
  const [first, second] = lines.filter(
    ({ text }) => text !== '' && !isPlaceholder(text) && !TERMS.followCall.test(text),
  );
  if (!first || first.kind === 'item' || isSectionsName(first, lines)) return undefined;
  // A headline of many clauses may be long if it names its column.
  if (first.text.length > LONGEST_HEADLINE)
    return first.text.length <= LONGEST_CLAUSES && hasColumnSegment(first.text) ? first : undefined;
  if (first.kind === 'heading' && /\d{4}\D\d{1,2}\D\d{1,2}/.test(first.text)) return first;
  if (isCredit(first.text) || SLOGAN.test(first.text) || (first.kind === 'heading' && first.level > 1))
    return undefined;
  const name = bracketed(first.text);
  // A name in brackets before whole sentences is a story's title, unless it is a column's name.
  const isNamed = name !== undefined && (!endsSentence(first.text) || TERMS.columnEnding.test(name));
  if (isNamed || namesColumn(first.text) || namesIssue(first.text) || namesLaterLine(first, lines))
    return first;
  // A time of publication is only under a headline.
  if (second !== undefined && isTimestamp(second.text) && !isTimestamp(first.text)) return first;
  // A short line over another short one is a headline; over a long one it is a story's title.
  const headsAnother =
    second !== undefined && !endsSentence(second.text) && second.text.length < LONGEST_HEADLINE;
  return !endsSentence(first.text) && headsAnother && /[;；]/.test(first.text) ? first : undefined;
}

/** Whether a line is a name in brackets, as other lines are: 【官方】 over one section, 【业界】 over the next. */
function isSectionsName({ text, index }: Line, lines: readonly Line[]): boolean {
  return BRACKETED.test(text) && lines.some((line) => line.index !== index && BRACKETED.test(line.text));
}

/** Matches a short name in brackets that is a whole line. */
const BRACKETED = /^【[^】]{2,12}】$/;

/** Whether a line has behind a short name and a bar what is a line of its own below: 某某好｜甲公司上市, after the first story. */
function namesLaterLine({ text, index }: Line, lines: readonly Line[]): boolean {
  const clause = NAMED_CLAUSE.exec(text)?.[1];
  return clause !== undefined && lines.some((line) => line.index > index && line.text === clause);
}

/** Matches a short name, a bar and a clause; captures the clause. */
const NAMED_CLAUSE = /^[^|｜丨，。；;：:]{2,16}\s?[|｜丨]\s?([^|｜丨]{8,100})$/;

const SHORTEST_DOUBLED = 12;

/**
 * Finds the headline that a copied page has twice: in its frame and above its text, one right below the other or with a
 * summary between.
 */
function doubledHeadline(lines: readonly Line[]): Line | undefined {
  const opening = lines.slice(0, OPENING_LINES).filter(({ text }) => text !== '');
  const [first, second] = opening;
  // The first item of a list of the stories returns as well, but then the second does too.
  if (first && second && mayBeDoubled(first) && returns(first, opening) && !returns(second, lines))
    return first;
  return opening.find((line, i) => mayBeDoubled(line) && line.text === opening[i + 1]?.text);
}

function mayBeDoubled({ text }: Line): boolean {
  return text.length >= SHORTEST_DOUBLED && text.length <= LONGEST_HEADLINE && !endsSentence(text);
}

/** Whether a line's text stands in another line. */
function returns({ text, index }: Line, lines: readonly Line[]): boolean {
  return lines.some((line) => line.index !== index && line.text === text);
}

const LONGEST_MENU = 20;

/**
 * Finds the headline in a copied page, which has no metadata: it follows the menus, which are short lines without a
 * sentence.
 */
function framedHeadline(lines: readonly Line[]): Line | undefined {
  for (const line of lines.slice(0, OPENING_LINES)) {
    const { kind, text } = line;
    if (text === '' || isCredit(text)) continue;
    if (kind !== 'paragraph' || text.length > LONGEST_HEADLINE || SLOGAN.test(text)) return undefined;
    const name = bracketed(text);
    const isBracketed =
      name !== undefined && TERMS.columnEnding.test(name) && text.length > name.length + LONGEST_COLUMN / 2;
    if (isBracketed || namesColumn(text)) return line;
    if (text.length > LONGEST_MENU || endsSentence(text)) return undefined;
  }
  return undefined;
}

/**
 * Finds the headline in a copied page by the only line with its time of publication, or its makers and day, which stands
 * right under it: what is above are menus and notices of the page.
 */
function datedHeadline(lines: readonly Line[]): Line | undefined {
  const [time, another] = lines.filter(({ text }) => isTimestamp(text) || isDatedCredit(text));
  if (time === undefined || another !== undefined || time.index >= OPENING_LINES) return undefined;
  const above = lines.slice(0, time.index).findLast(({ text }) => text !== '');
  if (above?.kind !== 'paragraph' || above.text.length > LONGEST_HEADLINE) return undefined;
  return endsSentence(above.text) || isCredit(above.text) ? undefined : above;
}

/** Whether a line names the makers of a text and its day: 整理/某某 | 2031.01.30. */
function isDatedCredit(text: string): boolean {
  return isCredit(text) && YEAR_AND_DAY.test(text);
}

const YEAR_AND_DAY = /(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}/;

/** Matches a column that introduces itself: 「示例日报」—— 技术人的新闻圈！ */
const SLOGAN = /^[「『“][^「」『』“”]{2,12}[」』”]\s*(?:[—-]{1,3}|来)[^;；]*$/;

/** Least share of a title's pairs of characters in the text of its story. */
const LEAST_TOLD = 0.5;

/** Finds a first line that says what it gathers, over a line that introduces the edition rather than tells a story. */
function gatheringHeadline(lines: readonly Line[]): Line | undefined {
  const [first, second] = lines.filter(({ text }) => text !== '');
  if (first?.kind !== 'paragraph' || !gathersNews(first.text)) return undefined;
  const told = shareFound(textKey(first.text), textKey(second?.text ?? ''));
  return told < LEAST_TOLD ? first : undefined;
}
