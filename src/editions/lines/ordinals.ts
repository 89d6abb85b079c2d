import { beginsLike } from '../../text/beginnings.ts';

/** Matches an ordinal of items: `1、`, `01.`, `1,`, `(3)`, `④`; not a version such as `5.5G`. */
export const ORDINAL =
  /^(?:[(（【]\s*\d{1,3}\s*[)）】]\s*[、.．]?|\d{1,3}(?:\s*[、．)）]|\.(?!\d)|[,，](?=\s?[^\d\s])|\s+\.(?=\s)|\s+[|｜](?=\s))|\d\ufe0f?\u20e3|[①-⑳㉑-㉟])\s*/;

/** Matches a line with only the number of the title below it: `01`, `NO.3`, `NO . 3`, `2、`. */
export const NUMBER_ALONE = /^(?:No\s?\.?\s?|[#＃]\s?|第)?0?(\d{1,2})\s?[、.．条條]?$/i;

/** Matches an ordinal of parts: `一、`, `（二）`, `第三、`. */
export const CHINESE_ORDINAL =
  /^(?:第?[一二三四五六七八九十]{1,3}\s*[、.．:：]|[(（][一二三四五六七八九十]{1,3}[)）])\s*/;

const mayBeCounted = beginsLike([], '(（【0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟');
const mayBeCountedInChinese = beginsLike([], '第一二三四五六七八九十(（');

/** Returns the {@link ORDINAL} at the start of a text with the blanks behind it; empty if there is none. */
export function ordinalIn(text: string): string {
  return mayBeCounted(text) ? (ORDINAL.exec(text)?.[0] ?? '') : '';
}

/** Returns the number that a text begins with as its {@link ORDINAL}: 3 of `3、`; -1 if there is none in figures. */
export function numberBefore(text: string): number {
  return Number(/\d{1,3}/.exec(ordinalIn(text))?.[0] ?? -1);
}

/** Returns a text without its {@link ORDINAL}. */
export function withoutOrdinal(text: string): string {
  return mayBeCounted(text) ? text.replace(ORDINAL, '') : text;
}

/** Whether a text begins with a {@link CHINESE_ORDINAL}. */
export function isCountedInChinese(text: string): boolean {
  return mayBeCountedInChinese(text) && CHINESE_ORDINAL.test(text);
}

/** Returns a text without its {@link CHINESE_ORDINAL}. */
export function withoutChineseOrdinal(text: string): string {
  return mayBeCountedInChinese(text) ? text.replace(CHINESE_ORDINAL, '') : text;
}
