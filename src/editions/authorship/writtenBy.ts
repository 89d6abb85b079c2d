import type { Metadata } from '../../documents/readDocument.ts';
import { fold } from '../../text/fold.ts';
import type { Story } from '../edition.ts';
import type { Line } from '../lines/line.ts';
import { isCaveatAlone } from './caveats.ts';
import { inHalfWidth, type machineStatement } from './machineStatement.ts';
import { machineStatementInField } from './statementInField.ts';

/**
 * Returns the document's own statement that a machine wrote it: at its head, at its foot or anywhere on a line of its
 * own, in a quote, in the frame of its page, or in its front matter. `others` are lines about something else: the key
 * points, whose maker is named separately. Returns null if the document makes none.
 */
export function writtenBy(
  lines: readonly Line[],
  others: ReadonlySet<number>,
  metadata: Metadata,
  statementIn: typeof machineStatement,
): string | null {
  for (const line of lines) {
    const statement = others.has(line.index) ? undefined : statementIn(line.text);
    if (statement?.of === 'document') return statement.text;
  }
  for (const notice of metadata.notices) {
    const statement = statementIn(notice);
    if (statement?.of === 'document') return statement.text;
  }
  for (const [key, value] of metadata.fields) {
    const statement = machineStatementInField(key, value, statementIn);
    if (statement !== undefined) return statement;
  }
  return null;
}

/**
 * Returns a story with its own statement, and without the paragraphs that only make one for the whole document, unless
 * it has no others.
 */
export function withAuthorship<S extends Omit<Story, 'id' | 'writtenBy'>>(
  story: S,
  statementIn: typeof machineStatement,
): S & Pick<Story, 'writtenBy'> {
  let own: string | null = null;
  const paragraphs = story.paragraphs.filter((paragraph) => {
    const statement = statementIn(paragraph);
    if (statement?.of === 'story') own ??= statement.text;
    return statement?.of !== 'document' || tellsMore(inHalfWidth(paragraph).replace(statement.text, ''));
  });
  return { ...story, paragraphs: paragraphs.length > 0 ? paragraphs : story.paragraphs, writtenBy: own };
}

/**
 * Whether the rest of a statement's paragraph has content of its own, rather than only another warning of machine text.
 */
function tellsMore(rest: string): boolean {
  return rest
    .split(/[。！!；;·•|｜\n]|(?<=\w)\. ?/)
    .map((sentence) => fold(sentence).replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .some((sentence) => sentence.length > 2 && !isCaveatAlone(sentence));
}
