import type { Line } from '../lines/line.ts';
import type { LineLink } from '../lines/piece.ts';
import type { TitleParts } from './titleText.ts';

/** A story while its lines are being collected. */
export interface Draft {
  readonly parts: TitleParts;
  readonly section: string | null;
  /** The glance item that announces it, by its index. */
  readonly announcedBy: number | null;
  /** Whether a glance that announces all other stories does not announce it, as it does no advertisement. */
  readonly isMissingFromGlance: boolean;
  /** Whether a title alone is a story: in a list of headlines, where few have a text. */
  readonly mayBeBare: boolean;
  /** The title's own line, then the lines of text and images under it. */
  readonly titleLine: Line;
  readonly lines: Line[];
}

/** The text of a draft by blocks: what stood in one block is one paragraph, whatever breaks it holds. */
export interface Passage {
  readonly text: string;
  readonly links: readonly LineLink[];
}

const WIDE_END = /[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]$/;
const WIDE_START = /^[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]/;

/** The paragraphs of lines, one a block. */
export function passagesOf(lines: readonly Line[]): Passage[] {
  const passages: Passage[] = [];
  let block = -1;
  let parts: string[] = [];
  let links: LineLink[] = [];
  const end = () => {
    if (parts.length > 0) passages.push({ text: parts.join(''), links });
    parts = [];
    links = [];
  };
  for (const line of lines) {
    if (line.block !== block) end();
    block = line.block;
    if (line.text === '') continue;
    parts.push(parts.length > 0 && needsSpace(parts.at(-1) ?? '', line) ? ` ${line.text}` : line.text);
    links.push(...line.links);
  }
  end();
  return passages;
}

/** A soft break between Chinese characters is no space. */
function needsSpace(before: string, line: Line): boolean {
  return line.fresh || !(WIDE_END.test(before) && WIDE_START.test(line.text));
}

/** Where among an edition's stories a draft stands: before the last piece of news, as it, or after it. */
export type DraftPosition = 'middle' | 'last' | 'after';
