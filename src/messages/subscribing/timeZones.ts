import { isTimeZone } from '../../calendar/zone.ts';
import { fold } from '../../text/fold.ts';

/** The zones that are proposed first, with what people call them. */
const USUAL_ZONES: readonly (readonly [zone: string, ...names: string[]])[] = [
  ['Asia/Shanghai', '北京', '北京时间', '上海', '中国', 'Beijing', 'China', '东八区', 'UTC+8', 'GMT+8'],
  ['Asia/Taipei', '台北', '台湾'],
  ['Asia/Hong_Kong', '香港'],
  ['Asia/Macau', '澳门'],
  ['Asia/Singapore', '新加坡'],
  ['Asia/Kuala_Lumpur', '吉隆坡', '马来西亚'],
  ['Asia/Tokyo', '东京', '日本'],
  ['Asia/Seoul', '首尔', '韩国'],
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

const ALL_ZONES: ReadonlySet<string> = new Set([
  ...USUAL_ZONES.map(([zone]) => zone),
  ...Intl.supportedValuesOf('timeZone'),
]);

/** Time zones that fit what was typed, by their own name or what people call them, the usual ones first. */
export function suggestZones(typed: string, limit: number): readonly string[] {
  const wanted = fold(typed);
  const called = USUAL_ZONES.filter((names) => names.some((name) => fold(name).startsWith(wanted)));
  const spelled = spelling(typed);
  const fitting = [...ALL_ZONES].filter((zone) => spelling(zone).includes(spelled));
  return [...new Set([...called.map(([zone]) => zone), ...fitting])].slice(0, limit);
}

/** The zone that a text names: Asia/Tokyo, asia/tokyo, Tokyo, 东京; undefined for none. */
export function readTimeZone(text: string): string | undefined {
  const spelled = spelling(text);
  const zones = [...ALL_ZONES];
  const found =
    zones.find((zone) => spelling(zone) === spelled) ??
    USUAL_ZONES.find((names) => names.some((name) => fold(name) === fold(text)))?.[0] ??
    zones.find((zone) => spelling(zone).endsWith(`/${spelled}`));
  return found ?? (isTimeZone(text) ? text : undefined);
}

function spelling(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_');
}
