/** Why a document cannot be read or stored, in English for logs and JSON. */
const REASONS = {
  empty: 'The document is empty.',
  pdf: 'The document is a PDF file, not a text.',
  zip: 'The document is a ZIP or Office file, not a text.',
  gzip: 'The document is a gzip file, not a text.',
  png: 'The document is a PNG image, not a text.',
  jpeg: 'The document is a JPEG image, not a text.',
  gif: 'The document is a GIF image, not a text.',
  sqlite: 'The document is an SQLite file, not a text.',
  program: 'The document is a program, not a text.',
  binary: 'The document holds binary data, not a text.',
  'too-large': 'The document is too large to be a post.',
  'no-text': 'The document holds no text.',
  'gave-up': 'Reading the document was given up',
  'no-stories': 'No stories were found in the document.',
  'put-aside':
    'The document is put aside: reading it was given up, or the program ended twice while it was being read. A changed one is read again; sulan reread --put-aside frees this one.',
  removed: 'The document was removed while it was being read.',
} as const;

/** Code of such a reason; its words in other languages are in `messages/unreadableDocument.ts`. */
export type UnreadableCode = keyof typeof REASONS;

/** Why a document was not read or stored: an English sentence, with its code unless an error of the system is the cause. */
export interface UnreadableReason {
  readonly code?: UnreadableCode;
  readonly reason: string;
}

/** A document that cannot be read. */
export interface Unreadable extends Required<UnreadableReason> {
  readonly kind: 'unreadable';
}

/** Returns the English sentence of a code. */
export function unreadableReason(code: UnreadableCode): string {
  return REASONS[code];
}

/** Creates the result for a document that cannot be read; `detail` says what happened where the code alone does not. */
export function unreadable(code: UnreadableCode, detail?: string): Unreadable {
  return {
    kind: 'unreadable',
    code,
    reason: detail === undefined ? REASONS[code] : `${REASONS[code]}: ${detail}.`,
  };
}
