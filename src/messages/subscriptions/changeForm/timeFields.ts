import { EVERY_DAY } from '../../../calendar/schedule.ts';
import { clockTime } from '../../../calendar/spoken/clockTimes.ts';
import { followsChineseHolidays } from '../../../calendar/workingDays.ts';
import {
  FRESHNESS,
  type SubscriptionChoices,
  WHEN_EMPTY,
} from '../../../store/subscriptions/subscription.ts';
import type { FormField } from '../../message.ts';
import type { Texts } from '../../texts/texts.ts';
import { pick, text } from './fields.ts';

/** Value of working days among the weekdays, which are numbers. */
export const WORKING_DAYS_VALUE = 'working';

/** Returns the fields of when a subscription is sent. */
export function timeFields(choices: SubscriptionChoices, words: Texts['subscription']): readonly FormField[] {
  const mondayFirst = [...EVERY_DAY.slice(1), 0];
  return [
    text('time', words.choiceNames.time, clockTime(choices.minuteOfDay), 10, true),
    {
      ...pick('days', words.choiceNames.days, EVERY_DAY.length + 1, true),
      options: [
        {
          label: words.workingDays[followsChineseHolidays(choices.timeZone) ? 'china' : 'elsewhere'],
          value: WORKING_DAYS_VALUE,
          chosen: choices.workingDays,
        },
        ...mondayFirst.map((day) => ({
          label: words.weekdayNames[day] ?? String(day),
          value: String(day),
          chosen: choices.weekdays.includes(day),
        })),
      ],
    },
    text('timezone', words.choiceNames.timezone, choices.timeZone, 60, true),
    {
      ...pick('freshness', words.choiceNames.freshness, 1, true),
      options: FRESHNESS.map((kind) => ({
        label: words.freshness[kind],
        value: kind,
        chosen: choices.freshness === kind,
      })),
    },
    {
      ...pick('empty', words.choiceNames.empty, 1, true),
      options: WHEN_EMPTY.map((kind) => ({
        label: words.whenEmpty[kind],
        value: kind,
        chosen: choices.whenEmpty === kind,
      })),
    },
  ];
}
