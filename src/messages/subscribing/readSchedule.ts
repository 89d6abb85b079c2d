import { EVERY_DAY } from '../../calendar/schedule.ts';

const CLOCK =
  /^(早上|早晨|清晨|上午|凌晨|中午|下午|傍晚|晚上)?\s*(\d{1,2})(?::(\d{2})|点(半|\d{1,2}分?)?|點(半|\d{1,2}分?)?)?\s*(am|pm)?$/u;
const AFTERNOON: ReadonlySet<string> = new Set(['pm', '下午', '傍晚', '晚上']);

/** The minute of the day of a time as people write it (8:00, 20:30, 8点半, 早上8点, 8pm); undefined for anything else. */
export function readMinuteOfDay(text: string): number | undefined {
  const match = CLOCK.exec(text.normalize('NFKC').trim().toLowerCase());
  if (!match) return undefined;
  const [, daytime, hours, minutes, simplified, traditional, english] = match;
  const spoken = simplified ?? traditional;
  const minute = spoken === '半' ? 30 : Number.parseInt(minutes ?? spoken ?? '0', 10);
  const written = Number(hours);
  if (english !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = hourOf(written, english ?? daytime);
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : undefined;
}

/** 12 hours make half a day; who writes 晚上20点 has said it already, and noon lies at the end of one half. */
function hourOf(written: number, half: string | undefined): number {
  if (half === undefined || written > 12) return written;
  if (half === '中午') return written < 10 ? written + 12 : written;
  return (written % 12) + (AFTERNOON.has(half) ? 12 : 0);
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
