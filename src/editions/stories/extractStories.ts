import { shareFound } from '../../text/similarity.ts';
import type { Discarded } from '../discarded.ts';
import { StoryTarget, type Target } from '../glance/target.ts';
import { textKey } from '../identity.ts';
import { withoutColumn } from '../masthead/column.ts';
import type { Masthead } from '../masthead/masthead.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { Wordings } from '../wordings.ts';
import { buildStory, type UnnamedStory } from './buildStory.ts';
import type { Draft } from './draft.ts';
import { areEvents, isPromotionThroughout } from './promotedLines.ts';
import { segmentStories } from './segmentation.ts';
import { withoutSharedCounters } from './titles/sharedCounters.ts';
import { withSourcesOfTitles } from './titles/sharedSources.ts';

/** Stories of a document in order, without ids. */
export interface ExtractedStories {
  readonly stories: readonly UnnamedStory[];
  /** Index of the story for each glance item whose own wording is its title. */
  readonly announced: ReadonlyMap<number, number>;
  readonly discarded: readonly Discarded[];
  readonly truncated: boolean;
}

/** Extracts the stories of an outline from a document. `base` resolves relative addresses. */
export function extractStories(
  { lines, taken }: Masthead,
  outline: Outline,
  base: string | null,
): ExtractedStories {
  const drafted = segmentStories(lines, taken, outline);
  // Text after the last news is trimmed, at the end of the document or before advertisements with titles.
  const last = drafted.drafts.findLastIndex((draft) => !endsEdition(draft));
  const middle = areEvents(drafted.drafts) ? 'among events' : 'middle';
  const finished = drafted.drafts.map((draft, i) =>
    buildStory(draft, base, i < last ? middle : i === last ? 'last' : 'after'),
  );
  const stories: UnnamedStory[] = [];
  const announced = new Map<number, number>();
  const discarded = [...drafted.discarded];
  titles.clear();
  for (const { story, announcedBy, discarded: own } of finished) {
    for (const each of own) discarded.push(each);
    if (!story) continue;
    const number = titles.add(story.title);
    const place = titles.lengthOf(number) >= SHORTEST_REPEATED ? titles.lastEqual(number) : -1;
    const told = stories[place];
    const isRepeat = told !== undefined && tellsTheSame(told, story);
    if (announcedBy !== null) announced.set(announcedBy, isRepeat ? place : stories.length);
    if (!isRepeat) {
      stories.push(story);
      continue;
    }
    titles.removeLast();
    if (lengthOf(story) > lengthOf(told)) stories[place] = { ...story, section: told.section };
  }
  return {
    stories: withSourcesOfTitles(withTitles(stories, withoutSharedCounters(stories.map(titleOf)))),
    announced,
    discarded,
    truncated: drafted.truncated,
  };
}

const SHORTEST_REPEATED = 6;
/** Titles of one document's stories, by their places. */
const titles = new Wordings();

function titleOf({ title }: UnnamedStory): string {
  return title;
}

function withTitles(stories: readonly UnnamedStory[], own: readonly string[]): UnnamedStory[] {
  return stories.map((story, i) => {
    const title = own[i] ?? story.title;
    return title === story.title ? story : { ...story, title };
  });
}

const MOSTLY = 0.5;

/** Whether a story repeats an earlier one of the same title: once in an overview, once under its subject. */
function tellsTheSame(told: UnnamedStory, again: UnnamedStory): boolean {
  const [one, other] = [told, again].map(({ paragraphs }) => textKey(paragraphs.join('')));
  if (one === undefined || other === undefined || one === '' || other === '') return true;
  if (again.links.some(({ url }) => told.links.some((link) => link.url === url))) return true;
  return one.length < other.length ? shareFound(one, other) >= MOSTLY : shareFound(other, one) >= MOSTLY;
}

function lengthOf({ paragraphs, commentary }: UnnamedStory): number {
  return [...paragraphs, ...commentary].reduce((sum, text) => sum + text.length, 0);
}

/** Whether a draft may belong to the advertisements at the edition's end. */
function endsEdition(draft: Draft): boolean {
  return draft.announcedBy === null && (draft.isMissingFromGlance || isPromotionThroughout(draft));
}

/** Returns a document that is not a roundup as one story; none if it has no text under its title. */
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

/** Converts stories to targets for the alignment of a list's items. */
export function storyTargets(stories: readonly UnnamedStory[]): Target[] {
  return stories.map(({ title, paragraphs }) => new StoryTarget(title, paragraphs));
}
