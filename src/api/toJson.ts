import type { CalendarDay } from '../calendar/day.ts';
import type { Digest, DigestEdition } from '../digests/digest.ts';
import { keyPointsLabel } from '../messages/digest/digestExtras.ts';
import { excerptOf } from '../messages/story/excerpt.ts';
import { authorshipOf } from '../messages/story/storyMessage.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import { dayPath, eventPath, outsideUrl, storyPath } from '../messages/webPages.ts';
import type { Hit, SearchResult } from '../search/search.ts';
import type { Trend } from '../search/trends.ts';
import type { ListedStory, StoredEvent } from '../store/events/events.ts';
import { RENDERED_LANGUAGES } from '../store/generatedTexts.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { printableLine } from '../text/printable.ts';
import type {
  DigestJson,
  EventJson,
  SearchAnswerJson,
  StoryJson,
  StoryLineJson,
  TextJson,
  TrendJson,
} from './schemas.ts';

/** Where the archive's pages are for readers, and how much of a story may be handed on. */
export interface ArchiveTerms {
  /** Without a trailing slash; undefined where the archive is not on the web. */
  readonly baseUrl: string | undefined;
  /** Whole stories instead of excerpts: the operator's choice, because the news belongs to its publishers. */
  readonly fullText: boolean;
}

/** The days beside a digest's own that have news. */
export interface DaysBeside {
  readonly before: CalendarDay | undefined;
  readonly after: CalendarDay | undefined;
}

/** A digest for programs. */
export function digestToJson(digest: Digest, beside: DaysBeside, terms: ArchiveTerms): DigestJson {
  return {
    date: digest.day,
    title: printableLine(digest.title),
    webUrl: pageUrl(terms, dayPath(digest.day)),
    sections: digest.sections.map(({ name, items }) => ({
      name: lineOf(name),
      items: items.map(({ text, story, column, also, byMachine, renderings = {} }) => ({
        text: printableLine(text),
        story,
        webUrl: pageUrl(terms, storyPath(story)),
        column: printableLine(column),
        also: also.map(printableLine),
        byMachine,
        significance: significanceToJson(digest.leads.find((lead) => lead.story === story)?.significance),
        renderings: RENDERED_LANGUAGES.flatMap((language) => {
          const rendering = renderings[language];
          if (rendering === undefined) return [];
          return [{ language, text: printableLine(rendering), label: textsIn(language).generated }];
        }),
      })),
    })),
    characters: digest.characters,
    minutes: digest.minutes,
    columns: digest.columns.map(printableLine),
    editions: digest.editions.map(editionToJson),
    before: beside.before ?? null,
    after: beside.after ?? null,
  };
}

function editionToJson(edition: DigestEdition): DigestJson['editions'][number] {
  return {
    column: printableLine(edition.column),
    headline: printableLine(edition.headline),
    url: outsideUrl(edition.url) ?? null,
    machine: lineOf(edition.writtenBy),
    keyPoints: edition.keyPoints.length === 0 ? null : keyPointsToJson(edition),
  };
}

function keyPointsToJson(edition: DigestEdition): TextJson {
  const { column, keyPoints, keyPointsBy, keyPointsAreGenerated, writtenBy } = edition;
  return {
    kind: 'summary',
    label: printableLine(keyPointsLabel(edition, textsIn('zh-CN'))),
    by: keyPointsAreGenerated ? GENERATOR : lineOf(keyPointsBy ?? column),
    machine: keyPointsAreGenerated ? textsIn('zh-CN').generated : lineOf(writtenBy),
    paragraphs: keyPoints.map(printableLine),
  };
}

/** Who wrote what a language model of ours did. */
const GENERATOR = 'AI';

function significanceToJson(line: string | undefined): TextJson | null {
  if (line === undefined) return null;
  return {
    kind: 'summary',
    label: textsIn('zh-CN').significanceLabel,
    by: GENERATOR,
    machine: textsIn('zh-CN').generated,
    paragraphs: [printableLine(line)],
  };
}

/** A story for programs, with its event. */
export function storyToJson(
  story: StoredStory,
  { event, stories }: StoredEvent,
  terms: ArchiveTerms,
): StoryJson {
  const { fullText } = terms;
  return {
    ...storyLineToJson(story, terms),
    url: outsideUrl(story.url) ?? null,
    attribution: lineOf(story.attribution),
    machine: lineOf(story.writtenBy),
    isExcerpt: !fullText,
    texts: textsOf(story, fullText),
    images: fullText
      ? story.images.flatMap(({ url, alt }) => {
          const address = outsideUrl(url);
          return address === undefined ? [] : [{ url: address, alt: printableLine(alt) }];
        })
      : [],
    links: fullText
      ? story.links.flatMap(({ url, text }) => {
          const address = outsideUrl(url);
          return address === undefined ? [] : [{ url: address, text: printableLine(text) }];
        })
      : [],
    event,
    also: stories.filter(({ id }) => id !== story.id).map((other) => storyLineToJson(other, terms)),
  };
}

/** Facts, then opinion; an excerpt is of facts alone, as on the archive's pages. */
function textsOf(story: StoredStory, fullText: boolean): TextJson[] {
  const machine = lineOf(story.writtenBy);
  const authorship = authorshipOf(story, textsIn('zh-CN'), (text) => text);
  const facts: TextJson = {
    kind: 'fact',
    label: authorship === undefined ? '正文' : printableLine(authorship),
    by: lineOf(story.attribution ?? story.column),
    machine,
    paragraphs: (fullText ? story.paragraphs : [excerptOf(story)]).map(printableLine),
  };
  if (!fullText || story.commentary.length === 0) return [facts];
  const opinion: TextJson = {
    kind: 'opinion',
    label: printableLine(textsIn('zh-CN').commentary(story.column)),
    by: printableLine(story.column),
    machine,
    paragraphs: story.commentary.map(printableLine),
  };
  return [facts, opinion];
}

/** An event for programs: its reports, and the earlier and later chapters of its matter. */
export function eventToJson(
  { event, stories }: StoredEvent,
  related: readonly ListedStory[],
  terms: ArchiveTerms,
): EventJson {
  const lead = stories.find(({ id }) => id === event) ?? stories[0];
  const leadDay = lead?.day ?? '';
  const timeline = [
    ...stories.map((story) => ({ ...storyLineToJson(story, terms), relation: 'same-event' as const })),
    ...related.map((story) => ({
      ...storyLineToJson(story, terms),
      relation: story.day < leadDay ? ('earlier' as const) : ('later' as const),
    })),
  ];
  return {
    id: event,
    title: printableLine(lead?.title ?? ''),
    webUrl: pageUrl(terms, eventPath(event)),
    timeline: timeline.sort((one, other) => one.date.localeCompare(other.date)),
  };
}

/** A search's answer for programs. */
export function answerToJson(query: string, answer: SearchResult, terms: ArchiveTerms): SearchAnswerJson {
  const { dates } = answer;
  return {
    query: printableLine(query),
    hits: answer.hits.map((hit) => ({
      ...storyLineToJson(hit, terms),
      score: hit.score,
      near: hit.near,
      excerpt: excerptPieces(hit.excerpt),
      also: hit.also.map(({ id, title }) => ({ id, title: printableLine(title) })),
    })),
    readAs: answer.readAs.map(({ typed, as }) => ({ typed: printableLine(typed), as: printableLine(as) })),
    suggestions: answer.suggestions.map(printableLine),
    dates: dates ? { since: dates.since, until: dates.until } : null,
  };
}

/** The sentence in pieces rather than with offsets, which what is taken out of a text would move. */
function excerptPieces(excerpt: Hit['excerpt']): SearchAnswerJson['hits'][number]['excerpt'] {
  if (!excerpt) return [];
  const { text, marks } = excerpt;
  const pieces = marks.flatMap(({ from, to }, index) => [
    { text: text.slice(marks[index - 1]?.to ?? 0, from), match: false },
    { text: text.slice(from, to), match: true },
  ]);
  return [...pieces, { text: text.slice(marks.at(-1)?.to ?? 0), match: false }]
    .map((piece) => ({ ...piece, text: printableLine(piece.text) }))
    .filter((piece) => piece.text !== '');
}

function storyLineToJson(story: ListedStory, terms: ArchiveTerms): StoryLineJson {
  return {
    id: story.id,
    title: printableLine(story.title),
    date: story.day,
    section: lineOf(story.section),
    column: printableLine(story.column),
    webUrl: pageUrl(terms, storyPath(story.id)),
  };
}

function pageUrl({ baseUrl }: ArchiveTerms, path: string): string | null {
  return baseUrl === undefined ? null : `${baseUrl}${path}`;
}

function lineOf(text: string | null): string | null {
  return text === null ? null : printableLine(text);
}

/** A trend for programs. */
export function trendToJson({ since, until, step, days, words }: Trend, terms: ArchiveTerms): TrendJson {
  return {
    since,
    until,
    step,
    days: [...days],
    words: words.map(({ word, total, counts, peak }) => ({
      word: printableLine(word),
      total,
      counts: [...counts],
      peak: peak
        ? {
            since: peak.since,
            until: peak.until,
            count: peak.count,
            story: peak.story
              ? {
                  id: peak.story.id,
                  title: printableLine(peak.story.title),
                  date: peak.story.day,
                  webUrl: pageUrl(terms, storyPath(peak.story.id)),
                }
              : null,
          }
        : null,
    })),
  };
}
