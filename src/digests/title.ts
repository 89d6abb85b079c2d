import type { GlanceItem, StoryId } from '../editions/edition.ts';
import { bindClauses, clausesOf, type StoryWording } from '../editions/masthead/headlineClauses.ts';
import { LEADS } from './digest.ts';
import type { Pick } from './pick.ts';

const TITLE_CHARACTERS = 80;

/** Headline of an edition, its column, and all stories that it may refer to. */
export interface Headed {
  readonly headline: string;
  readonly column: string;
  readonly glance: readonly GlanceItem[];
  readonly stories: readonly StoryWording[];
}

/**
 * Builds the title of a digest: the stories in the editions' headlines, in the editors' words, if they were picked,
 * else the first items. One to three whole wordings joined by ；, about 80 characters.
 */
export function titleOf(editions: readonly Headed[], picks: readonly Pick[]): Title {
  const chosen = chooseWhole(wordings(editions, picks));
  return { text: chosen.map(({ text }) => text).join('；'), picks: chosen.map(({ pick }) => pick) };
}

/** Title of a digest, and the picks in it in order. */
export interface Title {
  readonly text: string;
  readonly picks: readonly Pick[];
}

interface Wording {
  readonly text: string;
  readonly pick: Pick;
}

/** Yields candidates for the title: clauses of headlines whose stories were picked, then the picks' own wordings. */
function* wordings(editions: readonly Headed[], picks: readonly Pick[]): Generator<Wording> {
  const pickOf = new Map(picks.flatMap((pick) => pick.stories.map(({ id }) => [id, pick] as const)));
  for (const { text, story } of interleave(editions.map(boundClausesOf))) {
    const pick = story && pickOf.get(story);
    if (pick) yield { text, pick };
  }
  for (const pick of picks) yield { text: pick.story.glance ?? pick.story.title, pick };
}

/** Returns the stories that an edition's headline names. */
export function headlineStories(edition: Headed): ReadonlySet<StoryId> {
  return new Set(boundClausesOf(edition).flatMap(({ story }) => story ?? []));
}

/** Returns the clauses of a headline, each with the story of the edition that it names, picked or not. */
function boundClausesOf({ headline, column, glance, stories }: Headed) {
  const clauses = clausesOf(headline, column);
  const bound = bindClauses(clauses, [...stories, ...removedFrom(glance, stories)]);
  return clauses.map((text, index) => ({ text, story: bound[index] }));
}

/** Returns removed stories that the glance still lists, so that their clauses are assigned to no other story. */
function removedFrom(glance: readonly GlanceItem[], stories: readonly StoryWording[]): StoryWording[] {
  const present = new Set(stories.map(({ id }) => id));
  return glance.flatMap(({ text, story }) =>
    story === null || present.has(story) ? [] : [{ id: story, title: text, glance: null }],
  );
}

function chooseWhole(candidates: Iterable<Wording>): readonly Wording[] {
  const chosen: Wording[] = [];
  let characters = 0;
  for (const candidate of candidates) {
    if (chosen.some(({ pick }) => pick === candidate.pick)) continue;
    characters += candidate.text.length + (chosen.length > 0 ? 1 : 0);
    if (chosen.length > 0 && characters > TITLE_CHARACTERS) break;
    chosen.push(candidate);
    if (chosen.length >= LEADS) break;
  }
  return chosen;
}

/** Interleaves lists: all first elements, then all second ones, and so on. */
function interleave<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}
