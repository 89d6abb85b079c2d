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
  const alike = keys.map((key, i) => likenessesTo(key, keys.slice(i + 1, i + 3)));
  const titlesAlike = titles.slice(1).map((title, i) => likenessesTo(title, titles.slice(i, i + 1))[0] ?? 0);
  return {
    near: clamped(300 * mean(alike.flatMap(([next]) => next ?? []))),
    far: clamped(300 * mean(alike.flatMap(([, afterNext]) => afterNext ?? []))),
    titlesAlike: clamped(300 * mean(titlesAlike)),
    ...clauseFeatures(headline, keys),
    ...headlineFeatures(textKey(headline.replace(column, '')).slice(0, LONGEST_HEADLINE), keys, titles),
    ...commonWordFeatures(
      units.map(({ text }) => text),
      keys,
    ),
  };
}

const LONGEST_TITLE = 60;
const LONGEST_HEADLINE = 100;
const SHORTEST_CLAUSE = 4;

/** Features of the headline's clauses: each clause of a roundup's headline names one story. */
function clauseFeatures(headline: string, keys: readonly string[]): Features {
  const clauses = headline
    .slice(0, 300)
    .split(CLAUSES)
    .map(textKey)
    .filter(({ length }) => length >= SHORTEST_CLAUSE);
  const shares = keys.map((key) => sharesFound(clauses, key));
  const spreads = clauses.map(
    (_, i) => shares.filter((found) => (found[i] ?? 0) >= 0.5).length / Math.max(1, keys.length),
  );
  return { clauseSpread: share(mean(spreads)), clauseMost: share(Math.max(0, ...spreads)) };
}

const TOUCHES = 0.2;

/** Features of the headline's repetition in units and titles: an article's units return to its subject. */
function headlineFeatures(headline: string, keys: readonly string[], titles: readonly string[]): Features {
  const found = keys.map((key) => shareFound(headline, key));
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
