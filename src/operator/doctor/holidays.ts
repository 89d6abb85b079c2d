import { existsSync } from 'node:fs';
import { addDays } from '../../calendar/day.ts';
import { followsChineseHolidays, knowsHolidaysOf } from '../../calendar/workingDays.ts';
import { BEIJING, type Clock, dayAt, systemClock } from '../../calendar/zone.ts';
import { openForReading } from '../../store/open.ts';
import type { Check, Finding } from './check.ts';

/** The holidays of a year are published in the November before: they are missed so many days ahead. */
const DAYS_AHEAD = 20;

/** Whether the holidays are known by which subscriptions of working days in mainland China go. */
export function holidaysCheck(storeFile: string, clock: Clock = systemClock): Check {
  return {
    name: 'Holidays',
    async look(): Promise<readonly Finding[]> {
      if (!existsSync(storeFile)) return [];
      const subscriptions = await countOfWorkingDays(storeFile);
      const year = Number(addDays(dayAt(clock.now(), BEIJING), DAYS_AHEAD).slice(0, 4));
      if (subscriptions === 0 || knowsHolidaysOf(year)) return [];
      return [
        {
          kind: 'doubtful',
          text: `China's holidays of ${year} are not known to this version: ${subscriptions} subscriptions of working days go by Monday to Friday then`,
          remedy: 'Update 速览, or run `npm install --save-exact chinese-days@latest` and start again.',
        },
      ];
    },
  };
}

async function countOfWorkingDays(file: string): Promise<number> {
  const { store, missingMigrations } = openForReading(file);
  try {
    if (missingMigrations > 0) return 0;
    const rows = await store.all(
      'SELECT time_zone, count(*) AS subscriptions FROM subscriptions WHERE working_days = 1 GROUP BY time_zone',
    );
    return rows
      .filter((row) => followsChineseHolidays(String(row.time_zone)))
      .reduce((sum, row) => sum + Number(row.subscriptions), 0);
  } finally {
    await store.close();
  }
}
