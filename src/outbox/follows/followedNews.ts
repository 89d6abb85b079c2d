import { addDays } from '../../calendar/day.ts';
import { type Turns, takeTurns } from '../../calendar/turns.ts';
import type { StoryId } from '../../editions/edition.ts';
import { eventsOf } from '../../store/events/events.ts';
import type { FollowedEvent } from '../../store/members/followedEvents.ts';
import type { Follower } from '../../store/members/followerRows.ts';
import { followersOf } from '../../store/members/followers.ts';
import type { TellingRound } from '../../store/members/followersToTell.ts';
import { moveOn } from '../../store/members/followNotices.ts';
import { freshStories } from '../../store/members/freshStories.ts';
import type { NoticePace } from '../../store/members/tellingChoices.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Store } from '../../store/open.ts';
import { isPending } from '../../store/pendingWork.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { type Chapter, ChapterFinder, eventKey } from './followedChapters.ts';
import { KeywordIndex } from './keywordIndex.ts';
import { addTo, storiesInPages } from './storiesInPages.ts';
import { mayTell } from './tellingTime.ts';

/** A story, the followed keywords in it, and the followed events, by name, of which it is a chapter. */
export interface FollowedStory {
  readonly story: StoredStory;
  readonly keywords: readonly string[];
  readonly chapterOf: readonly StoryId[];
}

/** A member and their news. */
export interface News {
  readonly user: string;
  readonly pace: NoticePace;
  readonly stories: readonly FollowedStory[];
}

/** Days before and after the day of the notice on which a story is news. */
const DAYS_BACK = 2;
const DAYS_AHEAD = 1;

/** Followers per page. */
const FOLLOWERS_A_PAGE = 200;

/** Dependencies of the matching. */
export interface NewsContext {
  readonly store: Store;
  readonly lexicon: Lexicon;
}

/**
 * Finds the news for the followers of a round. Each story is matched once against all keywords and events, in steps
 * that yield the event loop; followers without news are marked as checked. While the stories' events are not known yet,
 * followers of events wait for the next round.
 */
export async function findNews(
  { store, lexicon }: NewsContext,
  round: TellingRound,
): Promise<readonly News[]> {
  const turns = takeTurns();
  const keywords = new Set<string>();
  const events = new Map<string, FollowedEvent>();
  let afterRow = round.untilRow;
  for await (const page of followerPages(store, round, turns)) {
    for (const follower of page) {
      for (const keyword of follower.keywords) keywords.add(keyword);
      for (const event of follower.events) events.set(eventKey(event), event);
      afterRow = Math.min(afterRow, follower.toldUntil);
    }
  }
  if (keywords.size + events.size === 0) return [];
  const mayTellEvents = events.size === 0 || !(await isPending(store, 'events', afterRow, round.untilRow));
  const rows = await freshStories(store, {
    from: addDays(round.day, -DAYS_BACK),
    to: addDays(round.day, DAYS_AHEAD),
    afterRow,
    untilRow: round.untilRow,
  });
  const index = await KeywordIndex.of(keywords, { lexicon }, turns);
  const chapters = await ChapterFinder.of(eventsOf(store), mayTellEvents ? events.values() : []);
  const found = await lookThrough(store, rows, index, chapters, turns);
  const news: News[] = [];
  for await (const page of followerPages(store, round, turns)) {
    const told = page
      .filter((follower) => mayTellEvents || follower.events.length === 0)
      .map((follower) => ({
        user: follower.user,
        pace: follower.telling.pace,
        stories: storiesFor(follower, found),
      }));
    const without = told.filter(({ stories }) => stories.length === 0);
    await moveOn(
      store,
      without.map(({ user }) => user),
      round.untilRow,
    );
    news.push(...told.filter(({ stories }) => stories.length > 0));
  }
  return news;
}

async function* followerPages(
  store: Store,
  round: TellingRound,
  turns: Turns,
): AsyncGenerator<readonly Follower[]> {
  let after: string | undefined;
  for (;;) {
    await turns();
    const page = await followersOf(store).withoutMessage(round, FOLLOWERS_A_PAGE, after);
    const inTime = page.filter(({ telling }) => mayTell(telling, round.now));
    if (inTime.length > 0) yield inTime;
    if (page.length < FOLLOWERS_A_PAGE) return;
    after = page.at(-1)?.user;
  }
}

/** A story with its position in the round. */
interface Placed {
  readonly place: number;
  readonly story: StoredStory;
}

/** Matches of the stories of a round. */
interface Found {
  readonly byKeyword: ReadonlyMap<string, readonly Placed[]>;
  /** Chapters by `eventKey`. */
  readonly byEvent: ReadonlyMap<string, readonly (Placed & Pick<Chapter, 'happening'>)[]>;
}

async function lookThrough(
  store: Store,
  rows: readonly number[],
  index: KeywordIndex,
  chapters: ChapterFinder,
  turns: Turns,
): Promise<Found> {
  const byKeyword = new Map<string, Placed[]>();
  const byEvent = new Map<string, (Placed & Pick<Chapter, 'happening'>)[]>();
  let place = 0;
  for await (const story of storiesInPages(store, rows, turns)) {
    const placed = { place, story };
    for (const keyword of await index.keywordsIn(story, turns)) addTo(byKeyword, keyword, placed);
    const chapter = chapters.isEmpty ? undefined : await chapters.chapterIn(story);
    for (const key of chapter?.of ?? [])
      addTo(byEvent, key, { ...placed, happening: chapter?.happening ?? story.id });
    place += 1;
  }
  return { byKeyword, byEvent };
}

function storiesFor(
  { keywords, events, toldUntil }: Follower,
  { byKeyword, byEvent }: Found,
): readonly FollowedStory[] {
  const found = new Map<
    number,
    { place: number; story: StoredStory; keywords: string[]; chapterOf: StoryId[] }
  >();
  const told = ({ place, story }: Placed) => {
    const known = found.get(place) ?? { place, story, keywords: [], chapterOf: [] };
    found.set(place, known);
    return known;
  };
  for (const keyword of keywords) {
    for (const placed of byKeyword.get(keyword) ?? [])
      if (placed.story.row > toldUntil) told(placed).keywords.push(keyword);
  }
  for (const event of events) {
    // A chapter reported by several columns is told once.
    const happenings = new Set<StoryId>();
    for (const placed of byEvent.get(eventKey(event)) ?? []) {
      if (placed.story.row <= toldUntil || happenings.has(placed.happening)) continue;
      happenings.add(placed.happening);
      told(placed).chapterOf.push(event.id);
    }
  }
  return [...found.values()].sort((one, other) => one.place - other.place);
}
