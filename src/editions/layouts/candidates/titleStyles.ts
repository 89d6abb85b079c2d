import { beginsLike, isLetterUnit, isWordUnit } from '../../../text/beginnings.ts';
import { unitAt } from '../../../text/unitAt.ts';
import { isBoilerplateLine } from '../../lines/boilerplateLine.ts';
import { SHORTEST_LEAD } from '../../lines/leadingTitle.ts';
import { type Line, linkedCharacters } from '../../lines/line.ts';
import { isCountedInChinese, ordinalIn, withoutOrdinal } from '../../lines/ordinals.ts';
import { isColonTitle } from './colonTitle.ts';

/** Styles in which roundups set their stories' titles. */
export const TITLE_STYLES = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'bold',
  'quoted bold',
  'numbered bold',
  'numbered',
  'numbered lead',
  'numbered line',
  'chinese numbered',
  'tagged line',
  'marked',
  'marked line',
  'bracketed line',
  'linked',
  'colon line',
  'lead line',
  'lead item',
  'item',
  'nested item',
  'row',
  'sentence',
  'plain',
  'quoted',
  'paragraph',
  'bracketed',
] as const;
/** Way in which a line may be a title. */
export type TitleStyle = (typeof TITLE_STYLES)[number];

/** Most distinctive style of each line that could be a title, by the line's index. */
export interface StylesByLine {
  get(index: number): TitleStyle | undefined;
}

/** Styles of headings, the highest first. */
export const HEADING_STYLES = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** Styles that alone mark a title in any language: headings, bold and Arabic numbers. */
export const PLAIN_TITLE_STYLES: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  ...HEADING_STYLES,
  'bold',
  'numbered bold',
  'numbered',
]);

/** Styles in which one line has the title and the text of its story. */
export const ONE_LINE_STYLES: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'numbered lead',
  'numbered line',
  'tagged line',
  'bracketed line',
  'marked line',
  'colon line',
  'lead line',
  'lead item',
  'item',
  'nested item',
  'row',
  'paragraph',
]);

const LONGEST_TITLE = 100;
const LONGEST_LEAD = 80;
const SHORTEST_REST = 10;
const LONGEST_LINE = 2000;
const MENTION = /^@/;
const TAG = /^(?:\[[^\]]{1,8}\]|【[^】]{1,5}】)\s*(?=\S)/;
/** Matches a title in brackets before its text, perhaps after the account that it is from: `@某报【标题】正文`. */
const BRACKETED = /^(?:@[^\s@【】，。：:]{1,12}\s?)?【[^】]{6,60}】\s*(?=\S)/;
/** Matches a line that is completely in brackets. */
const IN_BRACKETS = /^【[^【】]{2,80}】$/;
/** Matches signs that mark a title without other markup. */
const MARK = /^(?:[▌▍▎■□▶►➤➡✦★☆❖◇◆♦●○▲△※•·]|\p{Extended_Pictographic}\ufe0f?)\s*(?=\S)/u;
const mayBeBracketed = beginsLike([], '[【@');

/** Returns every style in which a line could be a title, the most distinctive first; empty if it cannot be one. */
export function titleStylesOf(line: Line): TitleStyle[] {
  const styles = stylesSet(line);
  return styles.length === 0 || isBoilerplateLine(line.text) || leadsAlongPage(line) ? [] : styles;
}

/** Whether a line consists of several links to places of its own page: the page's contents in one line. */
function leadsAlongPage(line: Line): boolean {
  const { kind, text, links } = line;
  if (kind !== 'paragraph' || links.length < 2 || links.some(({ url }) => !url.startsWith('#'))) return false;
  return linkedCharacters(line) >= MOSTLY_LINKED * text.length;
}

const MOSTLY_LINKED = 0.8;

/**
 * Returns the most distinctive style that a line is set in, whatever it says, other than that of running text; undefined
 * if there is none.
 */
export function distinctiveStyle(line: Line): TitleStyle | undefined {
  const [style] = stylesSet(line);
  return style === 'paragraph' ? undefined : style;
}

/** Returns the styles that a line is set in, whatever it says. */
function stylesSet(line: Line): TitleStyle[] {
  const { text, kind } = line;
  if (text === '' || text.length > LONGEST_LINE || !(isLetterUnit(unitAt(text, 0)) || /\p{L}/u.test(text)))
    return [];
  if (kind === 'heading') return [HEADING_STYLES[line.level - 1] ?? 'h6'];
  if (kind === 'row') return ['row'];
  if (kind === 'item') return itemStyles(line);
  if (kind !== 'paragraph') return [];
  return paragraphStyles(line);
}

function itemStyles(line: Line): TitleStyle[] {
  const isLed =
    line.lead.length >= 2 && !/^https?:/.test(line.lead) && !MENTION.test(line.lead) && line.fresh;
  const styles: TitleStyle[] = isLed ? ['lead item'] : [];
  styles.push(line.level > 1 ? 'nested item' : 'item');
  if (!isLed && isColonTitle(withoutOrdinal(line.text))) styles.push('colon line');
  return styles;
}

function paragraphStyles(line: Line): TitleStyle[] {
  const { text, bold, quoted, lead, fresh } = line;
  const styles: TitleStyle[] = [];
  const ordinal = ordinalIn(text);
  const rest = text.slice(ordinal.length);
  const short = isShort(rest);
  if (bold && isShort(text.replace(/。$/, '')) && !/[：:]$/.test(text)) {
    if (quoted) styles.push('quoted bold');
    else if (ordinal !== '') styles.push('numbered bold', 'bold');
    else styles.push('bold');
  }
  if (ordinal !== '' && rest !== '') {
    // The ordinal may be bold together with the title.
    const led = lead.startsWith(ordinal) ? lead.slice(ordinal.length) : lead;
    const isLed = led.length >= 2 && led.length <= LONGEST_LEAD && rest.startsWith(led);
    if (isLed && rest.length >= led.length + SHORTEST_REST) styles.push('numbered lead');
    if (short) styles.push('numbered');
    else styles.push('numbered line');
    if (isColonTitle(rest)) styles.push('colon line');
    return styles;
  }
  if (short && isCountedInChinese(text)) styles.push('chinese numbered');
  const led = bold || lead === '' ? undefined : leadStyleOf(line);
  // A link alone and a name before a dash have the same style with and without a sign before them: stars rate an item.
  const bare =
    led === 'linked' || (led === 'lead line' && SET_OFF.test(text.slice(lead.length))) ? led : undefined;
  if (!isWordUnit(unitAt(text, 0)) && MARK.test(text) && !/[：:]$/.test(text))
    styles.push(...(bare === undefined ? [] : [bare]), short ? 'marked' : 'marked line');
  const opens = mayBeBracketed(text);
  if (opens && BRACKETED.test(text)) styles.push('bracketed line');
  else if (opens && TAG.test(text)) styles.push('tagged line');
  if (led !== undefined && !styles.includes(led)) styles.push(led);
  if (styles.length > 0) return styles;
  if (opens && IN_BRACKETS.test(text)) return ['bracketed'];
  if (short && text.length >= 2 && !/[：:、，,]$/.test(text)) styles.push(quoted ? 'quoted' : 'plain');
  else if (text.length <= 60 && text.indexOf('。') === text.length - 1)
    styles.push('sentence', ...(isColonTitle(text) && fresh ? (['colon line'] as const) : []));
  else if (isColonTitle(text) && fresh) styles.push('colon line', 'paragraph');
  else if (fresh && text.length >= 30) styles.push('paragraph');
  return styles;
}

/** Matches the sign between a name and its text. */
const SET_OFF = /^(?:\s*[：:—–]|\s+-\s)/;

function leadStyleOf({ lead, text }: Line): TitleStyle | undefined {
  const isSetOff = lead.length >= 2 && SET_OFF.test(text.slice(lead.length));
  if (/^https?:/.test(lead) || MENTION.test(lead)) return undefined;
  if (lead.length === text.length) return lead.length <= LONGEST_TITLE ? 'linked' : undefined;
  if (lead.length > LONGEST_LEAD) return undefined;
  if (lead.length < SHORTEST_LEAD && !isSetOff) return undefined;
  return text.length >= lead.length + SHORTEST_REST ? 'lead line' : undefined;
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_TITLE && !text.includes('。') && !/[；;，,、]/.test(text.slice(-1));
}
