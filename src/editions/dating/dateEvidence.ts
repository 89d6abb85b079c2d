import type { Metadata } from '../../documents/readDocument.ts';
import type { Line } from '../lines/line.ts';

/** What an edition's day is found from; `time` is the file's, by which it was written. */
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

/** News names days up to so many before the edition; more than a week of silence is a weekly's at most. */
export const FRESH_DAYS = 10;
const LONGEST_TEXT = 60_000;

/** The text of the lines that may name a day or a year, up to so many characters of the document. */
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
/** Found in every day and year: the sign of a month, a year of this century, or one of the Republic. */
const MAY_NAME_DAY = /月|20|２０|1[0-4]\d\s?[-/]/;
