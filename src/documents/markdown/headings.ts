import { isHan } from './characters.ts';

/**
 * A heading's line as CommonMark writes it, without the name that site generators let authors give its address
 * (`### 标题 {#name}`); any other line as it is. `opens`: whether nothing stands right above it.
 */
export function headingOf(line: string, opens: boolean): string {
  const [, quote = '', signs, rest = ''] = /^((?:> ?){0,16} {0,3})(#{1,6})(?!#)(.*)$/.exec(line) ?? [];
  if (signs === undefined) return line;
  const text = withoutAnchor(rest).trim();
  if (/^[ \t\u3000\u00a0]/.test(rest) || rest === '') return `${quote}${signs} ${text}`;
  const isHeading = signs.length > 1 ? !/^[!-.:-@[-`{-~]/.test(rest) : opens && isTitle(text);
  return isHeading ? `${quote}${signs} ${withoutClosingSigns(text)}` : line;
}

function withoutAnchor(text: string): string {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('}')) return trimmed;
  const start = trimmed.lastIndexOf('{#');
  return start > 0 && !/[{}\s]/.test(trimmed.slice(start + 2, -1)) ? trimmed.slice(0, start) : trimmed;
}

const LONGEST_TITLE = 160;

/** Whether `#标题` is one: topics are written `#话题#` or several in a row, numbers and names begin otherwise. */
function isTitle(text: string): boolean {
  const opening = text[0];
  return (
    text.length <= LONGEST_TITLE &&
    (isHan(opening) || /^(?:[《“「【]|\p{Extended_Pictographic})/u.test(text)) &&
    !text.includes('#') &&
    text.length > 3
  );
}

function withoutClosingSigns(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  return text.slice(0, end).trimEnd();
}

/** The share of a title's width that a line under it has at least, where it makes the title a heading. */
const WIDEST_TITLE_TO_LINE = 2;

/**
 * What a line of dashes or equals signs under a text means: the signs of a heading where the text is one short line and
 * the line about as wide (converters draw it as wide as the text), else a rule. Undefined for any other line.
 */
export function underlined(
  line: string,
  text: string,
  above: string | undefined,
): '#' | '##' | 'rule' | undefined {
  const drawn = line.trim();
  if (line.length - line.trimStart().length > 3 || !/^(?:={2,}|-{2,})$/.test(drawn)) return undefined;
  const title = text.trim();
  const isSingle = above === undefined || above.trim() === '' || /^#{1,6} /.test(above);
  const isHeading =
    isSingle &&
    title.length <= WIDEST_TITLE_TO_LINE * drawn.length &&
    !/[。！？；.!?;：:，,、…]["”』」)）]?$/.test(title) &&
    !/^(?:>|[-*+] |\d{1,9}[.)] |\||!\[|<)/.test(title);
  if (!isHeading) return 'rule';
  return drawn.startsWith('=') ? '#' : '##';
}
