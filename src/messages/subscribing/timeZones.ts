import { isTimeZone } from '../../calendar/zone.ts';
import { fold } from '../../text/fold.ts';

/** Preferred zones with their common names. */
const USUAL_ZONES: readonly (readonly [zone: string, ...names: string[]])[] = [
  ['Asia/Shanghai', '北京', '北京时间', '上海', '中国', 'Beijing', 'China', '东八区', 'UTC+8', 'GMT+8'],
  ['Asia/Taipei', '台北', '台湾'],
  ['Asia/Hong_Kong', '香港', 'HKT'],
  ['Asia/Macau', '澳门'],
  ['Asia/Singapore', '新加坡', 'SGT'],
  ['Asia/Kuala_Lumpur', '吉隆坡', '马来西亚', 'MYT'],
  ['Asia/Tokyo', '东京', '日本', 'JST'],
  ['Asia/Seoul', '首尔', '韩国', 'KST'],
  ['Australia/Sydney', '悉尼', '雪梨'],
  ['Australia/Melbourne', '墨尔本'],
  ['Europe/London', '伦敦', '英国'],
  ['Europe/Berlin', '柏林', '德国'],
  ['Europe/Paris', '巴黎', '法国'],
  ['America/New_York', '纽约', '波士顿'],
  ['America/Toronto', '多伦多'],
  ['America/Los_Angeles', '洛杉矶', '旧金山', '硅谷', '西雅图'],
  ['America/Vancouver', '温哥华'],
  ['UTC', 'GMT'],
];

/**
 * Ambiguous abbreviations, or those with another meaning in ICU's old table (CST is Chicago there), and the zones that
 * they may mean. Other three- or four-letter texts that are no zone's own name are not read.
 */
const LETTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['cst', ['Asia/Shanghai', 'Asia/Taipei', 'America/Chicago', 'America/Mexico_City']],
  ['cdt', ['America/Chicago']],
  ['est', ['America/New_York', 'America/Toronto', 'Australia/Sydney']],
  ['edt', ['America/New_York', 'America/Toronto', 'Australia/Sydney']],
  ['pst', ['America/Los_Angeles', 'America/Vancouver', 'Asia/Manila']],
  ['pdt', ['America/Los_Angeles', 'America/Vancouver']],
  ['mst', ['America/Denver', 'America/Phoenix', 'Asia/Kuala_Lumpur']],
  ['mdt', ['America/Denver']],
  ['bst', ['Europe/London', 'Asia/Dhaka']],
  ['ist', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['ast', ['America/Halifax', 'Asia/Riyadh']],
  ['cet', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid']],
  ['cest', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid']],
  ['eet', ['Europe/Helsinki', 'Europe/Athens', 'Africa/Cairo']],
  ['wet', ['Europe/Lisbon']],
  ['sst', ['Asia/Singapore', 'Pacific/Pago_Pago']],
  ['aest', ['Australia/Sydney', 'Australia/Melbourne', 'Australia/Brisbane']],
  ['aedt', ['Australia/Sydney', 'Australia/Melbourne']],
  ['hst', ['Pacific/Honolulu']],
]);

const ALL_ZONES: ReadonlySet<string> = new Set([
  ...USUAL_ZONES.map(([zone]) => zone),
  ...Intl.supportedValuesOf('timeZone'),
]);

/** Returns zones that match typed text by name or common name, preferred ones first. */
export function suggestZones(typed: string, limit: number): readonly string[] {
  const wanted = fold(typed);
  const meant = LETTERS.get(spelling(typed)) ?? [];
  const called = USUAL_ZONES.filter((names) => names.some((name) => fold(name).startsWith(wanted)));
  const offset = offsetZone(typed);
  const spelled = spelling(typed);
  const fitting = [...ALL_ZONES].filter((zone) => spelling(zone).includes(spelled));
  const found = [...meant, ...called.map(([zone]) => zone), ...(offset ? [offset] : []), ...fitting];
  return [...new Set(found)].slice(0, limit);
}

/** Parses a zone: Asia/Tokyo, asia/tokyo, Tokyo, 东京, UTC+9; undefined for none or several. */
export function readTimeZone(text: string): string | undefined {
  const spelled = spelling(text);
  const zones = [...ALL_ZONES];
  const found =
    USUAL_ZONES.find((names) => names.some((name) => fold(name) === fold(text)))?.[0] ??
    zones.find((zone) => spelling(zone) === spelled);
  if (found) return found;
  if (/^[a-z]{3,4}$/u.test(spelled) && !COUNTRIES.has(spelled)) return undefined;
  return (
    offsetZone(text) ??
    zones.find((zone) => spelling(zone).endsWith(`/${spelled}`)) ??
    (isTimeZone(text) ? text : undefined)
  );
}

/** Short IANA names that are countries and not abbreviations of times. */
const COUNTRIES: ReadonlySet<string> = new Set(['prc', 'roc', 'rok', 'cuba', 'eire', 'iran', 'uct', 'zulu']);

/** Zones reach from UTC−12 to UTC+14. */
const OFFSET = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?([034][05]))?$/u;

/**
 * Returns the zone of an offset: UTC+9, GMT-3:30, +05:30. IANA names such as Etc/GMT+9 have the opposite sign and are
 * read literally only.
 */
function offsetZone(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll('−', '-').replace(/\s/gu, '').toLowerCase();
  const [, sign = '+', hours = '', minutes = '00'] = OFFSET.exec(plain) ?? [];
  if (hours === '' || Number(hours) > (sign === '+' ? 14 : 12)) return undefined;
  const offset = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return offset === '+08:00' ? 'Asia/Shanghai' : offset;
}

function spelling(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_');
}
