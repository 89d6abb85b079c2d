import { alternationOf } from '../../text/expressions.ts';
import { WordFinder } from '../../words/wordFinder.ts';
import { TERMS } from '../terms/terms.ts';
import { NAMED_SOURCE, ADVERTISEMENT_TERMS as vocabulary } from './advertisementTerms.ts';
import { isCallToAction } from './callsToAction.ts';

type Sign = (typeof vocabulary.signs)[number];

/** Signs of promotion of courses, books, conferences, surveys, contests and calls, each with its weight as evidence. */
const SIGNS = vocabulary.signs.map((sign) => ({ weight: sign.weight, wording: wordingOf(sign) }));

/** Words of which every sign contains one and most news none, in a group for each sign. */
const NEEDED = new WordFinder(...vocabulary.signs.map(neededBy));

function wordingOf({ words: alone, phrases, patterns }: Sign): RegExp {
  const parts = [
    ...(alone.length > 0 ? [alternationOf(alone)] : []),
    ...phrases.map(
      ({ first, gap, without, last }) =>
        `${alternationOf(first)}[^${without}]{0,${gap}}${alternationOf(last)}`,
    ),
    ...patterns.map(({ pattern }) => pattern),
  ];
  return new RegExp(parts.join('|'), 'u');
}

function neededBy({ words: alone, phrases, patterns }: Sign): string[] {
  return [...alone, ...phrases.flatMap(({ first }) => first), ...patterns.flatMap(({ needs }) => needs)];
}

const LONGEST_READ_ON = 20;
/** Matches a line above a list of other articles; it ends the news. */
const READ_ON = new RegExp(`^[^\\p{L}\\p{N}]*${alternationOf(vocabulary.readOn)}[^\\p{L}\\p{N}]*$`, 'u');
const ENOUGH = 3;
const HINT = 2;
const OUTRIGHT = 5;
const REPORTS = new RegExp(`${alternationOf(vocabulary.reporting)}|${NAMED_SOURCE}`);
const REPORTED = 2;
/** Characters of a paragraph that are examined: promotions begin with their subject. */
const SAMPLE = 600;

/** Returns how strongly a text promotes something, from 0; {@link isPromotion} has the threshold. */
export function promotionWeight(text: string): number {
  if (text.length <= LONGEST_READ_ON && READ_ON.test(text.replace(/\s/g, ''))) return ENOUGH;
  const sample = text.slice(0, SAMPLE);
  const needed = NEEDED.groupsIn(sample);
  if (needed === 0) return 0;
  let sum = 0;
  for (let sign = 0; sign < SIGNS.length; sign++)
    if ((needed & (1 << sign)) !== 0 && SIGNS[sign]?.wording.test(sample)) sum += SIGNS[sign]?.weight ?? 0;
  return sum > 0 && REPORTS.test(sample) ? Math.max(0, sum - REPORTED) : sum;
}

/**
 * Whether a text clearly calls on its readers: in the middle of an edition only that is an advertisement. All such
 * calls contain one of the words that are searched for first, so that news costs next to nothing.
 */
export function isOutrightCall(text: string): boolean {
  return callsReaders(text) && promotionWeight(text) >= OUTRIGHT;
}

const CALLS = new WordFinder(TERMS.calls);

/** Whether a text contains a word that calls on its readers; news may contain one too. */
export function callsReaders(text: string): boolean {
  return CALLS.isIn(text);
}

/** Whether a text promotes a course, a book, an event, or calls for contributions, and is not news. */
export function isPromotion(text: string): boolean {
  return promotionWeight(text) >= ENOUGH || isCallToAction(text);
}

const HINTS = new RegExp(alternationOf(vocabulary.hints));

/** Whether a text next to a promotion may belong to it; alone it would be news. */
export function hintsAtPromotion(text: string): boolean {
  return promotionWeight(text) >= HINT || HINTS.test(text);
}

const { names, endings, begin, end, bracketed } = vocabulary.promotionSections;
const PROMOTION_SECTION = new RegExp(
  `^[^\\p{L}\\p{N}]*.{0,6}${alternationOf(names)}${alternationOf(endings)}?[^\\p{L}\\p{N}]*$|^${alternationOf(begin)}|${alternationOf(end)}$|[（(【[]${alternationOf(bracketed)}[）)】\\]]$`,
  'u',
);
/** Matches names of sections around the news of an edition, perhaps with their number of entries: 说明, 本周金句, 本期术语 (7). */
const FRAME = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${alternationOf(vocabulary.framePeriods)}?${alternationOf(vocabulary.frame)}|${alternationOf(vocabulary.frameAbout)}.{1,6}|.{0,8}${alternationOf(vocabulary.frameVersions)}|(?:[本每][周期日天]|${alternationOf(vocabulary.frameQuotePeriods)})?${alternationOf(vocabulary.frameQuotes)}|quotes?(?: of the (?:week|day|month|issue))?)(?:\\s?[(（]\\d{1,3}[)）])?[^\\p{L}\\p{N}]*$`,
  'iu',
);

/** Matches names of what an edition concludes, advises and counts: 趋势、启示与展望, 安全防护建议, 本周漏洞报送情况统计. */
const CONCLUSION = conclusionName();

function conclusionName(): RegExp {
  const { conclusions, conclusionJoins, adviceEndings, periodicalEndings, advicePeriods } = vocabulary;
  const next = `${alternationOf(conclusionJoins)}{0,2}${alternationOf(conclusions)}`;
  return new RegExp(
    `^[^\\p{L}\\p{N}]*(?:${alternationOf(vocabulary.framePeriods)}?${alternationOf(conclusions)}(?:${next}){1,3}|\\p{L}{0,4}${alternationOf(adviceEndings)}|${alternationOf(advicePeriods)}\\p{L}{0,10}${alternationOf(periodicalEndings)})[^\\p{L}\\p{N}]*$`,
    'u',
  );
}

/** Words of which each of these names has one; most titles have none. */
const SECTION_WORDS = new WordFinder([
  ...[names, begin, end, bracketed, vocabulary.frame, vocabulary.frameAbout].flat(),
  ...[vocabulary.frameVersions, vocabulary.frameQuotes, ['quote'], vocabulary.conclusions].flat(),
  ...[vocabulary.adviceEndings, vocabulary.periodicalEndings].flat(),
]);

/** Whether a section with this name has no news. */
export function isPromotionSection(name: string): boolean {
  if (name.length > LONGEST_READ_ON || !SECTION_WORDS.isIn(name)) return false;
  return PROMOTION_SECTION.test(name) || FRAME.test(name) || CONCLUSION.test(name);
}
