import type { Metadata } from '../../documents/readDocument.ts';
import { textKey } from '../identity.ts';
import { isCredit, isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { TERMS } from '../terms.ts';

/** The document's own headline, and the lines that carry it. */
export interface Headline {
  readonly text: string;
  readonly lines: ReadonlySet<number>;
}

const LONGEST_HEADLINE = 160;
const LONGEST_CLAUSES = 400;
const OPENING_LINES = 20;

/**
 * Finds the headline: the first heading of level 1 that is more than a date, else an opening line that reads like
 * one, else the metadata's title. Repetitions of it further down belong to it.
 */
export function findHeadline(lines: readonly Line[], metadata: Metadata): Headline {
  const tops = lines.filter(isTopHeading);
  const own = isOneOfMany(tops, metadata.title) ? undefined : tops[0];
  // A heading far down, such as a call to follow the publisher, is less likely the headline than a line that opens like one.
  const isNear = own !== undefined && own.index < OPENING_LINES;
  const opening =
    (isNear ? own : (openingHeadline(lines) ?? own)) ??
    (metadata.title === null ? framedHeadline(lines) : undefined);
  const text = opening?.text ?? metadata.title ?? '';
  const key = textKey(text);
  const repeated = lines
    .slice(0, OPENING_LINES)
    .filter((line) => key.length > 8 && repeats(textKey(line.text), key));
  return { text, lines: new Set([...(opening ? [opening] : []), ...repeated].map((line) => line.index)) };
}

const FEWEST_TITLES = 3;

/** Whether the headings of level 1 are the stories' titles, below a headline that the metadata alone has. */
function isOneOfMany(tops: readonly Line[], title: string | null): boolean {
  const [first] = tops;
  if (first === undefined || tops.length < FEWEST_TITLES || title === null) return false;
  return namesColumn(title) && !namesColumn(first.text) && !textKey(title).includes(textKey(first.text));
}

function isTopHeading({ kind, level, text }: Line): boolean {
  return kind === 'heading' && level === 1 && text.length <= LONGEST_SEGMENTED && /\p{L}/u.test(text);
}

/** Whether a line is the headline again, up to a counter that a mirror glued to it. */
function repeats(key: string, headline: string): boolean {
  return key.length <= headline.length + 2 && key.endsWith(headline);
}

function openingHeadline(lines: readonly Line[]): Line | undefined {
  const [first, second] = lines.filter(
    ({ text }) => text !== '' && !isPlaceholder(text) && !TERMS.followCall.test(text),
  );
  if (!first || first.kind === 'item') return undefined;
  // A headline of many clauses may be long where it names its column.
  if (first.text.length > LONGEST_HEADLINE)
    return first.text.length <= LONGEST_CLAUSES && hasColumnSegment(first.text) ? first : undefined;
  if (first.kind === 'heading' && /\d{4}\D\d{1,2}\D\d{1,2}/.test(first.text)) return first;
  if (isCredit(first.text) || SLOGAN.test(first.text) || (first.kind === 'heading' && first.level > 1))
    return undefined;
  const name = bracketed(first.text);
  // In brackets before whole sentences stands a story's title, unless it is a column's name.
  const isNamed = name !== undefined && (!endsSentence(first.text) || TERMS.columnEnding.test(name));
  if (isNamed || namesColumn(first.text)) return first;
  // When it was published stands under a headline alone.
  if (second !== undefined && isTimestamp(second.text) && !isTimestamp(first.text)) return first;
  // A short line over another short one is a headline; over a long one it is a story's title.
  const headsAnother =
    second !== undefined && !endsSentence(second.text) && second.text.length < LONGEST_HEADLINE;
  return !endsSentence(first.text) && headsAnother && /[;；]/.test(first.text) ? first : undefined;
}

const LONGEST_MENU = 20;

/** In the copy of a page, which has no metadata, the headline stands below its menus: short lines without a sentence. */
function framedHeadline(lines: readonly Line[]): Line | undefined {
  for (const line of lines.slice(0, OPENING_LINES)) {
    const { kind, text } = line;
    if (text === '') continue;
    if (kind !== 'paragraph' || text.length > LONGEST_HEADLINE || SLOGAN.test(text)) return undefined;
    const name = bracketed(text);
    const isBracketed =
      name !== undefined && TERMS.columnEnding.test(name) && text.length > name.length + LONGEST_COLUMN / 2;
    if (isBracketed || namesColumn(text)) return line;
    if (text.length > LONGEST_MENU || endsSentence(text)) return undefined;
  }
  return undefined;
}

/** Whether a line names its column: set off by a bar, beside the issue's day, or before a colon. */
export function namesColumn(text: string): boolean {
  return hasColumnSegment(text) || isColumnAndDate(text) || isMorningPaper(text) || NAME_AND_ISSUE.test(text);
}

/** A name with nothing but the issue's number or day behind a bar: `某某圈 | 0512`. */
const NAME_AND_ISSUE = /^[^|｜丨。；;：:]{2,16}[|｜丨]\s?(?:No\.?|Vol\.?|第)?\s?\d{2,8}\s?期?$/i;

/** A column that introduces itself: 「示例日报」—— 技术人的新闻圈！ */
const SLOGAN = /^[「『“][^「」『』“”]{2,12}[」』”]\s*(?:[—-]{1,3}|来)[^;；]*$/;
const SEPARATOR = /[|｜丨︱│]|--|——|\s[-–—]\s/;

function hasColumnSegment(text: string): boolean {
  return segmentsOf(text).some((segment) => TERMS.columnEnding.test(cleanName(segment)));
}

/** Whether a line is such a column's name, or begins with it: 某某早报：…; other papers are sources of stories. */
function isMorningPaper(text: string): boolean {
  return TERMS.morningPaper.test(text);
}

/** Whether a line is a column's name with the issue's number or day, perhaps with its headline after a colon. */
function isColumnAndDate(text: string): boolean {
  if (!/\d/.test(text)) return false;
  return [text, text.split(/[:：]/)[0] ?? ''].map(cleanName).some(isColumnsName);
}

function isColumnsName(name: string): boolean {
  return name.length <= LONGEST_COLUMN && TERMS.columnEnding.test(name);
}

/** Longer texts are no headlines with a column's name behind a bar. */
const LONGEST_SEGMENTED = 1_000;

function segmentsOf(text: string): string[] {
  const segments = text
    .slice(0, LONGEST_SEGMENTED)
    .split(SEPARATOR)
    .map((segment) => segment.trim());
  return segments.length > 1 ? segments.filter((segment) => segment !== '') : [];
}

function bracketed(text: string): string | undefined {
  return (/^[【[「]([^】\]」]{2,12})[】\]」]/.exec(text) ?? /【([^】]{2,24})】$/.exec(text))?.[1];
}

/** A column's name without the number and date of the issue. */
function cleanName(segment: string): string {
  return segment
    .slice(0, LONGEST_HEADLINE)
    .replace(/[（(][^（）()]*[)）]|[《》]/g, ' ')
    .replace(
      /\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|第?\s*\d+\s*期|Vol\.?\s*\d+|[#＃№]\s*\d+|\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?|\d{1,2}[月.]\d{1,2}日?/gi,
      ' ',
    )
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}「]+|[^\p{L}\p{N}」]+$/gu, '');
}

const LONGEST_COLUMN = 16;

/**
 * The name of the column: a part of the headline set off by a bar, dashes or brackets, or leading up to the issue's
 * number; else the name that the greeting quotes, or under which the archive files it. Empty where none is named.
 */
export function columnOf(headline: string, metadata: Metadata, lines: readonly Line[]): string {
  const quoted = quotedColumn(lines);
  if (headline.length > LONGEST_SEGMENTED) return quoted ?? metadata.sourceColumn ?? '';
  const candidates = [
    bracketed(headline),
    ...segmentsOf(headline)
      .toReversed()
      .filter((segment) => !/\d+\s*月\s*\d+\s*日/.test(segment)),
  ].filter((name) => name !== undefined);
  const named = candidates.map(cleanName).find((name) => isColumnName(name, quoted));
  if (named !== undefined) return named;
  const numbered = cleanName(
    headline.split(/第?\s*\d+\s*期|Vol\.|[#＃]\s*\d|[:：（(]|\d{4}[-./年]|\s\d/i)[0] ?? '',
  );
  if (quoted !== undefined) return quoted;
  if (numbered.length <= LONGEST_COLUMN && TERMS.columnEnding.test(numbered)) return numbered;
  if (numbered.length <= LONGEST_COLUMN && /第\s*\d+\s*期|Vol\.|[#＃]\d/i.test(headline) && numbered !== '')
    return numbered;
  return (
    metadata.sourceColumn ??
    metadata.filedUnder.find((name) => TERMS.columnEnding.test(name) && name.length > 2) ??
    ''
  );
}

function isColumnName(name: string, quoted: string | undefined): boolean {
  if (name === '' || name.length > LONGEST_COLUMN || /[;；，,。！？]/.test(name)) return false;
  return TERMS.columnEnding.test(name) || name === quoted;
}

/** The column that the greeting names in quotes: 「极客头条」来啦. */
function quotedColumn(lines: readonly Line[]): string | undefined {
  for (const { text } of lines.slice(0, 12)) {
    for (const [, name = ''] of text
      .slice(0, 300)
      .matchAll(/[「『“【]\s*([^「」『』“”《》【】]{2,12})\s*[」』”】]/g)) {
      if (TERMS.columnEnding.test(name)) return name;
    }
  }
  return undefined;
}

/** A headline without the column's name that a bar sets off at its end. */
export function withoutColumn(headline: string, column: string): string {
  if (headline.length > LONGEST_SEGMENTED) return headline;
  const segments = segmentsOf(headline);
  const isNamed = column !== '' && segments.length > 1 && cleanName(segments.at(-1) ?? '') === column;
  return isNamed
    ? headline.slice(0, headline.lastIndexOf(column)).replace(/[\s|｜丨︱│—–-]+$/, '')
    : headline;
}
