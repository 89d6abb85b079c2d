import { foldLetters } from '../../text/fold.ts';
import { type Atom, atomsOf } from '../../words/atoms.ts';
import { type Amount, findAmount, quantitiesIn } from '../../words/quantities.ts';
import type { Alternative, OneCharacterWildcard, Term } from '../query/terms.ts';
import { versionPattern } from '../query/versionNumbers.ts';

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
        compiled ??= shapeOf(alternatives);
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

/** Returns an expression with a group per alternative, which identifies the match; one without forms matches nothing. */
function shapeOf(alternatives: readonly Alternative[]): RegExp {
  const groups = alternatives.map((one) => `(${waysOf(one).join('|') || '(?!)'})`);
  return new RegExp(groups.join('|'), 'g');
}

function waysOf({ forms, wildcard }: Alternative): string[] {
  const ways = [...forms.map(patternOf), ...(wildcard ? wildcardPatterns(wildcard) : [])];
  return [...new Set(ways)].filter((way) => way !== '');
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

/** Variant names, which make a different product: MacBook Air, Redis Enterprise, 红米 K70 至尊版. */
const variantAfter =
  /^ ?(?:(?:mini|nano|micro|lite|air|pro|plus|max|ultra|turbo|flash|fold|flip|preview|high|ti|super|se|enterprise|instant|premium|thinking)(?![a-z])|(?:青春|至尊|冠军|典藏|尊享|竞速|探索|活力|极速|长续航|纪念|特别|限量|学习|儿童|车载|企业|专业|精简|轻量)版)/;
/** After a name with a number, any Latin word continues the name (RTX 5090 D, R1-Zero, Llama 3.1 405B) except these. */
const goesOn =
  /^ ?(?!(?:api|sdk|app|ai|and|or|vs|with|for|on|in|at|is|are|to|from|by|the|a|an|of|as|now|gets?|adds?|will|can|has|was|release[ds]?|launch(?:es|ed)?|update[ds]?|review|supports?|beta|rc|alpha|lts|cpu|gpu|oled)(?![a-z])|\d+ ?(?:[gmt]b?|mah|w|hz|mm|nm|kg)(?![a-z]))(?:[a-z][a-z\d]{0,11}(?![a-z\d])|\d{1,4}[a-z]{1,2}(?![a-z\d]))/;
const LONGEST_VARIANT = 14;

/** Whether the text after a name makes it another product. */
function isBeforeVariant(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + LONGEST_VARIANT);
  const name = text.slice(start, end);
  return (/[a-z\d]/.test(name) && variantAfter.test(after)) || (/\d/.test(name) && goesOn.test(after));
}

/** Returns a pattern for a form's characters with optional spaces, not inside a longer word or number. */
function patternOf(form: string): string {
  const atoms = atomsOf(form);
  const first = atoms[0];
  const last = atoms.at(-1);
  if (!first || !last) return '';
  const before = { letters: '(?<![a-z])', digits: '(?<!\\d)(?<!\\d\\.)', character: '' }[first.kind];
  const after = { letters: '(?![a-z])', digits: '(?!\\d)(?!\\.\\d)', character: '' }[last.kind];
  const parts = atoms.map((atom, index) => {
    if (atom.kind !== 'digits') return [...atom.text].map(escaped).join(' ?');
    return index > 0 && atom === last ? versionPattern(atom.text) : escaped(atom.text);
  });
  const rest = parts.slice(1).map((part, index) => {
    const [left, right] = [atoms[index], atoms[index + 1]];
    const isModel = left?.kind !== 'digits' && isModelBefore(right, atoms[index + 2], last);
    return (isModel ? ` ?${enumeratedModels}` : jointOf(form, left, right, last)) + part;
  });
  return [before, parts[0], ...rest, after].join('');
}

/** Other versions between a name and the searched one: Chrome 131、132, 小米 14 和 15. */
const enumerated =
  '(?:(?:v ?)?\\d{1,4}(?:\\.\\d{1,4}){0,2}[a-z]{0,2} ?(?:[、/,，~～至到或和与及]|以及|以至| ) ?){0,4}(?:v ?)?';

/** Other models with their letters: Galaxy S24、S25, Fold5 与 Fold6. */
const enumeratedModels = '(?:(?:[a-z]{1,5} ?)?\\d{1,4}[a-z]{0,2} ?(?:[、/,，~～至到或和与及]|以及| ) ?){0,4}';

const SERIES_LETTERS_MOST = 5;

/** Whether series letters precede the last number of a form: S of Galaxy S25. */
function isModelBefore(letters: Atom | undefined, number: Atom | undefined, last: Atom): boolean {
  return (
    letters?.kind === 'letters' &&
    letters.text.length <= SERIES_LETTERS_MOST &&
    number === last &&
    number.kind === 'digits'
  );
}

/** Returns a pattern for text between a name and a full version number: Linux 内核 4.14, Linux Kernel 4.14. */
function jointOf(form: string, left: Atom | undefined, right: Atom | undefined, last: Atom): string {
  if (left && right && form.slice(left.end, right.start) === ':') return ' ?[:/]? ?';
  if (right !== last || right.kind !== 'digits' || left?.kind === 'digits') return ' ?';
  const isVersion = left?.kind === 'letters' && right.text.includes('.');
  return ` ?${isVersion ? '(?:(?:[a-z]{3,9}|内核|系统|版本|版) ?)?' : ''}${enumerated}`;
}

/** Returns patterns with a gap of zero to two characters in place of one. */
function wildcardPatterns({ characters, from, to }: OneCharacterWildcard): string[] {
  return characters.slice(from, to).map((_, offset) => {
    const wrong = from + offset;
    const [before, after] = [characters.slice(0, wrong), characters.slice(wrong + 1)];
    const gap = before.length > 0 && after.length > 0 ? '[^，。！？\\n]{0,2}?' : '';
    return [before, after].map((side) => side.map(escaped).join(' ?')).join(gap);
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character >= 'a' && character <= 'z';
}
