import { READING_LIMITS, type Reading } from '../block.ts';
import { readHtml } from '../html/readHtml.ts';
import { readPlainText } from '../plainText.ts';
import { normaliseLines } from './normaliseLines.ts';
import { createParser } from './parser.ts';

/** Most marks and lines that are read of one document; no roundup has a tenth as many. */
const MOST_MARKS = 30_000;
const MOST_LINES = 20_000;
const MARK = /[*_`[\]<>!~|#&\\\n]/g;

const parser = createParser();

/** Reads Markdown as Chinese authors write it; returns the blocks of the HTML that it renders to. */
export function readMarkdown(markdown: string): Reading {
  const text = withinLimits(markdown);
  const truncated = text.length < markdown.length;
  try {
    const { lines, footnotes } = normaliseLines(text);
    const html = parser.render(lines.join('\n'), { footnotes });
    const reading = readHtml(html, { softBreaks: true });
    return { ...reading, truncated: reading.truncated || truncated };
  } catch {
    // The parser gave up, so the document is read as plain text.
    return { ...readPlainText(text), truncated: true };
  }
}

function withinLimits(markdown: string): string {
  let end = Math.min(markdown.length, READING_LIMITS.characters);
  let marks = 0;
  let lines = 0;
  MARK.lastIndex = 0;
  for (let match = MARK.exec(markdown); match && match.index < end; match = MARK.exec(markdown)) {
    if (match[0] === '\n') lines++;
    else marks++;
    if (marks > MOST_MARKS || lines > MOST_LINES) end = match.index;
  }
  return markdown.slice(0, end);
}
