import { describe, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { createHelp } from '../../commands/help.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { firstReportMessage } from '../../src/messages/administration/firstReportMessage.ts';
import { serverSourcesMessage } from '../../src/messages/administration/serverSourcesMessage.ts';
import type { SourceStanding } from '../../src/messages/administration/sourceDesk.ts';
import { previewMessage, triedNotice } from '../../src/messages/administration/sourcePreview.ts';
import { sourcesMessage } from '../../src/messages/administration/sourcesMessage.ts';
import type { Command } from '../../src/messages/conversation/command.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import { FAILURE_REASONS } from '../../src/sources/failure.ts';
import { ask, openNewsroom, publish, story } from '../commands/newsroom.ts';
import fc from '../properties.ts';
import { expectWithinLimits, publishedText } from './withinLimits.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
const locale = fc.constantFrom(...LOCALES);
const reason = fc.option(fc.constantFrom(...FAILURE_REASONS));
const name = publishedText.map((text) => text || '源');

/** A source as an operator may list it: only its id has a limit, 40 characters. */
const standing = fc
  .record({
    name,
    enabled: fc.boolean(),
    lacks: fc.option(publishedText, { nil: undefined }),
    lastSuccess: fc.option(fc.date({ min: new Date('2020-01-01'), max: NOW, noInvalidDate: true })),
    failures: fc.nat(100_000),
    failedFor: reason,
    newest: fc.option(
      publishedText.map((column) => ({ column, day: '2024-12-27' as CalendarDay })),
      { nil: undefined },
    ),
  })
  .map((one): Omit<SourceStanding, 'id'> => ({ ...one, tier: 'news', columns: [] }));

/** Lists of up to 120 sources, each with an id of the greatest length. */
const standings = fc
  .array(standing, { maxLength: 120 })
  .map((all) => all.map((one, n): SourceStanding => ({ ...one, id: `source-${n}-`.padEnd(40, 'x') })));

describe('whatever the sources and their names, every message about them is within all limits', () => {
  test('of the bot’s list and the first report about it', () => {
    const problem = fc.record({
      place: fc.record({ source: publishedText, setting: publishedText, line: fc.nat() }),
      rule: fc.constantFrom('yaml' as const, 'web-url' as const),
      detail: publishedText,
    });
    const lists = fc.tuple(standings, fc.array(problem, { maxLength: 30 }), locale);
    fc.assert(
      fc.property(lists, ([all, problems, language]) => {
        expectWithinLimits(sourcesMessage(all, problems, NOW, language));
        expectWithinLimits(firstReportMessage(all, NOW, language));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('of a server’s own list', () => {
    const path = fc.webPath().map((end) => `https://feeds.example/${end}`);
    const lists = fc.tuple(standings, path, fc.nat(1000), locale);
    fc.assert(
      fc.property(lists, ([all, url, most, language]) => {
        const own = all.map((one) => ({ ...one, url: url.padEnd(all.length * 20, 'a') }));
        expectWithinLimits(serverSourcesMessage(own, most, NOW, language));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('of the preview of an address and the result of a trial', () => {
    const found = fc.record({
      ...{ name, url: fc.webUrl(), items: fc.nat(), failedFor: reason },
      ...{ column: fc.option(publishedText), kind: fc.constantFrom('edition' as const, 'article' as const) },
      titles: fc.array(publishedText, { maxLength: 20 }),
      adds: fc.constantFrom('source' as const, 'server-source' as const),
      language: locale,
    });
    fc.assert(
      fc.property(found, ({ kind, column, titles, adds, language, failedFor, ...seen }) => {
        const sample = { kind, column, titles };
        const newest = '2024-12-27' as CalendarDay;
        const preview = { kind: 'found', key: 'abcdefghijkl', ...seen, newest, sample } as const;
        expectWithinLimits(previewMessage(preview, language, adds));
        expectWithinLimits(previewMessage({ kind: 'known', name: seen.name }, language, adds));
        if (failedFor !== null)
          expectWithinLimits(previewMessage({ kind: 'failed', reason: failedFor }, language, adds));
        expectWithinLimits(triedNotice({ ...seen, failedFor }, language));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

/** A command with texts as long as Discord takes them: names of 32 characters, descriptions of 100. */
const command = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,32}$/u),
    description: fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }),
    example: publishedText,
    kind: fc.constantFrom('slash' as const, 'message' as const),
    isOwners: fc.boolean(),
  })
  .map(
    ({ name: short, description, example, kind, isOwners }): Command => ({
      kind,
      name: short,
      names: { 'zh-CN': short, 'zh-TW': short, 'en-US': short },
      descriptions: { 'zh-CN': description, 'zh-TW': description, 'en-US': description },
      contexts: ['server', 'direct', 'elsewhere'],
      options: [],
      examples: { 'zh-CN': [example], 'zh-TW': [example], 'en-US': ['/news {name} {column} {day}'] },
      ...(isOwners && { needs: 'own-bot' }),
      run: async () => ({ kind: 'message', title: short, visibility: 'asker', blocks: [] }),
    }),
  );

test('whatever the commands and the news, /help is within all limits', async () => {
  // Discord takes 100 commands of each kind.
  const more = fc.array(command, { maxLength: 100 });
  const asked = fc.tuple(more, publishedText, publishedText, locale, fc.boolean());
  await fc.assert(
    fc.asyncProperty(asked, async ([others, title, column, language, isOwner]) => {
      const room = openNewsroom();
      await publish(room.store, '2024-12-27', [story('aaaaaaaaaa', title)], { column });
      const help = createHelp([...commands, ...others]);
      const context = { ...room.context, namesIn: () => [title] };
      const answer = await runCommand(help, ask({}, language, isOwner ? ['own-bot'] : []), context);
      await room.store.close();
      if (answer.kind !== 'message') throw new Error('help is a message');
      expectWithinLimits(answer);
    }),
    { numRuns: 40 },
  );
}, 120_000);
