import type { Line } from './line.ts';
import { isNoTitle } from './noTitle.ts';
import { isPlainTitle, isSentenceTitle } from './plainTitles.ts';
import { CHINESE_ORDINAL, ORDINAL } from './wording.ts';

/** The ways in which roundups set off their stories' titles from the text. */
export type TitleStyle =
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'bold'
  | 'quoted bold'
  | 'numbered bold'
  | 'numbered'
  | 'numbered lead'
  | 'numbered line'
  | 'chinese numbered'
  | 'tagged line'
  | 'marked'
  | 'marked line'
  | 'bracketed line'
  | 'linked'
  | 'colon line'
  | 'lead line'
  | 'lead item'
  | 'item'
  | 'sentence'
  | 'plain';

/** Styles whose line holds the title and the text of its story. */
export const ONE_LINE_STYLES: ReadonlySet<TitleStyle> = new Set([
  'numbered lead',
  'numbered line',
  'tagged line',
  'bracketed line',
  'marked line',
  'colon line',
  'lead line',
  'lead item',
  'item',
]);

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
const LONGEST_TITLE = 100;
/** A longer line of which only the beginning is bold has its title there. */
const LONGEST_BOLD_START = 60;
const SHORTEST_LEAD = 6;
const LONGEST_LEAD = 80;
const SHORTEST_REST = 10;
/** Who recommends a link stands before what is said of it: `[@某人](…)：…`. */
const MENTION = /^@/;
const TAG = /^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)\s*(?=\S)/;
const BRACKETED = /^【[^】]{9,60}】\s*(?=\S)/;
/** Signs that set a title off where there is no other markup. */
const MARK = /^(?:[▌▍▎■□▶►➤➡✦★☆❖◇◆♦●○▲△※]|\p{Extended_Pictographic}\ufe0f?)\s*(?=\S)/u;

/** Begins with anything but a Chinese character, a Latin letter or a quotation mark. */
const STARTS_WITH_SIGN = /^[^\u4e00-\u9fffA-Za-z“‘「『《]/;

/** The style in which a line could be a title; undefined where it cannot be one. */
export function titleStyleOf(line: Line, lines: readonly Line[]): TitleStyle | undefined {
  const { text } = line;
  const isPlainText = line.kind === 'paragraph' && line.lead === '' && !line.bold;
  // Most lines are long plain paragraphs, which only a sign at their start could make more.
  if (isPlainText && text.length > LONGEST_TITLE && !STARTS_WITH_SIGN.test(text)) return undefined;
  if (text.length > LONGEST_TITLE * 20 || !/\p{L}/u.test(text) || isNoTitle(text)) return undefined;
  if (line.kind === 'heading') return HEADINGS[line.level - 1];
  if (line.quoted) return line.bold && line.fresh && isShort(text) ? 'quoted bold' : undefined;
  if (line.kind === 'item') return itemStyle(line);
  if (line.bold && startsAnew(line, lines)) return boldStyle(text);
  if (!line.fresh && !ORDINAL.test(text)) return undefined;
  if (line.lead !== '' && !ORDINAL.test(text)) return leadStyle(line);
  if (CHINESE_ORDINAL.test(text) && isShort(text)) return 'chinese numbered';
  if (ORDINAL.test(text)) return numberedStyle(line);
  if (MARK.test(text)) return isShort(text) ? 'marked' : 'marked line';
  if (BRACKETED.test(text)) return 'bracketed line';
  if (TAG.test(text)) return 'tagged line';
  if (isPlainTitle(line, lines)) return 'plain';
  return isSentenceTitle(line, lines) ? 'sentence' : undefined;
}

function itemStyle(line: Line): TitleStyle | undefined {
  if (line.level > 1) return undefined;
  const isLed = line.lead.length >= 2 && !/^https?:/.test(line.lead) && !MENTION.test(line.lead);
  return isLed && line.fresh ? 'lead item' : 'item';
}

/** A paragraph that begins with its title, bold or linked, or is nothing but a linked one. */
function leadStyle({ lead, text, bold }: Line): TitleStyle | undefined {
  // A shorter one may be a word that is stressed or linked, unless the text stands apart from it.
  const isSetOff = lead.length >= 2 && /^\s*[：:—–]/.test(text.slice(lead.length));
  if (bold || (lead.length < SHORTEST_LEAD && !isSetOff) || lead.length > LONGEST_LEAD) return undefined;
  if (/^https?:/.test(lead) || MENTION.test(lead)) return undefined;
  if (lead.length === text.length) return 'linked';
  // A label has little after it: 网站链接：…
  return text.length >= lead.length + SHORTEST_REST ? 'lead line' : undefined;
}

function boldStyle(text: string): TitleStyle | undefined {
  // Bold alone sets a whole sentence off, too.
  if (!isShort(text.replace(/。$/, '')) || /[：:]$/.test(text)) return undefined;
  return ORDINAL.test(text) ? 'numbered bold' : 'bold';
}

/** Whether a line does not go on with the sentence before it in its block. */
function startsAnew(line: Line, lines: readonly Line[]): boolean {
  if (line.fresh || ORDINAL.test(line.text)) return true;
  const before = lines[line.index - 1];
  return (
    before === undefined ||
    before.block !== line.block ||
    before.image !== null ||
    /[。）)！？]$/.test(before.text)
  );
}

function numberedStyle({ text, lead }: Line): TitleStyle | undefined {
  const rest = text.replace(ORDINAL, '');
  if (rest === '') return undefined;
  const isLed = lead.length >= 2 && lead.length <= LONGEST_LEAD && rest.startsWith(lead);
  // What follows a linked title is its text, unless it is a mere note: 标题（英文）.
  if (isLed && rest.length >= lead.length + SHORTEST_REST) return 'numbered lead';
  return isShort(rest) ? 'numbered' : 'numbered line';
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/。|[；;，,、]$/.test(text);
}

/**
 * What of a line could be a title: the bold or linked text that a paragraph begins with, else all of it. A short
 * line without a sentence is a title of which only the beginning was set in bold.
 */
export function titleIn({ lead, bold, text, kind }: Line): string {
  if (bold || lead.length < SHORTEST_LEAD) return text;
  return kind === 'paragraph' && text.length <= LONGEST_BOLD_START && !text.includes('。') ? text : lead;
}
