import { describe, expect, test } from 'vitest';
import { createProgress, interruption } from '../../src/cli/progress.ts';
import { displayWidth } from '../../src/text/wrap.ts';

/** A terminal that keeps what it was given, and what stands on its last line. */
function terminal(columns = 80, isTTY = true) {
  const written: string[] = [];
  const lastLine = () => written.join('').split('\n').at(-1)?.split('\r\u001b[K').at(-1) ?? '';
  return { isTTY, columns, write: (text: string) => written.push(text), written, lastLine };
}

describe('the progress bar', () => {
  test('shows how much is done, and leaves nothing behind', () => {
    const stream = terminal();
    const progress = createProgress(stream);
    progress.update(3, 12, '2024-12-27.html');
    expect(stream.lastLine()).toBe(`${'█'.repeat(8)}${'░'.repeat(22)} 3/12  2024-12-27.html`);
    progress.update(12, 12, '完成');
    expect(stream.lastLine()).toBe(`${'█'.repeat(30)} 12/12  完成`);
    progress.stop();
    expect(stream.lastLine()).toBe('');
  });

  test('is drawn ten times a second at most, and always when all is done', () => {
    const stream = terminal();
    let now = 0;
    const progress = createProgress(stream, () => now);
    for (let done = 1; done <= 1000; done += 1) {
      now += 1;
      progress.update(done, 1000, '');
    }
    expect(stream.written.length).toBeLessThanOrEqual(11);
    expect(stream.lastLine()).toContain('1000/1000');
  });

  test('stays on one line, whatever it says and however narrow the terminal is', () => {
    for (const columns of [10, 40, 50]) {
      const stream = terminal(columns);
      createProgress(stream).update(1, 0, '一份名字很长很长的早报.html'.repeat(9));
      expect(displayWidth(stream.lastLine())).toBeLessThan(columns);
    }
  });

  test('is drawn again below other output', () => {
    const stream = terminal();
    const progress = createProgress(stream);
    progress.update(1, 2, 'a');
    progress.aside(() => stream.write('said\n'));
    expect(stream.written.join('')).toContain('\r\u001b[Ksaid\n█');
    expect(stream.lastLine()).toContain('1/2  a');
  });

  test('writes nothing where there is no terminal', () => {
    const stream = terminal(80, false);
    const progress = createProgress(stream);
    progress.update(1, 2, 'a');
    progress.stop();
    expect(stream.written).toEqual([]);
  });
});

test('the first Ctrl-C aborts, and the next one has the system’s default effect', () => {
  const before = process.listenerCount('SIGINT');
  const { signal, dispose } = interruption();
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  process.emit('SIGINT');
  expect(signal.aborted).toBe(true);
  expect(process.listenerCount('SIGINT')).toBe(before);
  dispose();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
