import type { CalendarDay } from '../../calendar/day.ts';
import { buildDigest } from '../../digests/build.ts';
import type { Block } from '../../documents/block.ts';
import { withoutDayToCome } from '../../editions/dating/yetToCome.ts';
import type { Weighing } from '../../editions/layouts/weighing.ts';
import type { DocumentReader, ExplainedReading } from '../../editions/reading/documentReader.ts';
import { digestMessage } from '../../messages/digest/digestMessage.ts';
import type { Locale } from '../../messages/locale.ts';
import { textsIn } from '../../messages/texts/textsIn.ts';
import { explainUnreadable } from '../../messages/unreadableDocument.ts';
import type { Document } from '../../sources/document.ts';
import { type Reaction, reactionTo } from './reactions.ts';
import type { Trial } from './trial.ts';

/** Report about reading a document: what was found, what was discarded and why, and the resulting digest. */
export type ReadingReport =
  | { readonly kind: 'unreadable'; readonly sentence: string }
  | {
      readonly kind: 'read';
      readonly headline: string;
      readonly column: string;
      readonly date: CalendarDay | null;
      readonly format: string;
      readonly blocks: readonly { readonly kind: string; readonly text: string }[];
      readonly stories: readonly {
        readonly title: string;
        readonly section: string | null;
        readonly paragraphs: number;
      }[];
      readonly discarded: readonly { readonly text: string; readonly why: string }[];
      /** Layouts considered; null if the document's list of contents determined the titles. */
      readonly weighing: Weighing | null;
      readonly warnings: readonly {
        readonly code: string;
        readonly meaning: string;
        readonly message: string;
      }[];
      readonly digest: Reaction | null;
    };

/** Reads a dropped document in a worker thread and stores it in the page's trial. `name` is its file name. */
export async function readDropped(
  { reader, trial }: { readonly reader: DocumentReader; readonly trial: () => Promise<Trial> },
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  locale: Locale,
  now: Date,
): Promise<ReadingReport> {
  const source = { bytes, origin: name, time: now };
  const reading = await reader.explain(source);
  if (reading.kind === 'unreadable')
    return { kind: 'unreadable', sentence: explainUnreadable(reading, locale) };
  const { document, discarded, weighing } = reading;
  // The same day and warnings that `parse` prints.
  const edition = withoutDayToCome(reading.edition, now);
  return {
    kind: 'read',
    headline: edition.headline,
    column: edition.column,
    date: edition.date,
    format: document.format,
    blocks: document.blocks.map((block) => ({ kind: block.kind, text: textOf(block) })),
    stories: edition.stories.map(({ title, section, paragraphs }) => ({
      title,
      section,
      paragraphs: paragraphs.length,
    })),
    discarded: discarded.map(({ text, reason }) => ({ text, why: reason })),
    weighing,
    warnings: edition.warnings.map((warning) => ({
      ...warning,
      meaning: textsIn(locale).member.uploadDoubts[warning.code],
    })),
    digest: await digestOf(source, reading, await trial(), locale),
  };
}

/** Builds the digest of this document's column only; its items open from the trial. */
async function digestOf(
  document: Document,
  reading: ExplainedReading,
  trial: Trial,
  locale: Locale,
): Promise<Reaction | null> {
  const ingested = await trial.take(document, reading);
  if (ingested.kind !== 'edition') return null;
  const { day, column } = ingested;
  const editions = await trial.context.editions.onDay(day);
  const digest = buildDigest({ day, editions: editions.filter((edition) => edition.column === column) });
  if (digest === undefined) return null;
  return reactionTo(digestMessage(digest, { locale, visibility: 'everyone', itemLimit: 20 }));
}

/** Number of characters of a block that are shown. */
const BLOCK_TEXT = 200;

function textOf(block: Block): string {
  const text = block.inlines.map(inlineText).join('');
  return text.length > BLOCK_TEXT ? `${text.slice(0, BLOCK_TEXT).toWellFormed()}…` : text;
}

function inlineText(inline: Block['inlines'][number]): string {
  if (inline.kind === 'text') return inline.text;
  return inline.kind === 'image' ? `[${inline.image.alt || inline.image.url}]` : '\n';
}
