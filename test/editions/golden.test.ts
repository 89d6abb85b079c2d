import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEdition } from '../../src/editions/readEdition.ts';

const GOLDEN = new URL('./golden/', import.meta.url);
const DOCUMENTS = readdirSync(GOLDEN).filter((name) => !name.endsWith('.json'));
/** When the documents are read: later than anything that they speak of. */
const TIME = new Date('2025-12-01T00:00:00Z');

/** The edition of a golden document and what is left out of it, as its `.json` beside it has them. */
function readGolden(name: string) {
  const reading = readEdition({ bytes: readFileSync(new URL(name, GOLDEN)), origin: name, time: TIME });
  if (reading.kind === 'unreadable') return { error: reading.reason };
  return { ...reading.edition, discarded: reading.discarded };
}

describe('a document reads as the JSON beside it says', () => {
  test.each(DOCUMENTS)('%s', async (name) => {
    const expected = new URL(`${name}.json`, GOLDEN).pathname;
    await expect(`${JSON.stringify(readGolden(name), null, 1)}\n`).toMatchFileSnapshot(expected);
  });
});

test('the same post as HTML and as Markdown is the same edition', () => {
  const { discarded: _html, ...html } = JSON.parse(JSON.stringify(readGolden('daily.html')));
  const { discarded: _markdown, ...markdown } = JSON.parse(JSON.stringify(readGolden('daily.md')));
  expect(markdown).toEqual(html);
});
