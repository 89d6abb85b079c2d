import type { Masthead } from '../../masthead/masthead.ts';
import type { Layout } from '../layout.ts';
import { isFaultNotice } from './faultNotice.ts';
import { isStatedArticle, namesParts, titlesOf } from './statedArticle.ts';
import {
  isStatedRoundup,
  pairsNews,
  recommendsInIssue,
  standsUnderNewsHeading,
  standsUnderRankings,
} from './statedRoundup.ts';

/**
 * Whether a document says that it is an article, whatever the fitted gate finds: by the parts of a notice or an article,
 * which are certain, or by its titles, unless its headline is a roundup's.
 */
export function isArticleByItself(masthead: Masthead, layout: Layout): boolean {
  if (isFaultNotice(masthead.lines) || namesParts(titlesOf(masthead, layout))) return true;
  return isStatedArticle(masthead, layout) && !isRoundupByItself(masthead, layout);
}

/** Fewest titles under a roundup's headline: one may be an essay of a weekly. */
const FEWEST_TITLES = 2;

/** Whether a document is a roundup by its headline or a heading of its news alone, with several titles under it. */
export function isRoundupByItself(masthead: Masthead, { titles }: Layout): boolean {
  if (titles.size < FEWEST_TITLES) return false;
  return (
    isStatedRoundup(masthead) ||
    pairsNews(masthead, titles.keys()) ||
    standsUnderNewsHeading(masthead, titles) ||
    standsUnderRankings(masthead, titles) ||
    recommendsInIssue(masthead, titles)
  );
}
