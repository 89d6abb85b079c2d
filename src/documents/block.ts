import { DOCUMENT_BYTES_MOST } from '../sources/document.ts';

/** An image as the document names it; `url` is not yet resolved against the document's address. */
export interface ImageReference {
  readonly url: string;
  readonly alt: string;
}

/**
 * Part of a block: text in one emphasis, an image, or a line break. A soft break is a line wrapped in the source; a
 * hard one was set by the author (`<br>`).
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly url: string | null }
  | { readonly kind: 'image'; readonly image: ImageReference }
  | { readonly kind: 'break'; readonly soft: boolean };

/** Block of a document, the same for every format; its texts are plain, without invisible characters. */
export interface Block {
  /** A row is several cells of a table, ` | ` between them. */
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'rule';
  /** A heading's level (1 to 6), an item's depth in nested lists (1 is outermost), else 0. */
  readonly level: number;
  /** Whether the block is inside a block quote. */
  readonly quoted: boolean;
  readonly inlines: readonly Inline[];
}

/** Blocks of a document, and the metadata in its markup. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly markup: Markup;
  /** Whether a limit of `READING_LIMITS` truncated the document. */
  readonly truncated: boolean;
}

/**
 * Metadata that a web page gives about its article outside the article's text, as written; empty for the other formats.
 */
export interface Markup {
  readonly title: string | null;
  readonly url: string | null;
  /** Its statements of the time of publication, the most reliable first. */
  readonly published: readonly string[];
  /** Lines of its frame: bars, footers and remarks beside the article. */
  readonly notices: readonly string[];
  /** Its metadata by name, in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Markup of a text that is not a web page: empty. */
export const NO_MARKUP: Markup = { title: null, url: null, published: [], notices: [], fields: new Map() };

/** Limits of reading, far above any real roundup, so that a hostile document costs little. */
export const READING_LIMITS = {
  /** Larger documents are not read at all, in bytes. */
  documentBytes: DOCUMENT_BYTES_MOST,
  /** Characters of text kept of one document. */
  characters: 1_000_000,
  /** Characters of text kept of one block. */
  blockCharacters: 100_000,
  blocks: 20_000,
  /** Most lines into which its blocks are split. */
  lines: 20_000,
  /** Most tags of an HTML document; a long page has 10,000. */
  tags: 250_000,
  /** Deepest nesting of elements, lists and quotes; deeper ones are read as if they were at this depth. */
  depth: 256,
} as const;
