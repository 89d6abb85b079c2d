import { isWordUnit } from '../../text/beginnings.ts';
import { cutText } from '../../text/cut.ts';
import { DAY_TERMS } from '../dating/dayTerms.ts';
import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { sourceLine } from '../lines/attribution.ts';
import type { Line } from '../lines/line.ts';
import { withoutChineseOrdinal, withoutOrdinal } from '../lines/ordinals.ts';
import { TERMS } from '../terms.ts';

/** Parts of a title line: the title, and the part of the story's text in the same line. */
export interface TitleParts {
  readonly title: string;
  readonly text: string;
  /** Category before the title: `[工具]`. */
  readonly tag: string | null;
}

const LONGEST_FIRST_SENTENCE = 60;
/** Longest first sentence in characters that is the whole title of an untitled story. */
const LONGEST_SENTENCE = 70;
const LONGEST_CUT_TITLE = 40;
const SHORTEST_CUT_TITLE = 10;

const NO_LABELS: ReadonlySet<string> = new Set();

/** Splits a title line by its style; `labels` are what most stories begin with, which names none of them. */
export function titleParts(
  line: Line,
  style: TitleStyle,
  labels: ReadonlySet<string> = NO_LABELS,
): TitleParts {
  return withoutNote(partsIn(line, style, labels));
}

function partsIn(line: Line, style: TitleStyle, labels: ReadonlySet<string>): TitleParts {
  const text = uncounted(withoutPartNumber(line));
  if (labels.size > 0 && labels.has(labelOf(text)) && UNMARKED.has(style))
    return sentenceParts(text.slice(text.search(/[：:]/) + 1).trim());
  if (style === 'lead item' || style === 'lead line' || style === 'numbered lead') return leadParts(line);
  if (style === 'bracketed line') return bracketedParts(text);
  if (style === 'tagged line') return taggedParts(text, line.links);
  if (style === 'colon line') return colonParts(text);
  if (style === 'item' || style === 'nested item') return itemParts(text, line.links);
  if (style === 'marked line' && isSetOff(line)) return leadParts(line);
  if (style === 'numbered line' || style === 'marked line')
    return addressedParts(text) ?? sentenceParts(text);
  if (style === 'paragraph') return sentenceParts(text);
  if (style === 'row') return rowParts(text);
  return addressedParts(text) ?? { title: tidy(text), text: '', tag: null };
}

/** Splits a title from its address in the same line: `标题 https://…`. */
function addressedParts(text: string): TitleParts | undefined {
  if (!text.includes('://')) return undefined;
  const at = text.search(/[<（(]?\s*https?:\/\//);
  const title = at < 2 ? '' : tidy(text.slice(0, at));
  return title.length < 2 ? undefined : { title, text: text.slice(at), tag: null };
}

/** A number that counts a part within a part before words, `1.2 `; before a unit it says how much. */
const PART_NUMBER =
  /^\d{1,2}\.\d{1,2}[.、]?\s+(?=[\p{L}《「“])(?!(?:英寸|吋|寸|万|萬|亿|億|倍|版|代|元|美元|港元|欧元|歐元|分|折|米|秒|级|級|吨|噸|公里|[kmgt]i?b|[mg]hz|nm|mm|cm)(?![a-z]))/iu;

/** A heading or a bold line without the number of its part. */
function withoutPartNumber({ text, kind, bold }: Line): string {
  return kind === 'heading' || bold ? text.replace(PART_NUMBER, '') : text;
}

/** Removes the ordinal of a title. */
function uncounted(text: string): string {
  const rest = withoutChineseOrdinal(withoutOrdinal(text));
  return rest === '' ? text : rest;
}

/** Whether a line begins with a bold or linked title that a dash sets off: `• **标题** — 正文`. */
function isSetOff({ text, lead }: Line): boolean {
  return lead.length >= SHORTEST_CUT_TITLE && text.startsWith(lead) && SET_OFF.test(text.slice(lead.length));
}

/** Matches a dash that sets a title off. */
const SET_OFF = /^\s*[-–—]{1,2}\s*\S/;

const GOES_ON = /^\s?(?:[和与與及、&+]|and\s)/;

/** Splits a list item that begins with its linked or bold title: `[标题](…)：正文`. */
function leadParts({ text, lead, links }: Line): TitleParts {
  const named = namedLink(text, links);
  if (named !== undefined) return { title: tidy(named), text: '', tag: null };
  const counted = text.startsWith(lead) ? text : uncounted(text);
  const rest = counted.startsWith(lead) ? counted.slice(lead.length) : '';
  // A link or bold name that the sentence goes on from is only its subject.
  if (GOES_ON.test(rest)) return sentenceParts(uncounted(text));
  return {
    title: tidy(uncounted(lead)),
    text: rest.replace(/^[\s：:，,。》〉\-–—|｜]+/, ''),
    tag: null,
  };
}

/** Splits a line that begins with its title and a colon: `标题：正文`. */
function colonParts(text: string): TitleParts {
  const colon = text.search(/[：:]/);
  return { title: tidy(text.slice(0, colon)), text: text.slice(colon + 1).trim(), tag: null };
}

const LONGEST_LABEL = 8;
const FEWEST_LABELLED = 3;
const MOSTLY = 0.6;
/** Styles without markup, of which a label at the line's beginning may be the only sign. */
const UNMARKED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'colon line',
  'sentence',
  'plain',
  'paragraph',
]);

/** Returns the label before a line's colon; empty if there is none, or a longer text. */
function labelOf(text: string): string {
  const colon = text.slice(0, LONGEST_LABEL + 1).search(/[：:]/);
  return colon < 0 ? '' : text.slice(0, colon);
}

/** Returns what most stories begin with before a colon: 推荐语：…, 推荐语：…. A name that some begin with is a subject. */
export function sharedLabels(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const [index, style] of titles) {
    const label = UNMARKED.has(style) ? labelOf(uncounted(lines[index]?.text ?? '')) : '';
    if (label !== '') times.set(label, (times.get(label) ?? 0) + 1);
  }
  const least = Math.max(FEWEST_LABELLED, MOSTLY * titles.size);
  return new Set([...times].filter(([, count]) => count >= least).map(([label]) => label));
}

/** Matches what separates a linked title from the text after it. */
const AFTER_LINK = /^\s*(?:[-–—]{1,2}|[：:|｜])\s*(?=\S)/;

/**
 * Splits a line that begins with its category, and ends with its address, `[工具] 标题：https://…`, or goes on after the
 * linked title, `[工具] [标题](…) - 正文`.
 */
function taggedParts(text: string, [first]: Line['links']): TitleParts {
  const [, tag = ''] = /^[[【]([^\]】]{1,8})[\]】]/.exec(text) ?? [];
  const rest = text.slice(tag.length + 2).trim();
  const after = first && rest.startsWith(first.text) ? rest.slice(first.text.length) : '';
  if (first && AFTER_LINK.test(after))
    return { title: tidy(first.text), text: after.replace(AFTER_LINK, ''), tag };
  const title = rest.replace(/\s*[：:]?\s*https?:\/\/\S+\s*$/, '');
  return title.length <= LONGEST_FIRST_SENTENCE * 2 && !title.includes('。')
    ? { title: tidy(title), text: '', tag }
    : { ...sentenceParts(rest), tag };
}

const LABELLED = /^[^：:\s]{2,6}\s?[：:]\s*/;

/** Returns the name in a list item that only describes a link: `项目地址：[名称](…)`. */
function namedLink(text: string, links: Line['links']): string | undefined {
  const [only, more] = links;
  if (only === undefined || more !== undefined || only.text.includes('://')) return undefined;
  return LABELLED.test(text) && text.replace(LABELLED, '') === only.text ? only.text : undefined;
}

/** Splits a list item without markup: `标题 https://… 投稿人`, perhaps after its day in brackets, else a sentence. */
function itemParts(text: string, links: Line['links']): TitleParts {
  const rest = text.replace(/^[[【]\s*[\d./-]{2,10}\s*[\]】]\s*/, '');
  const named = namedLink(rest, links);
  if (named !== undefined) return { title: tidy(named), text: '', tag: null };
  const address = rest.search(/[<（(]?\s*https?:\/\//);
  const title = address < 0 ? '' : tidy(rest.slice(0, address));
  if (title.length < 2 || title.length > LONGEST_FIRST_SENTENCE || title.includes('。'))
    return sentenceParts(rest);
  return { title, text: rest.slice(address), tag: null };
}

/** Splits a table's row: the first cell that is more than a number or a mark is the title, the others are the text. */
function rowParts(text: string): TitleParts {
  const cells = text.split(' | ').map((cell) => cell.replace(/[|\s]+$/, ''));
  const at = Math.max(
    0,
    cells.findIndex((cell) => cell.replace(/[^\p{L}]/gu, '').length >= 4),
  );
  const rest = cells
    .slice(at + 1)
    .filter((cell) => cell !== '')
    .join(' | ');
  return { title: tidy(cells[at] ?? text), text: rest, tag: null };
}

/** Splits a paragraph that begins with its title in brackets: `【标题】正文`, `@某报【标题】正文`. */
function bracketedParts(text: string): TitleParts {
  const [start, end] = [text.indexOf('【'), text.indexOf('】')];
  const parts = [text.slice(0, start).trim(), text.slice(end + 1).trim()];
  return { title: tidy(text.slice(start + 1, end)), text: parts.join(' ').trim(), tag: null };
}

/**
 * Splits a paragraph without a title: its first sentence is the title if it is short, else the sentence's beginning is.
 */
function sentenceParts(text: string): TitleParts {
  const end = text.search(/[。！？!?]/);
  const first = end < 0 ? text : text.slice(0, end);
  if (first.length <= LONGEST_FIRST_SENTENCE && end >= 0 && end < text.length - 1) {
    const keepsMark = /[！？!?]/.test(text[end] ?? '');
    return {
      title: tidy(keepsMark ? text.slice(0, end + 1) : first),
      text: text.slice(end + 1).trim(),
      tag: null,
    };
  }
  if (first.length <= LONGEST_CUT_TITLE) return { title: tidy(first), text, tag: null };
  // Without its day the sentence may be short enough; else its beginning names the story.
  const undated = first.replace(DAY_TERMS.opening, '');
  if (undated.length <= LONGEST_SENTENCE) return { title: tidy(undated), text, tag: null };
  let title = '';
  for (const clause of undated.split(/(?<=[，,；：])/)) {
    if (title.length >= SHORTEST_CUT_TITLE && title.length + clause.length > LONGEST_CUT_TITLE) break;
    title += clause;
    if (title.length > LONGEST_CUT_TITLE) break;
  }
  return { title: cutText(tidy(title), LONGEST_CUT_TITLE), text, tag: null };
}

const LEADING_MARKS = /^(?:[\s：:，,、·•▪▌▍▎■□▶►➤➡✦★☆❖◇◆♦●○▲△※]|\p{Extended_Pictographic}\ufe0f?)+(?=.)/u;

/** Matches the site after each item of a list of links: `标题 (example.com)`, `标题 — example.com`. */
const SITE =
  /(?<=\S)\s*(?:[(（](?:[\w-]{1,40}\.){1,4}[a-z]{2,12}[)）]|\s[-–—|｜]{1,2}\s(?:[\w-]{1,40}\.){1,4}[a-z]{2,12})$/i;

/** Matches the label of a title's link after it: `标题 (来源)`, `标题【原文】`. */
const IN_BRACKETS = /(?<=\S)\s*[(（[【]([^()（）[\]【】]{1,8})[)）\]】]$/;

function withoutSourceLink(title: string): string {
  const [written = '', name = ''] = IN_BRACKETS.exec(title) ?? [];
  return written.length < title.length && TERMS.sourceLink.test(name)
    ? title.slice(0, title.length - written.length)
    : title;
}

/** Matches a note in brackets at a title's end. */
const NOTE = /(?<=\S)\s{0,3}[(（]([^()（）]{2,60})[)）]$/;
/** Signs beside figures: a star, a plus, a unit of thousands. */
const BESIDE_FIGURES = /[\s\d.,，、·|/+⭐★☆🔥👍💬▲kw万萬]/giu;

/** Moves the note at a title's end that names its source or day, or counts its readers' votes, to the text. */
function withoutNote(parts: TitleParts): TitleParts {
  if (!/[)）]/.test(parts.title.slice(-1))) return parts;
  const [written, note = ''] = NOTE.exec(parts.title) ?? [];
  if (written === undefined || parts.text !== '') return parts;
  if (sourceLine(note) === undefined && !isCountOfVotes(note) && !DAY_NOTE.test(note)) return parts;
  return { ...parts, title: tidy(parts.title.slice(0, -written.length)), text: note };
}

/** Matches a note that is one day, `2026-03-05`, `3月5日`: a year, a month or a period is part of a name. */
const DAY_NOTE = /^(?:(?:19|20)\d{2}\s?[-./年]\s?)?\d{1,2}\s?[-./月]\s?\d{1,2}\s?[日号號]?$/;

/** Whether a note has figures and names of measures alone: 160 分，60 评论. */
function isCountOfVotes(note: string): boolean {
  if (!/\d/.test(note)) return false;
  const words = note.replace(BESIDE_FIGURES, '');
  return words !== '' || /[⭐★▲👍💬]/u.test(note) ? words.replace(TERMS.measures, '') === '' : false;
}

function tidy(title: string): string {
  // Nothing below changes a title that begins and ends with a word.
  if (isWordUnit(title.charCodeAt(0)) && isWordUnit(title.charCodeAt(title.length - 1))) return title;
  const trimmed = withoutSourceLink(title)
    .replace(LEADING_MARKS, '')
    .replace(/[\s：:，,、；;。]+$/, '')
    .replace(/\s*[↗→]+$/, '')
    .replace(/\s[-–—|｜]+$/, '')
    .replace(SITE, '');
  const quoted = /^《([^《》]+)》?$/.exec(trimmed)?.[1] ?? /^【([^【】]+)】$/.exec(trimmed)?.[1];
  return quoted ?? trimmed;
}

const LEADING_COUNTER =
  /^(?:(?:NO|TOP)\.?\s*)?0?(\d{1,3})(?:\s*(?:[、．:：]|\.(?![\dA-Za-z]))\s*|\s+)(?=\S)/i;
/** Matches a place among all: `(1/7) `, `2/7 `. */
const LEADING_PLACE = /^[(（[【]?(\d{1,2})\s?[/／]\s?\d{1,2}(?!\d)[)）\]】]?\s*(?=[^\s/／月日號号)）\]】])/;
const TRAILING_COUNTER = /\s?[#＃](\d{1,3})$/;
/** Matches the time of a piece of news: `06:10 `, `[18:05]`. */
const LEADING_TIME =
  /^[[【(（]?(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?:[\]】)）]\s*|\s*[|｜丨]\s*|\s+)(?=\S)/;
/** Matches a title that lines of a sign stand on either side of: `== 标题 ==`. */
const RULED = /^([=\-–—~～*─━])\1*\s*(\S.*?)\s*\1+$/;

/**
 * Removes the counters that most of an edition's titles have: `1 标题`, `2 标题`, or `标题 #1`, `标题 #2`, and the times
 * and rules beside most. A single title that begins with a number keeps it.
 */
export function withoutSharedCounters(titles: readonly string[]): string[] {
  const isTimed = isShared(titles, LEADING_TIME);
  const bare = isTimed ? titles.map((title) => title.replace(LEADING_TIME, '')) : titles;
  const isRuled = isShared(bare, RULED);
  const own = isRuled ? bare.map((title) => title.replace(RULED, '$2')) : bare;
  const shared = [LEADING_COUNTER, LEADING_PLACE, TRAILING_COUNTER].filter((counter) => counts(own, counter));
  return own.map((title) => shared.reduce((rest, counter) => rest.replace(counter, ''), title));
}

const FEWEST_SHARING = 3;
const LEAST_SHARING = 0.8;

function isShared(titles: readonly string[], pattern: RegExp): boolean {
  const sharing = titles.filter((title) => pattern.test(title)).length;
  return sharing >= Math.max(FEWEST_SHARING, LEAST_SHARING * titles.length);
}

/** Whether the numbers at one end of most titles increase by one, or restart at one. */
function counts(titles: readonly string[], counter: RegExp): boolean {
  let before = 0;
  let counted = 0;
  for (const title of titles) {
    if (!/^(?:(?:NO|TOP)\.?\s*|[(（[【])?\d|\d$/i.test(title)) continue;
    const number = Number(counter.exec(title)?.[1]);
    if (number === before + 1 || number === 1) {
      counted++;
      before = number;
    }
  }
  return counted >= Math.max(2, 0.6 * titles.length);
}
