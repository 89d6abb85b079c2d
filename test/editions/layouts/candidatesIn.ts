import { readDocument } from '../../../src/documents/readDocument.ts';
import { type Candidates, findCandidates } from '../../../src/editions/layouts/candidates/candidates.ts';
import type { Layout } from '../../../src/editions/layouts/layout.ts';
import { readMasthead } from '../../../src/editions/masthead/masthead.ts';

/** Returns the lines that could be titles in a roundup of some Markdown blocks. */
export function candidatesIn(blocks: readonly string[]): Candidates {
  const document = readDocument({
    bytes: Buffer.from(`# 每周要闻 2025-06-05\n\n${blocks.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (document.kind === 'unreadable') throw new Error(document.reason);
  return findCandidates(readMasthead(document));
}

/** Returns the lines that are titles in a layout. */
export function linesOfTitles({ titles }: Layout, { masthead }: Candidates): string[] {
  return [...titles.keys()].map((index) => masthead.lines[index]?.text ?? '');
}
