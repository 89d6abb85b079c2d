import { beginsLike, endsLike } from '../../text/beginnings.ts';
import { alternationOf } from '../../text/expressions.ts';
import {
  closingLink,
  coveredDays,
  followCall,
  glanceHeading,
  issueTime,
  keyPointExpressions,
  linkLabel,
  namedNews,
  newsHeading,
  numberedPeriodical,
  opinionMarker,
  periodicalColumn,
  ranking,
  welcome,
} from './expressions.ts';
import { vocabulary } from './vocabulary.ts';

/** Expressions of the vocabulary in data/roundup-terms.yaml, each list compiled once. */
export const TERMS = {
  /** Word in names of columns. */
  column: new RegExp(alternationOf(vocabulary.columns), 'i'),
  /** End of names of columns. */
  columnEnding: new RegExp(`${alternationOf(vocabulary.columnEndings)}$`, 'i'),
  /** Whether a text ends with the last character of such an end, as most do not. */
  mayEndColumn: endsLike(vocabulary.columnEndings),
  /** Name of a paper or a letter that returns. */
  periodical: new RegExp(alternationOf(vocabulary.periodicals), 'i'),
  /** Such a name with the bare number of an issue. */
  numberedPeriodical: numberedPeriodical(),
  /** Part of a headline that names a column by its period: 每周某某摘要, or an issue by its month: 三月某某资讯一览. */
  periodicalColumn: periodicalColumn(),
  /** Period that a column's name begins with: 本周. */
  columnPeriod: new RegExp(alternationOf(vocabulary.columnPeriods)),
  /** Heading over news: 主要新闻. */
  newsHeading: newsHeading(),
  /** Heading over the ranking of a period: 今日TOP10, 本周热榜. */
  ranking: ranking(),
  /** Headline of only the name of its news and their day or number: 某某消息 2031-03-05. */
  namedNews: namedNews(),
  /** Heading over what an issue recommends: 工具推荐. */
  recommendations: new RegExp(`^[^，。：:]{1,6}${alternationOf(vocabulary.recommendations)}$`),
  /** Statement of the days that a roundup covers. */
  coveredDays: coveredDays(),
  /** Statement of the day of a periodical's issue. */
  issueTime: issueTime(),
  /** Word of lines that greet a column's readers. */
  greeting: new RegExp(alternationOf(vocabulary.greetings)),
  /** Line that welcomes the readers of a periodical. */
  welcome: welcome(),
  /** Whether a line begins as such lines do. */
  beginsAsWelcome: beginsLike(vocabulary.welcomes),
  /** Heading that begins like a part of an article, perhaps after its number. */
  articlePart: new RegExp(
    `^[\\d一二三四五六七八九十.、 ]{0,8}${alternationOf(vocabulary.articleParts)}`,
    'i',
  ),
  /** Name of a part of an article, perhaps behind its number: 一、漏洞描述. */
  articlePartEnding: new RegExp(
    `^(?:[\\d一二三四五六七八九十]{1,2}[、.．]\\s?)?[^，。：:\\s]{0,4}${alternationOf(vocabulary.articlePartEndings)}$`,
  ),
  /** Title that asks. */
  question: new RegExp(`[？?]\\s*$|${alternationOf(vocabulary.questions)}`),
  /** Beginning of a point of an argument; captures its number. */
  point: new RegExp(`^(${alternationOf(vocabulary.points)})[，,]`),
  articleHeadline: new RegExp(alternationOf(vocabulary.articleHeadlines)),
  newsVerb: new RegExp(alternationOf(vocabulary.newsVerbs)),
  /** For counting; a global expression. */
  newsVerbs: new RegExp(alternationOf(vocabulary.newsVerbs), 'g'),
  /** For counting; a global expression. */
  explaining: new RegExp(alternationOf(vocabulary.explaining), 'g'),
  /** Text that continues the one above it. */
  goingOn: new RegExp(`^${alternationOf(vocabulary.goingOn)}`),
  /** What a name is followed by if the sentence goes on from it. */
  joiningName: new RegExp(`^\\s?${alternationOf(vocabulary.joiningNames)}`),
  /** End of names of those who speak before a colon. */
  speakerEnding: new RegExp(`${alternationOf(vocabulary.speakerEndings)}$`),
  /** End of names of sections. */
  sectionEnding: new RegExp(`${alternationOf(vocabulary.sectionEndings)}$`, 'i'),
  /** Whether a text ends with the last character of such an end, as most do not. */
  mayEndSection: endsLike(vocabulary.sectionEndings),
  calls: vocabulary.calls,
  /** A line that begins with the name of a field under a title, `来源：`, `🕒 发布时间：`. */
  field: new RegExp(`^[^\\p{L}\\p{N}]{0,4}${alternationOf(vocabulary.fieldLabels)}\\s?[：:]`, 'iu'),
  /** Name of a part of a notice, perhaps with its number. */
  noticePart: new RegExp(
    `^[^\\p{L}\\p{N}]{0,4}(?:[\\d一二三四五六七八九十]{1,2}[、.．]?\\s?)?${alternationOf(vocabulary.noticeParts)}\\s?[：:]?$`,
    'u',
  ),
  linkLabel: linkLabel(),
  /** A text that ends in the link to the whole of it. */
  closingLink: closingLink(),
  /** Whether a line begins as such labels do. */
  beginsAsLinkLabel: beginsLike(
    [...vocabulary.linkLabels.alone, ...vocabulary.linkLabels.kinds, ...vocabulary.linkLabels.calls],
    '[【(（→👉🔗▶',
  ),
  /** Label of the link to an item's source at the item's end. */
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
  /** Number of a section's entries behind its name: 综合（12 条）. */
  entryCount: new RegExp(`\\s?[(（]\\s?(\\d{1,3})\\s?${alternationOf(vocabulary.entryCounters)}?\\s?[)）]$`),
  /** Headline with the number of the text's parts: 七种方法, 10 个技巧. */
  counted: new RegExp(`(?:\\d{1,3}|[二两三四五六七八九十百]{1,3})\\s*${alternationOf(vocabulary.counters)}`),
  /** Words for what a site counts of an item: 评论; a global expression. */
  measures: new RegExp(alternationOf(vocabulary.measures), 'gi'),
  opinion: opinionMarker(),
  /** Characters of which every marker of an opinion contains one. */
  opinionSigns: vocabulary.opinions.signs,
  ...keyPointExpressions(),
} as const;
