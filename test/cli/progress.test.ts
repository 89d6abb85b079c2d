import { expect, test } from 'vitest';
import { interruption } from '../../src/cli/progress.ts';

test('the first Ctrl-C aborts, and the next one is the system’s again', () => {
  const before = process.listenerCount('SIGINT');
  const { signal, dispose } = interruption();
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  process.emit('SIGINT');
  expect(signal.aborted).toBe(true);
  expect(process.listenerCount('SIGINT')).toBe(before);
  dispose();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
