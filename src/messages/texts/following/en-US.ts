import type { FollowingTexts } from './texts.ts';

/** English. */
export const enUS: FollowingTexts = {
  followTitle: 'Follow a keyword',
  followField: 'A company, product, person or word',
  followPlaceholder: 'For example DeepSeek or 小米汽车',
  followed: (keyword) => `You now follow "${keyword}".`,
  followedBefore: (keyword) => `You follow "${keyword}" already.`,
  tooMany: (most) => `${most} keywords are the most; /unfollow takes some away.`,
  badKeyword: 'Write one word or name with at least one letter, 50 characters at most.',
  howTold: {
    daily: 'When there is news of it, you get one direct message a day at most, around noon in Beijing.',
    'at-once': 'When there is news of it, you get a direct message at once, 10 a day at most.',
  },
  quietHours: (from, until, zone) =>
    `Nothing from ${from} to ${until} (${zone}): what comes then is sent after it.`,
  makePace: { daily: 'Once a day at most', 'at-once': 'Tell me at once' },
  makeQuiet: (from, until) => `Quiet at night (${from}–${until})`,
  endQuiet: 'No quiet hours',
  badQuiet: (text) => `"${text}" is no stretch of time: write 22:00-08:00, or "none".`,
  beijing: 'Beijing time',
  howToChange:
    'The options pace, quiet and timezone of /follow change this; without a time zone it is Beijing time.',
  closedMessages:
    "The last direct message could not be delivered: allow direct messages in this server's privacy settings, or write me a message first.",
  lately: (stories, isMore) => {
    if (stories === 0) return 'none in the last 7 days';
    return `${stories}${isMore ? ' or more' : ''} in the last 7 days`;
  },
  followEventButton: 'Follow this event',
  eventFollowed: (title) => `You now follow what comes of "${title}".`,
  eventFollowedBefore: (title) => `You follow this event already: "${title}".`,
  tooManyEvents: (most) => `${most} events are the most; /follow shows which could go.`,
  eventLately: (day) => `last news: ${day}`,
  eventUnfollowed: 'You no longer follow this event.',
  eventNotFollowed: 'You do not follow this event.',
  eventTakenDown: 'An event whose news was taken down',
  unfollowEventButton: 'Unfollow this event',
  listTitle: 'What you follow',
  keywordsFollowed: 'Keywords',
  eventsFollowed: 'Events',
  listHow: '/follow adds a keyword; open a story to follow its event.',
  followsNothing: 'You follow nothing yet: /follow a keyword, or open a story and follow its event.',
  unfollowKeyword: 'Unfollow a keyword',
  unfollowEvent: 'Unfollow an event',
  unfollowed: (keyword) => `You no longer follow "${keyword}".`,
  notFollowed: (keyword) => `You do not follow "${keyword}".`,
  unfollowButton: (keyword) => `Unfollow "${keyword}"`,
  toldTitle: (day, keywords, events) => {
    const followed = events === 1 ? 'an event you follow' : `${events} events you follow`;
    const about = keywords === '' ? '' : `news about ${keywords}`;
    const parts = [about, events === 0 ? '' : `more on ${followed}`].filter((part) => part !== '');
    const said = parts.join(' and ');
    return `${day} · ${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  },
  chapterOf: (title) => `What came of: ${title}`,
  toldMore: (count) => `There are ${count} more: /news finds them.`,
  toldTakenDown: 'The news in this message has been taken down.',
  missedTitle: (day) => `What you missed since ${day}`,
  missedCount: (stories, isMore) => {
    const counted = isMore ? `${stories} or more stories` : stories === 1 ? '1 story' : `${stories} stories`;
    return `${counted} you have not opened, the most important first`;
  },
  missedSince: (day) => `You last opened a digest ${day}.`,
  missedUnknown: (days) => `It is not known when you last opened a digest: these are the last ${days} days.`,
  missedLongAgo: (day, days) => `You last opened a digest ${day}; these are the last ${days} days.`,
  missedNothing: (day) =>
    `You missed nothing: you last opened a digest ${day}, and there is nothing since that you have not seen.`,
  missedNothingLately: (days) => `There is nothing in the last ${days} days that you have not seen.`,
  missedMore: (left) => `More (${left} left)`,
  missedDays: (days) => `The last ${days} days`,
  whyMissed: 'It came in after you last opened a digest, and you have not opened it yet',
  whyKeyword: (keywords) => `You follow ${keywords}`,
  whyEvent: (title) => `You follow what comes of "${title}"`,
};
