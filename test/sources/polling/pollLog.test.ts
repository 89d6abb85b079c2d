import { pino } from 'pino';
import { expect, test } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import { logItem } from '../../../src/sources/polling/pollLog.ts';
import { parseSourceList } from '../../../src/sources/sourceList/readSourceList.ts';

const [source] = parseSourceList(
  `sources:\n  - id: daily\n    name: 示例源\n    kind: feed\n    url: https://example.com/feed\n    tier: roundup\n`,
  'sources.yaml',
);

function logged(warnings: readonly { readonly code: string; readonly message: string }[]): unknown[] {
  const lines: unknown[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  const day = parseDay('2026-02-03');
  if (source === undefined || day === undefined)
    throw new Error('the source list of the test holds one source');
  logItem(
    log,
    source,
    {
      key: 'post-7',
      fingerprint: '1',
      label: '示例日报',
      url: 'https://example.com/posts/7',
      needsRequest: true,
      load: () => Promise.reject(new Error('is not loaded here')),
    },
    { kind: 'edition', change: 'new', column: '示例日报', day, dayGuessed: false, stories: 5, warnings },
  );
  return lines;
}

test('an edition whose layout is doubtful is told to the operator with its source and address', () => {
  const doubt = { code: 'doubtful-layout', message: 'Another way is nearly as likely.' };
  expect(logged([doubt])).toMatchObject([
    { event: 'edition-read', source: 'daily' },
    { event: 'edition-doubtful', source: 'daily', address: 'https://example.com/posts/7', warnings: [doubt] },
  ]);
});

test('an edition without doubts logs only that it was read', () => {
  expect(logged([])).toMatchObject([{ event: 'edition-read' }]);
});
