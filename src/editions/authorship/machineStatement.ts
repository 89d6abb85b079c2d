import { alternationOf } from '../../text/expressions.ts';
import { fold, simplify } from '../../text/fold.ts';
import { WordFinder } from '../../words/wordFinder.ts';
import { isAboutDocument, isAboutStory, LONGEST_STATEMENT } from './chineseStatements.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import { isOtherStatement } from './otherStatements.ts';

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

/** Words of which every statement has at least one, even before folding; most lines name no maker at all. */
const MENTIONS = new WordFinder([
  ...MACHINE_TERMS.makers,
  ...MACHINE_TERMS.traditionalMakers,
  ...MACHINE_TERMS.englishMentions,
]);

/** Words of which every Chinese statement of a maker's act has at least one, once it is simplified. */
const ACTS = new WordFinder([...MACHINE_TERMS.acts, ...MACHINE_TERMS.uses]);

/**
 * Returns the statement in a line that a machine wrote the document, or the story that contains the line, in the line's
 * own words. Returns undefined for everything else, including news about machine-written texts: a statement is a
 * sentence of its own about the text that contains it.
 */
export function machineStatement(written: string): MachineStatement | undefined {
  const line = inHalfWidth(written);
  const isLong = line.length > 2 * LONGEST_STATEMENT;
  if (isLong ? !CLOSING_BRACKET.test(line.slice(-2)) : !mayState(line)) return undefined;
  for (const text of isLong ? bracketsOf(line) : sentencesOf(line)) {
    if (!MENTIONS.isIn(text)) continue;
    const namesAct = ACTS.isIn(simplify(text));
    // A byline names no act, and other languages have other words for acts.
    if (!namesAct && !OTHERWISE.test(text)) continue;
    const folded = fold(text);
    const compact = folded.replace(NAME_OF_MAKER, '$1').replace(/[\s"'“”‘’「」『』《》()[\]【】*_`>#]+/g, '');
    if (namesAct && isAboutStory(compact)) return { text, of: 'story' };
    if ((namesAct && isAboutDocument(compact)) || isOtherStatement(compact, folded))
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

/** Whether a line names a maker, and an act or another mark of a statement beside it; most news does not. */
function mayState(line: string): boolean {
  if (!MENTIONS.isIn(line)) return false;
  const simplified = simplify(line);
  return ACTS.isIn(simplified) || OTHERWISE_IN_LINE.test(simplified);
}

/** Marks of a statement without a Chinese act: a byline's label, Japanese, or more Latin text than a name. */
const OTHERWISE_IN_LINE = new RegExp(
  `${alternationOf(MACHINE_TERMS.bylines)}\\s{0,2}[:：|/丨]|[はが]|[a-z][^\\p{Script=Han}]{9}`,
  'iu',
);

/** Text that begins with Latin letters, contains a colon or a bar, or is Japanese. */
const OTHERWISE = /^[^\p{L}\p{N}]*[a-z]|[:：|/丨はが]/iu;

/** Statement after a name or a time and a blank: `作者：某人 本文由 AI 生成`. */
const BEHIND_BLANK = new RegExp(
  `\\s((?:${alternationOf(MACHINE_TERMS.pointing)}|${alternationOf(MACHINE_TERMS.contents)})\\S.*)$`,
);

/** Text directly after a day or a time, like the labels in the bar of a page: `某人2024-12-27AI辅助创作`. */
const BEHIND_TIME = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?(\D.*)$/;

/**
 * Returns the parts of a short line that may be statements: its sentences and its text in brackets, if they are short
 * enough and name a maker.
 */
function sentencesOf(line: string): string[] {
  const sentences = line
    .split(/[。！!；;|｜丨·•\n]|(?<=\w)\. /)
    .slice(0, MOST_SENTENCES)
    .filter((sentence) => MENTIONS.isIn(sentence));
  const behindBlanks = sentences.map((each) => BEHIND_BLANK.exec(each)?.[1] ?? '');
  const behindTimes = sentences.map((each) => BEHIND_TIME.exec(each)?.[1] ?? '');
  return [...sentences, ...behindBlanks, ...behindTimes, ...bracketsOf(line)]
    .map((each) => each.trim())
    .filter(({ length }) => length > 0 && length <= LONGEST_STATEMENT);
}

const CLOSING_BRACKET = /[)）】\]][。.]?$/;

/** Returns the text in brackets at the end of a line. */
function bracketsOf(line: string): string[] {
  const end = line.slice(-LONGEST_BRACKETS);
  const bracketed = /[（(【[]([^（）()【】[\]]{2,78})[)）】\]][。.]?$/.exec(end)?.[1];
  return bracketed === undefined ? [] : [bracketed.trim()];
}

/**
 * Returns a {@link machineStatement} for one document that reads each line once: lines occur again as the paragraphs of
 * stories.
 */
export function rememberStatements(): typeof machineStatement {
  const read = new Map<string, MachineStatement | null>();
  return (line) => {
    // Most lines name no maker, and this test is cheaper than the look-up.
    if (!MENTIONS.isIn(inHalfWidth(line))) return undefined;
    const known = read.get(line);
    if (known !== undefined) return known ?? undefined;
    const statement = machineStatement(line);
    read.set(line, statement ?? null);
    return statement;
  };
}
