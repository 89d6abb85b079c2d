import { z } from 'zod';
import { plainText } from '../text/plain.ts';
import { printableLine } from '../text/printable.ts';

/** What ends the thoughts of a model that thinks aloud before it answers. */
const THOUGHTS_END = '</think>';

/** The JSON object in what a model wrote, around which there may be thoughts, words or a fence of code; undefined for another. */
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

/** Texts, each about the story of a number. */
export const numberedTextsSchema = z.object({
  texts: z.array(z.object({ n: z.int(), text: z.string().max(MOST_CHARACTERS) })).max(MOST_TEXTS),
});

/** Sentences, each with the numbers of the stories that say so. */
export const sourcedSentencesSchema = z.object({
  sentences: z
    .array(z.object({ text: z.string().max(MOST_CHARACTERS), sources: z.array(z.int()).max(MOST_TEXTS) }))
    .max(MOST_TEXTS),
});

/** Marks of lists before a text, and of sources behind a sentence: 1. … [2]. */
const LIST_MARK = /^(?:\d{1,2}[.、)）]\s*|[-•·*]\s+)/u;
const SOURCE_MARKS = /[\s]*(?:[[【]\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*\s*[\]】])+/gu;

/** A text of a model as one plain line, without the marks of lists and sources that are set by us. */
export function plainLine(text: string): string {
  return plainText(printableLine(text)).trim().replace(LIST_MARK, '').replace(SOURCE_MARKS, '').trim();
}

/** The sentences of a line, with what ends them. */
export function sentencesOf(line: string): readonly string[] {
  return line.match(/[^。！？!?]+[。！？!?]*[”」』）)]*/gu) ?? [];
}
