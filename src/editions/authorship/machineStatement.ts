import { alternationOf } from '../../text/expressions.ts';
import { fold, simplify } from '../../text/fold.ts';
import { WordFinder } from '../../words/wordFinder.ts';
import { isAboutDocument, isAboutStory } from './chineseStatements.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import { isOtherStatement } from './otherStatements.ts';

/** A statement in its own words, and what of the document it speaks of. */
export interface MachineStatement {
  readonly text: string;
  readonly of: 'document' | 'story';
}

/** Longer texts are none: a statement has a line, a sentence or brackets of its own. */
export const LONGEST_STATEMENT = 160;
/** Of a longer paragraph the end is looked at, where a statement stands in brackets. */
const LONGEST_BRACKETS = 80;
const MOST_SENTENCES = 12;

/** A word of these is in every statement, also of texts that are not folded; most lines name no maker at all. */
const MENTIONS = new WordFinder([
  ...MACHINE_TERMS.makers,
  ...MACHINE_TERMS.traditionalMakers,
  ...MACHINE_TERMS.englishMentions,
]);

/** A word of these is in every Chinese statement of what a maker did, once it is simplified. */
const ACTS = new WordFinder([...MACHINE_TERMS.acts, ...MACHINE_TERMS.uses]);

/**
 * The statement in a line that a machine wrote the document, or the story that the line stands in, in the line's own
 * words; undefined for everything else, news about machine-written texts included: a statement is a sentence of its
 * own that speaks of the text it stands in.
 */
export function machineStatement(written: string): MachineStatement | undefined {
  const line = inHalfWidth(written);
  const isLong = line.length > 2 * LONGEST_STATEMENT;
  if (isLong ? !CLOSING_BRACKET.test(line.slice(-2)) : !mayState(line)) return undefined;
  for (const text of isLong ? bracketsOf(line) : sentencesOf(line)) {
    if (!MENTIONS.isIn(text)) continue;
    const namesAct = ACTS.isIn(simplify(text));
    // A byline names no act, and other languages name theirs otherwise.
    if (!namesAct && !OTHERWISE.test(text)) continue;
    const folded = fold(text);
    const compact = folded.replace(NAME_OF_MAKER, '$1').replace(/[\s"'“”‘’「」『』《》()[\]【】*_`>#]+/g, '');
    if (namesAct && isAboutStory(compact)) return { text, of: 'story' };
    if ((namesAct && isAboutDocument(compact)) || isOtherStatement(compact, folded))
      return { text, of: 'document' };
  }
  return undefined;
}

/** A maker's own name behind it: 写作机器人“小新”. */
const NAME_OF_MAKER =
  /(机器人|智能体|助手|模型|ai)\s?[“「『"‘'《](?:[^“”「」『』"‘’'《》]{1,10})[”」』"’'》]/g;

/** Letters of full width, as ＡＩ is typed, in half width; character for character. */
export function inHalfWidth(text: string): string {
  return /[Ａ-Ｚａ-ｚ]/.test(text)
    ? text.replace(/[！-～]/g, (sign) => (/[Ａ-Ｚａ-ｚ０-９]/.test(sign) ? sign.normalize('NFKC') : sign))
    : text;
}

/** Whether a line names a maker, and an act beside it or what else makes a statement; most news does not. */
function mayState(line: string): boolean {
  if (!MENTIONS.isIn(line)) return false;
  const simplified = simplify(line);
  return ACTS.isIn(simplified) || OTHERWISE_IN_LINE.test(simplified);
}

/** A byline's label, Japanese, or more than a name in Latin letters. */
const OTHERWISE_IN_LINE = new RegExp(
  `${alternationOf(MACHINE_TERMS.bylines)}\\s{0,2}[:：|/丨]|[はが]|[a-z][^\\p{Script=Han}]{9}`,
  'iu',
);

/** What begins with Latin letters, stands behind a colon or bar, or is Japanese. */
const OTHERWISE = /^[^\p{L}\p{N}]*[a-z]|[:：|/丨はが]/iu;

/** A statement that stands behind a name or a time with a blank between them: `作者：某人 本文由 AI 生成`. */
const BEHIND_BLANK = new RegExp(
  `\\s((?:${alternationOf(MACHINE_TERMS.pointing)}|${alternationOf(MACHINE_TERMS.contents)})\\S.*)$`,
);

/** What touches a day or a time, as the labels in the bar of a page do: `某人2024-12-27AI辅助创作`. */
const BEHIND_TIME = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?(\D.*)$/;

/** What of a short line may be a statement: its sentences and what it says in brackets, where they are short enough. */
function sentencesOf(line: string): string[] {
  const sentences = line.split(/[。！!；;|｜丨·•\n]|(?<=\w)\. /).slice(0, MOST_SENTENCES);
  const behindBlanks = sentences.map((each) => BEHIND_BLANK.exec(each)?.[1] ?? '');
  const behindTimes = sentences.map((each) => BEHIND_TIME.exec(each)?.[1] ?? '');
  return [...sentences, ...behindBlanks, ...behindTimes, ...bracketsOf(line)]
    .map((each) => each.trim())
    .filter(({ length }) => length > 0 && length <= LONGEST_STATEMENT);
}

const CLOSING_BRACKET = /[)）】\]][。.]?$/;

/** What a line says in brackets at its end. */
function bracketsOf(line: string): string[] {
  const end = line.slice(-LONGEST_BRACKETS);
  const bracketed = /[（(【[]([^（）()【】[\]]{2,78})[)）】\]][。.]?$/.exec(end)?.[1];
  return bracketed === undefined ? [] : [bracketed.trim()];
}

/** {@link machineStatement} for one document, whose lines come again as the paragraphs of its stories: each is read once. */
export function rememberStatements(): typeof machineStatement {
  const read = new Map<string, MachineStatement | null>();
  return (line) => {
    // Most lines name no maker, and to see that takes less than to look them up.
    if (!MENTIONS.isIn(inHalfWidth(line))) return undefined;
    const known = read.get(line);
    if (known !== undefined) return known ?? undefined;
    const statement = machineStatement(line);
    read.set(line, statement ?? null);
    return statement;
  };
}
