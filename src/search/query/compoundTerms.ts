import type { Atom } from '../../words/atoms.ts';
import type { Concepts } from '../../words/concepts.ts';
import { type Amount, amountsIn, measuresIn } from '../../words/quantities.ts';
import type { Word } from '../../words/segment.ts';
import { isSurname } from '../../words/surnames.ts';

/** From so many words on a query tells something, and a verb stands beside its object: 机器人 看 小孩, 写 网页. */
const SENTENCE_WORDS = 4;

/** Groups the words of a query into terms. */
export function compoundsOf(concepts: Concepts, words: readonly Word[], isQuestion: boolean): Word[][] {
  const groups = joinParts(words);
  return joinDerived(concepts, groups, isQuestion || groups.length >= SENTENCE_WORDS);
}

/** Shorter numerals are words as the dictionary has them: 十万. */
const NUMERALS_LEAST = 3;

/** The measures of a query, and the amounts that are written in numerals: 三百二十亿. */
function amountsOf(atoms: readonly Atom[]): Amount[] {
  const measures = measuresIn(atoms);
  const numerals = amountsIn(atoms).filter(
    ({ first, next }) =>
      atoms[first]?.kind === 'character' &&
      next - first >= NUMERALS_LEAST &&
      measures.every((measure) => measure.first !== first),
  );
  return [...measures, ...numerals].sort((one, other) => one.first - other.first);
}

/**
 * The words of a query with each measure and each amount in numerals as one word: 5500 毫安时, 6.7 寸 of 6.7寸屏, 三百二十亿. `text` is the folded query. Behind a
 * name one letter is its variant rather than a unit, 小米 13T, unless the number is no model's: iPhone 512G.
 */
export function joinMeasures(text: string, words: readonly Word[]): Word[] {
  const atoms = words.flatMap((word) => word.atoms);
  const joined: Word[] = [];
  let rest: readonly Word[] = words;
  for (const { first, next } of amountsOf(atoms)) {
    const [start, end] = [atoms[first]?.start ?? 0, atoms[next - 1]?.end ?? 0];
    if (start < (joined.at(-1)?.end ?? 0)) continue;
    const before = rest.filter((word) => word.end <= start);
    const touched = rest.filter((word) => word.end > start && word.start < end);
    const named = before.at(-1) ?? joined.at(-1);
    const isCut = touched[0]?.start !== start || touched.some(({ entity }) => entity !== undefined);
    if (isCut || (isVariant(text.slice(start, end)) && named && isNamed(named, start))) continue;
    joined.push(...before, partOf(text, atoms.slice(first, next)));
    const behind = touched.flatMap((word) => word.atoms).filter((atom) => atom.start >= end);
    rest = [
      ...(behind.length > 0 ? [partOf(text, behind)] : []),
      ...rest.filter((word) => word.start >= end),
    ];
  }
  return [...joined, ...rest];
}

function partOf(text: string, atoms: readonly Atom[]): Word {
  const [start, end] = [atoms[0]?.start ?? 0, atoms.at(-1)?.end ?? 0];
  const words = { text: text.slice(start, end), start, end, atoms };
  return { ...words, entity: undefined, ordinary: false, guessed: false };
}

function isVariant(measure: string): boolean {
  return /^\d{1,2} ?[a-z]$/.test(measure);
}

/** Whether the word directly before an offset is a name or its letters. */
function isNamed(word: Word, start: number): boolean {
  const isLatin = word.atoms.at(-1)?.kind === 'letters';
  return start - word.end <= 1 && (isLatin || word.entity !== undefined);
}

function isMeasure(word: Word): boolean {
  return measuresIn(word.atoms).some(({ first, next }) => first === 0 && next === word.atoms.length);
}

/** Joins a number to the letters before it (iphone 16), a unit to its number (6710 亿), and single characters. */
function joinParts(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  for (const [i, word] of words.entries()) {
    const before = groups.at(-1);
    const last = before?.at(-1);
    if (before && last && belongsTo(last, word) && !isCount(word, words[i + 1])) before.push(word);
    else groups.push([word]);
  }
  return groups;
}

/**
 * A word of two characters or three and a single one, with nothing else written to them, are one thing: 安全带 asks for
 * that and not for a text that has 安全 and 带 somewhere. What people say for a longer word stays apart: 苹果跌. Of a
 * sentence only what may be somebody's name is joined.
 */
function joinDerived(concepts: Concepts, groups: readonly Word[][], isSentence: boolean): Word[][] {
  const joined: Word[][] = [];
  for (let i = 0; i < groups.length; i++) {
    const [group, next] = [groups[i] ?? [], groups[i + 1]];
    const alone = !areWritten(groups[i - 1], group) && !areWritten(next, groups[i + 2]);
    const derived =
      next &&
      areWritten(group, next) &&
      isDerivation(concepts, group, next) &&
      (isSentence ? isPerson(group) : alone);
    joined.push(derived ? [...group, ...next] : group);
    if (derived) i++;
  }
  return joined;
}

/** Whether two groups of words are adjacent. */
function areWritten(before: readonly Word[] | undefined, after: readonly Word[] | undefined): boolean {
  const [end, start] = [before?.at(-1)?.end, after?.[0]?.start];
  return end !== undefined && end === start;
}

function isPerson([first]: readonly Word[]): boolean {
  return first !== undefined && isSurname(first.text);
}

function isDerivation(concepts: Concepts, one: readonly Word[], other: readonly Word[]): boolean {
  const words = [...one, ...other];
  const single = words.find(isSingle);
  const characters = words.flatMap((word) => word.atoms);
  return (
    words.length === 2 &&
    single !== undefined &&
    concepts.writtenFor(single.text).length === 0 &&
    characters.length <= 4 &&
    characters.every((atom) => atom.kind === 'character')
  );
}

/** Whether a word belongs to a version before it; it may be a separate word: Android 15正式版, Mate 70发布会. */
function belongsTo(last: Word, word: Word): boolean {
  const left: Atom | undefined = last.atoms.at(-1);
  const right: Atom | undefined = word.atoms[0];
  if (!left || !right?.joined || right.start - left.end > 1) return false;
  if (isMeasure(last) || isMeasure(word)) return false;
  if (left.kind === 'letters') return right.kind === 'digits' || isModelLetter(last, word);
  if (left.kind === 'character' && last.entity) return isModelNumber(last, right, word);
  if (left.kind === 'character') return isSingle(last) && isSingle(word) && left.end === right.start;
  if (right.start !== left.end) return isUnit(word.text);
  return (
    right.kind !== 'digits' && !word.entity && (!isDictionaryWord(word) || beginsWithMagnitude(word.text))
  );
}

/** Words counted by a number, which is then no version of the name before it: Rust 5 周年, 小米 15 亿. */
const counted: ReadonlySet<string> = new Set(
  '周年 年 月 天 个 个月 款 家 名 人 次 倍 岁 元 美元 百 千 万 亿 百万 千万 万亿'.split(' '),
);

function isCount({ atoms, end }: Word, next: Word | undefined): boolean {
  const isNumber = atoms.length === 1 && atoms[0]?.kind === 'digits';
  return isNumber && next !== undefined && next.start - end <= 1 && counted.has(next.text);
}

/** Whether a letter after a term of the trade makes both a name: Model Q is no 模型. */
function isModelLetter({ entity }: Word, { text }: Word): boolean {
  return entity?.kind === 'term' && /^[a-z]$/.test(text);
}

const makers: ReadonlySet<string> = new Set([
  'company',
  'product',
  'model',
  'opensource',
  'language',
  'game',
]);

/** Whether a number after a name is a model (one or two digits) or a version (with a point): 小米 14, Go语言 1.23. */
function isModelNumber(name: Word, digits: Atom, word: Word): boolean {
  const isNumber =
    digits.kind === 'digits' && /^\d{1,2}(?:\.\d{1,3}){0,3}$/.test(digits.text) && word.atoms.length === 1;
  return isNumber && makers.has(name.entity?.kind ?? '');
}

/** Whether a word is in ICU's dictionary; others are split into characters. */
export function isDictionaryWord({ guessed, atoms }: Word): boolean {
  return !guessed && atoms.length > 1 && atoms.every((atom) => atom.kind === 'character');
}

/** Whether a word is a single Chinese character and no name. */
export function isSingle(word: Word): boolean {
  return word.atoms.length === 1 && !word.entity && word.atoms[0]?.kind === 'character';
}

const unitOfMagnitude = /^[百千万亿兆]+$/;
/** Units with one spelling, written with or without a space; all others are measures. */
const unitOfMeasure = /^(?:pb|[pn]m|mw|[mg]wh|mg|[tpe]?flops|dpi|ppi|[kmbtx])$/;

/** Whether a text starts with a magnitude: 8千人 is a number of people, however ICU splits it. */
function beginsWithMagnitude(text: string): boolean {
  return unitOfMagnitude.test(text.charAt(0));
}

function isUnit(text: string): boolean {
  return unitOfMagnitude.test(text) || unitOfMeasure.test(text);
}
