import { TERMS } from './terms.ts';

const WIDEST_SECTION = 20;
const LONGEST_ENDING = 12;
/** A name with the signs and pictures around it. */
const LONGEST_NAME = 40;

/** Whether a heading is short enough for a section's name, or ends as such names do. */
export function namesSection(text: string): boolean {
  return endsAsSection(text) || (text.length <= LONGEST_NAME && columnsOf(bare(text)) <= WIDEST_SECTION);
}

/** Whether a heading ends in a word that sections are called by: 🔥 本周热点. */
export function endsAsSection(text: string): boolean {
  return TERMS.sectionEnding.test(bare(text.slice(-2 * LONGEST_ENDING)).slice(-LONGEST_ENDING));
}

/**
 * A name without the signs and pictures around it; what ends as a sentence stays one. For short texts alone: the signs of
 * a long one would be tried one after the other.
 */
function bare(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}。！？；，、]+$/gu, '');
}

/** Columns of a short text: two for a wide character. */
function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length && columns <= WIDEST_SECTION; i++) {
    columns += text.charCodeAt(i) >= 0x1100 ? 2 : 1;
  }
  return columns;
}
