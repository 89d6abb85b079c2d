import type { AlertTexts } from './texts.ts';

/** English. */
export const enUS: AlertTexts = {
  set: (keyword, isNew) => `${isNew ? 'Set' : 'Changed'}: the alert for "${keyword}".`,
  does: (limit) =>
    `News of the day goes to this channel at once, ${limit === 1 ? 'once' : `${limit} times`} a day at most; what a digest told is not alerted again.`,
  pings: 'Mentions ',
  pingsNobody: 'Mentions nobody',
  tooMany: (most) => `A server has ${most} alerts at most; /alert takes some away.`,
  noForum: 'Alerts go to text channels, announcement channels or threads: choose another channel.',
  of: (keyword) => `Alert for "${keyword}"`,
  listTitle: 'Alerts of this server',
  none: 'There are no alerts yet: give /alert a keyword, such as vulnerability.',
  choose: 'Choose an alert',
  state: 'State',
  limit: (most) => (most === 1 ? 'once a day at most' : `${most} times a day at most`),
  lately: 'Stories',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  removeNow: 'Yes, remove',
  reallyRemove: (keyword) => `Remove the alert for "${keyword}"?`,
  removed: (keyword) => `The alert for "${keyword}" is removed.`,
  gone: 'This alert is gone; /alert shows those there are.',
  back: 'Back',
  manage: 'All alerts',
  title: (keyword) => `News about "${keyword}"`,
  more: (count) => `There are ${count} more: /news finds them.`,
  lastToday: (limit) =>
    `No more alerts today: ${limit === 1 ? 'one' : limit} a day ${limit === 1 ? 'is' : 'are'} the most.`,
  takenDown: 'The news in this alert has been taken down.',
  why: (keyword) => `This channel has an alert for "${keyword}"`,
  problemTitle: (keyword) => `The alert for "${keyword}" cannot be sent`,
  problem: {
    problemPaused: 'The alert is paused and not tried again.',
    problemToPause: 'Should it stay so for three days, the alert is paused.',
    thenResume: 'Once that is done, resume it with /alert in the server.',
  },
};
