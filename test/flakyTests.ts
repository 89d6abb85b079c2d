import type { Reporter, TestCase } from 'vitest/node';

/** Prints why a test failed at first that passed when it was repeated: the other reporters say only that it was. */
export default class FlakyTests implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return;
    const causes = (test.result().errors ?? []).map(({ message, diff, stack }) =>
      [message, diff, ownLines(stack)].filter(Boolean).join('\n'),
    );
    process.stderr.write(`\nrepeated: ${test.module.moduleId} > ${test.fullName}\n${causes.join('\n')}\n`);
  }
}

/** Returns the lines of a stack that are in this project's files. */
function ownLines(stack = ''): string {
  const lines = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return lines.filter((line) => !line.includes('node_modules')).join('\n');
}
