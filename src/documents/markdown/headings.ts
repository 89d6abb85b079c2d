import { isHan } from './characters.ts';

/** Heading signs as keyboards and converters write them: half or full width, with a backslash before each. */
const SIGNS = String.raw`(?:\\?[#＃﹟]){1,9}`;

/** Deepest heading level of HTML. */
const DEEPEST_LEVEL = 6;

/** A heading inside the marks of bold or italic text, closed at the end of the line or right behind the signs. */
const MARKED_HEADING = new RegExp(
  String.raw`^ {0,3}(\*\*|__|\*|_)(${SIGNS})([ \t\u3000\u00a0]{0,4})([^*_]{0,200})\1([^*_]{0,200})$`,
);
const SIGNED_LINE = new RegExp(`^ {0,3}(${SIGNS})(.*)$`);

/**
 * Returns a line with plain heading signs if its signs are full-width, escaped or inside the marks of bold text:
 * `＃＃题`, `\\## 题`, `**#题**`. Any other line is returned as it is.
 */
export function withPlainHeadingSigns(line: string): string {
  const [, , marked, blank = '', inside = '', behind = ''] = MARKED_HEADING.exec(line) ?? [];
  if (marked !== undefined) {
    const signs = plainSigns(marked);
    const text = `${inside}${behind}`.trim();
    const isWhole = behind.trim() === '' || inside.trim() === '';
    const isMeant = signs.length > 1 || blank !== '' || isTitle(text);
    return isWhole && isMeant && text !== '' ? `${signs} ${text}` : line;
  }
  const [, written, rest = ''] = SIGNED_LINE.exec(line) ?? [];
  if (written === undefined || /^#+$/.test(written)) return line;
  const signs = plainSigns(written);
  const isEscaped = written.startsWith('\\');
  // One escaped sign is usually meant as text.
  return isEscaped && signs.length === 1 && !isTitle(rest.trim()) ? line : `${signs}${rest}`;
}

function plainSigns(written: string): string {
  return written.replaceAll('\\', '').replace(/[＃﹟]/g, '#');
}

/**
 * Returns a heading's line as CommonMark writes it, without an explicit anchor (`### 标题 {#name}`); any other line as
 * it is. `opens`: whether the line above is blank or missing.
 */
export function headingOf(line: string, opens: boolean): string {
  const [, quote = '', written, rest = ''] = /^((?:> ?){0,16} {0,3})(#{1,9})(?!#)(.*)$/.exec(line) ?? [];
  if (written === undefined) return line;
  const signs = written.slice(0, DEEPEST_LEVEL);
  const text = withoutSigns(withoutAnchor(rest).trim());
  if (/^[ \t\u3000\u00a0]/.test(rest) || rest === '') return `${quote}${signs} ${text}`;
  const isHeading = signs.length > 1 ? isHeadingText(rest) : opens && isTitle(text);
  return isHeading ? `${quote}${signs} ${withoutClosingSigns(text)}` : line;
}

/**
 * Whether the text directly after several signs is words, in marks or not, and not program code: `##**题**`, `##/bin`.
 */
function isHeadingText(rest: string): boolean {
  return !/^[!-.:-@[-`{-~]/.test(rest) || /^(?:\*\*|\[|")[^!-/:-@[-`{-~]/.test(rest);
}

/** Removes heading signs that an editor set a second time: `# # 题`. */
function withoutSigns(text: string): string {
  const [again = ''] = /^(?:#{1,6}[ \t\u3000]{1,4}){0,4}/.exec(text) ?? [];
  return text.slice(again.length);
}

function withoutAnchor(text: string): string {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('}')) return trimmed;
  const start = trimmed.lastIndexOf('{#');
  return start > 0 && !/[{}\s]/.test(trimmed.slice(start + 2, -1)) ? trimmed.slice(0, start) : trimmed;
}

const LONGEST_TITLE = 160;

/** Whether `#标题` is a heading: topics are written `#话题#` or several in a row, numbers and names begin otherwise. */
function isTitle(text: string): boolean {
  const opening = text[0];
  return (
    text.length <= LONGEST_TITLE &&
    (isHan(opening) || /^(?:[《“「【]|\p{Extended_Pictographic})/u.test(text) || isNameInTitle(text)) &&
    !text.includes('#') &&
    text.length > 3
  );
}

/** Whether a text begins with a Latin name directly followed by Chinese: `OpenAI发布…`. */
function isNameInTitle(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9.-]{0,30}[\u3400-\u9fff]/.test(text);
}

function withoutClosingSigns(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  return text.slice(0, end).trimEnd();
}

/** Most times that a title may be wider than the line under it that makes it a heading. */
const WIDEST_TITLE_TO_LINE = 2;

/**
 * Interprets a line of dashes or equals signs under a text: returns heading signs if the text is one short line and the
 * line about as wide (converters draw it as wide as the text), else a rule. Returns undefined for any other line.
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
