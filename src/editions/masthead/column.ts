import type { Metadata } from '../../documents/readDocument.ts';
import type { Line } from '../lines/line.ts';
import { TERMS } from '../terms/terms.ts';

/** Whether a line names its column: set off by a bar, beside the issue's day, or before a colon. */
export function namesColumn(text: string): boolean {
  return hasColumnSegment(text) || isColumnAndDate(text) || isMorningPaper(text) || NAME_AND_ISSUE.test(text);
}

/** Matches a name followed by only the issue's number or day after a bar: `某某圈 | 0512`. */
const NAME_AND_ISSUE = /^[^|｜丨。；;：:]{2,16}[|｜丨]\s?(?:No\.?|Vol\.?|第)?\s?\d{2,8}\s?期?$/i;

/** Most characters of a part of a headline that are examined. */
const LONGEST_SEGMENT = 160;
const SEPARATOR = /[|｜丨︱│]|--|——|\s[-–—]\s/;

/** Whether a bar or dashes separate a part of a text that looks like a column's name. */
export function hasColumnSegment(text: string): boolean {
  return segmentsOf(text).some((segment) => endsAsColumn(cleanName(segment)));
}

function endsAsColumn(name: string): boolean {
  return TERMS.mayEndColumn(name) && TERMS.columnEnding.test(name);
}

/**
 * Whether a line is the name of a morning paper (早报), or begins with it: 某某早报：…; other papers are sources of
 * stories.
 */
function isMorningPaper(text: string): boolean {
  return TERMS.morningPaper.test(text);
}

/** Whether a line is a column's name with the issue's number or day, perhaps with its headline after a colon. */
function isColumnAndDate(text: string): boolean {
  if (!/\d/.test(text)) return false;
  if (isColumnsName(text)) return true;
  const colon = text.search(/[:：]/);
  return colon >= 0 && isColumnsName(text.slice(0, colon));
}

function isColumnsName(text: string): boolean {
  if (STAYS_LONG.test(text.slice(0, LONGEST_SEGMENT))) return false;
  const name = cleanName(text);
  return name.length <= LONGEST_COLUMN && endsAsColumn(name);
}

/** Longest name of a column in characters. */
export const LONGEST_COLUMN = 16;

/** Class of the Chinese characters that are in no day and no issue's number. */
const STAYING = '[[\\u4e00-\\u9fff]--[年月日第期]]';
/**
 * Matches a text of which more stays than a column's name has, so that it need not be cleaned: that many of
 * these characters before any bracket.
 */
const STAYS_LONG = new RegExp(`^(?:[[^（\\(]--${STAYING}]*${STAYING}){${LONGEST_COLUMN + 1}}`, 'v');

/** Longest headline in characters that is searched for a column's name after a bar. */
export const LONGEST_SEGMENTED = 1_000;

function segmentsOf(text: string): string[] {
  const start = text.slice(0, LONGEST_SEGMENTED);
  if (!SEPARATOR.test(start)) return [];
  return start
    .split(SEPARATOR)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}

/** Returns the short name in brackets at a text's beginning or end. */
export function bracketed(text: string): string | undefined {
  return (/^[【[「]([^】\]」]{2,12})[】\]」]/.exec(text) ?? /【([^】]{2,24})】$/.exec(text))?.[1];
}

/** Removes the number and date of the issue from a column's name. */
function cleanName(segment: string): string {
  return segment
    .slice(0, LONGEST_SEGMENT)
    .replace(/[（(][^（）()]*[)）]|[《》]/g, ' ')
    .replace(
      /\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|第?\s*\d+\s*期|Vol\.?\s*\d+|[#＃№]\s*\d+|\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?|\d{1,2}[月.]\d{1,2}日?/gi,
      ' ',
    )
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}「]+|[^\p{L}\p{N}」]+$/gu, '');
}

/**
 * Returns the name of the column: a part of the headline separated by a bar, dashes or brackets, or before the issue's
 * number; else the name quoted in the greeting, or that under which the archive files it. Empty if none is found.
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

/** Returns the column quoted in the greeting: 「极客头条」来啦. */
function quotedColumn(lines: readonly Line[]): string | undefined {
  for (const { text } of lines.slice(0, GREETING_LINES)) {
    const start = text.slice(0, LONGEST_GREETING);
    QUOTED.lastIndex = 0;
    // The iterator of matches would compile a copy of the expression.
    for (let match = QUOTED.exec(start); match !== null; match = QUOTED.exec(start)) {
      const [, name = ''] = match;
      if (TERMS.columnEnding.test(name)) return name;
    }
  }
  return undefined;
}

/** Opening lines, and their characters, in which a greeting quotes the column. */
const [GREETING_LINES, LONGEST_GREETING] = [12, 300];
const QUOTED = /[「『“【]\s*([^「」『』“”《》【】]{2,12})\s*[」』”】]/g;

/** Removes the column's name after a bar from a headline's end. */
export function withoutColumn(headline: string, column: string): string {
  if (headline.length > LONGEST_SEGMENTED) return headline;
  const segments = segmentsOf(headline);
  const isNamed = column !== '' && segments.length > 1 && cleanName(segments.at(-1) ?? '') === column;
  return isNamed
    ? headline.slice(0, headline.lastIndexOf(column)).replace(/[\s|｜丨︱│—–-]+$/, '')
    : headline;
}
