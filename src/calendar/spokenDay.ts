import { addDays, type CalendarDay, parseDay } from './day.ts';
import { BEIJING, type Clock, dayAt } from './zone.ts';

/** Words for days, counted back from today in Beijing, where the columns appear. */
const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['today', 0],
  ['昨天', 1],
  ['昨日', 1],
  ['yesterday', 1],
  ['前天', 2],
]);

const SPELLED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u;

/** Reads a day as people write it: 2024-12-27, 2024/12/27, 2024年12月27日, 20241227, 昨天, today. */
export function readDay(text: string, clock: Clock): CalendarDay | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const back = DAYS_BACK.get(plain);
  if (back !== undefined) return addDays(dayAt(clock.now(), BEIJING), -back);
  const parts = SPELLED.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
