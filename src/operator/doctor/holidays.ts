import { addDays } from '../../calendar/day.ts';
import { followsChineseHolidays, knowsHolidaysOf } from '../../calendar/workingDays.ts';
import { BEIJING, type Clock, dayAt, systemClock } from '../../calendar/zone.ts';
import type { Queries } from '../../database/database.ts';
import type { StoreLocation } from '../../database/location.ts';
import type { Check, Finding } from './check.ts';
import { readStore } from './storeAsItIs.ts';

/** Days before New Year at which missing holidays are reported: they are published in November. */
const DAYS_AHEAD = 20;

/** Checks whether the holidays are known that subscriptions for working days in mainland China need. */
export function holidaysCheck(location: StoreLocation, clock: Clock = systemClock): Check {
  return {
    name: 'holidays',
    async look({ holidays: texts }): Promise<readonly Finding[]> {
      const subscriptions = (await readStore(location, countOfWorkingDays)) ?? 0;
      const year = Number(addDays(dayAt(clock.now(), BEIJING), DAYS_AHEAD).slice(0, 4));
      if (subscriptions === 0 || knowsHolidaysOf(year)) return [];
      return [
        {
          kind: 'doubtful',
          text: texts.unknown(year, subscriptions),
          remedy: texts.unknownRemedy,
        },
      ];
    },
  };
}

async function countOfWorkingDays(queries: Queries): Promise<number> {
  const rows = await queries.all(
    'SELECT time_zone, count(*) AS subscriptions FROM subscriptions WHERE working_days = 1 GROUP BY time_zone',
  );
  return rows
    .filter((row) => followsChineseHolidays(String(row.time_zone)))
    .reduce((sum, row) => sum + Number(row.subscriptions), 0);
}
