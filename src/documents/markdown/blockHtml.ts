import type { StateBlock } from 'markdown-it';
import { isBlockElement, isElement, tagAt } from './htmlNames.ts';

const RAW_NAMES = new Set(['pre', 'script', 'style', 'textarea']);
/** Markdown inside a block of HTML, as in `<center>**图**</center>`: it is read as Markdown with tags in it. */
const MARKDOWN = /\*\*[^*\n]{1,300}\*\*|\]\([^)\n]{1,2000}\)/;

/** Markdown of blocks in a table's cells; without any the table is one block, blank lines in its cells or not. */
const BLOCK_MARKS = /^ {0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |>|`{3})/m;

/**
 * Block rule for HTML: a comment, an element that holds raw text, a table, or lines from a block's tag to the next blank
 * line.
 * An element that is never closed does not swallow the rest: it is read as text.
 */
export function readBlockHtml(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || state.src[start] !== '<') return false;
  const end = endOfBlock(state, start, startLine, endLine, silent);
  if (end === undefined) return false;
  if (silent) return true;
  const content = state.getLines(startLine, end, state.blkIndent, true);
  state.line = end;
  if (MARKDOWN.test(content)) {
    const token = state.push('inline', '', 0);
    token.content = content.trim();
    token.map = [startLine, end];
    token.children = [];
  } else {
    state.push('html_block', '', 0).content = content;
  }
  return true;
}

/** Returns the line after a block of HTML; undefined if none begins here, or none that can interrupt a paragraph. */
function endOfBlock(
  state: StateBlock,
  start: number,
  startLine: number,
  endLine: number,
  endsParagraph: boolean,
): number | undefined {
  const { src } = state;
  if (src.startsWith('<!--', start)) return lineBehind(state, '-->', start + 4, startLine, endLine);
  const tag = tagAt(src, start);
  if (!tag || !isElement(tag.name) || tag.isPascalCase) return undefined;
  if (RAW_NAMES.has(tag.name) && !tag.isClosing) {
    return lineBehind(state, `</${tag.name}`, tag.end, startLine, endLine);
  }
  if (tag.name === 'table' && !tag.isClosing) {
    const end = lineBehind(state, '</table', tag.end, startLine, endLine);
    if (end !== undefined && !BLOCK_MARKS.test(state.getLines(startLine, end, 0, true))) return end;
  }
  const isAlone = src.slice(tag.end, state.eMarks[startLine]).trim() === '';
  if (!isBlockElement(tag.name) && (endsParagraph || !isAlone)) return undefined;
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line++;
  return line;
}

/** For each document the last offset of each raw-text end tag, so that each is searched for only once. */
const lastEnds = new WeakMap<StateBlock, Map<string, number>>();

function lineBehind(
  state: StateBlock,
  end: string,
  from: number,
  startLine: number,
  endLine: number,
): number | undefined {
  const ends = lastEnds.get(state) ?? new Map<string, number>();
  lastEnds.set(state, ends);
  const last = ends.get(end) ?? state.src.toLowerCase().lastIndexOf(end);
  ends.set(end, last);
  if (last < from) return undefined;
  let line = startLine;
  while (line < endLine) {
    const begin = line === startLine ? from : (state.bMarks[line] ?? 0);
    line++;
    if (
      state.src
        .slice(begin, state.eMarks[line - 1])
        .toLowerCase()
        .includes(end)
    )
      return line;
  }
  return undefined;
}
