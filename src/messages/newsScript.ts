import type { Digest, DigestItem } from '../digests/digest.ts';
import type { RenderedLanguage } from '../store/generatedTexts.ts';
import { inTaiwanese } from '../text/taiwan.ts';
import type { Locale } from './locale.ts';
import type { RichText, Span } from './message.ts';
import type { StoryLine } from './news.ts';
import { renderingIn } from './renderedTitles.ts';

/**
 * News in the script and wording of its reader. It is converted once, before it enters a message; messages are never
 * converted, because their frame is written by hand in each language and OpenCC would corrupt it (檢視頻道 → 檢影片道).
 */
export interface NewsScript {
  /** Converts a title, name or other plain text. */
  text(text: string): string;
  /** Converts a paragraph, except code and link targets. */
  paragraph(text: RichText): RichText;
  /** Converts a story of a list. */
  line<L extends StoryLine>(line: L): L;
  /** Converts a digest, except ids and URLs. */
  digest(digest: Digest): Digest;
}

/** The news as written. */
export const AS_WRITTEN: NewsScript = {
  text: (text) => text,
  paragraph: (text) => text,
  line: (line) => line,
  digest: (digest) => digest,
};

const ENGLISH: NewsScript = {
  ...AS_WRITTEN,
  digest: (digest) => mapItems(digest, (item) => rendered(item, 'en-US') ?? item),
};

const TAIWANESE: NewsScript = {
  text: inTaiwanese,
  paragraph: (text) => (typeof text === 'string' ? inTaiwanese(text) : text.map(spanInTaiwanese)),
  line: (line) => ({
    ...line,
    title: line.isRendered ? line.title : inTaiwanese(line.title),
    section: line.section === null ? null : inTaiwanese(line.section),
    column: inTaiwanese(line.column),
  }),
  digest: digestInTaiwanese,
};

/** Whether readers of a language get the news in another script than it is usually written in. */
export function newsIsConverted(locale: Locale): boolean {
  return locale === 'zh-TW';
}

/**
 * Returns the script for readers of a language, unless the news is wanted as written: zh-TW gets Taiwan's, en-US
 * translated titles if there are any.
 */
export function newsScriptOf(locale: Locale, original = false): NewsScript {
  if (original) return AS_WRITTEN;
  return newsIsConverted(locale) ? TAIWANESE : locale === 'en-US' ? ENGLISH : AS_WRITTEN;
}

/** Whether a digest is changed for readers of a language. */
export function digestIsConverted({ sections }: Digest, locale: Locale): boolean {
  if (newsIsConverted(locale)) return true;
  return (
    locale === 'en-US' &&
    sections.some(({ items }) => items.some(({ renderings }) => renderings?.[locale] !== undefined))
  );
}

/** Returns an item with its translated title; undefined without one. */
function rendered(item: DigestItem, language: RenderedLanguage): DigestItem | undefined {
  const text = renderingIn(language, item.renderings);
  return text === undefined ? undefined : { ...item, text, isRendered: true };
}

function mapItems(digest: Digest, change: (item: DigestItem) => DigestItem): Digest {
  return {
    ...digest,
    sections: digest.sections.map((section) => ({ ...section, items: section.items.map(change) })),
    repeats: digest.repeats.map(change),
  };
}

function spanInTaiwanese(span: Span): Span {
  if (typeof span === 'string') return inTaiwanese(span);
  // Code must stay as typed.
  return span.kind === 'bold' || span.kind === 'link' ? { ...span, text: inTaiwanese(span.text) } : span;
}

function digestInTaiwanese(digest: Digest): Digest {
  return {
    ...digest,
    title: inTaiwanese(digest.title),
    columns: digest.columns.map(inTaiwanese),
    sections: digest.sections.map(({ name, items, ...section }) => ({
      ...section,
      name: name === null ? null : inTaiwanese(name),
      items: items.map(itemInTaiwanese),
    })),
    repeats: digest.repeats.map(itemInTaiwanese),
    leads: digest.leads.map(({ clause, picture, significance, ...lead }) => ({
      ...lead,
      ...(significance !== undefined && { significance: inTaiwanese(significance) }),
      clause: clause === null ? null : inTaiwanese(clause),
      picture: picture && { ...picture, alt: inTaiwanese(picture.alt) },
    })),
    editions: digest.editions.map((edition) => ({
      ...edition,
      column: inTaiwanese(edition.column),
      headline: inTaiwanese(edition.headline),
      keyPoints: edition.keyPoints.map(inTaiwanese),
      keyPointsBy: edition.keyPointsBy === null ? null : inTaiwanese(edition.keyPointsBy),
      writtenBy: edition.writtenBy === null ? null : inTaiwanese(edition.writtenBy),
    })),
  };
}

function itemInTaiwanese(item: DigestItem): DigestItem {
  return {
    ...item,
    ...(rendered(item, 'zh-TW') ?? { text: inTaiwanese(item.text) }),
    column: inTaiwanese(item.column),
    also: item.also.map(inTaiwanese),
  };
}
