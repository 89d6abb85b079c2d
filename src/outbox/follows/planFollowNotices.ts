import { BEIJING, wallTimeAt } from '../../calendar/zone.ts';
import { enqueueFollowNotices, type FollowNotice } from '../../store/members/followNotices.ts';
import { newestStoryRow } from '../../store/members/freshStories.ts';
import { betweenPages, PAGE } from '../plan/batching.ts';
import { findNews, type NewsContext } from './followedNews.ts';
import { noticeDueAt } from './noticePace.ts';
import { TELL_FROM_MINUTE } from './tellingTime.ts';

/**
 * Adds a message to the outbox for each follower with news at a permitted time, with the stories since the last one: at
 * most daily, or immediately. Returns their number.
 */
export async function planFollowNotices(context: NewsContext, now: Date): Promise<number> {
  const { store } = context;
  const { day, minuteOfDay } = wallTimeAt(now, BEIJING);
  const isDailyTime = minuteOfDay >= TELL_FROM_MINUTE;
  const round = { day, now, isDailyTime, untilRow: await newestStoryRow(store) };
  const notices = (await findNews(context, round)).map(
    ({ user, pace, stories }, index): FollowNotice => ({
      user,
      pace,
      dueAt: noticeDueAt(now, index),
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
