import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold, simplify } from '../text/fold.ts';

const words = z.array(z.string());
const vocabulary = z
  .object({
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
  })
  .parse(parse(readFileSync(new URL('../../data/machine-authorship.yaml', import.meta.url), 'utf8')));

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

const MAKER = `(?:${alternatives(vocabulary.makers)})[\\w.+-]{0,24}`;
const TOOLS = `(?:${alternatives(vocabulary.tools)}){0,2}`;
/** Makers may be several, with their house before them and the tool that they are behind them, and beside people. */
const MAKERS = `(?:${MAKER}${TOOLS}[+、与和及/&]{0,1}){1,3}(?:[与和及、+]{0,1}(?:人工|人类|编辑部?|小编|作者|记者)){0,1}`;
const HOUSE = '[^。，,;；:：!?]{0,8}?';
const MANNERS = `(?:${alternatives(vocabulary.manners)}|[、和与及并/])`;
const ACTS = `${MANNERS}{0,5}(?:(?:${alternatives(vocabulary.acts)})${MANNERS}{0,2}){1,4}`;
const NOUN = `(?:${alternatives(vocabulary.nouns)})`;
const STOP = '(?=$|[^\\p{L}\\p{N}])';
const END = `(?=$|[^\\p{L}]|(?:的){0,1}${NOUN}{1,2}${STOP}|${alternatives(vocabulary.ends)})`;
const LABEL = `(?:(?:${alternatives(vocabulary.labels)})[:：|/,]{0,1}){0,3}`;
/** A share of the text: 90%, 八成. */
const SHARE = '(?:\\d{1,3}(?:\\.\\d{1,2}){0,1}%|[一二三四五六七八九]成)';
const LINK = `(?:${alternatives(vocabulary.links)}|${SHARE}|${NOUN}|[/、与和及])`;
const LINKS = `${LINK}{0,4}(?:${alternatives(vocabulary.links)})`;

/** In every statement; most lines name no maker at all. */
const MENTION = new RegExp(
  alternatives(
    shortest([...vocabulary.makers, ...LIKELY_TRADITIONAL, 'artificial', 'machine', 'google translate']),
  ),
  'i',
);

/** In every Chinese statement of what a maker did, looked for before a text is folded. */
const ACT = new RegExp(alternatives(shortest(vocabulary.acts)));

/** A maker with its act, in every Chinese statement: news of makers seldom passes, and costs no grammar. */
const MADE = new RegExp(`${MAKERS}${ACTS}`, 'u');

const POINTING = alternatives(vocabulary.pointing);
const OF_DOCUMENT = statement(`(?:${POINTING})(?:${NOUN}|[/、与和及的]){1,6}`);
/** Behind a label another's word for the text is the author's own: 作者声明：该内容由AI创作. */
const LABELLED = statement(
  `(?:${POINTING}|${alternatives(vocabulary.pointingBehindLabel)})${NOUN}{1,4}`,
  '[^\\p{L}\\p{N}]*(?:[^:：。，,]{0,4}(?:声明|说明|提示|自述|标识))[:：]',
);
const OF_STORY = statement(`(?:${alternatives(vocabulary.stories)})${NOUN}{0,2}`);
/** With a noun that points to nothing: 内容由 AI 生成; news is about such contents too. */
const OF_CONTENT = statement(`(?:${alternatives(vocabulary.alone)})`);
/** Without a subject: 由 AI 自动生成, AI 辅助创作. */
const BARE = new RegExp(
  `^[^\\p{L}]*${LABEL}[^\\p{L}\\p{N}]*(?:${alternatives(vocabulary.links)}){0,3}(?:${MAKER}${TOOLS}[+、与和及/&]{0,1}){1,3}${ACTS}(?:的)?${NOUN}{0,2}(?<rest>.*)$`,
  'u',
);
const BARE_BY = /^[^\p{L}\p{N}]*(?:疑似)?(?:由|经|使用|借助|利用|通过)/u;
const JAPANESE = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:この|本|当)(?:${alternatives(vocabulary.japaneseNouns)})(?:の[^、。]{1,8}){0,1}[はが][^。]{0,12}?(?:${MAKER})[^。]{0,16}?(?:${alternatives(vocabulary.japaneseActs)})`,
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

function statement(subjects: string, label = `[^\\p{L}]*${LABEL}`): RegExp {
  return new RegExp(
    `^${label}[^\\p{L}\\p{N}]*(?:${subjects})${LINKS}${HOUSE}${MAKERS}${ACTS}${END}(?<rest>.*)$`,
    'u',
  );
}

/** The words that hold no other of them: whatever holds one of all holds one of these. */
function shortest(list: readonly string[]): string[] {
  return list.filter((word) => !list.some((other) => other !== word && word.includes(other)));
}

/** The longest words first, so that none hides a longer one. */
function alternatives(list: readonly string[]): string {
  const escaped = list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.sort((a, b) => b.length - a.length).join('|');
}

/**
 * The statement in a line that a machine wrote the document, or the story that the line stands in, in the line's own
 * words; undefined for everything else, news about machine-written texts included: a statement is a sentence of its
 * own that speaks of the text it stands in.
 */
export function machineStatement(line: string): MachineStatement | undefined {
  const isLong = line.length > 2 * LONGEST_STATEMENT;
  if (isLong ? !CLOSING_BRACKET.test(line.slice(-2)) : !MENTION.test(line)) return undefined;
  for (const text of isLong ? bracketsOf(line) : sentencesOf(line)) {
    if (!MENTION.test(text)) continue;
    const namesAct = ACT.test(simplify(text));
    // A byline names no act, and other languages name theirs otherwise.
    if (!namesAct && !OTHERWISE.test(text)) continue;
    const folded = fold(text);
    const compact = folded.replace(/[\s"'“”‘’「」『』《》()[\]【】*_`>#]+/g, '');
    const isMade = namesAct && MADE.test(compact);
    if (isMade && OF_STORY.test(compact)) return { text, of: 'story' };
    if ((isMade && isAboutDocument(compact)) || isOtherStatement(compact, folded))
      return { text, of: 'document' };
  }
  return undefined;
}

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
  `^[^\\p{L}]*(?:作者|撰文|撰稿|编辑|责编|责任编辑|编译|翻译|译者|整理|文)[:：|/丨]${MAKER}(?:${alternatives(vocabulary.tools)}){0,2}[^\\p{L}]*$`,
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
  return LATIN_START.test(folded) && isEnglishStatement(folded);
}

const LATIN_START = /^[^\p{L}\p{N}]*[a-z]/u;

function isAboutDocument(compact: string): boolean {
  if (/[？?]$/.test(compact)) return false;
  if (OF_DOCUMENT.test(compact) || LABELLED.test(compact)) return true;
  const content = OF_CONTENT.exec(compact)?.groups?.rest;
  if (content !== undefined && (!/\p{L}/u.test(content) || isCaveat(content) || isNounOnly(content)))
    return true;
  const rest = BARE.exec(compact)?.groups?.rest;
  if (rest === undefined) return false;
  if (!/\p{L}/u.test(rest.replace(/^于(?=\d)|[年月日时分]/g, '')))
    return BARE_BY.test(compact) || !/(?:摘要|总结|翻译|写)[^\p{L}]*$/u.test(compact);
  return /^[^\p{L}\p{N}]/u.test(rest) && isCaveat(rest);
}

/** Whether what follows an act warns of machine text or says who checked it. */
function isCaveat(rest: string): boolean {
  return vocabulary.caveats.some((caveat) => rest.includes(caveat));
}

const NOUN_ONLY = new RegExp(`^(?:的){0,1}${NOUN}{1,2}[^\\p{L}]*$`, 'u');

function isNounOnly(rest: string): boolean {
  return NOUN_ONLY.test(rest);
}

/** A statement that stands behind a name or a time with a blank between them: `作者：某人 本文由 AI 生成`. */
const BEHIND_BLANK = new RegExp(`\\s((?:${POINTING}|内容|文章)\\S.*)$`);

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
const ONLY_MAKER = new RegExp(`^(?:by|由)?(?:${MAKER})(?:${alternatives(vocabulary.tools)})?$`, 'u');

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
