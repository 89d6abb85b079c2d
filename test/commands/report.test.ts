import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { indexByAction, performAction } from '../../src/messages/conversation/dispatch.ts';
import type { Message } from '../../src/messages/message.ts';
import { ask, openNewsroom, wordsOf } from './newsroom.ts';

test('at most ten reports of a member a day reach the operator', async () => {
  const told: string[] = [];
  const { context } = openNewsroom({ tellOperator: async ({ note }) => void told.push(note) });
  const report = async (note: string) => {
    const request = { ...ask(), fields: { note } };
    const action = { kind: 'report', story: 'aaaaaaaaaa' as StoryId } as const;
    return wordsOf((await performAction(indexByAction(commands), action, request, context)) as Message)[0];
  };
  for (let count = 1; count <= 10; count += 1) expect(await report(`第 ${count} 处`)).toContain('已经记下');
  expect(await report('第 11 处')).toContain('今天报得有点多了');
  expect(told).toHaveLength(10);
});
