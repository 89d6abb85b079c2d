import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Edition, Story, StoryId } from '../../src/editions/edition.ts';
import { optionValues, type RawOptions } from '../../src/messages/conversation/options.ts';
import type { Permission } from '../../src/messages/conversation/place.ts';
import type { Request } from '../../src/messages/conversation/request.ts';
import type { Platform, Services } from '../../src/messages/conversation/services.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message, MessageBlock } from '../../src/messages/message.ts';
import { textContent } from '../../src/messages/message.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import type { Store } from '../../src/store/open.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { type FileApp, openApp } from '../../src/wiring/core.ts';

/** 10:00 in Beijing on the day of the newest test edition. */
export const NOW = new Date('2024-12-27T02:00:00Z');

/** A story with made-up words; what matters to a test is overridden. */
export function story(id: string, title: string, more: Partial<Story> = {}): Story {
  return {
    id: id as StoryId,
    title,
    section: '国内要闻',
    paragraphs: [`${title}，这是正文。`],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
    ...more,
  };
}

/** Stores an edition of a day, which arrived at an instant. */
export async function publish(
  store: Store,
  day: string,
  stories: readonly Story[],
  more: Partial<Edition> = {},
  arrived = NOW,
): Promise<void> {
  const edition: Edition = {
    column: '极客头条',
    headline: `${stories[0]?.title ?? '无'} | 极客头条`,
    date: day as CalendarDay,
    url: `https://blog.example.net/article/details/${day.replaceAll('-', '')}`,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 660,
    minutes: 2,
    warnings: [],
    ...more,
    stories,
  };
  await saveEdition(
    store,
    { edition, day: day as CalendarDay, dayGuessed: false, origin: `${day}.html` },
    arrived,
  );
}

/** A newsroom in memory: the program's own parts, with a clock that stands at `NOW`. */
export interface Newsroom {
  readonly app: FileApp;
  readonly store: Store;
  readonly context: Services;
}

/** Opens a newsroom without any news; the platform is the preview's, where everything is allowed, unless given. */
export function openNewsroom(platform: Partial<Platform> = {}): Newsroom {
  const app = openApp(':memory:', { now: () => NOW });
  return {
    app,
    store: app.store,
    context: { ...app.context, ...createPreviewChannel().platform, ...platform },
  };
}

/** A member's request in a server. */
export function ask(
  options: RawOptions = {},
  locale: Locale = 'zh-CN',
  permissions: readonly Permission[] = [],
): Request {
  return {
    user: '200000000000000001',
    locale,
    place: {
      context: 'server',
      guild: '300000000000000001',
      channel: '400000000000000001',
      permissions: new Set(permissions),
    },
    options: optionValues(options),
    fields: {},
    picked: {},
  };
}

/** The words of a message line by line, as a reader sees them. */
export function wordsOf(message: Message): string[] {
  return message.blocks.flatMap(wordsOfBlock);
}

function wordsOfBlock(block: MessageBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'footer':
      return [textContent(block.text)];
    case 'list':
      return block.lines.map(textContent);
    case 'items':
      return block.items.map((item, index) => `${block.first + index}. ${textContent(item.text)}`);
    case 'leads':
      return block.items.flatMap(({ text, detail }, index) => [
        `${block.first + index}. ${textContent(text)}`,
        ...(detail === undefined ? [] : [textContent(detail)]),
      ]);
    case 'quote':
      return [block.label, ...block.paragraphs.map(textContent)];
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`);
    case 'choice':
      return [block.placeholder, ...block.options.map(({ label }) => `(${label})`)];
    default:
      return [];
  }
}
