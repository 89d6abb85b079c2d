import type { RichText, Span } from '../../messages/message.ts';
import { printable, printableLine } from '../../text/printable.ts';

/** Characters that are Markdown anywhere in a line, and `<`, which opens mentions and links. */
const INLINE_MARKUP = /[\\*_~`|<[\]]/gu;
/**
 * Markdown at the start of a line: headings, small print, quotes, lists. The blanks before it contain no line end: `^`
 * matches after each of them.
 */
const LINE_MARKUP = /^([^\S\n\r\u2028\u2029]*)([#\->+]|\d{1,9}[.)])/gmu;
/** A URL in a text; ends before closing punctuation and before non-ASCII characters. */
const BARE_URL = /https?:\/\/[\w\-.~:/?#@!$&'()+,;=%]*[\w\-~/#@$&+=%]/gu;
const SNOWFLAKE = /^\d{17,20}$/u;

/** Escapes a text so that Discord shows it unchanged, without markup, links, mentions or spoilers. Keeps lines. */
export function escapeMarkdown(text: string): string {
  let escaped = '';
  let end = 0;
  for (const match of text.matchAll(BARE_URL)) {
    escaped += `${escapeInline(text.slice(end, match.index))}<${match[0]}>`;
    end = match.index + match[0].length;
  }
  return (escaped + escapeInline(text.slice(end))).replace(LINE_MARKUP, escapeLineStart);
}

/** Renders a text in Discord's Markdown; strings are escaped, links are masked only if their words cannot deceive. */
export function markdownOf(text: RichText): string {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map(markdownOfSpan).join('');
}

/** Escapes an http(s) URL for a masked link; undefined for any other. */
export function linkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (username !== '' || password !== '') return undefined;
  return href.replace(
    /[()<>\\\s]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function markdownOfSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(printable(span));
  switch (span.kind) {
    case 'bold':
      return around('**', escapeMarkdown(printableLine(span.text)));
    case 'code':
      return /[`\\]/u.test(span.text)
        ? escapeMarkdown(printableLine(span.text))
        : around('`', printableLine(span.text));
    case 'link':
      return markdownOfLink(span);
    case 'command':
      return span.id !== undefined && SNOWFLAKE.test(span.id)
        ? `</${span.name}:${span.id}>`
        : `\`/${span.name}\``;
    case 'channel':
      return SNOWFLAKE.test(span.id) ? `<#${span.id}>` : '';
    case 'role':
      return SNOWFLAKE.test(span.id) ? `<@&${span.id}>` : '';
  }
}

/** Link text if the words of an optional link cannot be linked themselves. */
const LINK_MARK = '›';

function markdownOfLink({ text, url, bold, optional }: Extract<Span, { kind: 'link' }>): string {
  const [words, target] = [printableLine(text).trim(), linkTarget(url)];
  const mark = bold ? '**' : '';
  if (!optional || target === undefined) return around(mark, maskedLink(words, target));
  return isMaskable(words)
    ? `${mark}[${words}](<${target}>)${mark}`
    : `${around(mark, escapeMarkdown(words))} [${LINK_MARK}](<${target}>)`;
}

// Discord masks a link only if its words contain no URL, emoji, bracket or markup, and words that look like another
// site's name would deceive: then the URL is shown beside the words.
const UNMASKABLE =
  /[\\*_~`|<>[\]()]|\p{Extended_Pictographic}|\p{Regional_Indicator}|:\/\/|[\w-]\.[a-z]{2,}/iu;

/** Scripts with letters that look like Latin ones (Unicode Technical Standard #39). */
const ALIKE = '\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Cherokee}';
/** A word of look-alike letters, or a site's name with them or with a sign that looks like a full stop. */
const LOOK_ALIKE = new RegExp(
  `\\p{Script=Latin}[${ALIKE}]|[${ALIKE}]\\p{Script=Latin}|` +
    `[\\p{Script=Latin}${ALIKE}\\p{N}-][.。｡․ꓸ][\\p{Script=Latin}${ALIKE}]{2}`,
  'u',
);

function maskedLink(words: string, target: string | undefined): string {
  if (target === undefined) return escapeMarkdown(words);
  if (words === '' || words === target) return `<${target}>`;
  return isMaskable(words) ? `[${words}](<${target}>)` : `${escapeMarkdown(words)} <${target}>`;
}

/** Whether Discord masks a link with these words and they do not deceive. */
function isMaskable(words: string): boolean {
  // Full-width and mathematical letters look like plain ones.
  return words !== '' && !UNMASKABLE.test(words) && !LOOK_ALIKE.test(words.normalize('NFKC'));
}

function around(mark: string, inner: string): string {
  const trimmed = inner.trim();
  return trimmed === '' ? inner : inner.replace(trimmed, () => `${mark}${trimmed}${mark}`);
}

function escapeInline(text: string): string {
  return text.replace(INLINE_MARKUP, '\\$&');
}

function escapeLineStart(_: string, space: string, mark: string): string {
  return `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}
