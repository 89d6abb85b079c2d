import { z } from 'zod';
import { alternationOf } from '../text/expressions.ts';
import { shippedYaml } from '../text/shippedData.ts';

const words = z.array(z.string()).min(1);
const vocabulary = shippedYaml(
  'roundup-terms.yaml',
  z.object({
    columns: words,
    columnEndings: words,
    greetings: words,
    articleParts: words,
    articleHeadlines: words,
    newsVerbs: words,
    explaining: words,
    goingOn: words,
    sectionEndings: words,
    calls: words,
    fieldLabels: words,
    sourceLinks: words,
    morningPapers: words,
    newspapers: words,
    followCalls: z.strictObject({ signs: words, acts: words, follow: words }),
    opinions: z.strictObject({ words, judgements: words, editors: words, signs: z.string() }),
    keyPoints: z.strictObject({
      headings: words,
      makersHeadings: words,
      makersLines: words,
      makers: words,
      offers: words,
      readingTimes: words,
      readingUnits: words,
      pointing: words,
      manners: words,
      contents: words,
      acts: words,
    }),
    sourceLabels: words,
    counters: words,
    linkLabels: z.strictObject({ alone: words, kinds: words, names: words, calls: words, objects: words }),
    glanceHeadings: z.strictObject({
      names: words,
      contents: words,
      endings: words,
      periods: words,
      whole: words,
      exactly: words,
      anywhere: words,
    }),
  }),
);

/** A heading of the list of an edition's stories: 一分钟速览新闻点！, 本期导读, 三分钟看懂, TL;DR. */
function glanceHeading(): RegExp {
  const { names, contents, endings, periods, whole, exactly, anywhere } = vocabulary.glanceHeadings;
  const wholeLine = `(?:${alternationOf(periods)}?${alternationOf(whole)}|${alternationOf(exactly)})`;
  return new RegExp(
    [
      `${alternationOf(names)}${alternationOf(contents)}?\\s*[!！:：~]*$`,
      `${alternationOf(endings)}\\s*[!！:：]*$`,
      alternationOf(anywhere),
      '^(?:[\\d一二三五六十]+\\s*(?:秒|分钟))(?:看|读|知|速|了解)',
      `^${wholeLine}\\s*[:：]?$`,
      '^TL;?DR',
    ].join('|'),
    'i',
  );
}

/** A line that is nothing but a link's label: 原文, 项目地址, 阅读全文, with brackets or a hand before it. */
function linkLabel(): RegExp {
  const { alone, kinds, names, calls, objects } = vocabulary.linkLabels;
  const label = [
    alternationOf(alone),
    `${alternationOf(kinds)}${alternationOf(names)}`,
    `${alternationOf(calls)}${alternationOf(objects)}`,
  ].join('|');
  return new RegExp(`^(?:[[【(（→👉🔗▶]\\s{0,2}){0,2}(?:${label})\\s{0,2}[\\]】)）→»]{0,2}$`, 'iu');
}

/** The vocabulary of data/roundup-terms.yaml, each list compiled once. */
export const TERMS = {
  /** A word that names of columns hold. */
  column: new RegExp(alternationOf(vocabulary.columns), 'i'),
  /** A text that ends as names of columns do. */
  columnEnding: new RegExp(`${alternationOf(vocabulary.columnEndings)}$`, 'i'),
  /** A word of lines that greet a column's readers. */
  greeting: new RegExp(alternationOf(vocabulary.greetings)),
  /** A heading that begins as parts of articles do, perhaps after its number. */
  articlePart: new RegExp(
    `^[\\d一二三四五六七八九十.、 ]{0,8}${alternationOf(vocabulary.articleParts)}`,
    'i',
  ),
  articleHeadline: new RegExp(alternationOf(vocabulary.articleHeadlines)),
  newsVerb: new RegExp(alternationOf(vocabulary.newsVerbs)),
  /** For counting; a global expression. */
  newsVerbs: new RegExp(alternationOf(vocabulary.newsVerbs), 'g'),
  /** For counting; a global expression. */
  explaining: new RegExp(alternationOf(vocabulary.explaining), 'g'),
  /** A text that goes on with what was said above it. */
  goingOn: new RegExp(`^${alternationOf(vocabulary.goingOn)}`),
  /** A text that ends as names of sections do. */
  sectionEnding: new RegExp(`${alternationOf(vocabulary.sectionEndings)}$`, 'i'),
  calls: vocabulary.calls,
  /** A line that begins with the name of a field under a title, `来源：`, `🕒 发布时间：`. */
  field: new RegExp(`^[^\\p{L}\\p{N}]{0,4}${alternationOf(vocabulary.fieldLabels)}\\s?[：:]`, 'iu'),
  linkLabel: linkLabel(),
  /** What the link to an item's source is called at the item's end. */
  sourceLink: new RegExp(
    `^[^\\p{L}\\p{N}]{0,3}${alternationOf(vocabulary.sourceLinks)}[^\\p{L}\\p{N}]{0,3}$`,
    'iu',
  ),
  glanceHeading: glanceHeading(),
  morningPaper: new RegExp(
    `^[^，。：:]{0,8}(?<!${alternationOf(vocabulary.newspapers)})${alternationOf(vocabulary.morningPapers)}(?:[:：]|$)`,
  ),
  followCall: followCall(),
  /** A source named within a line: 来源：某某. */
  sourceLabel: new RegExp(`${alternationOf(vocabulary.sourceLabels)}[：:]`),
  /** A headline that counts what the text goes through: 七种方法, 10 个技巧. */
  counted: new RegExp(`(?:\\d{1,3}|[二两三四五六七八九十百]{1,3})\\s*${alternationOf(vocabulary.counters)}`),
  opinion: opinionMarker(),
  /** Held by every marker of an opinion. */
  opinionSign: new RegExp(`[${vocabulary.opinions.signs}]`),
  ...keyPointExpressions(),
} as const;

/** What accounts print above everything: 点击上方蓝字关注我们. */
function followCall(): RegExp {
  const { signs, acts, follow } = vocabulary.followCalls;
  return new RegExp(
    `^.{0,6}${alternationOf(signs)}.{0,12}$|^.{0,4}${alternationOf(acts)}.{0,8}${alternationOf(follow)}.{0,10}$`,
  );
}

/** The marker that an opinion begins with: `点评：`, `老王点评:`, `点评丨`, `【点评】`, or the word alone on its line. */
function opinionMarker(): RegExp {
  const { words: marking, judgements, editors } = vocabulary.opinions;
  const opinion = `[\\p{L}\\p{N} ]{0,8}?${alternationOf(marking)}`;
  const word = `(?:${opinion}|${alternationOf(editors)}?\\s?${alternationOf(judgements)})`;
  return new RegExp(
    `^(?:[【「\\[]\\s*${word}\\s*[】」\\]]\\s*[:：]?|${word}\\s*[:：丨|｜]|${opinion}\\s*$)\\s*`,
    'u',
  );
}

/** How key points begin and end: `划重点`, `【AI 划重点】（由 AI 生成）`, `AI 摘要：…`, `以上内容由某某生成`. */
function keyPointExpressions() {
  const { headings, makersHeadings, makersLines, makers, offers, contents, acts } = vocabulary.keyPoints;
  const { readingTimes, readingUnits, pointing, manners } = vocabulary.keyPoints;
  const maker = alternationOf(makers);
  const names = `(?:${alternationOf(headings)}|(?<=${maker}\\s*)${alternationOf(makersHeadings)})`;
  return {
    /** A heading of key points; it captures who made them, and the note in brackets behind it. */
    keyPointsHeading: new RegExp(
      `^[【[]?(?:(${maker})\\s*)?${names}\\s*[】\\]]?\\s*(?:[（(]([^（）()]{2,20})[)）])?\\s*[:：]?$`,
      'i',
    ),
    /** A summary in the same line as its heading, which only says that a machine wrote it; it captures the summary. */
    keyPointsLine: new RegExp(
      `^[【[]?${maker}\\s*${alternationOf(makersLines)}\\s*[】\\]]?\\s*[:：]\\s*(\\S.*)$`,
      'i',
    ),
    /** An offer to summarise the text, or the time that it takes. */
    keyPointsOffer: new RegExp(
      `${alternationOf(offers)}|${alternationOf(readingTimes)}.{0,4}${alternationOf(readingUnits)}`,
    ),
    /** The line that names who made the points, which it captures. */
    keyPointsMaker: new RegExp(
      `^${alternationOf(pointing)}?${alternationOf(contents)}?由\\s*([^，,。;；]{2,20}?)\\s*${alternationOf(manners)}?${alternationOf(acts)}`,
    ),
  };
}
