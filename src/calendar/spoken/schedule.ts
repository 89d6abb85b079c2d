import { EVERY_DAY, type ScheduledDays } from '../schedule.ts';
import { spokenForm } from './figures.ts';
import { weekdayOfCharacter, weekdayOfEnglish } from './weekday.ts';

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

const WEEKEND: readonly number[] = [0, 6];

const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ...['每天', '每日', '天天', '全部', '所有', 'everyday', 'daily', 'all'].map(
    (word) => [word, EVERY_DAY] as const,
  ),
  ...['平日', 'weekday'].map((word) => [word, MONDAY_TO_FRIDAY] as const),
  ...['周末', '双休日', '休息日', 'weekend'].map((word) => [word, WEEKEND] as const),
]);

/** Words for working days, whatever weekdays these are. */
const WORKING_DAYS: ReadonlySet<string> = new Set(['工作日', '上班日', '上班天', 'workday']);

/** All days but some: 除了周日, 周日除外, except Sundays. */
const EXCEPT =
  /^(?:每天)?除了?(.+?)(?:以外|之外|外)?$|^(?:每天,?)?(.+?)除外$|^(?:everyday )?(?:except|but) (.+)$/u;

/**
 * Parses the days of a schedule: 每天, 工作日、周六, 周一到周五, 周一三五, 除了周日, Mon-Fri, every Monday. Weekdays are
 * numbered 0 Sunday to 6 Saturday and sorted. Returns undefined if no day is named.
 */
export function readScheduledDays(text: string): ScheduledDays | undefined {
  const said = spokenForm(text)
    .replace(/every ?day/gu, 'everyday')
    .replace(/(?:work(?:ing)?|business) ?days?/gu, 'workday')
    .replace(/\ball week\b/gu, 'everyday')
    .replace(/\b(?:every|on|each) /gu, '')
    // All signs and words for a range between two days become `~`.
    .replace(/ ?(?:到|至|through|-|–|—|~|～) ?| to /gu, '~');
  const days = new Set<number>();
  const except = EXCEPT.exec(said);
  if (except) return allBut(except[1] ?? except[2] ?? except[3] ?? '');
  const words = said.split(/[\s,，、;；/&和与及跟]+|\band\b/u).filter((word) => word !== '');
  let workingDays = false;
  for (const word of words) {
    const isWorkingDays = WORKING_DAYS.has(word.replace(/^每个?/u, ''));
    const found = isWorkingDays ? [] : daysOfWord(word);
    if (!found) return undefined;
    workingDays ||= isWorkingDays;
    for (const day of found) days.add(day);
  }
  return days.size === 0 && !workingDays ? undefined : { weekdays: [...days].sort(), workingDays };
}

/** Returns all weekdays except those that a text names. */
function allBut(text: string): ScheduledDays | undefined {
  const taken = readScheduledDays(text);
  if (!taken || taken.workingDays || taken.weekdays.length >= EVERY_DAY.length) return undefined;
  return { weekdays: EVERY_DAY.filter((day) => !taken.weekdays.includes(day)), workingDays: false };
}

function daysOfWord(word: string): readonly number[] | undefined {
  const plain = word.replace(/^每个?/u, '');
  const group = GROUPS.get(word) ?? GROUPS.get(plain) ?? GROUPS.get(plain.replace(/s$/u, ''));
  if (group) return group;
  const [from, to, more] = plain.split('~');
  if (to === undefined) return listedDays(plain);
  const [first, last] = [listedDays(from ?? ''), listedDays(to)];
  if (more !== undefined || first?.length !== 1 || last?.length !== 1) return undefined;
  return daysFrom(first[0] ?? 0, last[0] ?? 0);
}

/** Returns every weekday from one to another, across the end of the week if needed. */
function daysFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}

function listedDays(word: string): readonly number[] | undefined {
  const english = weekdayOfEnglish(word);
  if (english !== undefined) return [english];
  const plain = word.replace(/周|星期|礼拜/gu, '');
  // 周1 is Monday; a figure alone is no weekday.
  if (plain === word && /\d/u.test(word)) return undefined;
  const names = [...plain];
  const days = names.map(weekdayOfCharacter);
  return days.length > 0 && days.every((day) => day !== undefined) ? days : undefined;
}

/** Splits a list typed into one line (极客头条、AI周报); 全部 and `all` give the empty list. */
export function readList(text: string | undefined): readonly string[] {
  if (/^(?:全部|所有|all)$/iu.test(text?.trim() ?? '')) return [];
  const parts = (text ?? '').split(/[,，、;；\n]+/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
