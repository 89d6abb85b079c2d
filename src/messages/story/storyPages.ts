import type { Link } from '../../editions/edition.ts';
import { linkedText } from '../linkedText.ts';
import type { RichText, Span } from '../message.ts';
import { takeSentences } from '../takeSentences.ts';

/** Size of a page: about 1,200 Chinese characters, which with everything around them fit one message. */
const PAGE_WEIGHT = 1200;
const PUNCTUATION = /^[!-/:-@[-`{-~]$/u;

/** A paragraph of a story, or of an opinion of its column or another one. */
export interface PageParagraph {
  readonly kind: 'fact' | 'opinion';
  readonly text: RichText;
  /** Other column whose opinion it is; null for the story's own. */
  readonly otherColumn: string | null;
}

/** Opinion of another column on the story's event. */
export interface OtherColumn {
  readonly column: string;
  readonly commentary: readonly string[];
}

/** Pages of a story (at least one), and links whose words are not in the text. */
export interface StoryPages {
  readonly pages: readonly (readonly PageParagraph[])[];
  readonly unusedLinks: readonly Link[];
}

/** Splits a story and the opinions of others into pages, between paragraphs if possible, else between sentences. */
export function storyPages(
  story: {
    readonly paragraphs: readonly string[];
    readonly commentary: readonly string[];
    readonly links: readonly Link[];
  },
  otherColumns: readonly OtherColumn[] = [],
): StoryPages {
  let unusedLinks = story.links;
  const paragraphs: PageParagraph[] = [];
  for (const [kind, texts] of [
    ['fact', story.paragraphs],
    ['opinion', story.commentary],
  ] as const) {
    for (const plain of texts) {
      const { text, unused } = linkedText(plain, unusedLinks);
      unusedLinks = unused;
      paragraphs.push({ kind, text, otherColumn: null });
    }
  }
  for (const { column, commentary } of otherColumns) {
    for (const text of commentary) paragraphs.push({ kind: 'opinion', text, otherColumn: column });
  }
  return { pages: paginate(paragraphs), unusedLinks };
}

function paginate(paragraphs: readonly PageParagraph[]): PageParagraph[][] {
  let page: PageParagraph[] = [];
  let left = PAGE_WEIGHT;
  const pages = [page];
  for (const paragraph of paragraphs) {
    for (let text: RichText | undefined = paragraph.text; text !== undefined; ) {
      const { head, tail, atSentence, weight }: ReturnType<typeof takeSentences> = takeSentences(
        text,
        left,
        weigh,
      );
      const isFresh = page.length === 0;
      // A page ends before a paragraph rather than in its first lines, and never inside a sentence if possible.
      if (tail !== undefined && !isFresh && (!atSentence || weight < PAGE_WEIGHT / 4)) {
        page = [];
        pages.push(page);
        left = PAGE_WEIGHT;
        continue;
      }
      page.push({ ...paragraph, text: head });
      left -= weight;
      text = tail;
    }
  }
  return pages;
}

/** Returns the size of a text: 1 per Chinese character, more for characters that need escaping or many bytes. */
function weigh(part: Span): number {
  if (typeof part === 'string') return weighText(part);
  const words = 'text' in part ? weighText(part.text) : 8;
  // A link is never split, so even a long one must fit a page.
  return Math.min(words + ('url' in part ? part.url.length / 3 : 0), PAGE_WEIGHT / 2);
}

function weighText(text: string): number {
  let weight = 0;
  for (const character of text) {
    weight += Math.max(0.5, Buffer.byteLength(character) / 3) * (PUNCTUATION.test(character) ? 2 : 1);
  }
  return weight;
}
