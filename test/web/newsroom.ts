import { fileURLToPath } from 'node:url';
import { commands } from '../../commands/all.ts';
import { type CalendarDay, parseDay } from '../../src/calendar/day.ts';
import { ingestPaths } from '../../src/cli/ingest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { openTrial } from '../../src/cli/trial.ts';
import type { Story, StoryId } from '../../src/editions/edition.ts';
import { base32Hash } from '../../src/editions/identity.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import type { Store } from '../../src/store/open.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import type { Archive } from '../../src/web/archive/archive.ts';
import type { PreviewParts } from '../../src/web/preview/reactions.ts';
import { type App, type FileApp, openApp } from '../../src/wiring/core.ts';

const NOW = new Date('2024-12-27T02:00:00Z');

/** A day in the form that the store wants; throws where it is none. */
export function dayNamed(text: string): CalendarDay {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
}

/** The id that these tests give to a title. */
export function idOf(title: string): StoryId {
  return base32Hash(title) as StoryId;
}

/** A story with whatever the test cares about. */
export function storyTitled(title: string, rest: Partial<Story> = {}): Story {
  return {
    id: idOf(title),
    title,
    section: '国内要闻',
    paragraphs: [`${title}，这是正文。`],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
    ...rest,
  };
}

/** Stores an edition of 极客头条, or of another column, on a day. */
export async function publish(
  store: Store,
  day: string,
  stories: readonly Story[],
  rest: {
    column?: string;
    headline?: string;
    keyPoints?: string[];
    keyPointsBy?: string;
    writtenBy?: string;
    url?: string | null;
    at?: Date;
  } = {},
): Promise<void> {
  const column = rest.column ?? '极客头条';
  await saveEdition(
    store,
    {
      edition: {
        column,
        headline: rest.headline ?? `${stories[0]?.title ?? ''} | ${column} ${day}`,
        date: dayNamed(day),
        url: rest.url === undefined ? `https://news.example/${column}/${day}` : rest.url,
        glance: [],
        keyPoints: rest.keyPoints ?? [],
        keyPointsBy: rest.keyPointsBy ?? null,
        writtenBy: rest.writtenBy ?? null,
        characters: 100,
        minutes: 1,
        stories,
        warnings: [],
      },
      day: dayNamed(day),
      dayGuessed: false,
      origin: 'test',
    },
    rest.at ?? NOW,
  );
}

/** The program over an empty store, in memory unless a file is named, at ten in the morning (Beijing) of the samples' newest day. */
export function newsApp(file = ':memory:'): FileApp {
  return openApp(file, { now: () => NOW });
}

/** The archive over a program's parts. */
export function archiveOver({ context, store }: App, rest: Partial<Archive> = {}): Archive {
  return { ...context, store, baseUrl: 'https://news.example.org', fullText: false, ...rest };
}

/** What the preview page talks to: the bot's commands in a channel in memory. */
export function conversationOf(app: FileApp): PreviewParts {
  const { context, reader } = app;
  const { platform, takePosted } = createPreviewChannel();
  const openATrial = () => openTrial(app, platform);
  return { commands, context: { ...context, ...platform }, reader, takePosted, openTrial: openATrial };
}

/** Reads the bundled samples into a program's store, search and events included. */
export async function storeSamples(app: App): Promise<void> {
  const folder = fileURLToPath(new URL('../../data/samples', import.meta.url));
  const complaints: string[] = [];
  const lines = { out: () => undefined, err: (line: string) => complaints.push(line) };
  await ingestPaths(
    app.store,
    [folder],
    { json: false, texts: commandLineTexts('en-US').results, catchUp: app.catchUp },
    lines,
  );
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
