import { z } from 'zod';
import { STORY_ID } from '../editions/storyId.ts';
import { printableLine } from '../text/printable.ts';

/*
 * What the forms that programs get are made of: the JSON API answers in these forms, its OpenAPI description is generated
 * from them, and the tools of the MCP server and the webhooks use them too. All texts are plain, one line each, with no
 * control characters; every url is http or https.
 */

/** A day. */
export const dayField = z.iso.date().describe('A calendar day in Beijing, YYYY-MM-DD.');
/** An id. */
export const storyIdField = z
  .string()
  .regex(STORY_ID)
  .describe('A story’s id: the same in every format and for good.');
/** An address of ours. */
export const webUrlField = z
  .url()
  .nullable()
  .describe('The page in this archive; null where it is not on the web.');
/** An address of the publisher's. */
export const originalUrlField = z.url().nullable().describe('The publisher’s own page.');
/** A statement of authorship. */
export const machineField = z
  .string()
  .nullable()
  .describe(
    'The document’s own statement that a machine wrote this, in its words; null where it makes none.',
  );

/** Characters of the longest query or name that is read. */
export const QUERY_CHARACTERS = 200;

/** A piece of text with what it is and whose: facts, opinion and machine-written text are never mixed. */
export const textSchema = z.object({
  kind: z
    .enum(['fact', 'opinion', 'summary'])
    .describe(
      'fact: what happened; opinion: what the column thinks of it; summary: key points, often written by a language model.',
    ),
  label: z.string().describe('The label to show beside it wherever it is shown, in Chinese.'),
  by: z.string().nullable().describe('Who or what wrote it.'),
  machine: machineField,
  paragraphs: z.array(z.string()),
});

/** A labelled text as programs get it. */
export type TextJson = z.output<typeof textSchema>;

/** Where the archive's pages are for readers, and how much of a story may be handed on. */
export interface ArchiveTerms {
  /** Without a trailing slash; undefined where the archive is not on the web. */
  readonly baseUrl: string | undefined;
  /** Whole stories instead of excerpts: the operator's choice, because the news belongs to its publishers. */
  readonly fullText: boolean;
}

/** Who wrote what a language model of ours did. */
export const GENERATOR = 'AI';

/** The address of a page of the archive. */
export function pageUrl({ baseUrl }: ArchiveTerms, path: string): string | null {
  return baseUrl === undefined ? null : `${baseUrl}${path}`;
}

/** A text as one plain line. */
export function lineOf(text: string | null): string | null {
  return text === null ? null : printableLine(text);
}
