import { z } from 'zod';
import type { Hit } from '../search/hits.ts';
import type { SearchResult } from '../search/search.ts';
import { printableLine, visibleLine } from '../text/printable.ts';
import { type ArchiveTerms, dayField, QUERY_CHARACTERS, storyIdField } from './fields.ts';
import { storyLineSchema, storyLineToJson } from './story.ts';

/** Maximum number of hits. */
const HITS_MOST = 30;
const HITS = 10;

/** Schema of search results. */
export const searchAnswerSchema = z.object({
  query: z.string(),
  hits: z
    .array(
      storyLineSchema.extend({
        score: z.number().describe('Higher is better; comparable within one answer only.'),
        near: z.boolean().describe('It does not hold all that was asked; such hits stand last.'),
        excerpt: z
          .array(z.object({ text: z.string(), match: z.boolean() }))
          .describe('The sentence that holds the words, in pieces; empty where only the title does.'),
        also: z.array(z.object({ id: storyIdField, title: z.string() })).describe('Others of its event.'),
      }),
    )
    .describe('Best first.'),
  readAs: z.array(z.object({ typed: z.string(), as: z.string() })).describe('What was read as another word.'),
  suggestions: z.array(z.string()).describe('Names close to what was typed, where nothing holds it all.'),
  dates: z
    .object({ since: dayField, until: dayField })
    .nullable()
    .describe('The days that the query’s words bound it to.'),
});

/** Schema of the parameters of a search. */
export const searchRequestSchema = z.object({
  q: z
    .string()
    .overwrite(visibleLine)
    .min(1)
    .max(QUERY_CHARACTERS)
    .describe('Words, names, pinyin, in Chinese or English; dates such as 上周 or 2024年12月27日 bound it.'),
  limit: z.coerce.number().int().min(1).max(HITS_MOST).default(HITS).describe('Hits at most.'),
  order: z.enum(['best', 'newest']).default('best').describe('The most relevant first, or the newest.'),
  since: z.iso.date().optional().describe('The first day that counts.'),
  until: z.iso.date().optional().describe('The last day that counts.'),
  column: z.string().max(QUERY_CHARACTERS).optional().describe('Stories of one column alone.'),
});

/** Search results for programs. */
export type SearchAnswerJson = z.output<typeof searchAnswerSchema>;
/** Parameters of a search. */
export type SearchRequest = z.output<typeof searchRequestSchema>;

/** Converts search results for programs. */
export function answerToJson(query: string, answer: SearchResult, terms: ArchiveTerms): SearchAnswerJson {
  const { dates } = answer;
  return {
    query: printableLine(query),
    hits: answer.hits.map((hit) => ({
      ...storyLineToJson(hit, terms),
      score: hit.score,
      near: hit.near,
      excerpt: excerptPieces(hit.excerpt),
      also: hit.also.map(({ id, title }) => ({ id, title: printableLine(title) })),
    })),
    readAs: answer.readAs.map(({ typed, as }) => ({ typed: printableLine(typed), as: printableLine(as) })),
    suggestions: answer.suggestions.map(printableLine),
    dates: dates ? { since: dates.since, until: dates.until } : null,
  };
}

/** Splits the excerpt into pieces, because offsets would shift when characters are removed from the text. */
function excerptPieces(excerpt: Hit['excerpt']): SearchAnswerJson['hits'][number]['excerpt'] {
  if (!excerpt) return [];
  const { text, marks } = excerpt;
  const pieces = marks.flatMap(({ from, to }, index) => [
    { text: text.slice(marks[index - 1]?.to ?? 0, from), match: false },
    { text: text.slice(from, to), match: true },
  ]);
  return [...pieces, { text: text.slice(marks.at(-1)?.to ?? 0), match: false }]
    .map((piece) => ({ ...piece, text: printableLine(piece.text) }))
    .filter((piece) => piece.text !== '');
}
