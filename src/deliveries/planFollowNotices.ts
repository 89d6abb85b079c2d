import { BEIJING, wallTimeAt } from '../calendar/zone.ts';
import { enqueueFollowNotices, type FollowNotice } from '../store/members/followNotices.ts';
import { newestStoryRow } from '../store/members/freshStories.ts';
import { findNews, type NewsContext } from './followedNews.ts';
import { betweenPages, PAGE } from './pages.ts';

/** 12:30 in Beijing, when the morning's columns are out. */
const TELL_FROM_MINUTE = 12 * 60 + 30;

/** Notices come due at this pace, two requests each at most, so that digests that come due meanwhile go before the rest. */
const NOTICES_PER_SECOND = 20;

/**
 * Puts a message into the outbox for each follower for whom there is news, at most one a day, with the stories that came
 * since the last one. Returns how many.
 */
export async function planFollowNotices(context: NewsContext, now: Date): Promise<number> {
  const { store } = context;
  const { day, minuteOfDay } = wallTimeAt(now, BEIJING);
  if (minuteOfDay < TELL_FROM_MINUTE) return 0;
  const round = { day, untilRow: await newestStoryRow(store) };
  const notices = (await findNews(context, round)).map(
    ({ user, stories }, index): FollowNotice => ({
      user,
      dueAt: new Date(now.getTime() + Math.floor((index * 1000) / NOTICES_PER_SECOND)),
      stories: stories.map(({ story, keywords, chapterOf }) => ({
        row: story.row,
        keywords,
        events: chapterOf,
      })),
    }),
  );
  for (let from = 0; from < notices.length; from += PAGE) {
    if (from > 0) await betweenPages();
    await enqueueFollowNotices(store, notices.slice(from, from + PAGE), round);
  }
  return notices.length;
}
