import { spokenForm, withFigures } from './figures.ts';
import { withEnglishFigures } from './wording.ts';

type Daytime = 'morning' | 'noon' | 'afternoon' | 'evening';

/** Words before an hour, and the part of the day that they mean. */
const DAYTIMES: ReadonlyMap<string, Daytime> = new Map([
  ...['凌晨', '清晨', '清早', '早晨', '早上', '上午', '早', '朝', 'am'].map(
    (word) => [word, 'morning'] as const,
  ),
  ...['中午', '正午'].map((word) => [word, 'noon'] as const),
  ...['下午', '午后', '傍晚', 'pm'].map((word) => [word, 'afternoon'] as const),
  ...['晚上', '夜里', '夜晚', '深夜', '半夜', '午夜', '晚'].map((word) => [word, 'evening'] as const),
]);

const CLOCK =
  /^(凌晨|清晨|清早|早晨|早上|上午|早|朝|中午|正午|下午|午后|傍晚|晚上|夜里|夜晚|深夜|半夜|午夜|晚)? ?(\d{1,2})(?: ?[:.点时h] ?(半|[13]刻|\d{1,2})?(?::00|分)?钟?整?)? ?(am|pm|a\.m\.|p\.m\.)?$/u;

/** Minutes before an hour: 差一刻九点, 九点差五分. */
const BEFORE_THE_HOUR = /^(.*?)差 ?(?:([13])刻|(\d{1,2}) ?分?钟?)(?:到)? ?(.*)$/u;

/** English times around an hour: half past eight, quarter to nine. */
const AROUND_THE_HOUR = /^(?:(half|quarter) past|(quarter) to) (\d{1,2})$/u;

/** Words beside a time that do not change it. */
const BESIDE_A_TIME =
  /^(?:每天|每日|每(?=[早晚])|at |around |about )|(?: ?o'?clock|左右|前后|(?<=\d)h(?:ours)?|(?<=noon|midnight) sharp)$/gu;

/** English words for a part of the day after a time. */
const ENGLISH_DAYTIMES: readonly (readonly [string, string])[] = [
  [' in the morning', 'am'],
  [' in the afternoon', 'pm'],
  [' in the evening', 'pm'],
  [' at night', 'pm'],
];

/** A time without a colon, as in timetables: 0830. */
const COMPACT = /^([01]\d|2[0-4])([0-5]\d)$/u;

const DAY = 24 * 60;

const NAMED: ReadonlyMap<string, number> = new Map([
  ['中午', 12 * 60],
  ['正午', 12 * 60],
  ['noon', 12 * 60],
  ['midday', 12 * 60],
  ['12 noon', 12 * 60],
  ['12:00 noon', 12 * 60],
  ['12 midnight', 0],
  ['午夜', 0],
  ['半夜', 0],
  ['midnight', 0],
]);

/**
 * Parses a time of day into its minute: 8:00, 20:30, 0830, 八点半, 早上8点一刻, 差一刻九点, 晚上9点, 8pm, half past eight,
 * noon; 24:00 is midnight at the start of a day. Returns undefined for anything else.
 */
export function readMinuteOfDay(text: string): number | undefined {
  const said = withEnglishFigures(spokenForm(text)).replace(BESIDE_A_TIME, '').trim();
  const named = NAMED.get(said);
  if (named !== undefined) return named;
  return readClock(withEnglishDaytime(withFigures(said)));
}

/** Replaces English words for a part of the day: 8 in the morning becomes 8am. */
function withEnglishDaytime(said: string): string {
  for (const [words, half] of ENGLISH_DAYTIMES)
    if (said.endsWith(words)) return `${said.slice(0, -words.length)}${half}`;
  return said;
}

function readClock(said: string): number | undefined {
  const around = AROUND_THE_HOUR.exec(said);
  if (around) {
    const [, past, to, hour] = around;
    return shifted(minuteOf(Number(hour), 0), to ? -15 : past === 'half' ? 30 : 15);
  }
  const before = BEFORE_THE_HOUR.exec(said);
  if (before) {
    const [, front = '', quarters, minutes, behind = ''] = before;
    return shifted(readClock(front + behind), -(quarters ? 15 * Number(quarters) : Number(minutes)));
  }
  const compact = COMPACT.exec(said);
  if (compact) return minuteOf(Number(compact[1]), Number(compact[2]));
  const match = CLOCK.exec(said);
  if (!match) return undefined;
  const [, daytime, hours, minutes, english] = match;
  const half = DAYTIMES.get(daytime ?? english?.replaceAll('.', '') ?? '');
  const written = Number(hours);
  if (english !== undefined && (written < 1 || written > 12)) return undefined;
  return minuteOf(hourOf(written, half), minutesOf(minutes));
}

/** Longest list of times that is read. */
const MOST_TIMES = 20;

/** Separators between two times: a sign, a word, or the word for a part of the day that begins the second one. */
const BETWEEN_TIMES =
  /[,，、;；/&和与及跟\n]|\band\b|(?<=[\d一二三四五六七八九十点时分半刻整])(?=凌晨|清晨|早|上午|中午|正午|下午|午后|傍晚|晚|夜里|深夜)|(?<=:[0-5]\d) (?=\d{1,2}:)/u;

/**
 * Parses a list of times into their minutes, sorted and without duplicates: 08:00,20:00, 早上八点半和晚上八点,
 * 早晚八点, 早8晚8, 8am and 8pm. Returns undefined for anything else.
 */
export function readMinutesOfDay(text: string): readonly number[] | undefined {
  const said = spokenForm(text).replace(/^早晚(.+)$/u, '早$1、晚$1');
  const times = said.split(BETWEEN_TIMES, MOST_TIMES).filter((time) => time.trim() !== '');
  const minutes = times.map(readMinuteOfDay);
  const read = minutes.filter((minute) => minute !== undefined);
  return read.length === 0 || read.length < minutes.length
    ? undefined
    : [...new Set(read)].sort((one, other) => one - other);
}

function minutesOf(written: string | undefined): number {
  if (written === undefined) return 0;
  if (written === '半') return 30;
  return written.endsWith('刻') ? 15 * Number(written[0]) : Number(written);
}

function minuteOf(hour: number, minute: number): number | undefined {
  if (hour === 24 && minute === 0) return 0;
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : undefined;
}

function shifted(minute: number | undefined, by: number): number | undefined {
  return minute === undefined ? undefined : (minute + by + DAY) % DAY;
}

/** Applies the part of the day to a written hour: 晚上20点 already has it, 12 is noon or, with 晚上, midnight. */
function hourOf(written: number, half: Daytime | undefined): number {
  if (half === undefined || written > 12) return written;
  if (half === 'noon') return written < 10 ? written + 12 : written;
  // 晚上1点 and 夜里两点 are hours of the night.
  if (half === 'evening') return written === 12 ? 0 : written < 5 ? written : written + 12;
  return (written % 12) + (half === 'afternoon' ? 12 : 0);
}

/** Formats a minute of the day as 24-hour time: 08:00. */
export function clockTime(minuteOfDay: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

/** A daily span from one minute of the day to another, across midnight if the second is not later. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/**
 * Parses a daily span: 22:00–08:00, 晚上十点到早上八点, 10pm to 8am. Returns undefined for anything else and for an
 * empty span.
 */
export function readStretch(text: string): Stretch | undefined {
  const said = spokenForm(text)
    .replace(/^(?:from|between|从) ?/u, '')
    .replace(
      /(?<=到|至|[-–—~～] ?|^)(?:第二天|次日|隔天|翌日|明早|明天)(?=早|上午|[\d一二三四五六七八九十])/gu,
      '',
    );
  const [begin, end, more] = said.split(/ ?(?:到|至|-|–|—|~|～) ?| to | until | till | and /u);
  if (begin === undefined || end === undefined || more !== undefined) return undefined;
  const [from, until] = [readMinuteOfDay(begin), readMinuteOfDay(end)];
  return from === undefined || until === undefined || from === until ? undefined : { from, until };
}
