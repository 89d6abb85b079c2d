import type { Queries } from '../../database/database.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { ParsedQuery } from '../query/parseTerms.ts';
import type { Term } from '../query/terms.ts';
import { similarNames } from './spelling.ts';
import { readSpellings } from './spellingTable.ts';

/** Names that are proposed at most. */
const SUGGESTIONS_MOST = 5;

/** Returns names similar to words that no story contains; none if all words occur. */
export async function suggestNames(
  queries: Queries,
  lexicon: Lexicon,
  { text, terms }: ParsedQuery,
  missing: readonly Term[],
): Promise<string[]> {
  if (missing.length === 0) return [];
  const whole = terms.every(
    (term) => term.isSingleCharacter || missing.some(({ text }) => text === term.text),
  );
  const typed = [...(whole ? [keyOf(text)] : []), ...missing.map((term) => keyOf(term.text))];
  const table = await readSpellings(queries, typed, 2);
  const found = new Set(typed.flatMap((key) => similarNames(table, lexicon, key, SUGGESTIONS_MOST)));
  return [...found].slice(0, SUGGESTIONS_MOST);
}
