import { shareFound } from '../../text/similarity.ts';
import type { Discarded } from '../discarded.ts';
import { storyTarget, type Target } from '../glance/alignment.ts';
import { textKey } from '../identity.ts';
import { withoutColumn } from '../masthead/column.ts';
import type { Masthead } from '../masthead/masthead.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { buildStory, type UnnamedStory } from './buildStory.ts';
import type { Draft } from './draft.ts';
import { isPromotionThroughout } from './promotedLines.ts';
import { segmentStories } from './segmentation.ts';
import { withoutSharedCounters } from './titleText.ts';

/** The stories of a document, in order, before they have ids. */
export interface ExtractedStories {
  readonly stories: readonly UnnamedStory[];
  /** The index of the story that a glance item's own wording heads. */
  readonly announced: ReadonlyMap<number, number>;
  readonly discarded: readonly Discarded[];
  readonly truncated: boolean;
}

/** Takes the stories that an outline names out of a document. `base` resolves relative addresses. */
export function extractStories(
  { lines, taken }: Masthead,
  outline: Outline,
  base: string | null,
): ExtractedStories {
  const drafted = segmentStories(lines, taken, outline);
  // What follows the last news is trimmed from it, whether it ends the document or advertisements with titles do.
  const last = drafted.drafts.findLastIndex((draft) => !endsEdition(draft));
  const finished = drafted.drafts.map((draft, i) =>
    buildStory(draft, base, i < last ? 'middle' : i === last ? 'last' : 'after'),
  );
  const stories: UnnamedStory[] = [];
  const announced = new Map<number, number>();
  const placeOf = new Map<string, number>();
  for (const { story, announcedBy } of finished) {
    if (!story) continue;
    const key = textKey(story.title);
    const place = key.length >= SHORTEST_REPEATED ? placeOf.get(key) : undefined;
    const told = place === undefined ? undefined : stories[place];
    const isRepeat = place !== undefined && told !== undefined && tellsTheSame(told, story);
    if (announcedBy !== null) announced.set(announcedBy, isRepeat ? place : stories.length);
    if (!isRepeat) {
      placeOf.set(key, stories.length);
      stories.push(story);
    } else if (lengthOf(story) > lengthOf(told)) stories[place] = { ...story, section: told.section };
  }
  const titles = withoutSharedCounters(stories.map(({ title }) => title));
  return {
    stories: stories.map((story, i) => ({ ...story, title: titles[i] ?? story.title })),
    announced,
    discarded: [...drafted.discarded, ...finished.flatMap(({ discarded }) => discarded)],
    truncated: drafted.truncated,
  };
}

const SHORTEST_REPEATED = 6;
const MOSTLY = 0.5;

/** Whether a story of the same title tells again what one before it told: once in an overview, once under its subject. */
function tellsTheSame(told: UnnamedStory, again: UnnamedStory): boolean {
  const [one, other] = [told, again].map(({ paragraphs }) => textKey(paragraphs.join('')));
  if (one === undefined || other === undefined || one === '' || other === '') return true;
  if (again.links.some(({ url }) => told.links.some((link) => link.url === url))) return true;
  return one.length < other.length ? shareFound(one, other) >= MOSTLY : shareFound(other, one) >= MOSTLY;
}

function lengthOf({ paragraphs, commentary }: UnnamedStory): number {
  return [...paragraphs, ...commentary].reduce((sum, text) => sum + text.length, 0);
}

/** Whether a draft may stand among the advertisements at the edition's end. */
function endsEdition(draft: Draft): boolean {
  return draft.announcedBy === null && (draft.isMissingFromGlance || isPromotionThroughout(draft));
}

/** A document that is no roundup, as the one story that it tells; none where it has no text under its title. */
export function articleStory(
  { lines, headline, column }: Masthead,
  base: string | null,
): UnnamedStory | undefined {
  const titleLine =
    lines.find(({ text }) => text !== '' && (headline === '' || text === headline)) ?? lines[0];
  if (!titleLine) return undefined;
  const whole = headline === '' ? titleLine.text : headline;
  const rest = lines.filter((line) => line.text !== whole);
  const parts = { title: withoutColumn(whole, column), text: '', tag: null };
  const { story } = buildStory(
    {
      parts,
      section: null,
      announcedBy: null,
      isMissingFromGlance: false,
      mayBeBare: false,
      titleLine,
      lines: rest,
    },
    base,
    'middle',
  );
  return story && story.paragraphs.length + story.commentary.length > 0 ? story : undefined;
}

/** Stories as the items of a list are aligned with them. */
export function storyTargets(stories: readonly UnnamedStory[]): Target[] {
  return stories.map(({ title, paragraphs }) => storyTarget(title, paragraphs.join(' ')));
}
