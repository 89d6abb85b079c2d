import { expect, test } from 'vitest';
import { firstReportMessage } from '../../../src/messages/administration/firstReportMessage.ts';
import type { SourceStanding } from '../../../src/messages/administration/sourceDesk.ts';

const NOW = new Date('2024-12-27T02:00:00Z');

function standing(name: string, rest: Partial<SourceStanding> = {}): SourceStanding {
  return {
    id: name,
    name,
    tier: 'news',
    enabled: true,
    lacks: undefined,
    columns: [],
    lastSuccess: null,
    failures: 0,
    failedFor: null,
    newest: undefined,
    ...rest,
  };
}

const unreachable = (name: string) => standing(name, { failures: 1, failedFor: 'network' });
const listOf = (standings: readonly SourceStanding[]) =>
  firstReportMessage(standings, NOW, 'zh-CN').blocks.flatMap((block) =>
    block.kind === 'list' ? block.lines : [],
  );

test('sources that fail for the same reason share one line, a reason of one source has its own line', () => {
  const standings = [
    standing('好的', { lastSuccess: NOW }),
    unreachable('甲'),
    standing('丙', { failures: 2, failedFor: 'gone' }),
    unreachable('乙'),
    standing('丁'),
    standing('关着的', { enabled: false, failures: 9, failedFor: 'network' }),
  ];
  expect(listOf(standings)).toEqual([
    '连不上，可能是网络或代理的问题：甲、乙',
    '丙 · 连续 2 次没读到：地址已经没有了（404）、还没读过',
    '丁 · 还没读过',
  ]);
});

test('a report without failing sources has no list of failures', () => {
  expect(listOf([standing('好的', { lastSuccess: NOW })])).toEqual([]);
});
