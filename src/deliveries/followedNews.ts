import { addDays } from '../calendar/day.ts';
import { type Turns, takeTurns } from '../calendar/turns.ts';
import { type Follower, followersOf, type TellingRound } from '../store/members/followers.ts';
import { freshStories } from '../store/members/freshStories.ts';
import { moveOn } from '../store/members/memberDeliveries.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { KeywordIndex } from './keywordIndex.ts';

/** A story and the followed keywords that it is about. */
export interface FollowedStory {
  readonly story: StoredStory;
  readonly keywords: readonly string[];
}

/** A member and what there is to tell them. */
export interface News {
  readonly user: string;
  readonly stories: readonly FollowedStory[];
}

/** A story is news from two days before the telling's day, for who has not been told of it, to the day after it. */
const DAYS_BACK = 2;
const DAYS_AHEAD = 1;

/** Followers and stories that are read at a time. */
const FOLLOWERS_A_PAGE = 200;
const STORIES_A_PAGE = 25;

/** What a round matches with: the parts of the bot that it needs. */
export interface NewsContext {
  readonly store: Store;
  readonly lexicon: Lexicon;
}

/**
 * What there is to tell the followers of a round. Every story is looked through once for all keywords, turn by turn;
 * followers for whom there is nothing are noted as looked at.
 */
export async function findNews(
  { store, lexicon }: NewsContext,
  round: TellingRound,
): Promise<readonly News[]> {
  const turns = takeTurns();
  const wanted = new Set<string>();
  let afterRow = round.untilRow;
  for await (const page of followerPages(store, round, turns)) {
    for (const { keywords, toldUntil } of page) {
      for (const keyword of keywords) wanted.add(keyword);
      afterRow = Math.min(afterRow, toldUntil);
    }
  }
  if (wanted.size === 0) return [];
  const rows = await freshStories(store, {
    from: addDays(round.day, -DAYS_BACK),
    to: addDays(round.day, DAYS_AHEAD),
    afterRow,
    untilRow: round.untilRow,
  });
  const byKeyword = await storiesByKeyword(store, rows, await KeywordIndex.of(wanted, lexicon, turns), turns);
  const news: News[] = [];
  for await (const page of followerPages(store, round, turns)) {
    const found = page.map((follower) => ({ user: follower.user, stories: storiesFor(follower, byKeyword) }));
    const without = found.filter(({ stories }) => stories.length === 0);
    await moveOn(
      store,
      without.map(({ user }) => user),
      round.untilRow,
    );
    news.push(...found.filter(({ stories }) => stories.length > 0));
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
    if (page.length > 0) yield page;
    if (page.length < FOLLOWERS_A_PAGE) return;
    after = page.at(-1)?.user;
  }
}

/** A story with its place among those of the round. */
interface Placed {
  readonly place: number;
  readonly story: StoredStory;
}

async function storiesByKeyword(
  store: Store,
  rows: readonly number[],
  index: KeywordIndex,
  turns: Turns,
): Promise<ReadonlyMap<string, readonly Placed[]>> {
  const byKeyword = new Map<string, Placed[]>();
  for (let from = 0; from < rows.length; from += STORIES_A_PAGE) {
    const stories = await storiesOf(store).byRows(rows.slice(from, from + STORIES_A_PAGE));
    for (const [offset, story] of stories.entries()) {
      for (const keyword of await index.keywordsIn(story, turns)) {
        const placed = { place: from + offset, story };
        const known = byKeyword.get(keyword);
        if (known) known.push(placed);
        else byKeyword.set(keyword, [placed]);
      }
    }
    await turns();
  }
  return byKeyword;
}

function storiesFor(
  { keywords, toldUntil }: Follower,
  byKeyword: ReadonlyMap<string, readonly Placed[]>,
): readonly FollowedStory[] {
  const found = new Map<number, { place: number; story: StoredStory; keywords: string[] }>();
  for (const keyword of keywords) {
    for (const { place, story } of byKeyword.get(keyword) ?? []) {
      if (story.row <= toldUntil) continue;
      const known = found.get(place);
      if (known) known.keywords.push(keyword);
      else found.set(place, { place, story, keywords: [keyword] });
    }
  }
  return [...found.values()].sort((one, other) => one.place - other.place);
}
