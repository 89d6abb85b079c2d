import type { Term } from '../query/terms.ts';
import type { Match } from './matching.ts';
import type { SearchWeights } from './weights.ts';

/** A term with its weight in this store. */
export interface WeighedTerm {
  readonly term: Term;
  /** Weight of its kind times its rarity. */
  readonly weight: number;
}

/** Least certainty of an alternative in a full answer. */
export const FULL_QUALITY = 0.5;
/** Score of a term in a story. */
export interface TermScore {
  readonly score: number;
  readonly inHead: boolean;
  readonly match: Match;
  /** Best quality of its matched alternatives, with a discount for partial designations. */
  readonly quality: number;
}

/** Characters that the first sentence of a text has, about. */
export const FIRST_SENTENCE = 50;

/** Places of a term in a story. */
export interface TermMatches {
  readonly title: Match | undefined;
  readonly glance: Match | undefined;
  readonly body: Match | undefined;
}

/** How well a story with these texts, normalised, fits one term; nothing where it does not hold it. */
export function scoreTerm(
  { title, glance, body }: TermMatches,
  texts: { readonly title: string; readonly glance: string },
  { weights, isNameAlone }: { weights: SearchWeights; isNameAlone: boolean },
): TermScore | undefined {
  const match = title ?? glance ?? body;
  // A match that is only part of another designation does not count: GPT-3 of GPT-3o.
  if (!match || (match === body && body.isPartial)) return undefined;
  const inHead = Math.max(
    title
      ? qualityOf(title, weights) *
          (weights.title + weights.titleBeginning * beginning(title, texts.title, isNameAlone))
      : 0,
    glance
      ? qualityOf(glance, weights) *
          weights.glance *
          (1 + weights.titleBeginning * beginning(glance, texts.glance, isNameAlone))
      : 0,
  );
  const opening = body && body.start < FIRST_SENTENCE ? weights.bodyBeginning : 0;
  const inText = body
    ? qualityOf(body, weights) * (weights.body + opening + weights.mention * (body.count - 1))
    : 0;
  const quality = Math.max(...[title, glance, body].map((one) => one?.alternative.quality ?? 0));
  return {
    score: inHead > 0 ? inHead + inText * weights.bodyBesideTitle : inText,
    inHead: inHead > 0,
    match,
    quality,
  };
}

/**
 * Returns how near the beginning a match is, from 0 to 1. For a query that is only a name, just whether it is the
 * subject: then newer stories come first.
 */
function beginning({ start }: Match, text: string, isNameAlone: boolean): number {
  const share = 1 - start / Math.max(1, text.length);
  return isNameAlone ? Math.round(share * 2) / 2 : share;
}

function qualityOf(match: Match, weights: SearchWeights): number {
  const part = match.isPartial ? weights.partial : match.isSister ? weights.sister : 1;
  return part * match.alternative.quality;
}
