import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.array(z.string()).min(1);
const vocabulary = z
  .object({
    columns: words,
    greetings: words,
    articleParts: words,
    articleHeadlines: words,
    newsVerbs: words,
    explaining: words,
    sectionEndings: words,
    calls: words,
  })
  .parse(parse(readFileSync(new URL('../../data/roundup-terms.yaml', import.meta.url), 'utf8')));

/** The words of a list as alternatives, the longest first, so that none hides a longer one. */
function anyOf(list: readonly string[]): string {
  const escaped = list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`;
}

/** The vocabulary of data/roundup-terms.yaml, each list compiled once. */
export const TERMS = {
  /** A word that names of columns hold. */
  column: new RegExp(anyOf(vocabulary.columns), 'i'),
  /** A word of lines that greet a column's readers. */
  greeting: new RegExp(anyOf(vocabulary.greetings)),
  /** A heading that begins as parts of articles do, perhaps after its number. */
  articlePart: new RegExp(`^[\\d一二三四五六七八九十.、 ]{0,8}${anyOf(vocabulary.articleParts)}`, 'i'),
  articleHeadline: new RegExp(anyOf(vocabulary.articleHeadlines)),
  /** For counting; a global expression. */
  newsVerbs: new RegExp(anyOf(vocabulary.newsVerbs), 'g'),
  /** For counting; a global expression. */
  explaining: new RegExp(anyOf(vocabulary.explaining), 'g'),
  /** A text that ends as names of sections do. */
  sectionEnding: new RegExp(`${anyOf(vocabulary.sectionEndings)}$`, 'i'),
  calls: vocabulary.calls,
} as const;
