import { DOCUMENT_BYTES_MOST } from '../sources/document.ts';

/** An image as the document names it; `url` is not yet resolved against the document's address. */
export interface ImageReference {
  readonly url: string;
  readonly alt: string;
}

/**
 * A piece of a block: text in one emphasis, an image, or a line break.
 * A soft break is where the source wraps its line; a hard one is the author's (`<br>`).
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly url: string | null }
  | { readonly kind: 'image'; readonly image: ImageReference }
  | { readonly kind: 'break'; readonly soft: boolean };

/** What a document is made of, the same for every format; texts are plain, without invisible characters. */
export interface Block {
  /** A row is several cells of a table, ` | ` between them. */
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'rule';
  /** A heading's level (1 to 6), an item's depth in nested lists (1 is outermost), else 0. */
  readonly level: number;
  /** Whether it stands in a block quote. */
  readonly quoted: boolean;
  readonly inlines: readonly Inline[];
}

/** A document's blocks, and what its markup says about it. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly markup: Markup;
  /** Whether a limit cut something off. */
  readonly truncated: boolean;
}

/** What a web page says about its article outside of the article's text, as written; empty for the other formats. */
export interface Markup {
  readonly title: string | null;
  readonly url: string | null;
  /** When it says it was published, the surest statement first. */
  readonly published: readonly string[];
  /** The lines of its frame: bars, footers and remarks beside the article. */
  readonly notices: readonly string[];
  /** Its metadata by name, in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Of a text that is no web page. */
export const NO_MARKUP: Markup = { title: null, url: null, published: [], notices: [], fields: new Map() };

/** Limits that no real roundup comes near, so that a hostile document costs little. */
export const READING_LIMITS = {
  /** A document of more bytes is not read at all. */
  documentBytes: DOCUMENT_BYTES_MOST,
  /** Characters of text kept of one document. */
  characters: 1_000_000,
  /** Characters of text kept of one block. */
  blockCharacters: 100_000,
  blocks: 20_000,
  /** Lines that its blocks are taken apart into. */
  lines: 20_000,
  /** Tags of an HTML document; a long page has 10,000. */
  tags: 250_000,
  /** Open elements, list levels and quotes; deeper ones are read as if they stood at this depth. */
  depth: 256,
} as const;
