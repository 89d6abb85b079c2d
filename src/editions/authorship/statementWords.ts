import { unsimplified } from '../../text/fold.ts';
import { WordFinder } from '../../words/wordFinder.ts';
import { MACHINE_TERMS } from './machineTerms.ts';

/** Groups of the words that are found: names of makers, and of acts. */
export const [MENTION, ACT] = [1, 2];

/** Words of which every statement has at least one, even before folding; most lines name no maker at all. */
const MENTIONS = [
  ...MACHINE_TERMS.makers,
  ...MACHINE_TERMS.traditionalMakers,
  ...MACHINE_TERMS.englishMentions,
];
/** Words of which every Chinese statement of a maker's act has at least one. */
const ACTS = [...MACHINE_TERMS.acts, ...MACHINE_TERMS.uses].flatMap(unsimplified);

const makers = new WordFinder(MENTIONS);
const makersAndActs = new WordFinder(MENTIONS, ACTS);

/** Whether a text names a maker. */
export function namesMaker(text: string): boolean {
  return makers.isIn(text);
}

/** Returns whether a text, or its part between two places, has a {@link MENTION} of a maker and an {@link ACT}, as bits. */
export function statementWordsIn(text: string, from = 0, to = text.length): number {
  return makersAndActs.groupsIn(text, from, to);
}
