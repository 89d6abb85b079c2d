import { textKey } from '../editions/identity.ts';
import type { Pick } from './pick.ts';

const LEADING_STORIES = 3;
const TITLE_CHARACTERS = 80;
/** Below this share of common character pairs a clause of the headline announces some other story. */
const SAME_STORY_SHARE = 0.3;

/** What an edition's headline says, and the column that it may end with. */
interface Headed {
  readonly headline: string;
  readonly column: string;
}

/**
 * A digest's title: the stories that the editors put into their headlines, in their words, as far as they were
 * picked, else the first items. Whole wordings joined by ；, at most three and about 80 characters, at least one.
 */
export function titleOf(editions: readonly Headed[], picks: readonly Pick[]): string {
  return joinWhole(wordings(editions, picks));
}

interface Wording {
  readonly text: string;
  readonly pick: Pick;
}

/** What the title may be made of, the headlines' clauses first; made one by one, because the first few fill it. */
function* wordings(editions: readonly Headed[], picks: readonly Pick[]): Generator<Wording> {
  const clauses = interleave(editions.map((edition) => clausesOf(edition.headline, edition.column)));
  const known = picks.map((pick) => ({
    pick,
    key: textKey(`${pick.story.title} ${pick.story.glance ?? ''}`),
  }));
  for (const text of clauses) {
    const pick = bestMatch(text, known);
    if (pick) yield { text, pick };
  }
  for (const pick of picks) yield { text: pick.story.glance ?? pick.story.title, pick };
}

function joinWhole(candidates: Iterable<Wording>): string {
  const chosen: string[] = [];
  const told = new Set<Pick>();
  for (const { text, pick } of candidates) {
    if (told.has(pick)) continue;
    const characters = [...chosen, text].join('；').length;
    if (chosen.length > 0 && characters > TITLE_CHARACTERS) break;
    chosen.push(text);
    told.add(pick);
    if (chosen.length >= LEADING_STORIES) break;
  }
  return chosen.join('；');
}

/** The stories named in a headline: `甲；乙；丙 | 极客头条` gives 甲, 乙 and 丙. */
function clausesOf(headline: string, column: string): readonly string[] {
  return headline
    .split(/[;；|｜丨]+/u)
    .map((clause) => clause.trim())
    .filter((clause) => [...clause].length >= 4 && textKey(clause) !== textKey(column));
}

/** First the first of every list, then the second of every list, and so on. */
function interleave<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}

interface KnownPick {
  readonly pick: Pick;
  /** The letters and digits of its wordings. */
  readonly key: string;
}

function bestMatch(clause: string, picks: readonly KnownPick[]): Pick | undefined {
  const wanted = pairsOf(clause);
  let best: Pick | undefined;
  let bestShare = SAME_STORY_SHARE;
  for (const { pick, key } of picks) {
    const share = wanted.filter((pair) => key.includes(pair)).length / Math.max(1, wanted.length);
    if (share > bestShare) [best, bestShare] = [pick, share];
  }
  return best;
}

/** The pairs of neighbouring characters in a wording, each once. */
function pairsOf(text: string): readonly string[] {
  const characters = [...textKey(text)];
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))];
}
