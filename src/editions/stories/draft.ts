import type { Line } from '../lines/line.ts';
import type { TitleParts } from './titles/titleParts.ts';

/** Story whose lines are being collected. */
export interface Draft {
  readonly parts: TitleParts;
  readonly section: string | null;
  /** Index of the glance item that announces it. */
  readonly announcedBy: number | null;
  /** Whether it is missing in a glance that announces all other stories, as advertisements are. */
  readonly isMissingFromGlance: boolean;
  /** Whether a title without text is a story: in a list of headlines, where few have a text. */
  readonly mayBeBare: boolean;
  /** Line of the title, then the lines of text and images under it. */
  readonly titleLine: Line;
  readonly lines: Line[];
}

const WIDE_END = /[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]$/;
const WIDE_START = /^[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]/;

/** Returns the paragraphs of lines: one for each block, whatever breaks it contains. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  let [text, last, block] = ['', '', -1];
  for (const line of lines) {
    if (line.block !== block) {
      if (text !== '') paragraphs.push(text);
      text = '';
      block = line.block;
    }
    if (line.text === '') continue;
    text += text !== '' && needsSpace(last, line) ? ` ${line.text}` : line.text;
    last = line.text;
  }
  if (text !== '') paragraphs.push(text);
  return paragraphs;
}

/** Whether a soft break is a space, as it is not between Chinese characters. */
function needsSpace(before: string, line: Line): boolean {
  return line.fresh || !(WIDE_END.test(before.slice(-1)) && WIDE_START.test(line.text));
}

/**
 * Position of a draft among an edition's stories: before the last piece of news, in an edition of news or of events; that
 * piece; or after it.
 */
export type DraftPosition = 'middle' | 'among events' | 'last' | 'after';
