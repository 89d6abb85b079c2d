import { z } from 'zod';
import { STORY_ID } from '../editions/storyId.ts';
import { printableLine } from '../text/printable.ts';

/*
 * Fields of the schemas for programs, shared by the JSON API, its OpenAPI description, the tools of the MCP server and
 * the webhooks. All texts are plain, one line each, without control characters; all URLs are http or https.
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

/** Longest query or name in characters. */
export const QUERY_CHARACTERS = 200;

/** A text labelled with its kind and author: facts, opinion and machine-written text are never mixed. */
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

/** A labelled text for programs. */
export type TextJson = z.output<typeof textSchema>;

/** Public address of the archive, and how much of a story may be passed on. */
export interface ArchiveTerms {
  /** Without a trailing slash; undefined if the archive is not public. */
  readonly baseUrl: string | undefined;
  /**
   * Whether whole stories are given instead of excerpts: the operator's choice, because the news belongs to its
   * publishers.
   */
  readonly fullText: boolean;
}

/** Author of generated texts. */
export const GENERATOR = 'AI';

/** Returns the URL of a page of the archive. */
export function pageUrl({ baseUrl }: ArchiveTerms, path: string): string | null {
  return baseUrl === undefined ? null : `${baseUrl}${path}`;
}

/** Returns a text as one plain line. */
export function lineOf(text: string | null): string | null {
  return text === null ? null : printableLine(text);
}
