import { alternationOf } from '../../text/expressions.ts';
import { bigramsOf, containment } from '../../text/similarity.ts';
import { WordFinder } from '../../words/wordFinder.ts';
import { textKey } from '../identity.ts';
import { NAMED_SOURCE, ADVERTISEMENT_TERMS as vocabulary } from './advertisementTerms.ts';

const APPEALS = vocabulary.appeals.map(({ pattern }) => new RegExp(pattern, 'u'));
/** Words of which each appeal contains one, in a group for each; a text of news has few of them. */
const NEEDED = new WordFinder(...vocabulary.appeals.map(({ needs }) => needs ?? []));
/** A bit for each appeal that needs no word. */
const WITHOUT_WORDS = vocabulary.appeals.reduce((bits, { needs }, i) => (needs ? bits : bits | (1 << i)), 0);
/** Appeals that suffice, and those for a text unrelated to the story above it. */
const [ENOUGH, ENOUGH_APART] = [3, 2];
const REPORTS_SHORTLY = new RegExp(
  `${alternationOf([...vocabulary.reporting, ...vocabulary.reportingShortly])}|${NAMED_SOURCE}`,
);
const LONGEST_APPEAL = 160;

/** Whether a paragraph calls on its readers: to come, to buy, to take part. */
export function isCallToAction(text: string): boolean {
  return appeals(text, ENOUGH);
}

/** Whether a paragraph under a story calls on its readers and shares no word with the story so far. */
export function isCallApart(text: string, told: string): boolean {
  return appeals(text, ENOUGH_APART) && !goesOn(text, told);
}

/** Whether a text appeals to its readers in at least so many ways. */
function appeals(text: string, least: number): boolean {
  if (text.length > LONGEST_APPEAL) return false;
  const possible = NEEDED.groupsIn(text) | WITHOUT_WORDS;
  let left = 0;
  for (let bits = possible; bits !== 0; bits &= bits - 1) left++;
  if (left < least || REPORTS_SHORTLY.test(text)) return false;
  let found = 0;
  for (let i = 0; i < APPEALS.length && found < least; i++)
    if ((possible & (1 << i)) !== 0 && APPEALS[i]?.test(text)) found++;
  return found >= least;
}

/** Least share of character pairs that a paragraph has in common with its story, if no name in Latin letters. */
const LEAST_SHARED = 0.08;

function goesOn(text: string, told: string): boolean {
  const lower = told.toLowerCase();
  const latin = text.toLowerCase().match(/[a-z][a-z0-9.+#-]+/g) ?? [];
  if (latin.some((name) => lower.includes(name))) return true;
  return containment(bigramsOf(textKey(text)), bigramsOf(textKey(told))) >= LEAST_SHARED;
}
