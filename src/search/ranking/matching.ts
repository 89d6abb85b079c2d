import { foldLetters } from '../../text/fold.ts';
import { type Atom, atomsOf } from '../../words/atoms.ts';
import { type Amount, findAmount, quantitiesIn } from '../../words/quantities.ts';
import type { Alternative, Term } from '../query/terms.ts';
import { isBeforeVariant } from './productVariants.ts';
import { expressionOfAlternatives } from './termExpression.ts';

/** Match of a term in a text. */
export interface Match {
  readonly count: number;
  /** Offsets of the first match in the normalized text. */
  readonly start: number;
  readonly end: number;
  /** Whether it only matches the start of a longer designation: GPT-4 in GPT-4o. */
  readonly isPartial: boolean;
  /** Whether it only matches a sister product: o3 in o3-mini, iPhone 16 in iPhone 16 Pro. */
  readonly isSister: boolean;
  /** Matched alternative. */
  readonly alternative: Alternative;
}

/** Finds a term in normalized texts, by its most certain alternative. */
export type Matcher = (text: string) => Match | undefined;

/** Normalizes a folded text for matching: joiners of names become one space, and numbers have no separators. */
export function normalizeForMatching(text: string): string {
  return foldLetters(text)
    .trim()
    .replace(/(?:[\s\-_·・‧&'’]|\.(?!\d)|(?<!\d)\.)+/g, ' ')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

/** Upper bound of counted matches. */
const COUNT_MOST = 8;

/** Compiles a matcher for a term; alternatives of equal quality share an expression. */
export function matcherOf(term: Term): Matcher {
  const tiers = tiersOf(term.alternatives);
  return (text) => {
    for (const { characters, shape, alternatives } of tiers) {
      const mayMatch = characters.every((character) => text.includes(character));
      const match = mayMatch ? matchShape(shape(), alternatives, text) : undefined;
      if (match) return match;
      const byValue = matchValue(alternatives, text);
      if (byValue) return byValue;
    }
    return undefined;
  };
}

interface Tier {
  /** Chinese characters that a text must hold, for the only way of writing; none for several. */
  readonly characters: readonly string[];
  /** Compiled for the first text that may match: most texts hold no whole query as a phrase. */
  readonly shape: () => RegExp;
  readonly alternatives: readonly Alternative[];
}

function tiersOf(alternatives: readonly Alternative[]): Tier[] {
  const byQuality = new Map<number, Alternative[]>();
  for (const one of alternatives) {
    const tier = byQuality.get(one.quality);
    if (tier) tier.push(one);
    else byQuality.set(one.quality, [one]);
  }
  return [...byQuality]
    .sort(([one], [other]) => other - one)
    .map(([, alternatives]) => {
      let compiled: RegExp | undefined;
      const shape = () => {
        compiled ??= expressionOfAlternatives(alternatives);
        return compiled;
      };
      return { characters: requiredCharacters(alternatives), shape, alternatives };
    });
}

function requiredCharacters(alternatives: readonly Alternative[]): readonly string[] {
  const [only, ...others] = alternatives;
  const [form, ...forms] = only?.forms ?? [];
  if (form === undefined || forms.length > 0 || others.length > 0 || only?.wildcard) return [];
  return atomsOf(form).flatMap(({ kind, text }) => (kind === 'character' ? text : []));
}

function matchShape(shape: RegExp, alternatives: readonly Alternative[], text: string): Match | undefined {
  let count = 0;
  let isPartial = true;
  let isSister = true;
  let first: { start: number; end: number; alternative: Alternative } | undefined;
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match && count < COUNT_MOST; match = shape.exec(text)) {
    const [whole] = match;
    const end = match.index + whole.length;
    const group = match.findIndex((found, i) => i > 0 && found !== undefined);
    const alternative = alternatives[group - 1];
    if (whole === '' || !alternative) {
      shape.lastIndex = end + 1;
      continue;
    }
    first ??= { start: match.index, end, alternative };
    count += 1;
    isPartial &&= isDigit(text[end - 1]) && isLetter(text[end]);
    isSister &&= isBeforeVariant(text, match.index, end);
  }
  return first && { count, ...first, isPartial, isSister };
}

/** Digits and numerals with which every quantity begins: most titles have none. */
const BEGINS_QUANTITY = /[\d零〇一二两三四五六七八九十]/;

function matchValue(alternatives: readonly Alternative[], text: string): Match | undefined {
  const alternative = alternatives.find(({ values }) => values.length > 0);
  if (!alternative || !BEGINS_QUANTITY.test(text)) return undefined;
  const { atoms, quantities } = readQuantities(text);
  const found = findAmount(atoms, quantities, alternative.values);
  if (!found) return undefined;
  const [start, end] = [atoms[found.first]?.start ?? 0, atoms[found.next - 1]?.end ?? 0];
  return { count: 1, start, end, isPartial: false, isSister: false, alternative };
}

/** The atoms of a text and the quantities in them. */
interface ReadQuantities {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly quantities: readonly Amount[];
}

/** Texts read last: title, glance and text of a story, which each term is looked for in. */
const READ_LAST_MOST = 3;
const readLast: ReadQuantities[] = [];

function readQuantities(text: string): ReadQuantities {
  const known = readLast.find((one) => one.text === text);
  if (known) return known;
  const atoms = atomsOf(text);
  const read = { text, atoms, quantities: quantitiesIn(atoms) };
  readLast.unshift(read);
  readLast.length = Math.min(readLast.length, READ_LAST_MOST);
  return read;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character >= 'a' && character <= 'z';
}
