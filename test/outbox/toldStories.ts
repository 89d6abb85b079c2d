import { digestOfEditions } from '../../src/digests/ofDay.ts';
import { readRecap } from '../../src/digests/readRecap.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { eventsOf } from '../../src/store/events/events.ts';
import { joinPending } from '../../src/store/events/joinPending.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { Rig, type RigOptions } from './rig.ts';
import { day, storyOf } from './roundup.ts';

/** A story of a test that tells events apart. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * A rig whose digests and recaps know events, and whose digests what was told before. `meanwhile` is called while a digest is
 * made, when it is known already what its channel was told.
 */
export async function startTellingRig({
  meanwhile,
  ...options
}: Pick<RigOptions, 'renderingsOf'> & { readonly meanwhile?: () => Promise<void> } = {}): Promise<Rig> {
  const sources = ({ store }: Rig) => ({
    editions: editionsOf(store),
    stories: storiesOf(store),
    events: eventsOf(store),
  });
  const rig: Rig = await Rig.start({
    ...options,
    async makeDigest(of, editions, choices) {
      await meanwhile?.();
      return digestOfEditions(sources(rig), of, editions, choices);
    },
    makeRecap: (days, choices) => readRecap(sources(rig), days, choices),
  });
  return rig;
}

/** Stores a column's edition with these stories beside so many of its own, and tells events apart. */
export async function arriveWith(
  { store, time }: Rig,
  column: string,
  of: string,
  told: readonly Told[],
  others = 3,
): Promise<void> {
  const own = Array.from({ length: others }, (_, index) => storyOf(column, of, index, ''));
  const stories = told.map(({ id, title, text }) => ({
    ...storyOf(column, of, 9, ''),
    id: id as StoryId,
    title,
    paragraphs: [text],
  }));
  const edition = {
    column,
    headline: `${of}的要闻 | ${column}`,
    date: day(of),
    url: null,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 100,
    minutes: 1,
    warnings: [],
    stories: [...stories, ...own],
  };
  const origin = `${column}-${of}.md`;
  await saveEdition(store, { edition, day: day(of), dayGuessed: false, origin }, time.now());
  while ((await joinPending(store, loadLexicon())) > 0);
}

/** Eight o'clock, half an hour from now, and noon, when a digest waits no more for columns that have not come. */
export async function nextMorning(rig: Rig): Promise<void> {
  await rig.pass(30);
  await rig.pass(241);
  await rig.settled();
}
