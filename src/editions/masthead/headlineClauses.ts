import { type Bigrams, bigramsOf, containment } from '../../text/similarity.ts';
import type { Edition, StoryId } from '../edition.ts';
import { textKey } from '../identity.ts';

/** Wordings of a story in its edition: its title, and its glance item if it has one. */
export interface StoryWording {
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
}

/** Story with the part of its text that is compared with key points. */
export interface ComparedStory extends StoryWording {
  readonly paragraphs: readonly string[];
}

/** Least share of a clause's character pairs found in a story's wording; below it the clause names another story. */
const SAME_STORY_SHARE = 0.4;
/** Least share for each half of a clause: 某公司回应 begins many clauses, and only the rest distinguishes them. */
const HALF_SHARE = 0.25;
/** Most clauses of a headline that are compared with the stories. */
const MOST_CLAUSES = 30;
/** Characters of a story that are compared with its edition's own sentences. */
const TEXT_CHARACTERS = 2000;
const SHORTEST_CLAUSE = 4;
const MARKS = /[;；|｜丨]/u;

/** Returns the clauses of a headline: `甲；乙；丙 | 极客头条` gives 甲, 乙 and 丙. */
export function clausesOf(headline: string, column: string): readonly string[] {
  return headline
    .split(MARKS)
    .map((clause) => clause.trim())
    .filter((clause) => isClause(clause, column))
    .slice(0, MOST_CLAUSES);
}

function isClause(text: string, column: string): boolean {
  return [...text].length >= SHORTEST_CLAUSE && textKey(text) !== textKey(column);
}

/**
 * Returns for each clause of the headline the story that it names; undefined for none. The best match is bound first,
 * and no story to two clauses, so that a clause whose story is not in the list is not bound to another with a common
 * name.
 */
export function bindClauses(
  clauses: readonly string[],
  stories: readonly StoryWording[],
): readonly (StoryId | undefined)[] {
  const wordings = stories.map((story) => comparable(story.id, wordsOf(story)));
  const candidates = clauses.flatMap((clause, index) =>
    matchesOf(clause, wordings).map((match) => ({ ...match, index })),
  );
  const bound: (StoryId | undefined)[] = clauses.map(() => undefined);
  const taken = new Set<StoryId>();
  for (const { index, id } of candidates.sort((one, other) => other.share - one.share)) {
    if (bound[index] !== undefined || taken.has(id)) continue;
    bound[index] = id;
    taken.add(id);
  }
  return bound;
}

/** Texts of an edition about its stories outside the stories. */
export type EditionFrame = Pick<Edition, 'column' | 'headline' | 'glance' | 'keyPoints'>;

/** Removes from an edition's headline, glance and key points the parts about some of its stories. */
export function frameWithout<F extends EditionFrame>(
  edition: F,
  stories: readonly ComparedStory[],
  gone: ReadonlySet<StoryId>,
): F {
  const clauses = clausesOf(edition.headline, edition.column);
  const bound = bindClauses(clauses, stories);
  const dropped = new Set(clauses.filter((_, index) => isIn(gone, bound[index])));
  const texts = stories.map((story) => comparable(story.id, wordsOf(story), ...story.paragraphs));
  return {
    ...edition,
    headline: headlineWithout(edition, dropped),
    glance: edition.glance.filter(({ story }) => story === null || !gone.has(story)),
    keyPoints: edition.keyPoints.filter((point) => !isIn(gone, mostAlike(point, texts))),
  };
}

/** Removes clauses with the mark after each; if none is left, the column's name replaces the headline. */
function headlineWithout({ headline, column }: EditionFrame, dropped: ReadonlySet<string>): string {
  if (dropped.size === 0) return headline;
  const parts = headline.split(/([;；|｜丨])/u);
  const kept = parts.filter((_, index) => !dropped.has((parts[index - (index % 2)] ?? '').trim()));
  const text = kept
    .join('')
    .replace(/^[\s;；|｜丨]{1,20}/u, '')
    .trim();
  return text === '' ? column : text;
}

function isIn(stories: ReadonlySet<StoryId>, story: StoryId | undefined): boolean {
  return story !== undefined && stories.has(story);
}

interface ComparableWording {
  readonly id: StoryId;
  readonly pairs: Bigrams;
}

function wordsOf({ title, glance }: StoryWording): string {
  return `${title} ${glance ?? ''}`;
}

function comparable(id: StoryId, ...texts: readonly string[]): ComparableWording {
  return { id, pairs: bigramsOf(textKey(texts.join(' ').slice(0, TEXT_CHARACTERS))) };
}

function matchesOf(text: string, stories: readonly ComparableWording[]) {
  const key = textKey(text);
  const middle = key.length >> 1;
  const wanted = bigramsOf(key);
  const halves = [key.slice(0, middle + 1), key.slice(middle)].map(bigramsOf);
  return stories.flatMap(({ id, pairs }) => {
    const share = containment(wanted, pairs);
    const isWhole = halves.every((half) => containment(half, pairs) >= HALF_SHARE);
    return share >= SAME_STORY_SHARE && isWhole ? [{ id, share }] : [];
  });
}

function mostAlike(text: string, stories: readonly ComparableWording[]): StoryId | undefined {
  return matchesOf(text, stories).sort((one, other) => other.share - one.share)[0]?.id;
}
