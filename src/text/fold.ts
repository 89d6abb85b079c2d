import pairs from 'opencc-js/dict/TSCharacters';
import { formOf } from './characterForms.ts';
import { hasUntidySpace } from './spaces.ts';
import { TextUnits } from './textUnits.ts';
import { unitAt } from './unitAt.ts';

/** Simplified code unit of each Traditional one, 0 if unchanged: one table lookup per character. */
const simplified = new Uint16Array(0x10000);
/** Traditional characters of each Simplified one. */
const traditionalOf = new Map<string, string[]>();
for (const pair of pairs.split('|')) {
  const [traditional, simple] = pair.split(' ');
  if (traditional?.length === 1 && simple?.length === 1) {
    simplified[unitAt(traditional, 0)] = unitAt(simple, 0);
    const others = traditionalOf.get(simple);
    if (others) others.push(traditional);
    else traditionalOf.set(simple, [traditional]);
  }
}

const asciiOnly = /^[\x20-\x7e]*$/;
const invisible = /[\p{Cf}\u{fe00}-\u{fe0f}]/gu;
/** Matches every text with invisible characters, and is ten times as fast as the exact test. */
const mayHoldInvisible =
  /[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udbff]/;

/**
 * Normalizes a text for comparison: NFKC (full width becomes half width), lower case, Simplified, without invisible
 * characters, white space folded to single spaces and trimmed. Idempotent.
 */
export function fold(text: string): string {
  const lower = foldLetters(text);
  return (hasUntidySpace(lower) ? lower.replace(/\s+/g, ' ') : lower).trim();
}

/** Like `fold`, but keeps white space. */
export function foldLetters(text: string): string {
  return asciiOnly.test(text) ? text.toLowerCase() : foldCharacters(text);
}

/** Folding of each code unit, computed when a text has it; {@link UNKNOWN} or {@link DEPENDENT} if there is none. */
const foldings = new Uint16Array(0x10000);
const UNKNOWN = 0;
/** Stands for units that are not folded one for one, or not alike in every text; it is no character itself. */
export const DEPENDENT = 0xffff;

/** Returns the folding of one code unit; {@link DEPENDENT} if it is not one unit, or depends on the units beside it. */
export function foldUnit(unit: number): number {
  let folded = foldings[unit] ?? DEPENDENT;
  if (folded === UNKNOWN) foldings[unit] = folded = foldingOf(unit);
  return folded;
}

const textUnits = new TextUnits();

function foldCharacters(text: string): string {
  const units = textUnits.take(text);
  let isChanged = false;
  for (let i = 0; i < text.length; i++) {
    const unit = units[i] ?? 0;
    const folded = foldings[unit] || foldUnit(unit);
    if (folded === unit) continue;
    if (folded === DEPENDENT) return foldWhole(text);
    units[i] = folded;
    isChanged = true;
  }
  return isChanged ? textUnits.join(text.length) : text;
}

function foldingOf(unit: number): number {
  const form = formOf(unit);
  const folded = form?.length === 1 ? unitAt(form, 0) : 0;
  return simplified[folded] || folded || DEPENDENT;
}

/** Folds the characters of a text, of which some depend on their neighbours. */
function foldWhole(text: string): string {
  const visible = mayHoldInvisible.test(text) ? text.replace(invisible, '') : text;
  return simplify(visible.normalize('NFKC').toLowerCase());
}

/** Replaces Traditional characters with Simplified ones, one for one. */
export function simplify(text: string): string {
  const units = textUnits.take(text);
  let isChanged = false;
  for (let i = 0; i < text.length; i++) {
    const simple = simplified[units[i] ?? 0] ?? 0;
    if (simple === 0) continue;
    units[i] = simple;
    isChanged = true;
  }
  return isChanged ? textUnits.join(text.length) : text;
}

/**
 * Returns all texts of which {@link simplify} makes a Simplified word of the vocabulary, so that texts need not be simplified
 * to find it; their number grows with a power of the word's length.
 */
export function unsimplified(word: string): string[] {
  let texts = [''];
  for (const unit of word.split('')) {
    const own = simplify(unit) === unit ? [unit] : [];
    const spellings = [...own, ...(traditionalOf.get(unit) ?? [])];
    texts = texts.flatMap((text) => spellings.map((spelling) => text + spelling));
  }
  return texts;
}

/** Returns some words in both scripts: each as it stands, and every Traditional spelling of a Simplified one. */
export function inBothScripts(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, ...unsimplified(word)]))];
}
