import type { Queries } from '../../database/database.ts';
import { type Atom, atomsOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { ParsedQuery } from '../query/parseTerms.ts';
import { distinctSpans, spansAround, type TermSpan } from '../query/termSpans.ts';
import { type Alternative, formsOf, type Term } from '../query/terms.ts';
import { type CorrectionStrategy, lettersBefore, qualities, spellerOf } from './speller.ts';
import { readSpellings } from './spellingTable.ts';

/** Correction of the terms from `from` to `next` (exclusive). */
export interface Correction {
  readonly from: number;
  readonly next: number;
  /** Typed span of the query. */
  readonly typed: string;
  readonly terms: readonly Term[];
}

/**
 * Whether a correction has a wildcard for one character. An index of bigrams contains it wherever it contains the rest,
 * so only the texts can confirm it.
 */
export function isWildcard({ terms }: Correction): boolean {
  return terms.some(({ alternatives }) => alternatives.some(({ wildcard }) => wildcard !== undefined));
}

/** Maximum number of spans that are looked up, each with all similarly spelt words. */
const SPANS_MOST = 6;
/** Maximum number of corrected terms: more missing words are no typing errors, and each costs lookups. */
const MISSING_MOST = 3;

/**
 * Finds corrections for terms that no story contains: the longest span around each is read as pinyin, as a word of the
 * news with one typing error, as initials, or with one wrong character. There are none for terms that resemble nothing,
 * nor for names spelt as listed: 世界杯 is no typing error.
 */
export async function correctTerms(
  queries: Queries,
  lexicon: Lexicon,
  query: ParsedQuery,
  missing: readonly number[],
  cut: readonly TermSpan[],
): Promise<Correction[]> {
  const wanted = missing.length > MISSING_MOST ? [] : missing;
  const spans = [...wanted.flatMap((index) => spansAround(query, index)), ...cut];
  if (spans.length === 0) return [];
  // A span with a missing term is missing as well.
  const open = distinctSpans(spans).slice(0, SPANS_MOST);
  const keys = open.flatMap(({ key }) => [key, lettersBefore(key) ?? key]);
  const speller = spellerOf(lexicon, query, await readSpellings(queries, [...new Set(keys)], 1));
  const corrections: Correction[] = [];
  const strategies = [speller.asPinyin, speller.asSlip, speller.asInitials, speller.asCharacters];
  for (const index of wanted) {
    const earliest = corrections.at(-1)?.next ?? 0;
    if (index < earliest) continue;
    const around = open.filter((span) => span.from >= earliest && span.from <= index && index < span.next);
    const found = firstCorrection(strategies, around, query.terms[index]?.source === 'alias');
    if (found) corrections.push(found);
  }
  for (const span of open.filter((one) => cut.some(({ key }) => key === one.key))) {
    const isFree = corrections.every(({ from, next }) => span.next <= from || span.from >= next);
    const terms = isFree ? speller.asName(span) : [];
    if (terms.length > 0) corrections.push({ ...span, terms });
  }
  return corrections.sort((one, other) => one.from - other.from);
}

/** Replaces terms by their corrections. */
export function applyCorrections(terms: readonly Term[], corrections: readonly Correction[]): Term[] {
  const result: Term[] = [];
  for (let i = 0; i < terms.length; ) {
    const correction = corrections.find(({ from }) => from === i);
    const term = terms[i];
    if (correction) result.push(...correction.terms);
    else if (term) result.push(term);
    i = correction?.next ?? i + 1;
  }
  return result;
}

function firstCorrection(
  strategies: readonly CorrectionStrategy[],
  spans: readonly TermSpan[],
  isListed: boolean,
): Correction | undefined {
  const longest = [...spans].sort((one, other) => other.terms.length - one.terms.length);
  for (const strategy of isListed ? strategies.slice(0, 1) : strategies) {
    for (const span of longest) {
      const terms = strategy(span);
      if (terms.length > 0) return { ...span, terms };
    }
  }
  return undefined;
}

/** Adds near alternatives to a term that no story contains: its letters without the number, or its bigrams. */
export function nearParts(lexicon: Lexicon, term: Term): Term {
  const forms = partsOf(lexicon, term);
  if (forms.length === 0) return term;
  const parts: Alternative = {
    text: term.text,
    forms,
    values: [],
    quality: qualities.parts,
    source: 'parts',
  };
  return { ...term, alternatives: [...term.alternatives, parts] };
}

function partsOf(lexicon: Lexicon, term: Term): readonly string[] {
  const atoms = atomsOf(term.text);
  const named = versionless(term);
  if (named.length > 0) return named;
  const makers = namedAtBeginning(lexicon, term.text, atoms);
  if (makers.length > 0 && (term.source === 'alias' || /\d/.test(term.text))) return makers;
  const characters = atoms.every((atom) => atom.kind === 'character') ? atoms.map(({ text }) => text) : [];
  return term.source !== 'alias' && characters.length >= SHORTEST_IN_PARTS
    ? characters.slice(1).map((character, i) => `${characters[i]}${character}`)
    : [];
}

/** Returns the forms of a name without its version: Chrome of Chrome 140, PostgreSQL of pg 16. */
function versionless({ alternatives }: Term): readonly string[] {
  const forms = alternatives.flatMap((one) => (one.quality === 1 ? one.forms : []));
  const names = forms.flatMap((form) => /^(\D+?) ?\d[\d.]*$/.exec(form)?.[1] ?? []);
  return names.filter((name) => name.length >= SHORTEST_LATIN || !/^[a-z]/.test(name));
}

/** Shortest letters: shorter ones often mean something else. */
const SHORTEST_LATIN = 3;

/** Returns the forms of the longest name at the start of a longer one: 百度 of 百度 Apollo, 搜狗 of 搜狗输入法. */
function namedAtBeginning(lexicon: Lexicon, text: string, atoms: readonly Atom[]): readonly string[] {
  for (const { end } of atoms.slice(0, -1).reverse()) {
    const forms = formsOfNamed(lexicon, text.slice(0, end));
    if (forms.length > 0) return forms;
  }
  return [];
}

function formsOfNamed(lexicon: Lexicon, name: string): readonly string[] {
  const entity = lexicon.named(name);
  return entity && entity.kind !== 'term' ? formsOf(entity) : [];
}

/** Shortest word with bigrams as near alternatives: 小米粥 does not resemble 小米. */
const SHORTEST_IN_PARTS = 4;
