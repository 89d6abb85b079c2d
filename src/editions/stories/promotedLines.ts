import { isButton, mayBeSlogan } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { ordinalIn } from '../lines/ordinals.ts';
import { endsSentence } from '../lines/sentences.ts';
import {
  hintsAtPromotion,
  isOutrightCall,
  isPromotion,
  isPromotionSection,
  promotionWeight,
} from './advertisements.ts';
import { isCallApart } from './callsToAction.ts';
import { type Draft, type DraftPosition, paragraphsOf } from './draft.ts';

const LONGEST_SLOGAN = 40;
/** Characters of a story's beginning that are compared with a promotion below. */
const LONGEST_OPENING = 800;

/**
 * Whether a story that no glance announces is an advertisement; at positions where one is expected its text decides.
 */
export function promotes(draft: Draft, place: DraftPosition): boolean {
  if (draft.isMissingFromGlance || place === 'after') return isPromotionThroughout(draft);
  const { title, text } = draft.parts;
  const first = text === '' ? draft.lines.find((line) => line.text !== '')?.text : text;
  const beginning = `${title} ${first ?? ''}`;
  if (place === 'among events') return isOutrightCall(beginning);
  return promotionWeight(title) > 0 && isPromotion(beginning);
}

const FEWEST_EVENTS = 3;
const LEAST_EVENTS = 0.3;

/** Whether so many titles hint at promotion that conferences and contests are the edition's own news. */
export function areEvents(drafts: readonly Draft[]): boolean {
  const fewest = Math.max(FEWEST_EVENTS, LEAST_EVENTS * drafts.length);
  return drafts.filter(({ parts }) => promotionWeight(parts.title) > 0).length >= fewest;
}

/** Whether a whole draft is a promotion, not news followed by one. */
export function isPromotionThroughout({ parts, lines }: Draft): boolean {
  const texts = [parts.text, ...lines.map(({ text }) => text)].filter(Boolean);
  if (isPromotion(`${parts.title} ${texts[0] ?? ''}`)) return true;
  return hintsAtPromotion(parts.title) && texts.some(isPromotion);
}

/** Truncates a last story where promotion begins; elsewhere removes clear calls and the lines that lead to them. */
export function withoutPromotions(
  { lines, parts }: Draft,
  isLast: boolean,
): { kept: readonly Line[]; dropped: readonly string[] } {
  const least = parts.text === '' ? lines.findIndex(({ text }) => text !== '') + 1 : 0;
  const told = isLast ? openingOf(parts, lines.slice(0, least)) : '';
  const promotes = (text: string) =>
    isLast ? beginsPromotion(text) || isCallApart(text, told) : isOutrightCall(text);
  const call = lines.findIndex(({ text }, i) => i >= least && text !== '' && promotes(text));
  if (call < 0) return { kept: lines, dropped: NONE };
  const start = leadIn(lines, call, least);
  let end = isLast ? lines.length : call + 1;
  while (end < lines.length && !isNews(lines[end])) end++;
  return {
    kept: [...lines.slice(0, start), ...lines.slice(end)],
    dropped: paragraphsOf(lines.slice(start, end)),
  };
}

const NONE: readonly string[] = [];

/** Returns the beginning of a story, with which a call under it is compared. */
function openingOf({ title, text }: Draft['parts'], lines: readonly Line[]): string {
  return [title, text, ...lines.map((line) => line.text)].join(' ').slice(0, LONGEST_OPENING);
}

/** Whether advertisements begin at a line: it promotes, names a part without news, or is a button of the page. */
function beginsPromotion(text: string): boolean {
  return isPromotion(text) || isButton(text) || (isPromotionSection(text) && !endsSentence(text));
}

/** Whether a line is more than a poster or a slogan under a call. */
function isNews(line: Line | undefined): boolean {
  return line !== undefined && line.text.length > LONGEST_SLOGAN && !hintsAtPromotion(line.text);
}

/** Returns the first line above a call that belongs to it: hints, slogans, a list under a hint. */
function leadIn(lines: readonly Line[], call: number, least: number): number {
  let start = call;
  for (let i = call - 1; i >= least; i--) {
    const line = lines[i];
    if (line?.kind === 'item' && !hintsAtPromotion(line.text)) continue;
    const isHint = line !== undefined && hintsAtPromotion(line.text);
    if (!isHint && (i < start - 1 || !isSlogan(line, lines[i - 1]))) break;
    start = i;
  }
  return start;
}

/** Whether a line is short and not a sentence, caption, address or list item. */
function isSlogan(line: Line | undefined, before: Line | undefined): boolean {
  if (line === undefined || line.text === '' || line.text.length > LONGEST_SLOGAN) return false;
  if (before === undefined || before.image !== null || ordinalIn(line.text) !== '') return false;
  return mayBeSlogan(line.text);
}
