import type { Metadata } from '../../documents/readDocument.ts';
import type { Line } from '../lines/line.ts';

/** Evidence for an edition's day; `time` is the time of the file, by which the edition had been written. */
export interface DateEvidence {
  readonly lines: readonly Line[];
  readonly headline: string;
  readonly metadata: Metadata;
  readonly time: Date;
  /** The index of the first line of a story. */
  readonly opening: number;
  /** The file's path or the document's address. */
  readonly origin: string;
}

/** Most days between an edition and the latest day that its news names; only a weekly has more than a week. */
export const FRESH_DAYS = 10;
const LONGEST_TEXT = 60_000;

/**
 * Returns the text of the lines that may name a day or a year, from about the first `LONGEST_TEXT` characters of the
 * document.
 */
export function datedText(lines: readonly Line[]): string {
  let text = '';
  let characters = 0;
  for (const line of lines) {
    if (characters > LONGEST_TEXT) break;
    if (line.text === '') continue;
    const start = line.text.slice(0, LONGEST_LINE);
    characters += start.length + 1;
    if (MAY_NAME_DAY.test(start)) text += `${start}\n`;
  }
  return text;
}

const LONGEST_LINE = 2000;
/** Matches what every written day or year holds: a month's sign, a year of this century or the Republic's. */
const MAY_NAME_DAY = /月|20|２０|1[0-4]\d\s?[-/]/;
