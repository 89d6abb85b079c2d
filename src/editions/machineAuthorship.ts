import { z } from 'zod';
import { fold, simplify } from '../text/fold.ts';
import { shippedYaml } from '../text/shippedData.ts';
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
} from '../words/phrases.ts';
import { anyOf } from './terms.ts';

const words = z.array(z.string());
const vocabulary = shippedYaml(
  'machine-authorship.yaml',
  z.object({
    pointing: words,
    pointingBehindLabel: words,
    alone: words,
    nouns: words,
    stories: words,
    makers: words,
    tools: words,
    manners: words,
    acts: words,
    ends: words,
    labels: words,
    caveats: words,
    links: words,
    japaneseNouns: words,
    japaneseActs: words,
    englishMakers: words,
    englishWords: z.record(z.string(), z.string()),
    english: words,
    keys: words,
  }),
);

/** What of a document a statement speaks of. */
export type Stated = 'document' | 'story';

/** A statement in its own words, and what it speaks of. */
export interface MachineStatement {
  readonly text: string;
  readonly of: Stated;
}

/** Longer texts are none: a statement has a line, a sentence or brackets of its own. */
const LONGEST_STATEMENT = 160;
/** Of a longer paragraph the end is looked at, where a statement stands in brackets. */
const LONGEST_BRACKETS = 80;
const MOST_SENTENCES = 12;

/** Makers as Traditional texts write them, which are looked for before a text is folded. */
const LIKELY_TRADITIONAL = ['機器', '語言模型', '演算法'];

const MAKER = `${anyOf(vocabulary.makers)}[\\w.+-]{0,24}`;

/** In every statement; most lines name no maker at all. */
const MENTION = new RegExp(
  anyOf(
    shortest([
      ...vocabulary.makers,
      ...LIKELY_TRADITIONAL,
      'artificial',
      'machine',
      'google translate',
      'automatically',
      'human',
    ]),
  ),
  'i',
);

/** In every Chinese statement of what a maker did, looked for before a text is folded. */
const ACT = new RegExp(anyOf(shortest(vocabulary.acts)));

const maker = sequence(oneOf(vocabulary.makers), characters(/[\w.+-]/, 0, 24));
const toolsOfMaker = repeated(oneOf(vocabulary.tools), 0, 2);
/** Makers may be several, each with the tool that it is behind it, and beside people. */
const makers = repeated(sequence(maker, toolsOfMaker, optional(oneOf('+、与和及/&'))), 1, 3);
const people = sequence(
  optional(oneOf('与和及、+')),
  oneOf(['人工', '人类', '编辑', '编辑部', '小编', '作者', '记者']),
);
/** A maker's house before it. */
const house = characters(/[^。，,;；:：!?]/, 0, 8);
const manner = oneOf([...vocabulary.manners, ...'、和与及并/']);
const acts = sequence(
  repeated(manner, 0, 5),
  repeated(sequence(oneOf(vocabulary.acts), repeated(manner, 0, 2)), 1, 4),
);
const noun = oneOf(vocabulary.nouns);
/** What may follow the acts: nothing, a sign, what they made, or a clause that goes on from them. */
const end = either(
  before(/^(?:$|\P{L})/u),
  followedBy(
    either(
      sequence(optional(oneOf('的')), repeated(noun, 1, 2), before(/^(?:$|[^\p{L}\p{N}])/u)),
      oneOf(vocabulary.ends),
    ),
  ),
);
const label = sequence(
  characters(/\P{L}/u, 0),
  repeated(sequence(oneOf(vocabulary.labels), optional(oneOf(':：|/,'))), 0, 3),
);
/** A share of the text: 90%, 八成. */
const shareOfText = either(
  sequence(characters(/\d/, 1, 3), optional(sequence(oneOf('.'), characters(/\d/, 1, 2))), oneOf('%')),
  sequence(oneOf('一二三四五六七八九'), oneOf('成')),
);
const linkWord = oneOf(vocabulary.links);
const links = sequence(repeated(either(linkWord, shareOfText, noun, oneOf('/、与和及')), 0, 4), linkWord);
const signs = characters(/[^\p{L}\p{N}]/u, 0);
const pointing = oneOf(vocabulary.pointing);

const ofDocument = statement(sequence(pointing, repeated(either(noun, oneOf('/、与和及的')), 1, 6)));
/** Behind a label another's word for the text is the author's own: 作者声明：该内容由AI创作. */
const labelled = statement(
  sequence(either(pointing, oneOf(vocabulary.pointingBehindLabel)), repeated(noun, 1, 4)),
  sequence(
    signs,
    characters(/[^:：。，,]/, 0, 4),
    oneOf(['声明', '说明', '提示', '自述', '标识']),
    oneOf(':：'),
  ),
);
const ofStory = statement(sequence(oneOf(vocabulary.stories), repeated(noun, 0, 2)));
/** With a noun that points to nothing: 内容由 AI 生成; news is about such contents too. */
const ofContent = statement(oneOf(vocabulary.alone));
/** Without a subject: 由 AI 自动生成, AI 辅助创作. */
const bare = sequence(
  label,
  signs,
  repeated(linkWord, 0, 3),
  makers,
  acts,
  optional(oneOf('的')),
  repeated(noun, 0, 2),
);
const BARE_BY = /^[^\p{L}\p{N}]*(?:疑似)?(?:由|经|使用|借助|利用|通过)/u;
const JAPANESE = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:この|本|当)${anyOf(vocabulary.japaneseNouns)}(?:の[^、。]{1,8}){0,1}[はが][^。]{0,12}?${MAKER}[^。]{0,16}?${anyOf(vocabulary.japaneseActs)}`,
  'u',
);
const ENGLISH = vocabulary.english.map(
  (form) =>
    new RegExp(
      `^[^\\p{L}\\p{N}]*(?:(?:disclaimer|disclosure|note|notice|editor.s note|ps)\\W{0,3})?${filledIn(form)}`,
      'u',
    ),
);

function filledIn(form: string): string {
  return form.replace(/\{([a-z]+)\}/g, (_, name: string) =>
    name === 'maker' ? `(?:${vocabulary.englishMakers.join('|')})` : (vocabulary.englishWords[name] ?? ''),
  );
}

/** A subject, the maker and what it did: 本文由某某大模型自动生成. */
function statement(subject: Part, prefix: Part = label): Part {
  return sequence(prefix, signs, subject, links, house, makers, optional(people), acts, end);
}

/** The words that hold no other of them: whatever holds one of all holds one of these. */
function shortest(list: readonly string[]): string[] {
  return list.filter((word) => !list.some((other) => other !== word && word.includes(other)));
}

/** The longest words first, so that none hides a longer one. */
/**
 * The statement in a line that a machine wrote the document, or the story that the line stands in, in the line's own
 * words; undefined for everything else, news about machine-written texts included: a statement is a sentence of its
 * own that speaks of the text it stands in.
 */
export function machineStatement(line: string): MachineStatement | undefined {
  const isLong = line.length > 2 * LONGEST_STATEMENT;
  if (isLong ? !CLOSING_BRACKET.test(line.slice(-2)) : !mayState(line)) return undefined;
  for (const text of isLong ? bracketsOf(line) : sentencesOf(line)) {
    if (!MENTION.test(text)) continue;
    const namesAct = ACT.test(simplify(text));
    // A byline names no act, and other languages name theirs otherwise.
    if (!namesAct && !OTHERWISE.test(text)) continue;
    const folded = fold(text);
    const compact = folded.replace(/[\s"'“”‘’「」『』《》()[\]【】*_`>#]+/g, '');
    if (namesAct && endOf(ofStory, compact) !== undefined) return { text, of: 'story' };
    if ((namesAct && isAboutDocument(compact)) || isOtherStatement(compact, folded))
      return { text, of: 'document' };
  }
  return undefined;
}

/** Whether a line names a maker, and an act beside it or what else makes a statement; most news does not. */
function mayState(line: string): boolean {
  if (!MENTION.test(line)) return false;
  const simplified = simplify(line);
  return ACT.test(simplified) || OTHERWISE_IN_LINE.test(simplified);
}

/** A byline's label, Japanese, or more than a name in Latin letters. */
const OTHERWISE_IN_LINE =
  /(?:作者|撰文|撰稿|编辑|责编|编译|翻译|译者|整理|文)\s{0,2}[:：|/丨]|[はが]|[a-z][^\p{Script=Han}]{9}/iu;

/** What begins with Latin letters, stands behind a colon or bar, or is Japanese. */
const OTHERWISE = /^[^\p{L}\p{N}]*[a-z]|[:：|/丨はが]/iu;

/** {@link machineStatement} for one document, whose lines come again as the paragraphs of its stories: each is read once. */
export function rememberStatements(): typeof machineStatement {
  const read = new Map<string, MachineStatement | null>();
  return (line) => {
    const known = read.get(line);
    if (known !== undefined) return known ?? undefined;
    const statement = machineStatement(line);
    read.set(line, statement ?? null);
    return statement;
  };
}

/** A line that names nobody but a maker as the author: 作者：AI 助手. */
const BYLINE = new RegExp(
  `^[^\\p{L}]*(?:作者|撰文|撰稿|编辑|责编|责任编辑|编译|翻译|译者|整理|文)[:：|/丨]${MAKER}${anyOf(vocabulary.tools)}{0,2}[^\\p{L}]*$`,
  'u',
);

/** Somebody is quoted: `The text was written by AI, the court said`. */
const REPORTED =
  /, (?:[\w.'-]+ ){0,5}(?:said|says|admits?|admitted|claims?|claimed|reports?|reported|told|finds|found|shows?)\W*$/;

function isEnglishStatement(folded: string): boolean {
  return !REPORTED.test(folded) && ENGLISH.some((form) => form.test(folded));
}

/** A statement that names its maker and act otherwise than in Chinese clauses: a byline, Japanese, English. */
function isOtherStatement(compact: string, folded: string): boolean {
  if (BYLINE.test(compact) || (!compact.endsWith('?') && JAPANESE.test(compact))) return true;
  return ENGLISH_START.test(folded) && isEnglishStatement(folded);
}

/** The start of an English sentence; a Latin name in a Chinese one is left after a word. */
const ENGLISH_START = /^[^\p{L}\p{N}]*[a-z][^\p{Script=Han}]{9}/u;

function isAboutDocument(compact: string): boolean {
  if (/[？?]$/.test(compact)) return false;
  if (endOf(ofDocument, compact) !== undefined || endOf(labelled, compact) !== undefined) return true;
  const content = restBehind(ofContent, compact);
  if (content !== undefined && (!/\p{L}/u.test(content) || isCaveat(content) || isNounOnly(content)))
    return true;
  const rest = restBehind(bare, compact);
  if (rest === undefined) return false;
  if (!/\p{L}/u.test(rest.replace(/^于(?=\d)|[年月日时分]/g, '')))
    return BARE_BY.test(compact) || !/(?:摘要|总结|翻译|写)[^\p{L}]*$/u.test(compact);
  return /^[^\p{L}\p{N}]/u.test(rest) && isCaveat(rest);
}

function restBehind(phrase: Part, compact: string): string | undefined {
  const end = endOf(phrase, compact);
  return end === undefined ? undefined : compact.slice(end);
}

/** Whether what follows an act warns of machine text or says who checked it. */
function isCaveat(rest: string): boolean {
  return vocabulary.caveats.some((caveat) => rest.includes(caveat));
}

const nounOnly = sequence(optional(oneOf('的')), repeated(noun, 1, 2), before(/^\P{L}*$/u));

function isNounOnly(rest: string): boolean {
  return endOf(nounOnly, rest) !== undefined;
}

/** A statement that stands behind a name or a time with a blank between them: `作者：某人 本文由 AI 生成`. */
const BEHIND_BLANK = new RegExp(`\\s((?:${anyOf(vocabulary.pointing)}|内容|文章)\\S.*)$`);

/** What of a short line may be a statement: its sentences and what it says in brackets, where they are short enough. */
function sentencesOf(line: string): string[] {
  const sentences = line.split(/[。！!；;|｜丨·•\n]|(?<=\w)\. /).slice(0, MOST_SENTENCES);
  const behindBlanks = sentences.map((each) => BEHIND_BLANK.exec(each)?.[1] ?? '');
  return [...sentences, ...behindBlanks, ...bracketsOf(line)]
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

const KEYS = new Set(vocabulary.keys);
/** What a document is filed under is what it is about. */
const FILED_UNDER: ReadonlySet<string> = new Set([
  'tags',
  'tag',
  'keywords',
  'category',
  'categories',
  'topics',
]);
/** The implicit mark of GB 45438-2025: 1 is generated, 2 may be, 3 is suspected to be. */
const MARKED = /"?label"?\s{0,4}:\s{0,4}"?[123]/i;
const ONLY_MAKER = new RegExp(`^(?:by|由)?${MAKER}${anyOf(vocabulary.tools)}?$`, 'u');

/** The statement that a field of front matter or of a page's metadata makes, `ai: true`, `author: ChatGPT`. */
export function machineStatementInField(key: string, value: string): string | undefined {
  if (value.length > 2 * LONGEST_STATEMENT) return undefined;
  const name = key.toLowerCase();
  if (FILED_UNDER.has(name)) return undefined;
  const said = machineStatement(value);
  if (said?.of === 'document') return said.text;
  if (name === 'aigc' && MARKED.test(value)) return `AIGC: ${value.slice(0, LONGEST_BRACKETS)}`;
  if (!KEYS.has(name)) return undefined;
  const folded = fold(value).replace(/\s+/g, '');
  if (/^(?:true|yes|是|1)$/.test(folded))
    return /author|creator|editor|translator$|generator/.test(name) ? undefined : `${key}: ${value}`;
  return ONLY_MAKER.test(folded) ? `${key}: ${value}` : undefined;
}
