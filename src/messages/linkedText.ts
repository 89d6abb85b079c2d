import type { Link } from '../editions/edition.ts';
import type { RichText, Span } from './message.ts';

/** A text with links, and the links whose words are not in it. */
export interface LinkedText {
  readonly text: RichText;
  readonly unused: readonly Link[];
}

/** Inserts links at their words in a text: each once, at its first position after the previous one. */
export function linkedText(text: string, links: readonly Link[]): LinkedText {
  const spans: Span[] = [];
  const unused: Link[] = [];
  let end = 0;
  for (const link of links) {
    const start = link.text.trim() === '' ? -1 : text.indexOf(link.text, end);
    if (start < 0) {
      unused.push(link);
      continue;
    }
    if (start > end) spans.push(text.slice(end, start));
    spans.push({ kind: 'link', text: link.text, url: link.url });
    end = start + link.text.length;
  }
  if (end < text.length) spans.push(text.slice(end));
  return { text: spans, unused };
}
