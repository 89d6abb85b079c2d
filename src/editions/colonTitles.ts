import type { Line } from './line.ts';
import type { TitleStyle } from './titleStyles.ts';
import { ORDINAL } from './wording.ts';

/** Styles of lines that hold a story without setting its title off. */
const UNTITLED: ReadonlySet<TitleStyle> = new Set(['item', 'numbered line', 'marked line']);
const TITLE = /^([^，。：:；！？\n]{3,30})(?<!\d)[：:](?!\/\/)\s*\S.{7}/u;
/** Who is quoted stands before a colon, too: 央行：…, 新华社：…, 某某主任：…. */
const SPEAKER = /[社报网台部局委院会所行人员任长席裁家司]$|CEO$/;
const FEWEST = 3;
const MOST = 0.6;
const MOST_SPEAKERS = 0.2;

/** The titles, where most untitled lines begin with a title and a colon, `标题：正文`, those that do by that style. */
export function withColonTitles(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): ReadonlyMap<number, TitleStyle> {
  const untitled = [...titles].filter(([, style]) => UNTITLED.has(style)).map(([index]) => index);
  if (untitled.length < FEWEST) return titles;
  const led = untitled.flatMap((index) => {
    const title = colonTitle(lines[index]?.text ?? '');
    return title === undefined ? [] : [{ index, title }];
  });
  const speakers = led.filter(({ title }) => SPEAKER.test(title)).length;
  if (led.length < Math.max(FEWEST, MOST * untitled.length) || speakers > MOST_SPEAKERS * led.length)
    return titles;
  return new Map([...titles, ...led.map(({ index }) => [index, 'colon line'] as const)]);
}

/** What of a line stands before its first colon, if that could be a title. */
function colonTitle(text: string): string | undefined {
  return TITLE.exec(text.replace(ORDINAL, ''))?.[1];
}
