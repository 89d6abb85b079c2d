import { alternationOf } from '../../text/expressions.ts';
import {
  before,
  characters,
  either,
  endOf,
  followedBy,
  oneOf,
  optional,
  type Part,
  repeated,
  sequence,
} from '../../words/phrases.ts';
import { isCaveat } from './caveats.ts';
import { MACHINE_TERMS } from './machineTerms.ts';
import { STARTS } from './statementLetters.ts';
import { startsOf } from './statementStart.ts';

const { joins } = MACHINE_TERMS;
/** What may stand between the nouns of a subject. */
const betweenNouns = oneOf([...'/、的', ...joins]);
const maker = sequence(oneOf(MACHINE_TERMS.makers), characters(/[\w.+-]/, 0, 24));
const toolsOfMaker = repeated(oneOf(MACHINE_TERMS.tools), 0, 2);
/** One to three makers, each optionally followed by its tools; people may be named with them. */
const makers = repeated(sequence(maker, toolsOfMaker, optional(oneOf([...'+、/&', ...joins]))), 1, 3);
const people = sequence(optional(oneOf([...'、+', ...joins])), oneOf(MACHINE_TERMS.people));
/** Company before the name of its maker, at most 8 characters. */
const house = characters(/[^。，,;；:：!?]/, 0, 8);
const manner = oneOf([...MACHINE_TERMS.manners, ...joins, ...'、并/']);
const acts = sequence(
  repeated(manner, 0, 5),
  repeated(sequence(oneOf(MACHINE_TERMS.acts), repeated(manner, 0, 2)), 1, 4),
);
const noun = oneOf(MACHINE_TERMS.nouns);
/** Text that may follow the acts: nothing, a sign, a noun for their product, or a clause that continues them. */
const end = either(
  before(/^(?:$|\P{L})/u),
  followedBy(
    either(
      sequence(optional(oneOf('的')), repeated(noun, 1, 2), before(/^(?:$|[^\p{L}\p{N}])/u)),
      oneOf(MACHINE_TERMS.ends),
    ),
  ),
);
const label = sequence(
  characters(/\P{L}/u, 0),
  repeated(sequence(oneOf(MACHINE_TERMS.labels), optional(oneOf(':：|/,'))), 0, 3),
);
/** A share of the text: 90%, 八成. */
const shareOfText = either(
  sequence(characters(/\d/, 1, 3), optional(sequence(oneOf('.'), characters(/\d/, 1, 2))), oneOf('%')),
  sequence(oneOf('一二三四五六七八九'), oneOf('成')),
);
const linkWord = oneOf(MACHINE_TERMS.links);
const betweenLinks = either(linkWord, shareOfText, noun, oneOf([...'/、', ...joins]));
const links = sequence(repeated(betweenLinks, 0, 4), linkWord);
const signs = characters(/[^\p{L}\p{N}]/u, 0);
const pointing = oneOf(MACHINE_TERMS.pointing);

const ofDocument = statement(sequence(pointing, repeated(either(noun, betweenNouns), 1, 6)));
/**
 * Statement after a notice label, after which words such as 该内容 that otherwise mean another text mean the author's
 * own: 作者声明：该内容由AI创作.
 */
const labelled = statement(
  sequence(either(pointing, oneOf(MACHINE_TERMS.pointingBehindLabel)), repeated(noun, 1, 4)),
  sequence(signs, characters(/[^:：。，,]/, 0, 4), oneOf(MACHINE_TERMS.notices), oneOf(':：')),
);
const ofStory = statement(sequence(oneOf(MACHINE_TERMS.stories), repeated(noun, 0, 2)));
/** Stage of the text's making in which a maker was used: 写作, 在编辑过程中. */
const stage = sequence(oneOf(MACHINE_TERMS.acts), optional(oneOf(MACHINE_TERMS.stages)));
/** Use of a maker without its act, after an optional stage: 在写作过程中使用了生成式 AI 辅助. */
function useOf(uses: Iterable<string>): Part {
  return sequence(
    repeated(linkWord, 0, 2),
    optional(sequence(stage, repeated(linkWord, 0, 2))),
    oneOf(uses),
    makers,
    repeated(oneOf(MACHINE_TERMS.help), 0, 2),
    before(/^(?:$|\P{L})/u),
  );
}
/** Excludes names of media that begin like words that point to the document: 今日头条. */
const notNamed: Part = (text, from) =>
  from.filter((at) => !MACHINE_TERMS.mediaLikePointing.some((name) => text.startsWith(name, at)));
const textNoun = either(noun, oneOf(MACHINE_TERMS.alone));
/** Statement that a maker was used, without its act: 本文使用了 AI 辅助. */
const ofUse = sequence(
  label,
  signs,
  notNamed,
  pointing,
  repeated(either(textNoun, betweenNouns), 1, 6),
  useOf(MACHINE_TERMS.uses),
);
/**
 * The same about a noun that does not point to the document: the use must be completed (新闻摘要使用了生成式 AI), or a
 * label with a colon must precede the statement (注：译文采用生成式 AI). News about such texts has the same beginnings.
 */
const ofUseInContent = either(
  sequence(
    label,
    signs,
    oneOf(MACHINE_TERMS.alone),
    useOf(MACHINE_TERMS.uses.filter((use) => use.endsWith('了'))),
  ),
  sequence(
    signs,
    oneOf(MACHINE_TERMS.labels),
    oneOf(':：'),
    signs,
    oneOf(MACHINE_TERMS.alone),
    repeated(noun, 0, 2),
    useOf(MACHINE_TERMS.uses),
  ),
);
/** Statement of the authors that they used a maker: 我们使用生成式 AI 整理了本期内容. */
const ofAuthors = sequence(
  label,
  signs,
  oneOf(MACHINE_TERMS.authors),
  repeated(linkWord, 0, 1),
  oneOf(MACHINE_TERMS.uses),
  makers,
  repeated(oneOf(MACHINE_TERMS.help), 0, 2),
  acts,
  pointing,
  repeated(either(textNoun, betweenNouns), 1, 6),
  before(/^(?:$|\P{L})/u),
);
/** Statement whose noun does not point to the document: 内容由 AI 生成; news is about such contents too. */
const ofContent = statement(oneOf(MACHINE_TERMS.alone));
/** Statement without a subject: 由 AI 自动生成, AI 辅助创作. */
const bare = sequence(
  label,
  signs,
  repeated(linkWord, 0, 3),
  makers,
  acts,
  optional(oneOf('的')),
  repeated(noun, 0, 2),
);
const BARE_BY = new RegExp(
  `^[^\\p{L}\\p{N}]*${alternationOf(MACHINE_TERMS.suspecting)}?${alternationOf(MACHINE_TERMS.leading)}`,
  'u',
);
const DENIED = new RegExp(`${alternationOf(MACHINE_TERMS.deniedActs)}[^\\p{L}]*$`, 'u');

/** Returns the phrase of a statement: a subject, the maker and its act, 本文由某某大模型自动生成. */
function statement(subject: Part, prefix: Part = label): Part {
  return sequence(prefix, signs, subject, links, house, makers, optional(people), acts, end);
}

/** Longest text that can be a statement, in characters: a statement has a line, a sentence or brackets of its own. */
export const LONGEST_STATEMENT = 160;

/**
 * Whether a folded text without spaces says that a maker wrote one story of the document: 本条由 AI 撰写. False for a
 * text longer than {@link LONGEST_STATEMENT}: the cost grows with the square of its length.
 */
export function isAboutStory(compact: string, starts = startsOf(compact)): boolean {
  if ((starts & STARTS.subject) === 0) return false;
  return compact.length <= LONGEST_STATEMENT && endOf(ofStory, compact) !== undefined;
}

/**
 * Whether a folded text without spaces says in Chinese that a maker wrote the document. False for a question, and for a
 * text longer than {@link LONGEST_STATEMENT}.
 */
export function isAboutDocument(compact: string, starts = startsOf(compact)): boolean {
  if (compact.length > LONGEST_STATEMENT || /[？?]$/.test(compact)) return false;
  if ((starts & STARTS.notice) !== 0 && endOf(labelled, compact) !== undefined) return true;
  if ((starts & STARTS.subject) !== 0) {
    if (endOf(ofDocument, compact) !== undefined || endOf(ofUse, compact) !== undefined) return true;
    for (const phrase of [ofContent, ofUseInContent, ofAuthors]) {
      const rest = restBehind(phrase, compact);
      if (rest !== undefined && (!/\p{L}/u.test(rest) || isCaveat(rest) || isNounOnly(rest))) return true;
    }
  }
  if ((starts & STARTS.maker) === 0) return false;
  const rest = restBehind(bare, compact);
  if (rest === undefined) return false;
  if (!/\p{L}/u.test(rest.replace(/^于(?=\d)|[年月日时分]/g, '')))
    return BARE_BY.test(compact) || !DENIED.test(compact);
  return /^[^\p{L}\p{N}]/u.test(rest) && isCaveat(rest);
}

function restBehind(phrase: Part, compact: string): string | undefined {
  const end = endOf(phrase, compact);
  return end === undefined ? undefined : compact.slice(end);
}

const nounOnly = sequence(optional(oneOf('的')), repeated(noun, 1, 2), before(/^\P{L}*$/u));

function isNounOnly(rest: string): boolean {
  return endOf(nounOnly, rest) !== undefined;
}
