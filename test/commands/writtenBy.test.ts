import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { digest } from '../../commands/digest.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Answer } from '../../src/messages/message.ts';
import { ask, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const STATEMENT = '本文由 AI 自动生成';
const LABELS: Readonly<Record<Locale, string>> = {
  'zh-CN': `极客头条：本栏由 AI 辅助创作（原文注明：“${STATEMENT}”）`,
  'zh-TW': '極客頭條：本專欄由 AI 輔助創作（原文註明：「本文由 AI 自動生成」）',
  'en-US': `极客头条: written with the help of AI (in its own words: “${STATEMENT}”)`,
};

const { store, context } = openNewsroom();
const many = Array.from({ length: 23 }, (_, n) => story(`bbbbbbbb${n + 10}`, `第${n + 1}件值得说的事情`));
await publish(store, '2024-12-27', many, { writtenBy: STATEMENT });
await publish(store, '2024-12-26', [
  story('cccccccccc', '国外的一件要紧的事', { writtenBy: '本条由 AI 翻译' }),
  story('dddddddddd', '另一件也很要紧的事'),
]);

function words(answer: Answer): string[] {
  if (answer.kind !== 'message') throw new Error('a form where a message was expected');
  return [...wordsOf(answer)];
}

test.each(Object.keys(LABELS) as Locale[])('digest and story show the label in %s', async (locale) => {
  const request = { ...ask(), locale };
  expect(words(await runCommand(digest, request, context))).toContain(LABELS[locale]);
  const rest = { kind: 'digest', day: '2024-12-27' as CalendarDay, from: 20 } as const;
  expect(words(await performAction(indexByAction(commands), rest, request, context))).toContain(
    LABELS[locale],
  );
  const open = { kind: 'open-story', story: 'bbbbbbbb10' as StoryId } as const;
  expect(words(await performAction(indexByAction(commands), open, request, context))).toContain(
    LABELS[locale],
  );
});

test('a story that alone has a statement is marked in its digest and says so itself', async () => {
  const shown = words(await runCommand(digest, ask({ texts: { date: '2024-12-26' } }), context));
  expect(shown).toContain('1. 国外的一件要紧的事');
  expect(shown[shown.indexOf('1. 国外的一件要紧的事') + 1]).toContain('AI 辅助创作');
  expect(shown).toContain('2. 另一件也很要紧的事');
  const open = { kind: 'open-story', story: 'cccccccccc' as StoryId } as const;
  expect(words(await performAction(indexByAction(commands), open, ask(), context))).toContain(
    '本文由 AI 辅助创作（原文注明：“本条由 AI 翻译”）',
  );
});
