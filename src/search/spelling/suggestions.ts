import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { ParsedQuery } from '../query/parseTerms.ts';
import type { Term } from '../query/terms.ts';
import { similarNames } from './spelling.ts';
import { readNearSpellings } from './spellingTable.ts';
import { isFollowedName, wordsBeginning } from './wordsBeginning.ts';

/** Names that are proposed at most. */
const SUGGESTIONS_MOST = 5;

/** Shortest beginning that is completed: one letter begins too many names. */
const SHORTEST_BEGINNING = 2;

/**
 * Returns names similar to words that no story contains, and names that begin as the query does, in letters, pinyin or
 * initials (deep, hw); none if all words occur.
 */
export async function suggestNames(
  queries: Queries,
  lexicon: Lexicon,
  { text, terms }: ParsedQuery,
  missing: readonly Term[],
  today: CalendarDay,
): Promise<string[]> {
  if (missing.length === 0) return [];
  const whole = terms.every(
    (term) => term.isSingleCharacter || missing.some(({ text }) => text === term.text),
  );
  const typed = [...(whole ? [keyOf(text)] : []), ...missing.map((term) => keyOf(term.text))];
  const table = await readNearSpellings(queries, typed, 2);
  const found = new Set(typed.flatMap((key) => similarNames(table, lexicon, key, SUGGESTIONS_MOST)));
  const key = keyOf(text);
  if (whole && found.size < SUGGESTIONS_MOST && key.length >= SHORTEST_BEGINNING) {
    const begun = await wordsBeginning(queries, key, today);
    for (const word of begun) if (isFollowedName(lexicon, word)) found.add(word.text);
  }
  return [...found].slice(0, SUGGESTIONS_MOST);
}
