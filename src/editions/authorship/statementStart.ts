import { fold } from '../../text/fold.ts';
import { MACHINE_TERMS } from './machineTerms.ts';

const { labels, pointing, pointingBehindLabel, alone, stories, authors, links, makers } = MACHINE_TERMS;
/** Characters with which the first word of a statement begins, in any language, once it is folded. */
const FIRSTS: ReadonlySet<string> = new Set([
  ...[labels, pointing, pointingBehindLabel, alone, stories, authors, links, makers].flat().map(firstOf),
  ...[...MACHINE_TERMS.bylines, ...MACHINE_TERMS.japanesePointing].map(firstOf),
  ...'abcdefghijklmnopqrstuvwxyz',
]);

function firstOf(word: string): string {
  return word.charAt(0);
}

const [UNKNOWN, NO_LETTER, BEGINS, OTHER, HALF] = [0, 1, 2, 3, 4];
/** Kind of each code unit, found out when a text has it. */
const KINDS = new Uint8Array(0x10000);

/**
 * Whether a text may be a statement by its first letter, whatever signs and digits are before it. Nine in ten sentences
 * of news that names a machine are none by that, so that they need not be folded. Behind a few other characters only the
 * name of a notice with its colon can follow: 作者声明：….
 */
export function mayBeginStatement(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (KINDS[unit] === UNKNOWN) KINDS[unit] = kindOf(unit);
    if (KINDS[unit] === NO_LETTER) continue;
    if (KINDS[unit] === HALF && isSignOfTwo(text.slice(i, i + 2))) i++;
    else return KINDS[unit] !== OTHER || text.includes('：') || text.includes(':');
  }
  return false;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return HALF;
  const [letter = ''] = /\p{L}/u.exec(fold(String.fromCharCode(unit))) ?? [];
  if (letter === '') return NO_LETTER;
  return FIRSTS.has(letter) ? BEGINS : OTHER;
}

/** Whether a character of two units is no letter, as emoji are, and not a letter in another form. */
function isSignOfTwo(character: string): boolean {
  return !/\p{L}/u.test(character.normalize('NFKC'));
}
