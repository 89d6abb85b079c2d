import type { Line } from '../lines/line.ts';
import { FRAME_TERMS } from '../terms/frameTerms.ts';

/** Lines at the top of a document that may be of the page around the text. */
const OPENING_LINES = 20;
/** Longest line of a menu or of the page's place in its site. */
const LONGEST_MENU = 100;
/** Longest name of a page in a menu. */
const LONGEST_ENTRY = 8;
/** Fewest names in a menu of one line. */
const FEWEST_ENTRIES = 3;
/** Matches a longer name, as most lines of a text have. */
const LONG_NAME = new RegExp(`\\p{L}[^\\s|｜丨·•/>›»＞]{${LONGEST_ENTRY}}`, 'u');
const SEPARATOR = /\s*[|｜丨·•/>›»＞]\s*|\s+/u;

/**
 * Returns the lines above a text that are of its page: menus (首页 | 资讯 | 登录), one name a line or all in one, and the
 * place of the page in its site (当前位置：首页 > 资讯). They say nothing about the text, though they name news.
 */
export function linesOfMenus(lines: readonly Line[]): ReadonlySet<number> {
  const opening = lines.slice(0, OPENING_LINES).filter(({ text }) => text !== '');
  const whole = opening.filter(({ text }) => isMenu(text) || isPlace(text));
  return new Set([...whole, ...listedMenu(opening)].map(({ index }) => index));
}

/** Whether a line is a menu: only short names, among them one that every site's menu has. */
function isMenu(text: string): boolean {
  if (text.length > LONGEST_MENU || LONG_NAME.test(text) || /\d/.test(text)) return false;
  const entries = text.split(SEPARATOR).filter((entry) => /\p{L}/u.test(entry));
  return (
    entries.length >= FEWEST_ENTRIES &&
    entries.every(({ length }) => length <= LONGEST_ENTRY) &&
    entries.some((entry) => FRAME_TERMS.menuEntry.test(entry))
  );
}

function isPlace(text: string): boolean {
  return text.length <= LONGEST_MENU && FRAME_TERMS.place.test(text);
}

/** Returns the short names at the top, one a line, from the first to the last that every site's menu has. */
function listedMenu(opening: readonly Line[]): readonly Line[] {
  const end = opening.findIndex(({ text, kind }) => text.length > LONGEST_ENTRY || kind === 'heading');
  const names = end < 0 ? opening : opening.slice(0, end);
  const isEntry = ({ text }: Line) => FRAME_TERMS.menuEntry.test(text);
  const last = names.findLastIndex(isEntry);
  return last < 0 ? [] : names.slice(names.findIndex(isEntry), last + 1);
}

/** Returns the lines without menus, in places of their own: the document is read as if it had none. */
export function withoutMenus(lines: readonly Line[], menus: ReadonlySet<number>): readonly Line[] {
  if (menus.size === 0) return lines;
  return lines.filter(({ index }) => !menus.has(index)).map((line, index) => ({ ...line, index }));
}
