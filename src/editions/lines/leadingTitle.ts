import type { Line } from './line.ts';

/** Fewest characters of a bold or linked text at the beginning of a line that may be its title. */
export const SHORTEST_LEAD = 6;
const LONGEST_BOLD_START = 60;

/**
 * Returns the part of a line that could be a title: the bold or linked text at its beginning, else all of it. A short
 * line that is not a sentence is a title even if only its beginning is bold.
 */
export function leadingTitle({ lead, bold, text, kind }: Line): string {
  if (bold || lead.length < SHORTEST_LEAD) return text;
  return kind === 'paragraph' && text.length <= LONGEST_BOLD_START && !text.includes('。') ? text : lead;
}
