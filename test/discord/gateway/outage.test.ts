import { expect, test } from 'vitest';
import { OutageLog } from '../../../src/discord/gateway/outage.ts';

function logged() {
  const lines: { level: string; facts: Record<string, unknown>; text: string }[] = [];
  const at = (level: string) => (facts: object, text: string) =>
    lines.push({ level, facts: { ...facts }, text });
  let now = 0;
  const log = new OutageLog({ info: at('info'), warn: at('warn') } as never, () => now);
  return {
    log,
    lines,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

test('an outage of ten minutes is a line with code and reason, a few counts, and its end', () => {
  const { log, lines, pass } = logged();
  log.closed(0, 1006);
  for (let second = 0; second < 600; second += 1) {
    log.failed(
      second % 2,
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' }),
    );
    log.closed(1, 4000);
    pass(1);
  }
  expect(lines.map(({ text }) => text)).toEqual([
    'the connection to Discord is interrupted',
    'the connection to Discord is still interrupted',
    'the connection to Discord is still interrupted',
  ]);
  expect(lines[0]?.facts).toEqual({ shard: 0, code: 1006, reason: 'the connection broke off' });
  expect(lines[2]?.facts).toMatchObject({ seconds: 300, code: 'ECONNREFUSED', shards: 2 });
  log.connected(0);
  log.connected(1);
  log.connected(1);
  expect(lines.slice(3)).toEqual([
    { level: 'info', facts: { seconds: 600, closed: 601, errors: 600 }, text: 'Discord is connected again' },
  ]);
});

test('a connection that closes because the bot ends is not logged', () => {
  const { log, lines } = logged();
  log.end();
  log.closed(0, 1000);
  expect(lines).toEqual([]);
});
