import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Document } from '../sources/document.ts';
import { parsePublishedTime } from '../sources/publishedTime.ts';
import { decodeText } from '../text/charset.ts';
import { plainText } from '../text/plain.ts';
import { type Unreadable, unreadable } from '../text/unreadable.ts';
import { type Block, type Markup, READING_LIMITS, type Reading } from './block.ts';
import { type Format, formatOf } from './format.ts';
import { type FrontMatter, splitFrontMatter } from './frontMatter.ts';
import { withFrontMatterValues } from './frontMatterReferences.ts';
import { readHtml } from './html/readHtml.ts';
import { readMarkdown } from './markdown/readMarkdown.ts';
import { hiddenUrl, webUrl } from './originalUrl.ts';
import { titleWithoutMarkdown, withPastedMarkdown } from './pastedMarkdown.ts';
import { readPlainText } from './plainText.ts';

/** A document that was read: its blocks and its metadata. */
export interface ReadDocument {
  readonly kind: 'document';
  readonly format: Format;
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
  readonly truncated: boolean;
}

/** Metadata given by the document or its source; none of it is proven by the text. */
export interface Metadata {
  readonly title: string | null;
  readonly day: CalendarDay | null;
  /** First place of publication of the article, as an absolute http(s) URL. */
  readonly url: string | null;
  /** Names of its series and topics: front matter categories and tags, the source's own column. */
  readonly filedUnder: readonly string[];
  /** Column that the source publishes, null if it carries several. */
  readonly sourceColumn: string | null;
  /** Whether its front matter is not valid YAML. */
  readonly brokenFrontMatter: boolean;
  /** Lines of the page's frame, and the fields of front matter and of the page's metadata by name. */
  readonly notices: readonly string[];
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Base against which relative addresses are resolved. */
  readonly base: string | null;
}

/** Reads a document of any format to blocks. Never throws. */
export function readDocument(document: Document): ReadDocument | Unreadable {
  if (document.bytes.length > READING_LIMITS.documentBytes) return unreadable('too-large');
  const decoded = decodeText(document.bytes, document.charset);
  if (decoded.kind === 'unreadable') return decoded;
  const front = splitFrontMatter(decoded.text);
  const format = formatOf(front.body, front.values.size > 0);
  const { blocks, markup, truncated } = READERS[format](withFrontMatterValues(front.body, front.values));
  // A truncated document may have text after the cut: it is an edition without stories, with a warning that says so.
  if (!truncated && blocks.every((block) => block.kind === 'rule')) return unreadable('no-text');
  const metadata = metadataOf(document, front, markup, decoded.text);
  return { kind: 'document', format, blocks, metadata, truncated };
}

/** Longest title in characters; the longest real one has some 200. */
const LONGEST_TITLE = 2_000;

/** Most fields that are kept; front matter and pages have some twenty. */
const MOST_FIELDS = 200;

const READERS: Readonly<Record<Format, (text: string) => Reading>> = {
  html: readPage,
  markdown: readMarkdown,
  text: readPlainText,
};

function readPage(html: string): Reading {
  const reading = readHtml(html);
  return { ...reading, blocks: withPastedMarkdown(reading.blocks) };
}

function metadataOf(document: Document, front: FrontMatter, markup: Markup, source: string): Metadata {
  const { values, lists } = front;
  const { hints } = document;
  const title = punctuated(values.get('title'), values.get('keywords')) ?? hints?.title ?? markup.title;
  const origin = webUrl(document.origin);
  const url =
    hiddenUrl(source) ??
    firstUrl([values.get('url'), values.get('link'), values.get('source'), values.get('canonical')]) ??
    firstUrl([markup.url ?? undefined, hints?.url]) ??
    origin;
  const written = firstDay([...datesIn(values), ...markup.published]);
  return {
    title:
      title === undefined || title === null
        ? null
        : titleWithoutMarkdown(plainText(title.slice(0, LONGEST_TITLE))).trim(),
    day: written ?? (hints?.published ? dayAt(hints.published, BEIJING) : null),
    url: url ?? null,
    filedUnder: [...inList(front, 'categories'), ...inList(front, 'category'), ...(lists.get('tags') ?? [])],
    sourceColumn: hints?.column ?? null,
    brokenFrontMatter: front.broken,
    notices: markup.notices,
    fields: [...values, ...items(lists), ...markup.fields].slice(0, MOST_FIELDS),
    base: document.base ?? url ?? hints?.url ?? origin ?? null,
  };
}

/** Returns each item of the lists with the name of its list. */
function items(lists: FrontMatter['lists']): (readonly [string, string])[] {
  return [...lists].flatMap(([name, list]) => list.map((item) => [name, item] as const));
}

/** Restores the punctuation of a title that the archive stripped of it, from its keywords. */
function punctuated(title: string | undefined, keywords: string | undefined): string | undefined {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  return title && keywords && letters(title) === letters(keywords) ? keywords : title;
}

function inList({ values, lists }: FrontMatter, key: string): readonly string[] {
  return lists.get(key) ?? values.get(key)?.split(/[\s,]+/) ?? [];
}

function firstDay(stated: readonly string[]): CalendarDay | undefined {
  for (const text of stated) {
    const day = dayIn(text);
    if (day !== undefined) return day;
  }
  return undefined;
}

function firstUrl(candidates: readonly (string | undefined)[]): string | undefined {
  for (const candidate of candidates) {
    const url = candidate === undefined ? undefined : webUrl(candidate);
    if (url) return url;
  }
  return undefined;
}

/** Names of front matter fields with the time of publication, and their ranks: the most reliable has 0. */
const DATE_FIELDS: ReadonlyMap<string, number> = new Map(
  (
    'date pubdate publishdate publish_date published published_at publishedat published_time publish_time publishtime ' +
    'datepublished date_published datetime created created_at createtime create_time time posted 日期 发布日期 发布时间 發布日期 ' +
    '發布時間 发表时间 时间 時間'
  )
    .split(' ')
    .map((field, rank) => [field, rank]),
);

function datesIn(values: ReadonlyMap<string, string>): string[] {
  const stated: (string | undefined)[] = [];
  for (const [name, value] of values) {
    const rank = DATE_FIELDS.get(name.toLowerCase());
    if (rank !== undefined) stated[rank] = value;
  }
  return stated.filter((value) => value !== undefined);
}

/** Returns the day of a timestamp in Beijing, in any form that feeds, pages and front matter use. */
function dayIn(text: string): CalendarDay | undefined {
  const instant = parsePublishedTime(text);
  return instant && dayAt(instant, BEIJING);
}
