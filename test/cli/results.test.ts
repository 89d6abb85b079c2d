import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { printDeliveries } from '../../src/cli/deliveries.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { openTestStore } from '../database/engines.ts';

const DAY = '2024-12-27' as CalendarDay;
const WARNINGS = [
  ...(['no-date', 'date-mismatch', 'glance-without-story', 'story-without-glance', 'truncated'] as const),
  ...(['story-without-text', 'no-stories', 'fewer-stories', 'front-matter', 'doubtful-layout'] as const),
  'not-a-roundup' as const,
];
const REASONS = ['newer', 'older', 'damaged', 'full', 'unreachable', 'refused', 'moved'] as const;

/** A store that a reason keeps from being used, with a cause of the system's. */
const unusable = (reason: (typeof REASONS)[number]) => ({
  ...{ reason, message: 'X', place: '/x/sulan.db' },
  systemCause: 'connect ECONNREFUSED 127.0.0.1:5432',
});

/** Every sentence of the commands' results, with arguments in letters and digits alone. */
function sentencesOf(locale: 'zh-CN' | 'zh-TW'): readonly string[] {
  const texts = commandLineTexts(locale).results;
  const { backup, restore, remove, reread, ingest, backfill, deliveries, search } = texts;
  const { digest, trend, webhook, migrate, policies, bot } = texts;
  const left = { read: 2, changed: 1, left: 3, putAside: 1 };
  const some = { stored: 1, known: 2, unreadable: 3, failed: 4, pages: 2 };
  return [
    ...[texts.catchingUp, texts.unreadableFile('gone', ''), texts.unreadableFile('status', 'EIO')],
    ...WARNINGS.map((code) => texts.warning(code, 'x')),
    ...[texts.outputClosed('ENOSPC'), ...REASONS.map((reason) => texts.unusableStore(unusable(reason)))],
    ...[backup.useServersTool('f'), backup.noStore('f'), backup.copied('a', 'b')],
    ...[restore.useServersTool('f'), restore.botRuns('f'), restore.restored('a', 'b', 'c')],
    ...[remove.unknown('x'), remove.removed('story', 'X', DAY), remove.removed('edition', 'X', DAY)],
    ...[remove.digestsEdited(2), remove.messagesEdited(1)],
    ...[reread.released(2), reread.read(left), reread.read({ ...left, left: 0, putAside: 0 })],
    ...[ingest.counts({ new: 1, updated: 2, unchanged: 3, failed: 4 }), ingest.otherFiles('2 .png')],
    ...[ingest.undated(2), backfill.noSuchFolder, backfill.page(2), backfill.moreFailures(3)],
    ...[backfill.counts(some), backfill.stopped, backfill.brokeOff(undefined), backfill.brokeOff('EIO')],
    ...[deliveries.nothingOn(DAY), deliveries.nothingYet, deliveries.anyColumn],
    ...[search.readAs('a', 'b'), search.daysOnly({ since: DAY, until: DAY }), search.nothing('a', ['b'])],
    ...[search.near, search.onlyNear, digest.noDay('x'), digest.emptyStore, digest.noEdition(DAY, DAY)],
    ...[digest.noRecap('week', DAY), digest.noRecap('month', DAY)],
    ...[trend.nothing(DAY, DAY, ['a']), trend.span(DAY, DAY, 'day'), trend.span(DAY, DAY, 'week')],
    ...[webhook.noAddress, webhook.emptyStore, webhook.taken(DAY, 'x'), webhook.refused(DAY, 'EIO')],
    ...[migrate.noDirection, migrate.botRuns, migrate.processRuns('a', 'b'), migrate.noStore('a')],
    ...[migrate.notEmpty('a', 'b'), migrate.notEqual('a'), migrate.rebuilding, migrate.formerKept('a')],
    ...[migrate.movedToServer, migrate.movedToFiles, policies.noContact],
    ...[bot.noToken, bot.alreadyRuns('f'), bot.uncaught, bot.howToInvite],
  ];
}

describe.each(['zh-CN', 'zh-TW'] as const)('results in %s', (locale) => {
  test('every printed sentence is Chinese', () => {
    expect(sentencesOf(locale).filter((sentence) => !/\p{Script=Han}/u.test(sentence))).toEqual([]);
  });
});

test('the two scripts of Chinese have sentences of their own', () => {
  const simplified = new Set(sentencesOf('zh-CN'));
  const shared = sentencesOf('zh-TW').filter((sentence) => simplified.has(sentence));
  expect(shared).toEqual([`只看 ${DAY}`, '相近的：', `${DAY} 到 ${DAY}，每格一天`]);
});

test('a store that cannot be opened is named with the cause of the system in the same language', () => {
  const said = (['zh-CN', 'zh-TW'] as const).map((locale) =>
    commandLineTexts(locale).results.unusableStore(unusable('unreachable')),
  );
  expect(said).toEqual([
    '/x/sulan.db：文件或数据库打不开（那里没有程序接受连接，ECONNREFUSED 127.0.0.1:5432）',
    '/x/sulan.db：檔案或資料庫打不開（那裡沒有程式接受連線，ECONNREFUSED 127.0.0.1:5432）',
  ]);
});

test('a warning is said in Chinese with the title that its sentence quotes', () => {
  const { warning } = commandLineTexts('zh-CN').results;
  expect(warning('no-date', 'The document names no date.')).toBe('没有写日期');
  expect(warning('story-without-text', '“标题” has no text.')).toBe('有一条新闻没有正文（“标题”）');
});

test('a command prints in the language that it is given', async () => {
  const store = await openTestStore();
  const printed: string[] = [];
  const lines = {
    out: (line: string) => void printed.push(line),
    err: (line: string) => void printed.push(line),
  };
  for (const locale of ['en-US', 'zh-CN', 'zh-TW'] as const)
    await printDeliveries(store, { days: 7, json: false, texts: commandLineTexts(locale).results }, lines);
  await store.close();
  expect(printed).toEqual(['Nothing has been due yet.', '还没有发过任何东西。', '還沒有送過任何東西。']);
});
