import { alternationOf } from '../../text/expressions.ts';
import { fold, simplify } from '../../text/fold.ts';
import { unitAt } from '../../text/unitAt.ts';
import { isAboutDocument, isAboutStory, LONGEST_STATEMENT } from './chineseStatements.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import { isOtherStatement } from './otherStatements.ts';
import { DIVIDERS, STARTS } from './statementLetters.ts';
import { mayHoldStatement } from './statementPlaces.ts';
import { startsOf } from './statementStart.ts';
import { ACT, MENTION, statementWordsIn } from './statementWords.ts';

/**
 * Statement that a machine wrote a text, in its own words, and the text that it is about: the whole document or one
 * story.
 */
export interface MachineStatement {
  readonly text: string;
  readonly of: 'document' | 'story';
}

/** Characters at the end of a longer paragraph that are searched for a statement in brackets. */
const LONGEST_BRACKETS = 80;
const MOST_SENTENCES = 12;

/**
 * Returns the statement in a line that a machine wrote the document, or the story that contains the line, in the line's
 * own words. Returns undefined for everything else, including news about machine-written texts: a statement is a
 * sentence of its own about the text that contains it.
 */
export function machineStatement(written: string): MachineStatement | undefined {
  return mayBeBy(written) ? statementIn(written) : undefined;
}

/** Whether a text may hold a statement, or is so long that only its end in brackets may. */
function mayBeBy(written: string): boolean {
  return isLongText(written) ? CLOSING_BRACKET.test(written.slice(-2)) : mayHoldStatement(written);
}

function isLongText(text: string): boolean {
  return text.length > 2 * LONGEST_STATEMENT;
}

/** Returns the statement in a line that may name a maker. */
function statementIn(written: string): MachineStatement | undefined {
  const isLong = isLongText(written);
  const line = inHalfWidth(written);
  if (!isLong && !mayState(line)) return undefined;
  for (const { text, starts } of isLong ? bracketsOf(line) : partsOf(line)) {
    // A byline names no act, and other languages have other words for acts.
    const isOther = (starts & STARTS.otherLanguage) !== 0 && OTHERWISE.test(text);
    const namesAct = starts !== STARTS.otherLanguage && (statementWordsIn(text) & ACT) !== 0;
    if (!namesAct && !isOther) continue;
    const folded = fold(text);
    const compact = folded.replace(NAME_OF_MAKER, '$1').replace(/[\s"'“”‘’「」『』《》()[\]【】*_`>#]+/g, '');
    if (namesAct && isAboutStory(compact, starts)) return { text, of: 'story' };
    if ((namesAct && isAboutDocument(compact, starts)) || (isOther && isOtherStatement(compact, folded)))
      return { text, of: 'document' };
  }
  return undefined;
}

/** Quoted proper name of a maker after its kind: 写作机器人“小新”. */
const NAME_OF_MAKER =
  /(机器人|智能体|助手|模型|ai)\s?[“「『"‘'《](?:[^“”「」『』"‘’'《》]{1,10})[”」』"’'》]/g;

/** Returns a text with its full-width letters (ＡＩ) converted to half width, character for character. */
export function inHalfWidth(text: string): string {
  return /[Ａ-Ｚａ-ｚ]/.test(text)
    ? text.replace(/[！-～]/g, (sign) => (/[Ａ-Ｚａ-ｚ０-９]/.test(sign) ? sign.normalize('NFKC') : sign))
    : text;
}

/** Whether a line that names a maker has an act or another mark of a statement beside it. */
function mayState(line: string): boolean {
  return (statementWordsIn(line) & ACT) !== 0 || OTHERWISE_IN_LINE.test(simplify(line));
}

/** Marks of a statement without a Chinese act: a byline's label, Japanese, or more Latin text than a name. */
const OTHERWISE_IN_LINE = new RegExp(
  `${alternationOf(MACHINE_TERMS.bylines)}\\s{0,2}[:：|/丨]|[はが]|[a-z][^\\p{Script=Han}]{9}`,
  'iu',
);

/** Text that begins with more Latin letters than a name has, contains a colon or a bar, or is Japanese. */
const OTHERWISE = /^[^\p{L}\p{N}]*[a-z][^\p{Script=Han}]{7}|[:：|/／丨はが]/iu;

/** Statement after a name or a time and a blank: `作者：某人 本文由 AI 生成`. */
const BEHIND_BLANK = new RegExp(
  `\\s((?:${alternationOf(MACHINE_TERMS.pointing)}|${alternationOf(MACHINE_TERMS.contents)})\\S.*)$`,
);

/** Text directly after a day or a time, like the labels in the bar of a page: `某人2024-12-27AI辅助创作`. */
const BEHIND_TIME = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?(\D.*)$/;

const MAY_BE_BEHIND = new RegExp(
  `\\s(?:${alternationOf([...MACHINE_TERMS.pointing, ...MACHINE_TERMS.contents])})\\S|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d`,
);

/** Part of a line that names a maker and begins as a statement does; `starts` says as which, see STARTS. */
interface Part {
  readonly text: string;
  readonly starts: number;
}

/**
 * Returns the parts of a short line that may be statements: its sentences, what follows a blank or a time in them, and
 * its text in brackets, if they are short enough.
 */
function partsOf(line: string): Part[] {
  const sentences = sentencesOf(line);
  const parts = sentences.flatMap(([from, to]) => partIn(line, from, to));
  if (MAY_BE_BEHIND.test(line)) {
    for (const place of [BEHIND_BLANK, BEHIND_TIME])
      for (const [from, to] of sentences) {
        const behind = place.exec(line.slice(from, to))?.[1];
        if (behind !== undefined) parts.push(...partIn(behind));
      }
  }
  parts.push(...bracketsOf(line));
  return parts;
}

/** Returns the part of a line between two places if it may be a statement; places, so that few parts are copied. */
function partIn(line: string, from = 0, to = line.length): Part[] {
  const starts = startsOf(line, from, to);
  if (starts === STARTS.none || (statementWordsIn(line, from, to) & MENTION) === 0) return NO_PARTS;
  const text = line.slice(from, to).trim();
  return text.length <= LONGEST_STATEMENT ? [{ text, starts }] : NO_PARTS;
}

const NO_PARTS: Part[] = [];

/** Returns where the first sentences of a line begin and end; a full stop ends one behind a letter or digit and before a blank. */
function sentencesOf(line: string): (readonly [from: number, to: number])[] {
  const sentences: (readonly [number, number])[] = [];
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = unitAt(line, i);
    // Chinese characters, of which most texts consist, divide nothing.
    if (unit >= 0x4e36 && unit <= 0x9fff) continue;
    const isStop = unit === 0x2e && unitAt(line, i + 1) === 0x20 && /\w/.test(line.charAt(i - 1));
    if (!isStop && !DIVIDERS.has(unit)) continue;
    sentences.push([start, i]);
    if (sentences.length === MOST_SENTENCES) return sentences;
    start = isStop ? i + 2 : i + 1;
  }
  sentences.push([start, line.length]);
  return sentences;
}
const CLOSING_BRACKET = /[)）】\]][。.]?$/;

/** Returns the text in brackets at the end of a line, if it may be a statement. */
function bracketsOf(line: string): Part[] {
  if (!CLOSING_BRACKET.test(line.slice(-2))) return NO_PARTS;
  const end = line.slice(-LONGEST_BRACKETS);
  const bracketed = /[（(【[]([^（）()【】[\]]{2,78})[)）】\]][。.]?$/.exec(end)?.[1];
  return bracketed === undefined ? NO_PARTS : partIn(bracketed);
}

/**
 * Returns a {@link machineStatement} for one document that reads each line once: lines occur again as the paragraphs of
 * stories.
 */
export function rememberStatements(): typeof machineStatement {
  const read = new Map<string, MachineStatement | null>();
  return (line) => {
    // Most lines name no maker, which takes less time to find out than to look up.
    if (!mayBeBy(line)) return undefined;
    const known = read.get(line);
    if (known !== undefined) return known ?? undefined;
    const statement = statementIn(line);
    read.set(line, statement ?? null);
    return statement;
  };
}
