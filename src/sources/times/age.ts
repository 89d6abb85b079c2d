import { readDay } from '../../calendar/spoken/day.ts';
import { BEIJING_MINUTES, clockIn, withoutClock } from './clockTime.ts';
import { instantAtOffset } from './instantAtOffset.ts';
import { readWrittenNumbers } from './writtenNumbers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Units of time by their names: Chinese in both scripts, English in full and abbreviated, Japanese, Korean, European
 * languages.
 */
const UNITS: readonly (readonly [milliseconds: number, words: string])[] = [
  [1000, '秒钟|秒鐘|秒|초|seconds?|secs?|secondes?|sekunden?|segundos?|секунд[уы]?|s'],
  [MINUTE, '分钟|分鐘|分|분|minutes?|mins?|minuten?|minutos?|минут[уы]?|m'],
  [HOUR, '小时|小時|钟头|鐘頭|時間|시간|hours?|hrs?|heures?|stunden?|std|horas?|час(?:а|ов)?|h'],
  [DAY, '天|日|일|days?|jours?|tag(?:en?)?|d[ií]as?|день|дн(?:я|ей)|d|j'],
  [7 * DAY, '周|週|星期|礼拜|禮拜|weeks?|wks?|semaines?|wochen?|semanas?|недел[юиь]|w'],
  [30 * DAY, '月|months?|mos?|mois|monat(?:en?)?|mes(?:es)?|месяц(?:а|ев)?'],
  [365 * DAY, '年|years?|yrs?|ans?|jahr(?:en?)?|años?|год(?:а)?|лет|y'],
];

/** Numbers in words; `a few` counts as three. */
const COUNTS: ReadonlyMap<string, number> = new Map([
  ...['半', 'half an', 'half a'].map((word): [string, number] => [word, 0.5]),
  ...['a', 'an', 'one', 'un', 'une', 'una', 'einem', 'einer'].map((word): [string, number] => [word, 1]),
  ...['两', '兩', 'two'].map((word): [string, number] => [word, 2]),
  ...['几', '幾', '数', 'three', 'several', 'a few'].map((word): [string, number] => [word, 3]),
]);

/** An English number word is followed by a blank, so that `and` is not read as `an d`. */
const WORDS = [...COUNTS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => (/[a-z]$/.test(word) ? String.raw`${word}(?=\s)` : word));
const COUNT = String.raw`\d{1,4}|${WORDS.join('|')}`;
const UNIT = UNITS.map(([, words]) => words).join('|');
/** Matches 3 小时, 两个月, an hour, 5m; a letter before or after would make it another word. */
const SPAN = String.raw`(?<![a-z\d])(?:${COUNT})\s?[个個]?\s?(?:${UNIT})(?![a-zà-ÿа-я])`;
/** Matches 3小时5分钟前, 1 hour and 5 minutes ago; at most three units. */
const BEFORE = new RegExp(
  String.raw`(${SPAN}(?:[\s,、又零]{0,2}(?:and )?${SPAN}){0,2})\s?(?:之前|以前|前|전|ago\b|назад)`,
  'iu',
);
/** Il y a 2 jours, vor 3 Stunden, hace un día. */
const BEHIND = new RegExp(String.raw`(?<!\p{L})(?:il y a|vor|hace)\s(${SPAN})`, 'iu');
/** A week, month or year back, without a day in it. */
const LAST = /^(?:\D{0,8}[:：]\s?)?(?:上[个個]?(周|週|星期|礼拜|禮拜|月)|(去年)|last (week|month|year))$/i;
/** Matches a span alone, as in narrow lists: `5 mins`, `3d`. */
const SPAN_ALONE = new RegExp(`^(${SPAN})$`, 'iu');
const PARTS = new RegExp(String.raw`(?<![a-z\d])(${COUNT})\s?[个個]?\s?(${UNIT})(?![a-zà-ÿа-я])`, 'giu');
const JUST_NOW = /^\D{0,12}(?:刚刚|剛剛|刚才|剛才|just now|moments? ago|방금)\s*$/i;

/** Matches texts around a day in words besides the time: a label before it, the part of the day, `at`. */
const AROUND_DAY =
  /^\D{0,8}[:：]|^(?:updated|published|posted)\s|发布于|發布於|发表于|發表於|更新于|更新於|上午|下午|早上|中午|晚上|凌晨|\bat\b|(?<=\s)(?:à|um|a las)(?=\s|$)|\b[ap]\.?m\.?(?![a-z])|[,，]/gi;

/** Matches a year and a time of day: a text with both states an instant, whatever else it contains. */
const HAS_INSTANT = /(?<!\d)(?:19|20)\d\d(?!\d).{0,60}?\d:\d\d/s;

/**
 * Returns the instant of an age such as 3 小时前 or an hour ago, of 刚刚, and of a day in words such as 昨天 10:00 or
 * 上周五; undefined for any other text.
 */
export function countedBack(stated: string, now: Date): number | undefined {
  if (HAS_INSTANT.test(stated)) return undefined;
  const text = readWrittenNumbers(stated);
  const age = ageIn(text);
  if (age !== undefined) return now.getTime() - age;
  const day = spokenDay(stated, now);
  if (day === undefined) return undefined;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const instant = instantAtOffset({ year, month, day: date }, clockIn(text), BEIJING_MINUTES);
  return instant !== undefined && instant <= now.getTime() + DAY ? instant : undefined;
}

/** Whether a text states an age or a day in words, which are relative to the moment of reading. */
export function isAge(stated: string): boolean {
  if (HAS_INSTANT.test(stated)) return false;
  return ageIn(readWrittenNumbers(stated)) !== undefined || spokenDay(stated, new Date(0)) !== undefined;
}

/** Returns the milliseconds of an age. */
function ageIn(text: string): number | undefined {
  if (JUST_NOW.test(text)) return 0;
  const last = LAST.exec(text.trim());
  if (last) return unitOf(last[1] ?? last[2]?.slice(1) ?? last[3] ?? '');
  const [, spans] = BEFORE.exec(text) ?? BEHIND.exec(text) ?? SPAN_ALONE.exec(text.trim()) ?? [];
  if (spans === undefined) return undefined;
  let age = 0;
  for (const [, count = '', unit = ''] of spans.matchAll(PARTS)) age += countOf(count) * unitOf(unit);
  return age;
}

function countOf(count: string): number {
  return COUNTS.get(count.toLowerCase()) ?? Number(count);
}

function unitOf(unit: string): number {
  const word = unit.toLowerCase();
  return UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, 'u').test(word))?.[0] ?? 0;
}

/** Today and yesterday in languages of Europe, by their names in English. */
const EUROPEAN_DAYS: ReadonlyMap<string, string> = new Map([
  ...["aujourd'hui", 'heute', 'hoy', 'сегодня'].map((word): [string, string] => [word, 'today']),
  ...['hier', 'gestern', 'ayer', 'вчера'].map((word): [string, string] => [word, 'yesterday']),
]);

/** Returns the day that a text names relative to now: 昨天, 上周五, yesterday. */
function spokenDay(stated: string, now: Date): string | undefined {
  const written = withoutClock(stated.normalize('NFKC')).replace(AROUND_DAY, ' ').trim();
  const rest = EUROPEAN_DAYS.get(written.toLowerCase()) ?? written;
  return rest === '' || /[\d年月号號]/.test(rest) ? undefined : readDay(rest, { now: () => now });
}
