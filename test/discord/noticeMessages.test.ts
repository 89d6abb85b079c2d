import { describe, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import {
  problemMessage,
  welcomeLine,
  welcomeMessage,
} from '../../src/messages/administration/problemMessage.ts';
import { alertCard } from '../../src/messages/alerts/alertCard.ts';
import { alertMessage } from '../../src/messages/alerts/alertMessage.ts';
import { catchUpMessage } from '../../src/messages/catchup/catchUpMessage.ts';
import { followedMessage } from '../../src/messages/follows/followedMessage.ts';
import { followingList } from '../../src/messages/follows/followingList.ts';
import { tellingBlocks } from '../../src/messages/follows/followTelling.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import { timelineMessage } from '../../src/messages/story/timelineMessage.ts';
import type { Alert, AlertId } from '../../src/store/alerts/alertRows.ts';
import { DEFAULT_TELLING } from '../../src/store/members/tellingChoices.ts';
import type { StoredStory } from '../../src/store/news/rows.ts';
import fc, { readableText } from '../properties.ts';
import { expectWithinLimits, publishedText } from './withinLimits.ts';

const day = '2024-12-27' as CalendarDay;
/** What a member may follow: some words, as the commands take them. */
const keyword = readableText(50).map((words) => words.trim() || '词');
const locale = fc.constantFrom(...LOCALES);
const story = fc.tuple(publishedText, publishedText, publishedText, fc.nat(1e9)).map(
  ([title, section, column, n]): StoredStory => ({
    id: String(1e9 + n) as StoryId,
    row: n + 1,
    title,
    section,
    column,
    day,
    paragraphs: [title],
    images: [],
    links: [],
    attribution: null,
    commentary: [],
    glance: null,
    writtenBy: null,
    writtenByIsOf: null,
    url: 'https://news.example/a',
    edition: null,
    characters: 10,
    storedAt: new Date('2024-12-27T01:00:00Z'),
  }),
);
const stories = (maxLength: number) =>
  fc.uniqueArray(story, { minLength: 1, maxLength, selector: ({ id }) => id });

const alert = fc.tuple(keyword, locale, fc.integer({ min: 1, max: 10 }), fc.boolean()).map(
  ([word, language, dailyLimit, isPaused]): Alert => ({
    id: 'abcdefghij' as AlertId,
    guildId: '100000000000000001',
    channelId: '100000000000000002',
    channelKind: 'text',
    keyword: word,
    pingRole: '100000000000000003',
    dailyLimit,
    language,
    createdBy: '100000000000000004',
    createdAt: new Date('2024-12-27T00:00:00Z'),
    lookedUntil: 0,
    paused: isPaused ? { at: new Date('2024-12-27T00:00:00Z'), reason: null } : null,
    refusedSince: null,
  }),
);

describe('whatever the news and whatever is typed, every message is within all limits', () => {
  test('of an alert, and the card and trouble of one', () => {
    fc.assert(
      fc.property(alert, stories(40), fc.boolean(), publishedText, (set, told, isLast, message) => {
        expectWithinLimits(
          alertMessage({ alert: set, day, stories: told, isLast, deliveryKey: 'kabcdefghij-20241227-1' }),
        );
        for (const language of LOCALES) {
          expectWithinLimits(alertCard(set, { stories: 100, isMore: true }, language));
          const reason = { code: 'refused', status: 403, error: 50_013, message } as const;
          expectWithinLimits(
            problemMessage(set.channelId, { reason, paused: true, alert: set.keyword }, language),
          );
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('of what followers are told', () => {
    const news = fc.tuple(
      stories(40),
      fc.array(keyword, { maxLength: 50 }),
      fc.array(publishedText, { maxLength: 20 }),
      locale,
    );
    fc.assert(
      fc.property(news, ([told, keywords, titles, language]) => {
        const chapters = titles.map((title, n) => ({
          event: String(2e9 + n) as StoryId,
          title,
          stories: told.slice(n, n + 2).map(({ id }) => id),
        }));
        expectWithinLimits(followedMessage({ day, stories: told, keywords, chapters }, language));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('of what somebody follows, missed, and of an event’s timeline', () => {
    const lists = fc.tuple(stories(40), fc.uniqueArray(keyword, { maxLength: 50 }), locale);
    fc.assert(
      fc.property(lists, ([told, keywords, language]) => {
        expectWithinLimits(
          followingList({
            keywords: keywords.map((word) => ({ keyword: word, stories: 999, isMore: true })),
            events: told.slice(0, 25).map(({ id, title }) => ({ id, title, newestDay: day })),
            today: day,
            locale: language,
            notes: [],
            how: tellingBlocks(DEFAULT_TELLING, language),
          }),
        );
        const missed = told.map((one) => ({ ...one, also: [one.column] }));
        const list = { kind: 'catch-up', after: 1_734_000_000, until: 1_735_264_800, page: 1 } as const;
        expectWithinLimits(catchUpMessage({ list, missed, today: day, locale: language, newest: day }));
        const [first, ...more] = told;
        if (first)
          expectWithinLimits(
            timelineMessage(first, { also: more.slice(0, 20), related: more.slice(20, 25) }, language),
          );
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test.each(LOCALES)('of the greeting: %s', (language) => {
    expectWithinLimits(welcomeMessage('1234567890123456789', language));
    for (const isClosed of [true, false]) expectWithinLimits(welcomeLine(language, isClosed));
  });
});
