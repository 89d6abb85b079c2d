import type { TitleStyle } from '../../layouts/candidates/titleStyles.ts';
import type { Line } from '../../lines/line.ts';
import { TERMS } from '../../terms/terms.ts';
import { withoutNote, withoutRating } from './endNote.ts';
import { rowParts } from './rowTitle.ts';
import { LONGEST_FIRST_SENTENCE, sentenceParts } from './sentenceParts.ts';
import { labelOf, NO_LABELS, UNMARKED } from './sharedLabels.ts';
import { tidyTitle, uncounted } from './tidyTitle.ts';
import type { TitleParts } from './titleParts.ts';

/** Splits a title line by its style; `labels` are what most stories begin with, which names none of them. */
export function splitTitleLine(
  line: Line,
  style: TitleStyle,
  labels: ReadonlySet<string> = NO_LABELS,
): TitleParts {
  return withoutNote(withoutRating(partsIn(line, style, labels)));
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
  if (style === 'row') return rowParts(text, labels);
  return addressedParts(text) ?? { title: tidyTitle(text), text: '', tag: null };
}

/** Splits a title from its address in the same line: `标题 https://…`. */
function addressedParts(text: string): TitleParts | undefined {
  if (!text.includes('://')) return undefined;
  const at = text.search(/[<（(]?\s*https?:\/\//);
  const title = at < 2 ? '' : tidyTitle(text.slice(0, at));
  return title.length < 2 ? undefined : { title, text: text.slice(at), tag: null };
}

/** A number that counts a part within a part before words, `1.2 `; before a unit it says how much. */
const PART_NUMBER =
  /^\d{1,2}\.\d{1,2}[.、]?\s+(?=[\p{L}《「“])(?!(?:英寸|吋|寸|万|萬|亿|億|倍|版|代|元|美元|港元|欧元|歐元|分|折|米|秒|级|級|吨|噸|公里|[kmgt]i?b|[mg]hz|nm|mm|cm)(?![a-z]))/iu;

/** A heading or a bold line without the number of its part. */
function withoutPartNumber({ text, kind, bold }: Line): string {
  return kind === 'heading' || bold ? text.replace(PART_NUMBER, '') : text;
}

/** Whether a line begins with a bold or linked title that a dash sets off: `• **标题** — 正文`. */
function isSetOff({ text, lead }: Line): boolean {
  return lead.length >= SHORTEST_SET_OFF && text.startsWith(lead) && SET_OFF.test(text.slice(lead.length));
}

const SHORTEST_SET_OFF = 10;
/** Matches a dash that sets a title off. */
const SET_OFF = /^\s*[-–—]{1,2}\s*\S/;

/** Splits a list item that begins with its linked or bold title: `[标题](…)：正文`. */
function leadParts({ text, lead, links }: Line): TitleParts {
  const named = namedLink(text, links);
  if (named !== undefined) return { title: tidyTitle(named), text: '', tag: null };
  const counted = text.startsWith(lead) ? text : uncounted(text);
  const rest = counted.startsWith(lead) ? counted.slice(lead.length) : '';
  // A link or bold name that the sentence goes on from is only its subject.
  if (TERMS.joiningName.test(rest)) return sentenceParts(uncounted(text));
  return {
    title: tidyTitle(uncounted(lead)),
    text: rest.replace(/^[\s：:，,。》〉\-–—|｜]+/, ''),
    tag: null,
  };
}

/** Splits a line that begins with its title and a colon: `标题：正文`. */
function colonParts(text: string): TitleParts {
  const colon = text.search(/[：:]/);
  return { title: tidyTitle(text.slice(0, colon)), text: text.slice(colon + 1).trim(), tag: null };
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
    return { title: tidyTitle(first.text), text: after.replace(AFTER_LINK, ''), tag };
  const title = rest.replace(/\s*[：:]?\s*https?:\/\/\S+\s*$/, '');
  return title.length <= LONGEST_FIRST_SENTENCE * 2 && !title.includes('。')
    ? { title: tidyTitle(title), text: '', tag }
    : { ...sentenceParts(rest), tag };
}

const LABELLED = /^[^：:\s]{2,6}\s?[：:]\s*/;

/** Returns the name in a list item that only describes a link: `项目地址：[名称](…)`. */
function namedLink(text: string, links: Line['links']): string | undefined {
  const [only, more] = links;
  if (only === undefined || more !== undefined || only.text.includes('://')) return undefined;
  return LABELLED.test(text) && text.replace(LABELLED, '') === only.text ? only.text : undefined;
}

/** Matches a name before a bar. */
const NAME_BEFORE = /^.{2,20}[|｜丨]\s*$/;

/** Whether a list item is a link alone behind its source: `某报 | [标题](…)`. */
function endsInLink(text: string, [only, more]: Line['links']): boolean {
  if (only === undefined || more !== undefined || !text.endsWith(only.text)) return false;
  return NAME_BEFORE.test(text.slice(0, -only.text.length));
}

/** Splits a list item without markup: `标题 https://… 投稿人`, perhaps after its day in brackets, else a sentence. */
function itemParts(text: string, links: Line['links']): TitleParts {
  const rest = text.replace(/^[[【]\s*[\d./-]{2,10}\s*[\]】]\s*/, '');
  const named = namedLink(rest, links);
  if (named !== undefined) return { title: tidyTitle(named), text: '', tag: null };
  if (endsInLink(rest, links)) return { title: tidyTitle(rest), text: '', tag: null };
  const address = rest.search(/[<（(]?\s*https?:\/\//);
  const title = address < 0 ? '' : tidyTitle(rest.slice(0, address));
  if (title.length < 2 || title.length > LONGEST_FIRST_SENTENCE || title.includes('。'))
    return sentenceParts(rest);
  return { title, text: rest.slice(address), tag: null };
}

/** Splits a paragraph that begins with its title in brackets: `【标题】正文`, `@某报【标题】正文`. */
function bracketedParts(text: string): TitleParts {
  const [start, end] = [text.indexOf('【'), text.indexOf('】')];
  const parts = [text.slice(0, start).trim(), text.slice(end + 1).trim()];
  return { title: tidyTitle(text.slice(start + 1, end)), text: parts.join(' ').trim(), tag: null };
}
