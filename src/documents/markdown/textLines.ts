import type { StateBlock, StateInline } from 'markdown-it';
import { isHan } from './characters.ts';

/** Block rule before indented code: Chinese authors indent paragraphs, so an indented line of Chinese is text. */
export function refuseIndentedText(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent < 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!isChineseText(state.src.slice(start, Math.min(start + SAMPLE, state.eMarks[startLine] ?? start))))
    return false;
  const line = behindParagraph(state, startLine, endLine);
  state.push('paragraph_open', 'p', 1);
  const token = state.push('inline', '', 0);
  token.content = state.getLines(startLine, line, state.blkIndent, false).trim();
  token.map = [startLine, line];
  token.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = line;
  return true;
}

const SAMPLE = 60;

/** Whether a line is mostly Chinese: code has some in its comments and strings. */
function isChineseText(sample: string): boolean {
  let han = 0;
  let latin = 0;
  for (const character of sample) {
    if (isHan(character)) han++;
    else if (/[!-~]/.test(character)) latin++;
  }
  return han >= 4 && han >= latin && !/^(?:\/\/|\/\*|#)/.test(sample);
}

/** Returns the line after the paragraph: it continues until a blank line or a less indented one. */
function behindParagraph(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) - state.blkIndent >= 4) line++;
  return line;
}

/** Matches the beginning of a list's line, whether or not Markdown knows it: `1.标题`, （2）…, ③…, •…, -项. */
const LISTED =
  /^[ \t]{0,20}(?:[•·●▪◆◇■□○►▶➤✦※★☆]|[-+*](?=[^\s*+-])|[(（【]?\d{1,3}(?:[)）】、．]|\.(?!\d))|[\u2460-\u2473]|[一二三四五六七八九十]{1,3}、)/;
const INDENTED = /^(?:\t| {2,}|\u3000)[ \t]{0,20}[\u3400-\u9fff“「《【（]/;
const FEWEST_LISTED = 2;
const BEGINNING = 40;

/** For each text whether its lines are a list. */
const lists = new WeakMap<StateInline, boolean>();

/** Inline rule for the end of a line: a break that the author meant before a line of a list or an indented one. */
export function readNewline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '\n') return false;
  if (!silent) {
    const isHard = state.pending.endsWith('  ') || beginsAnew(state, src.slice(pos + 1, pos + 1 + BEGINNING));
    state.pending = state.pending.trimEnd();
    state.push(isHard ? 'hardbreak' : 'softbreak', 'br', 0);
  }
  let next = pos + 1;
  while (next < posMax && (src[next] === ' ' || src[next] === '\t')) next++;
  state.pos = next;
  return true;
}

function beginsAnew(state: StateInline, line: string): boolean {
  return INDENTED.test(line) || (LISTED.test(line) && isList(state));
}

function isList(state: StateInline): boolean {
  const known = lists.get(state);
  if (known !== undefined) return known;
  let listed = 0;
  for (const line of state.src.split('\n')) if (LISTED.test(line.slice(0, BEGINNING))) listed++;
  lists.set(state, listed >= FEWEST_LISTED);
  return listed >= FEWEST_LISTED;
}
