/** Beijing's minutes east of Greenwich; it has had no summer time since 1991. */
export const BEIJING_MINUTES = 8 * 60;

/** Written time of day. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const CLOCK =
  /(?<!\d)(\d{1,2})\s?[:时時点點]\s?(?:(\d{1,2}|半)\s?[:分]?\s?)?(?:(\d{1,2})(?:[.,](\d{1,9}))?\s?秒?)?/;
const COMPACT_CLOCK = /(?<![\d+-])([0-2]\d)([0-5]\d)([0-5]\d)?(?!\d)/;

/** Returns the time of day in a text whose day was removed; undefined if there is none. */
export function clockIn(text: string): ClockTime | undefined {
  const [, hour, minute = '0', second = '0', fraction = '0'] =
    CLOCK.exec(text) ?? COMPACT_CLOCK.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  return {
    hour: wholeHour(Number(hour), text),
    minute: minute === '半' ? 30 : Number(minute),
    second: Number(second),
    millisecond: Math.trunc(Number(`0.${fraction}`) * 1000),
  };
}

/** Removes the time of day from a text; its numbers may be Chinese. */
export function withoutClock(text: string): string {
  return text.replace(SPOKEN_CLOCK, ' ');
}

const SPOKEN_CLOCK =
  /(?<![\d一二三四五六七八九十])[\d一二三四五六七八九十]{1,3}\s?[:时時点點](?:\s?(?:[\d一二三四五六七八九十]{1,3}|半)\s?[:分]?)?(?:\s?\d{1,2}\s?秒?)?/;

const AFTERNOON = /下午|傍晚|晚上|晚间|晚間|昨晚|今晚|前晚|\bpm\b|(?<=\d)pm\b|\bp\.m\.|μ\.μ\./i;
const MORNING = /上午|凌晨|早上|早间|早晨|清晨|\bam\b|(?<=\d)am\b|\ba\.m\.|π\.μ\./i;

function wholeHour(hour: number, text: string): number {
  if (AFTERNOON.test(text)) return hour < 12 ? hour + 12 : hour;
  if (/中午/.test(text)) return hour < 10 ? hour + 12 : hour;
  return MORNING.test(text) && hour === 12 ? 0 : hour;
}

/** Zones by name in minutes east of Greenwich; ambiguous names have the meaning of feeds of the Chinese web. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  z: 0,
  gmt: 0,
  ut: 0,
  utc: 0,
  cst: BEIJING_MINUTES,
  bjt: BEIJING_MINUTES,
  hkt: BEIJING_MINUTES,
  sgt: BEIJING_MINUTES,
  jst: 9 * 60,
  kst: 9 * 60,
  ist: 5 * 60 + 30,
  msk: 3 * 60,
  cet: 60,
  cest: 2 * 60,
  mez: 60,
  mesz: 2 * 60,
  bst: 60,
  aest: 10 * 60,
  aedt: 11 * 60,
  eet: 2 * 60,
  eest: 3 * 60,
  wet: 0,
  west: 60,
  est: -5 * 60,
  edt: -4 * 60,
  cdt: -5 * 60,
  mst: -7 * 60,
  mdt: -6 * 60,
  pst: -8 * 60,
  pdt: -7 * 60,
};
const OFFSET = /(?:(?:UTC|GMT)\s?|(?<=[\d\s秒分.]))([+-])(\d{1,2}):?(\d{2})?(?!\d)/i;
const ZONE_NAME = /(?<![a-z])(z|[a-z]{2,4})(?![a-z])/gi;

/** Returns the zone that a text names in minutes east of Greenwich; Beijing's if it names none. */
export function zoneMinutesIn(text: string): number {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  for (const [, name = ''] of text.matchAll(ZONE_NAME)) {
    const zone = NAMED_ZONES[name.toLowerCase()];
    if (zone !== undefined) return zone;
  }
  return BEIJING_MINUTES;
}
