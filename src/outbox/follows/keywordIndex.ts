import { type Turns, takeTurns } from '../../calendar/turns.ts';
import { textKey } from '../../editions/identity.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import { fold } from '../../text/fold.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';

/** Sources of the words for a keyword: its other names and, if used, synonyms. */
export interface KeywordWords {
  readonly lexicon: Lexicon;
  readonly concepts?: Concepts;
}

/** Number of characters of a story that are searched. */
const STORY_CHARACTERS = 50_000;
/** Steps between checks of the clock. */
const STEPS = 500;

/**
 * Index of followed keywords, so that a story is read once however many there are: at each position only names with the
 * same first two characters are compared.
 */
export class KeywordIndex {
  /** Keywords of each folded name. */
  readonly #keywords = new Map<string, Set<string>>();
  /** Lengths of the names by their first two characters. */
  readonly #lengths = new Map<string, Set<number>>();

  private constructor() {}

  /** Creates the index of keywords under all their names and words. */
  static async of(keywords: Iterable<string>, words: KeywordWords, turns: Turns = takeTurns()) {
    const index = new KeywordIndex();
    for (const keyword of keywords) {
      for (const name of namesOf(keyword, words)) index.#add(name, keyword);
      await turns();
    }
    return index;
  }

  /** Returns the keywords in a story. */
  async keywordsIn(
    { title, glance, paragraphs }: Pick<StoredStory, 'title' | 'glance' | 'paragraphs'>,
    turns: Turns = takeTurns(),
  ): Promise<ReadonlySet<string>> {
    const text = fold([title, glance ?? '', ...paragraphs].join('\n').slice(0, STORY_CHARACTERS));
    const found = new Set<string>();
    for (let at = 0; at < text.length; at += 1) {
      if (at % STEPS === 0) await turns();
      this.#compare(text, at, text.charAt(at), found);
      this.#compare(text, at, text.slice(at, at + 2), found);
    }
    return found;
  }

  #compare(text: string, at: number, start: string, found: Set<string>): void {
    for (const length of this.#lengths.get(start) ?? []) {
      const known = this.#keywords.get(text.slice(at, at + length));
      if (known && standsAlone(text, at, length)) for (const keyword of known) found.add(keyword);
    }
  }

  #add(name: string, keyword: string): void {
    put(this.#keywords, name, keyword);
    put(this.#lengths, name.slice(0, 2), name.length);
  }
}

function put<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

function namesOf(keyword: string, { lexicon, concepts }: KeywordWords): readonly string[] {
  const { same = [], narrower = [] } = concepts?.wordsFor(keyOf(keyword)) ?? {};
  const names = [keyword, ...same, ...narrower].flatMap((word) => [word, ...otherNames(word, lexicon)]);
  return [...new Set(names.map(fold))].filter((name) => textKey(name) !== '');
}

function otherNames(word: string, lexicon: Lexicon): readonly string[] {
  // 苹果 is also a fruit: a name that is an ordinary word counts only if the member typed it.
  const names = lexicon.named(word)?.names ?? [];
  return names.filter(({ ordinary }) => !ordinary).map(({ text }) => text);
}

const LATIN = /[a-z0-9]/u;

/** Whether a name is a whole word: a Latin one must not be adjacent to other letters, as `ai` in `openai`. */
function standsAlone(text: string, at: number, length: number): boolean {
  const end = at + length;
  const joinsBefore = LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at));
  const joinsAfter = LATIN.test(text.charAt(end)) && LATIN.test(text.charAt(end - 1));
  return !joinsBefore && !joinsAfter;
}
