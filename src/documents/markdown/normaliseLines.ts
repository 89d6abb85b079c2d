import { withoutCommonIndent } from '../commonIndent.ts';
import { isDrawnRule } from './drawnRules.ts';
import { codeLines, unwrapped } from './fences.ts';
import { withoutGeneratorMarks } from './generatorMarks.ts';
import { headingOf, underlined } from './headings.ts';
import { withHalfWidthSigns, withItemSpace, withoutSplitBold, withPlainBold } from './lineSigns.ts';
import { withinDepth } from './nesting.ts';

/** Lines of a document in CommonMark, and the labels of its footnotes. */
export interface NormalisedLines {
  readonly lines: readonly string[];
  readonly footnotes: ReadonlySet<string>;
}

/**
 * Converts the habits of Chinese authors, their editors and converters to CommonMark, line by line and outside code:
 * headings (see `headings.ts`), full-width signs and indentation, breaks of html2text, footnotes, endless nesting.
 */
export function normaliseLines(markdown: string): NormalisedLines {
  const source = withoutCommonIndent(unwrapped(markdown.replace(/\r\n?/g, '\n').split('\n')));
  const context = {
    opening: source.findIndex((line) => line.trim() !== ''),
    footnotes: new Set<string>(),
    spacesBreak: areParagraphsApart(source),
  };
  const lines: string[] = [];
  const code = codeLines(source);
  for (const [i, written] of source.entries()) {
    if (code[i]) lines.push(written);
    else {
      const line = withHalfWidthSigns(withItemSpace(source, i));
      addLine(lines, line, { ...context, isOpening: i === context.opening });
    }
  }
  return { lines, footnotes: context.footnotes };
}

interface LineContext {
  readonly isOpening: boolean;
  readonly footnotes: Set<string>;
  /** Whether lines of two spaces separate paragraphs. */
  readonly spacesBreak: boolean;
}

/** A line of exactly two spaces, inside or outside quotes. */
const TWO_SPACES = /^(?:> ?)* {2}$/;
const FEWEST_BETWEEN = 3;
const LEAST_SHARE = 0.4;

/**
 * Whether a document's lines of two spaces separate its paragraphs, as in exports of WeChat posts. html2text writes a
 * `<br>` inside a paragraph in the same way, but then most paragraphs are separated by empty lines.
 */
function areParagraphsApart(lines: readonly string[]): boolean {
  let [spaces, empty] = [0, 0];
  for (const [i, line] of lines.entries()) {
    if (!isWhiteSpaceOrEdge(line.replaceAll('>', '')) || isWhiteSpaceOrEdge(lines[i - 1] ?? '')) continue;
    if (TWO_SPACES.test(line)) spaces++;
    else if (!isWhiteSpaceOrEdge(lines[i + 1] ?? '')) empty++;
  }
  return spaces >= FEWEST_BETWEEN && spaces >= LEAST_SHARE * (spaces + empty);
}

function addLine(lines: string[], marked: string, context: LineContext): void {
  const previous = lines.at(-1);
  const written = withoutGeneratorMarks(marked);
  if (isWhiteSpaceOrEdge(written) && !isWhiteSpaceOrEdge(marked)) {
    lines.push('');
    return;
  }
  if (isDrawnRule(written)) {
    lines.push('', '---', '');
    return;
  }
  const line = headingOf(
    withoutSplitBold(withPlainBold(withinDepth(written))),
    context.isOpening || isWhiteSpaceOrEdge(previous ?? ''),
  );
  if (previous !== undefined && continues(previous)) {
    if (TWO_SPACES.test(line)) {
      if (context.spacesBreak) lines.push(line.trimEnd());
      // html2text writes a `<br>` inside a paragraph so.
      else lines[lines.length - 1] = `${previous.trimEnd()}  `;
      return;
    }
    const level = underlined(line, previous, lines.at(-2));
    if (level === 'rule') lines.push('', '---', '');
    else if (level !== undefined) lines[lines.length - 1] = `${level} ${previous.trim()}`;
    if (level !== undefined) return;
  }
  const described = DESCRIPTION.exec(line)?.[1];
  const isApart = isWhiteSpaceOrEdge(previous ?? '');
  const [above, term] = isApart ? lines.slice(-3, -1) : lines.slice(-2);
  if (described !== undefined && isWhiteSpaceOrEdge(above ?? '') && isTerm(term)) {
    lines.push('', described);
    return;
  }
  const [definition, label] = /^ {0,3}\[\^([^\]\s]{1,60})\]: ?/.exec(line) ?? [];
  if (definition === undefined || label === undefined) {
    lines.push(line);
    return;
  }
  context.footnotes.add(label);
  lines.push('', line.slice(definition.length));
}

/** Matches the definition of the term above it in a definition list: `: 说明`. */
const DESCRIPTION = /^ {0,3}:[ \t]{1,8}(\S.*)$/;
const LONGEST_TERM = 80;

/** Whether a line can be the term of a definition list: a short one, and no heading or item. */
function isTerm(line: string | undefined): boolean {
  return line !== undefined && continues(line) && line.length <= LONGEST_TERM && !/^\s*[-*+>|]/.test(line);
}

function isWhiteSpaceOrEdge(line: string): boolean {
  return line.trim() === '';
}

/** Whether a line is text that the next can continue: no heading, rule, fence or end of a paragraph. */
function continues(line: string): boolean {
  const text = line.trim();
  return /[^>\s]/.test(text) && !/^(?:#{1,6}\s|```|~~~|([-*_])\1{2,}$)/.test(text);
}
