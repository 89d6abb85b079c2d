import { expect, test } from 'vitest';
import type { Block } from '../../src/documents/block.ts';
import { formatOf } from '../../src/documents/format.ts';
import { splitFrontMatter } from '../../src/documents/frontMatter.ts';
import { readHtml } from '../../src/documents/html.ts';
import { readMarkdown } from '../../src/documents/markdown/readMarkdown.ts';
import { hiddenUrl, isHiddenUrl, webUrl } from '../../src/documents/originalUrl.ts';
import { readPlainText } from '../../src/documents/plainText.ts';
import { isAppeal } from '../../src/editions/appeal.ts';
import { attributionOf, sourceLine } from '../../src/editions/attribution.ts';
import { commentaryIn } from '../../src/editions/commentary.ts';
import { csdnArticle } from '../../src/editions/csdnArticles.ts';
import { withoutColumn } from '../../src/editions/headline.ts';
import { clausesOf } from '../../src/editions/headlineClauses.ts';
import { textKey } from '../../src/editions/identity.ts';
import { linesOf } from '../../src/editions/line.ts';
import { machineStatement } from '../../src/editions/machineAuthorship.ts';
import { namedDays } from '../../src/editions/namedDays.ts';
import { isNoTitle } from '../../src/editions/noTitle.ts';
import { dayInAddress, dayInPath } from '../../src/editions/pathDay.ts';
import { itemText } from '../../src/editions/plainGlance.ts';
import { isOutrightCall, isPromotion, isPromotionSection } from '../../src/editions/promotion.ts';
import { namesSection } from '../../src/editions/sectionName.ts';
import { titledDay } from '../../src/editions/titledDay.ts';
import {
  endsSentence,
  isButton,
  isCredit,
  isEndMark,
  isPlaceholder,
  isTimestamp,
} from '../../src/editions/wording.ts';
import { plainTitle } from '../../src/sources/feed/plainTitle.ts';
import { parseFeed } from '../../src/sources/feed.ts';
import { isRelativeTime, parsePublishedTime } from '../../src/sources/publishedTime.ts';
import { cutText } from '../../src/text/cut.ts';
import { fold, simplify } from '../../src/text/fold.ts';
import { plainText } from '../../src/text/plain.ts';
import { printable, printableLine } from '../../src/text/printable.ts';
import { countCharacters } from '../../src/text/readingTime.ts';
import { bigramsOf } from '../../src/text/similarity.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';
import { adversarialTexts } from './adversarial.ts';

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
  inTaiwanese,
  bigramsOf,
  countCharacters: (text) => countCharacters([text]),
  cutText: (text) => cutText(text, 500),
  formatOf: (text) => formatOf(text, false),
  splitFrontMatter: (text) => splitFrontMatter(`---\n${text}\n---\n`),
  readHtml: (text) => readHtml(text),
  'readHtml inside a paragraph': (text) => readHtml(`<p>${text}</p>`),
  readMarkdown,
  readPlainText,
  hiddenUrl,
  isHiddenUrl,
  webUrl: (text) => webUrl(text, 'https://a.example/'),
  isAppeal,
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
  isNoTitle,
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

const [SHORT, LONG] = [10_000, 100_000];
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

/** Why a function grows faster than its text, undefined where it does not. */
function excess(run: (text: string) => unknown, short: string, long: string): string | undefined {
  const first = millisecondsOf(() => run(short), 1);
  if (first > HOPELESS_MILLISECONDS) return `${Math.round(first)} ms for ${short.length} characters`;
  const second = millisecondsOf(() => run(long), 1);
  if (second < NOTICEABLE_MILLISECONDS || second < MOST_GROWTH * first) return undefined;
  // Measured again before it is believed: a collection of garbage may have fallen into the one run.
  const [less, more] = [millisecondsOf(() => run(short), 5), millisecondsOf(() => run(long), 2)];
  if (more < NOTICEABLE_MILLISECONDS || more < MOST_GROWTH * less) return undefined;
  return `${less.toFixed(1)} ms for ${short.length} characters, ${Math.round(more)} ms for ${long.length}`;
}

test.each(Object.entries(FUNCTIONS))(
  '%s takes time in proportion to its text',
  (_name, run) => {
    const long = adversarialTexts(LONG);
    const found: string[] = [];
    for (const [name, short] of adversarialTexts(SHORT)) {
      const { value } = long.next();
      const why = value && excess(run, short, value[1]);
      if (why !== undefined) found.push(`${name}: ${why}`);
    }
    expect(found).toEqual([]);
  },
  240_000,
);
