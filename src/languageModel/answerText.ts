import { z } from 'zod';
import { plainText } from '../text/plain.ts';
import { printableLine } from '../text/printable.ts';

/** End of the reasoning that some models write before the answer. */
const THOUGHTS_END = '</think>';

/**
 * Parses the JSON object in a model's answer, which may be surrounded by reasoning, words or a code fence; undefined if
 * it does not match the schema.
 */
export function readJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): z.output<Schema> | undefined {
  const answer = text.slice(text.lastIndexOf(THOUGHTS_END) + 1);
  const [start, end] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  if (start < 0 || end < start) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(answer.slice(start, end + 1));
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const MOST_TEXTS = 60;
const MOST_CHARACTERS = 1000;

/** Schema of texts with the number of their story. */
export const numberedTextsSchema = z.object({
  texts: z.array(z.object({ n: z.int(), text: z.string().max(MOST_CHARACTERS) })).max(MOST_TEXTS),
});

/** Schema of sentences with the numbers of the stories that support them. */
export const sourcedSentencesSchema = z.object({
  sentences: z
    .array(z.object({ text: z.string().max(MOST_CHARACTERS), sources: z.array(z.int()).max(MOST_TEXTS) }))
    .max(MOST_TEXTS),
});

/** List marks before a text, and source marks after a sentence: 1. … [2]. */
const LIST_MARK = /^(?:\d{1,2}[.、)）]\s*|[-•·*]\s+)/u;
const SOURCE_MARKS = /[\s]*(?:[[【]\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*\s*[\]】])+/gu;

/** Returns a model's text as one plain line without list and source marks, which we add ourselves. */
export function plainLine(text: string): string {
  return plainText(printableLine(text)).trim().replace(LIST_MARK, '').replace(SOURCE_MARKS, '').trim();
}

/** Splits a line into sentences, with their end marks. */
export function sentencesOf(line: string): readonly string[] {
  return line.match(/[^。！？!?]+[。！？!?]*[”」』）)]*/gu) ?? [];
}
