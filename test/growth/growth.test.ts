import { expect, test } from 'vitest';
import type { Block } from '../../src/documents/block.ts';
import { formatOf } from '../../src/documents/format.ts';
import { splitFrontMatter } from '../../src/documents/frontMatter.ts';
import { readHtml } from '../../src/documents/html/readHtml.ts';
import { readMarkdown } from '../../src/documents/markdown/readMarkdown.ts';
import { hiddenUrl, isHiddenUrl, webUrl } from '../../src/documents/originalUrl.ts';
import { readPlainText } from '../../src/documents/plainText.ts';
import { isAboutDocument, isAboutStory } from '../../src/editions/authorship/chineseStatements.ts';
import { machineStatement } from '../../src/editions/authorship/machineStatement.ts';
import { csdnArticle } from '../../src/editions/dating/csdnArticles.ts';
import { namedDays } from '../../src/editions/dating/namedDays.ts';
import { dayInAddress, dayInPath } from '../../src/editions/dating/pathDay.ts';
import { titledDay } from '../../src/editions/dating/titledDay.ts';
import { announcedLines } from '../../src/editions/glance/announced.ts';
import { findGlance } from '../../src/editions/glance/findGlance.ts';
import { NO_GLANCE } from '../../src/editions/glance/glance.ts';
import { itemText } from '../../src/editions/glance/plainGlance.ts';
import { textKey } from '../../src/editions/identity.ts';
import { attributionOf, sourceLine } from '../../src/editions/lines/attribution.ts';
import { isButton, isCredit, isEndMark, isPlaceholder } from '../../src/editions/lines/boilerplate.ts';
import { isBoilerplateLine } from '../../src/editions/lines/boilerplateLine.ts';
import { commentaryIn } from '../../src/editions/lines/commentary.ts';
import { type Line, linesOf } from '../../src/editions/lines/line.ts';
import { endsSentence, isTimestamp } from '../../src/editions/lines/sentences.ts';
import { withoutColumn } from '../../src/editions/masthead/column.ts';
import { clausesOf } from '../../src/editions/masthead/headlineClauses.ts';
import { findKeyPoints } from '../../src/editions/masthead/keyPoints.ts';
import { LineStyles } from '../../src/editions/outline/lineStyles.ts';
import { namesSection } from '../../src/editions/outline/sectionName.ts';
import { sectionsOf } from '../../src/editions/outline/sections.ts';
import { readEdition } from '../../src/editions/readEdition.ts';
import {
  isOutrightCall,
  isPromotion,
  isPromotionSection,
} from '../../src/editions/stories/advertisements.ts';
import { isCallToAction } from '../../src/editions/stories/callsToAction.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { clip } from '../../src/messages/takeSentences.ts';
import { plainTitle } from '../../src/sources/feed/plainTitle.ts';
import { parseFeed } from '../../src/sources/feed.ts';
import { isRelativeTime, parsePublishedTime } from '../../src/sources/publishedTime.ts';
import { completeLine } from '../../src/terminal/complete.ts';
import { previewRequest } from '../../src/terminal/place.ts';
import { cutText } from '../../src/text/cut.ts';
import { fold, simplify } from '../../src/text/fold.ts';
import { plainText } from '../../src/text/plain.ts';
import { printable, printableLine } from '../../src/text/printable.ts';
import { countCharacters } from '../../src/text/readingTime.ts';
import { bigramsOf } from '../../src/text/similarity.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';
import { wrapText } from '../../src/text/wrap.ts';
import { context, digest, echo, help } from '../terminal/commands.ts';
import { adversarialPosts, adversarialTexts } from './adversarial.ts';
import { exportedFunctions } from './exportedFunctions.ts';

const REQUEST = previewRequest('zh-CN');

function paragraph(text: string): Block {
  return {
    kind: 'paragraph',
    level: 0,
    quoted: false,
    inlines: [{ kind: 'text', text, bold: false, url: null }],
  };
}

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  plainText,
  printable,
  printableLine,
  fold,
  simplify,
  bigramsOf,
  countCharacters: (text) => countCharacters([text]),
  cutText: (text) => cutText(text, 500),
  clip: (text) => clip(text, 500),
  'completeLine of a value': (text) =>
    completeLine(`/news ${text}`, [echo, digest, help], converse(REQUEST, context)),
  formatOf: (text) => formatOf(text, false),
  splitFrontMatter: (text) => splitFrontMatter(`---\n${text}\n---\n`),
  hiddenUrl,
  isHiddenUrl,
  webUrl: (text) => webUrl(text, 'https://a.example/'),
  isCallToAction,
  attributionOf,
  sourceLine,
  commentaryIn,
  csdnArticle,
  withoutColumn: (text) => withoutColumn(text, '极客头条'),
  clausesOf: (text) => clausesOf(text, '极客头条'),
  textKey,
  linesOf: (text) => linesOf([paragraph(text)]),
  machineStatement,
  namedDays,
  titledDay,
  dayInPath,
  dayInAddress: (text) => dayInAddress(`https://a.example/${encodeURIComponent(text.toWellFormed())}`),
  isBoilerplateLine,
  itemText,
  isOutrightCall,
  isPromotion,
  isPromotionSection,
  namesSection,
  endsSentence,
  isButton,
  isCredit,
  isEndMark,
  isPlaceholder,
  isTimestamp,
  parsePublishedTime,
  isRelativeTime,
  plainTitle,
  isAboutStory: (text) => isAboutStory(text),
  isAboutDocument: (text) => isAboutDocument(text),
};

/** What takes a thousand times as long a character as the others: shorter texts show as much. */
const WHOLE_TEXTS: Readonly<Record<string, (text: string) => unknown>> = {
  inTaiwanese,
  readHtml: (text) => readHtml(text),
  'readHtml inside a paragraph': (text) => readHtml(`<p>${text}</p>`),
  readMarkdown,
  readPlainText,
  wrapText: (text) => wrapText(text, 80),
  'parseFeed of a title': (text) =>
    parseFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: text,
        items: [{ id: '1', title: text, content_text: text }],
      }),
      'https://a.example/',
    ),
};

/** Exported functions of one string that the tables do not name. */
const FURTHER = (await exportedFunctions()).filter(({ name }) => !(name in FUNCTIONS || name in WHOLE_TEXTS));

/** What is asked of all lines of a document. */
const OVER_LINES: Readonly<Record<string, (lines: readonly Line[]) => unknown>> = {
  findGlance,
  findKeyPoints,
  announcedLines: (lines) => announcedLines({ ...NO_GLANCE, items: ITEMS }, new LineStyles(lines), new Set()),
  sectionsOf: (lines) =>
    sectionsOf({
      lines,
      taken: new Set(),
      styles: new Map(lines.map(({ index }) => [index, 'plain'])),
      certain: new Set(),
      titles: new Map([[lines.length - 1, 'plain']]),
      glance: NO_GLANCE,
    }),
};

const ITEMS = ['甲公司发布乙新品', '丙公司回应丁事件', '戊公司宣布降价两成', '己公司完成新一轮融资'];

/** Whole posts, on the ways that reading takes: with a glance that announces the stories, without one, as a page. */
const POSTS: Readonly<Record<string, (markdown: string) => unknown>> = {
  'readEdition by the glance': (markdown) => read(markdown, 'post.md'),
  'readEdition by layouts': (markdown) => read(markdown.replace('一分钟速览新闻点！', ''), 'post.md'),
  'readEdition of a page': (markdown) => read(pageOf(markdown), 'post.html'),
  'readEdition of plain lines': (markdown) => read(markdown.replaceAll(/[#*]+/g, ''), 'post.txt'),
};

function read(text: string, origin: string): unknown {
  return readEdition({ bytes: Buffer.from(text), origin, time: new Date(0) });
}

/** The blocks of a post as a page has them. */
function pageOf(markdown: string): string {
  const blocks = markdown.split('\n\n').map((block) => {
    if (block.startsWith('## ')) return `<h2>${block.slice(3)}</h2>`;
    return `<p>${block.replaceAll('**', '<strong>')}</p>`;
  });
  return `<html><body>${blocks.join('\n')}</body></html>`;
}

/** The lengths of the texts that are compared. */
const LENGTHS = { short: 5_000, long: 50_000, noticeable: 30 } as const;
const LENGTHS_OF_WHOLE = { short: 1_000, long: 10_000 } as const;
const LENGTHS_OF_FURTHER = { short: 1_000, long: 10_000, noticeable: 25 } as const;
const LENGTHS_OF_LINES = { short: 4_000, long: 40_000 } as const;
const LENGTHS_OF_POSTS = { short: 1_000, long: 10_000 } as const;
/** Ten times the text may cost so many times the processor time; a square costs a hundred times. */
const MOST_GROWTH = 40;
/** Too little to measure, however it grows. */
const NOTICEABLE_MILLISECONDS = 60;
/** The short text alone shows that the long one would take minutes. */
const HOPELESS_MILLISECONDS = 2_000;

function millisecondsOf(run: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * Returns why a function grows faster than its text, undefined if it does not; `noticeable` milliseconds are the least
 * that are compared.
 */
function excess(
  run: (text: string) => unknown,
  short: string,
  long: string,
  noticeable: number,
): string | undefined {
  const first = millisecondsOf(() => run(short), 1);
  if (first > HOPELESS_MILLISECONDS) return `${Math.round(first)} ms for ${short.length} characters`;
  const second = millisecondsOf(() => run(long), 1);
  if (second < noticeable || second < MOST_GROWTH * first) return undefined;
  // Measured again before it is believed: a collection of garbage may have fallen into the one run.
  const [less, more] = [millisecondsOf(() => run(short), 5), millisecondsOf(() => run(long), 2)];
  if (more < noticeable || more < MOST_GROWTH * less) return undefined;
  return `${less.toFixed(1)} ms for ${short.length} characters, ${Math.round(more)} ms for ${long.length}`;
}

/** Lengths of the compared texts in characters, and the least processor time that counts, in milliseconds. */
interface Lengths {
  readonly short: number;
  readonly long: number;
  readonly noticeable?: number;
}

/** The texts for which a function grows faster than they do. */
function excesses(
  run: (text: string) => unknown,
  texts: typeof adversarialTexts,
  { short, long, noticeable = NOTICEABLE_MILLISECONDS }: Lengths,
): string[] {
  const longer = texts(long);
  const found: string[] = [];
  for (const [name, text] of texts(short)) {
    const { value } = longer.next();
    const why = value && excess(run, text, value[1], noticeable);
    if (why !== undefined) found.push(`${name}: ${why}`);
  }
  return found;
}

const TIMEOUT = 240_000;

test.each(Object.entries(FUNCTIONS))(
  '%s takes time in proportion to its text',
  (_name, run) => expect(excesses(run, adversarialTexts, LENGTHS)).toEqual([]),
  TIMEOUT,
);

test.each(Object.entries(WHOLE_TEXTS))(
  '%s takes time in proportion to its text',
  (_name, run) => expect(excesses(run, adversarialTexts, LENGTHS_OF_WHOLE)).toEqual([]),
  TIMEOUT,
);

test('the exported functions of one string are found in the source', () => {
  expect(FURTHER.length).toBeGreaterThan(100);
  expect(FURTHER.map(({ name }) => name)).toContain('isPinyin');
});

test.each(FURTHER)(
  '$name in $file takes time in proportion to its text',
  ({ run }) => expect(excesses(run, adversarialTexts, LENGTHS_OF_FURTHER)).toEqual([]),
  TIMEOUT,
);

test.each(Object.entries(OVER_LINES))(
  '%s takes time in proportion to the lines',
  (_name, run) => {
    const over = (text: string) => run(linesOf(readPlainText(text).blocks));
    expect(excesses(over, adversarialTexts, LENGTHS_OF_LINES)).toEqual([]);
  },
  TIMEOUT,
);

test.each(Object.entries(POSTS))(
  '%s takes time in proportion to the post',
  (_name, run) => expect(excesses(run, adversarialPosts, LENGTHS_OF_POSTS)).toEqual([]),
  TIMEOUT,
);
