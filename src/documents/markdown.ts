import { Marked } from 'marked';
import { READING_LIMITS, type Reading } from './block.ts';
import { readHtml } from './html.ts';
import { readPlainText } from './plainText.ts';

/** Marks that cost a Markdown reader time out of proportion; no roundup has a tenth as many. */
const MOST_MARKS = 30_000;
const MOST_LINES = 20_000;
const MARK = /[*_`[\]<>!~|#&\\\n]/g;
/** An unbroken run of ASCII, which the library searches anew at each of its marks; addresses are shorter. */
const LONGEST_WORD = 4_000;
/** Looked for at beginnings of words alone: searching on inside each would cost the square of its length. */
const ENDLESS_WORD = /(?<![!-~])[!-~]{4001,}/g;
const LONGEST_UNDERSCORED_TEXT = 2_000;
const DEEPEST_QUOTE = 16;

const marked = new Marked({
  gfm: true,
  tokenizer: {
    // Emphasis by underscores costs the square of a text's length, and names like a_b_c have many of them.
    emStrong(src) {
      return src.startsWith('_') && src.length > LONGEST_UNDERSCORED_TEXT ? undefined : false;
    },
  },
});

/** Reads Markdown to the blocks of the HTML that it stands for; falls back to plain text where it cannot. */
export function readMarkdown(markdown: string): Reading {
  const { text, truncated } = withinLimits(markdown);
  try {
    const html = marked.parse(normalise(text), { async: false });
    const reading = readHtml(boldLeftovers(html), { softBreaks: true });
    return { ...reading, truncated: reading.truncated || truncated };
  } catch {
    // The reader has given up on its nesting: the words themselves can still be read.
    return { ...readPlainText(text), truncated: true };
  }
}

function withinLimits(markdown: string): { text: string; truncated: boolean } {
  let end = Math.min(markdown.length, READING_LIMITS.characters);
  let marks = 0;
  let lines = 0;
  MARK.lastIndex = 0;
  for (let match = MARK.exec(markdown); match && match.index < end; match = MARK.exec(markdown)) {
    if (match[0] === '\n') lines++;
    else marks++;
    if (marks > MOST_MARKS || lines > MOST_LINES) end = match.index;
  }
  const kept = markdown.slice(0, end);
  const text = kept.replace(ENDLESS_WORD, (word) => word.slice(0, LONGEST_WORD));
  return { text, truncated: text.length < markdown.length };
}

/** Where converters put two bold stretches of a text side by side. */
const SPLIT_BOLD = /(?<=[^\s*])\*{4}(?=[^\s*])/g;

/**
 * Brings the habits of converters to CommonMark: a line of exactly two spaces is a `<br>` inside the paragraph
 * (html2text writes it so), quotes and lists are not nested without end.
 */
function normalise(markdown: string): string {
  const lines: string[] = [];
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const bounded = withoutAnchor(boundDepth(line)).replace(SPLIT_BOLD, '');
    const previous = lines.at(-1);
    if (/^(?:> ?)* {2}$/.test(bounded) && previous !== undefined && continues(previous)) {
      lines[lines.length - 1] = `${previous.trimEnd()}  `;
    } else {
      lines.push(bounded);
    }
  }
  return lines.join('\n');
}

/** Whether a line is text that a break can follow, no heading, rule or end of a paragraph. */
function continues(line: string): boolean {
  return /[^\s>]/.test(line) && !/^\s*(#{1,6}\s|```|~~~|[-*_]{3,}\s*$)/.test(line);
}

/** A heading without the name that site generators let authors give its address: `### 标题 {#name}`. */
function withoutAnchor(line: string): string {
  return line.startsWith('#') ? line.replace(/\s\{#[^{}\s]{1,200}\}\s*$/, '') : line;
}

function boundDepth(line: string): string {
  const quotes = /^[>\s]*/.exec(line)?.[0] ?? '';
  if (quotes.length <= 2 * DEEPEST_QUOTE) return line;
  return `${quotes.slice(0, 2 * DEEPEST_QUOTE)}${line.slice(quotes.length)}`;
}

/**
 * CommonMark leaves `**“重点”**` before a Chinese character unemphasised, because the mark stands between
 * punctuation and a letter; the authors meant bold.
 */
function boldLeftovers(html: string): string {
  if (!html.includes('**')) return html;
  return html
    .replace(/\*\*(?=\S)([^*<>\n]{1,200}?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/^<p>\*\* ?([^*<>\n]{1,200}?) ?\*\*(?=<\/p>|<br>|$)/gm, '<p><strong>$1</strong>');
}
