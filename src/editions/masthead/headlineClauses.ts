import { type Bigrams, bigramsOf, containment } from '../../text/similarity.ts';
import type { Edition, StoryId } from '../edition.ts';
import { textKey } from '../identity.ts';

/** What a story is called in its edition: its title, and its line of the glance where it has one. */
export interface StoryWording {
  readonly id: StoryId;
  readonly title: string;
  readonly glance: string | null;
}

/** A story with as much of its text as key points are compared with. */
export interface ComparedStory extends StoryWording {
  readonly paragraphs: readonly string[];
}

/** Below this share of a clause's character pairs found in a story's wording, the clause names some other story. */
const SAME_STORY_SHARE = 0.4;
/** And of each of its halves: 某公司回应 opens many clauses, and only what follows tells them apart. */
const HALF_SHARE = 0.25;
/** More clauses than any headline has; a longer one is compared with the stories no further. */
const MOST_CLAUSES = 30;
/** What of a story is compared with what its edition says of it. */
const TEXT_CHARACTERS = 2000;
const SHORTEST_CLAUSE = 4;
const MARKS = /[;；|｜丨]/u;

/** The stories named in a headline: `甲；乙；丙 | 极客头条` gives 甲, 乙 and 丙. */
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
 * Which story of the edition each clause of its headline names; undefined for none. The surest clause is bound first, and
 * no story to two clauses, so that a clause whose own story is not among these falls to no other that shares a name.
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

/** What an edition says of its stories beside their own texts. */
export type EditionFrame = Pick<Edition, 'column' | 'headline' | 'glance' | 'keyPoints'>;

/** An edition's headline, glance and key points without what they say of some of its stories. */
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

/** Each clause goes with the mark behind it; where none is left, the column's name stands for all. */
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
