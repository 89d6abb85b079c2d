import { expect, test } from 'vitest';
import { readEdition } from '../../../../src/editions/readEdition.ts';

const TEXT =
  '6月4日下午，街道办事处公布了这个消息，细节本周末见报，居民可以在公众号上留言，工作人员会逐条回复。';
const TITLES = ['渡轮假期免票三天', '旧书市周末重新开张', '医院启用新门诊大楼', '司机帮邻居找回老人'];

/** Probability that a paper of a name is a roundup, by the model alone. */
function probabilityOf(name: string): number {
  const lines = [`${name}丨下月起有变化!`, ...TITLES.flatMap((title) => [title, `${title}。${TEXT}`])];
  const reading = readEdition({
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    origin: 'paper.txt',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  return reading.kind === 'unreadable' ? 0 : (reading.choice?.roundup ?? 0);
}

test.each(['早安海湾', '海湾早茶', '海湾速读', '海灣早讀'])('%s names a paper that tells news', (name) => {
  expect(probabilityOf(name)).toBeGreaterThan(probabilityOf('海湾漫步'));
});
