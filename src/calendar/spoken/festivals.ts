import chineseDays from 'chinese-days';
import { addDays, type CalendarDay, parseDay } from '../day.ts';
import { latestOf } from './dates.ts';
import { withDayFigures } from './wording.ts';

/** Festivals of the solar calendar: month and day. */
const SOLAR: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['元旦', [1, 1]],
  ['新年', [1, 1]],
  ['new year', [1, 1]],
  ["new year's day", [1, 1]],
  ['情人节', [2, 14]],
  ['妇女节', [3, 8]],
  ['劳动节', [5, 1]],
  ['五一', [5, 1]],
  ['儿童节', [6, 1]],
  ['国庆', [10, 1]],
  ['国庆节', [10, 1]],
  ['十一', [10, 1]],
  ['双十', [10, 10]],
  ['双十一', [11, 11]],
  ['平安夜', [12, 24]],
  ['圣诞', [12, 25]],
  ['圣诞节', [12, 25]],
  ['christmas', [12, 25]],
]);

/** Festivals of the lunar calendar: month and day. */
const LUNAR: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['春节', [1, 1]],
  ['大年初一', [1, 1]],
  ['chinese new year', [1, 1]],
  ['元宵', [1, 15]],
  ['元宵节', [1, 15]],
  ['端午', [5, 5]],
  ['端午节', [5, 5]],
  ['七夕', [7, 7]],
  ['中秋', [8, 15]],
  ['中秋节', [8, 15]],
  ['重阳', [9, 9]],
  ['重阳节', [9, 9]],
  ['腊八', [12, 8]],
  ['腊八节', [12, 8]],
]);

/** A day of the lunar calendar: 正月初一, 腊月二十, 八月廿三. Plain numbers are solar dates. */
const LUNAR_DATE =
  /^(?:农历)?(正|二|三|四|五|六|七|八|九|十|冬|十一|腊|十二)月(初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|二十|三十|十五|十)$/u;
const LUNAR_MONTHS: ReadonlyMap<string, number> = new Map([
  ['正', 1],
  ['冬', 11],
  ['腊', 12],
]);

/** Returns the latest day, not in the future, of a festival or of a date in the lunar calendar; undefined for anything else. */
export function readFestival(said: string, today: CalendarDay): CalendarDay | undefined {
  const solar = SOLAR.get(said);
  if (solar) return latestOf(...solar, today);
  // The eve of the new year is the day before it: its month has 29 or 30 days.
  if (said === '除夕' || said === '年三十' || said === '大年三十') return latestLunar(1, 1, today, -1);
  const lunar = LUNAR.get(said) ?? lunarDate(said);
  return lunar && latestLunar(...lunar, today);
}

function lunarDate(said: string): readonly [number, number] | undefined {
  const match = LUNAR_DATE.exec(said);
  if (!match) return undefined;
  const [, month = '', day = ''] = match;
  const isLunar = said.startsWith('农历') || LUNAR_MONTHS.has(month) || /[初廿]/u.test(day);
  if (!isLunar) return undefined;
  const figure = (text: string) => Number(withDayFigures(text.replace('初', '')));
  return [LUNAR_MONTHS.get(month) ?? figure(month), figure(day)];
}

/** Returns the latest such day that is not in the future, moved by some days. */
function latestLunar(
  month: number,
  dayOfMonth: number,
  today: CalendarDay,
  move = 0,
): CalendarDay | undefined {
  const year = Number(today.slice(0, 4));
  const two = (figure: number) => String(figure).padStart(2, '0');
  for (let back = -1; back <= 2; back += 1) {
    const { date } = chineseDays.getSolarDateFromLunar(`${year - back}-${two(month)}-${two(dayOfMonth)}`);
    const found = parseDay(date);
    const day = found && addDays(found, move);
    if (day && day <= today) return day;
  }
  return undefined;
}
