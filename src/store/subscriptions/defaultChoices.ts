import { EVERY_DAY } from '../../calendar/schedule.ts';
import { BEIJING } from '../../calendar/zone.ts';
import type { Destination } from './destination.ts';
import type { SubscriptionChoices } from './subscription.ts';

/** Returns the default choices: 08:00 in Beijing, every day, all columns, today's news. */
export function defaultChoices(destination: Destination, createdBy: string): SubscriptionChoices {
  return {
    ...destination,
    name: null,
    period: 'day',
    minuteOfDay: 8 * 60,
    weekdays: EVERY_DAY,
    workingDays: false,
    timeZone: BEIJING,
    columns: [],
    newsKinds: 'both',
    freshness: 'today',
    deadlineMinute: 12 * 60,
    whenEmpty: 'silence',
    sections: [],
    include: [],
    exclude: [],
    itemLimit: 20,
    allInParts: false,
    language: 'zh-CN',
    pingRole: null,
    crosspost: false,
    discussionThread: false,
    forumTags: [],
    createdBy,
  };
}
