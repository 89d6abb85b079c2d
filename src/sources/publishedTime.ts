/** A time without a zone, as in `2024-12-27 11:39:59` or `Fri, 27 Dec 2024 11:39:59`. */
const WITHOUT_ZONE = /[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;

/**
 * The instant that a feed states. Where it names no zone, or `CST` (which in these feeds is China's, not Chicago's),
 * it is Beijing's. Undefined for what is no date, and for days before 1990 (unset clocks).
 */
export function parsePublishedTime(stated: string | undefined): Date | undefined {
  const text = (stated ?? '')
    .trim()
    .slice(0, 100)
    .replace(/\s*\bCST$/i, '');
  if (!/\d{4}/.test(text)) return undefined;
  const time = Date.parse(WITHOUT_ZONE.test(text) ? `${text}+08:00` : text);
  return Number.isNaN(time) || time < Date.UTC(1990) ? undefined : new Date(time);
}
