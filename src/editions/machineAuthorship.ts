import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold } from '../text/fold.ts';

const words = z.array(z.string());
const vocabulary = z
  .object({
    documents: words,
    stories: words,
    makers: words,
    tools: words,
    manners: words,
    acts: words,
    ends: words,
    labels: words,
    caveats: words,
    englishMakers: words,
    english: words,
    keys: words,
  })
  .parse(parse(readFileSync(new URL('../../data/machine-authorship.yaml', import.meta.url), 'utf8')));

/** What of a document a statement speaks of. */
export type Stated = 'document' | 'story';

/** Longer texts are none: a statement has a line, a sentence or brackets of its own. */
const LONGEST_STATEMENT = 160;
/** Of a longer paragraph the end is looked at, where a statement stands in brackets. */
const LONGEST_BRACKETS = 80;
const MOST_SENTENCES = 12;

/** Makers as Traditional texts write them, which are looked for before a text is folded. */
const LIKELY_TRADITIONAL = ['機器', '語言模型', '演算法'];

const MAKER = `(?:${alternatives(vocabulary.makers)})[\\w.+-]{0,24}`;
/** A maker may be named with its house before it and the tool that it is behind it, and beside people. */
const MAKERS = `[^。，,;；:：!?「“"]{0,10}?${MAKER}(?:${alternatives(vocabulary.tools)}){0,2}(?:[与和及、+](?:人工|人类|编辑部?|小编|作者|记者)){0,1}`;
const ACTS = `(?:(?:${alternatives(vocabulary.manners)})){0,4}(?:(?:${alternatives(vocabulary.acts)})[、和与及并/]{0,1}){1,4}`;
const END = `(?=$|[^\\p{L}\\p{N}]|${alternatives(vocabulary.ends)})`;
const LABEL = `(?:(?:${alternatives(vocabulary.labels)})[:：|/]?){0,1}`;
const MEANS =
  '(?:的)?(?:全部|部分|主要|大部分|绝大部分)?(?:内容|文字|文本|资讯|新闻|文稿)?(?:均|皆|都|全部|全程|部分|主要|大部分)?(?:系|是|为|乃|可能)?(?:由|经由|经|使用|借助|基于|利用|通过|依托|采用|运用|在|用|以|藉由|借由|透过)';

/** In every statement; most lines name no maker at all. */
const MENTION = new RegExp(`${alternatives([...vocabulary.makers, ...LIKELY_TRADITIONAL])}|artificial`, 'i');

const OF_DOCUMENT = statement(alternatives(vocabulary.documents));
const OF_STORY = statement(alternatives(vocabulary.stories));
/** Without a subject: 由 AI 自动生成, AI 辅助创作. */
const BARE = new RegExp(
  `^[^\\p{L}\\p{N}]*${LABEL}[^\\p{L}\\p{N}]*(?:由|经|使用|借助|利用|通过)?${MAKER}(?:${alternatives(vocabulary.tools)}){0,2}${ACTS}(?:的)?(?:内容|文章|资讯|文本)?(?<rest>.*)$`,
  'u',
);
const BARE_BY = /^[^\p{L}\p{N}]*(?:由|经|使用|借助|利用|通过)/u;
const ENGLISH = vocabulary.english.map(
  (form) =>
    new RegExp(
      `^[^\\p{L}\\p{N}]*(?:(?:disclaimer|note|notice|ps)\\W{0,3})?${form.replaceAll('{maker}', `(?:${vocabulary.englishMakers.join('|')})`)}`,
      'u',
    ),
);

function statement(subjects: string): RegExp {
  return new RegExp(
    `^[^\\p{L}\\p{N}]*${LABEL}[^\\p{L}\\p{N}]*(?:${subjects})${MEANS}${MAKERS}${ACTS}${END}`,
    'u',
  );
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
export function machineStatement(line: string): { readonly text: string; readonly of: Stated } | undefined {
  if (!MENTION.test(line)) return undefined;
  for (const text of sentencesOf(line)) {
    const compact = fold(text).replace(/\s+/g, '');
    if (OF_STORY.test(compact)) return { text, of: 'story' };
    if (isAboutDocument(compact) || ENGLISH.some((form) => form.test(fold(text))))
      return { text, of: 'document' };
  }
  return undefined;
}

function isAboutDocument(compact: string): boolean {
  if (/[？?]$/.test(compact)) return false;
  if (OF_DOCUMENT.test(compact)) return true;
  const rest = BARE.exec(compact)?.groups?.rest;
  if (rest === undefined) return false;
  if (!/\p{L}/u.test(rest)) return BARE_BY.test(compact) || !/(?:摘要|总结|翻译|写)[^\p{L}]*$/u.test(compact);
  return /^[^\p{L}\p{N}]/u.test(rest) && vocabulary.caveats.some((caveat) => rest.includes(caveat));
}

/** What of a line may be a statement: its sentences and what it says in brackets, where they are short enough. */
function sentencesOf(line: string): string[] {
  const end = line.slice(-LONGEST_BRACKETS);
  const bracketed = /[（(【[]([^（）()【】[\]]{2,78})[)）】\]][。.]?$/.exec(end)?.[1];
  const brackets = bracketed === undefined ? [] : [bracketed.trim()];
  if (line.length > 2 * LONGEST_STATEMENT) return brackets;
  const sentences = line.split(/[。！!；;|｜丨·•\n]|(?<=\w)\. /).slice(0, MOST_SENTENCES);
  return [...sentences, ...brackets]
    .map((each) => each.trim())
    .filter(({ length }) => length > 0 && length <= LONGEST_STATEMENT);
}

const KEYS = new Set(vocabulary.keys);
const ONLY_MAKER = new RegExp(`^(?:by|由)?(?:${MAKER})(?:${alternatives(vocabulary.tools)})?$`, 'u');

/** The statement that a field of front matter or of a page's metadata makes, `ai: true`, `author: ChatGPT`. */
export function machineStatementInField(key: string, value: string): string | undefined {
  if (value.length > 2 * LONGEST_STATEMENT) return undefined;
  const said = machineStatement(value);
  if (said?.of === 'document') return said.text;
  const name = key.toLowerCase();
  if (!KEYS.has(name)) return undefined;
  const folded = fold(value).replace(/\s+/g, '');
  if (/^(?:true|yes|是|1)$/.test(folded))
    return /author|creator|editor|translator$|generator/.test(name) ? undefined : `${key}: ${value}`;
  return ONLY_MAKER.test(folded) ? `${key}: ${value}` : undefined;
}
