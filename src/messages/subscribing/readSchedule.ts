import { EVERY_DAY } from '../../calendar/schedule.ts';

const CLOCK = /^(\d{1,2})(?::(\d{2})|点(半|\d{1,2}分?)?|點(半|\d{1,2}分?)?)?\s*(am|pm)?$/u;

/** The minute of the day of a time as people write it (8:00, 20:30, 8点半, 8pm); undefined for anything else. */
export function readMinuteOfDay(text: string): number | undefined {
  const match = CLOCK.exec(text.normalize('NFKC').trim().toLowerCase());
  if (!match) return undefined;
  const spoken = match[3] ?? match[4];
  const minute = spoken === '半' ? 30 : Number.parseInt(match[2] ?? spoken ?? '0', 10);
  const written = Number(match[1]);
  const half = match[5];
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'pm' ? 12 : 0);
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : undefined;
}

/** A minute of the day as 24-hour time: 08:00. */
export function clockTime(minuteOfDay: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];
const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['每天', EVERY_DAY],
  ['每日', EVERY_DAY],
  ['everyday', EVERY_DAY],
  ['daily', EVERY_DAY],
  ['工作日', WORKING_DAYS],
  ['平日', WORKING_DAYS],
  ['weekdays', WORKING_DAYS],
  ['周末', [0, 6]],
  ['週末', [0, 6]],
  ['weekend', [0, 6]],
  ['weekends', [0, 6]],
]);
const ENGLISH = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CHINESE: ReadonlyMap<string, number> = new Map(
  [...'日一二三四五六'].map((name, day): [string, number] => [name, day]).concat([['天', 0]]),
);

/** The weekdays (0 Sunday to 6 Saturday, in order) that a text names: 每天, 工作日, 周一三五, Mon Wed; else undefined. */
export function readWeekdays(text: string): readonly number[] | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const group = GROUPS.get(plain.replace(/\s+/gu, ''));
  if (group) return group;
  const days = new Set<number>();
  for (const word of plain.split(/[\s,，、/]+/u).filter((part) => part !== '')) {
    const found = weekdaysOfWord(word);
    if (!found) return undefined;
    for (const day of found) days.add(day);
  }
  return days.size === 0 ? undefined : [...days].sort();
}

function weekdaysOfWord(word: string): readonly number[] | undefined {
  const english = ENGLISH.findIndex((name) => word.startsWith(name));
  if (english >= 0) return [english];
  const names = [...word.replace(/周|週|星期|礼拜|禮拜/gu, '')];
  const days = names.map((name) => CHINESE.get(name));
  return days.length > 0 && days.every((day) => day !== undefined) ? days : undefined;
}

/** The entries of a list that was typed into one line (极客头条、AI周报); 全部 and `all` are the empty list. */
export function readList(text: string | undefined): readonly string[] {
  if (/^(?:全部|所有|all)$/iu.test(text?.trim() ?? '')) return [];
  const parts = (text ?? '').split(/[,，、;；\n]+/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

const USUAL_ZONES = [
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];

/** Time zones that fit what was typed, the usual ones first. */
export function suggestZones(typed: string, limit: number): readonly string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const all = new Set([...USUAL_ZONES, ...Intl.supportedValuesOf('timeZone')]);
  return [...all].filter((zone) => zone.toLowerCase().includes(wanted)).slice(0, limit);
}
