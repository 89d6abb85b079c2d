import { likenessesTo, shareFound, sharesFound } from '../../../text/similarity.ts';
import { textKey } from '../../identity.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { clamped, type Features, share } from '../models/scale.ts';
import { commonWordFeatures } from './commonWords.ts';
import type { Unit } from './unitFeatures.ts';

const MOST_UNITS = 20;
const CLAUSES = /[；;，,|｜丨、/]|\s-\s/;

/** Features of common subjects of the units: parts of an article share its words, stories of a roundup hardly any. */
export function subjectFeatures({ headline, column }: Masthead, units: readonly Unit[]): Features {
  const some = units.slice(0, MOST_UNITS);
  const keys = some.map(({ text }) => textKey(text));
  const titles = some.map(({ title }) => textKey(title.text).slice(0, LONGEST_TITLE));
  const titlesAlike = titles.slice(1).map((title, i) => likenessesTo(title, titles.slice(i, i + 1))[0] ?? 0);
  const clauses = clausesOf(headline);
  const whole = textKey(headline.replace(column, '')).slice(0, LONGEST_HEADLINE);
  // Each unit is compared with all others in a row, because its own bigrams are then collected once.
  const compared = keys.map((key, i) => ({
    next: likenessesTo(key, keys.slice(i + 1, i + 3)),
    clauses: sharesFound(clauses, key),
    headline: shareFound(whole, key),
  }));
  return {
    near: clamped(300 * mean(compared.flatMap(({ next: [near] }) => near ?? []))),
    far: clamped(300 * mean(compared.flatMap(({ next: [, far] }) => far ?? []))),
    titlesAlike: clamped(300 * mean(titlesAlike)),
    ...clauseFeatures(
      clauses,
      compared.map((unit) => unit.clauses),
    ),
    ...headlineFeatures(
      whole,
      compared.map((unit) => unit.headline),
      titles,
    ),
    ...commonWordFeatures(
      units.map(({ text }) => text),
      keys,
    ),
  };
}

const LONGEST_TITLE = 60;
const LONGEST_HEADLINE = 100;
const SHORTEST_CLAUSE = 4;

/** Returns the clauses of a headline as keys. */
function clausesOf(headline: string): string[] {
  return headline
    .slice(0, 300)
    .split(CLAUSES)
    .map(textKey)
    .filter(({ length }) => length >= SHORTEST_CLAUSE);
}

/**
 * Features of the headline's clauses, of each of which `shares` has the part that each unit repeats: each clause of a
 * roundup's headline names one story.
 */
function clauseFeatures(clauses: readonly string[], shares: readonly (readonly number[])[]): Features {
  const spreads = clauses.map(
    (_, i) => shares.filter((found) => (found[i] ?? 0) >= 0.5).length / Math.max(1, shares.length),
  );
  return { clauseSpread: share(mean(spreads)), clauseMost: share(Math.max(0, ...spreads)) };
}

const TOUCHES = 0.2;

/**
 * Features of the headline's repetition in units and titles: an article's units return to its subject. `found` is the
 * part of the headline that each unit repeats.
 */
function headlineFeatures(headline: string, found: readonly number[], titles: readonly string[]): Features {
  const told = titles.map((title) => shareFound(headline, title));
  const ofTitles = sharesFound(titles, headline);
  const likest = told.map((part, i) => Math.min(part, ofTitles[i] ?? 0));
  return {
    headlineFound: share(mean(found)),
    headlineMost: share(Math.max(0, ...found)),
    headlineTouched: share(found.filter((part) => part >= TOUCHES).length, found.length),
    headlineInTitle: share(Math.max(0, ...told)),
    headlineTouchedByTitles: share(told.filter((part) => part >= TOUCHES).length, told.length),
    headlineIsTitle: share(Math.max(0, ...likest)),
    // A single story with the document's headline is the document itself.
    onlyTitleInHeadline: titles.length === 1 ? share(ofTitles[0] ?? 0) : 0,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}
