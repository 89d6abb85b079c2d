import type { Link } from '../editions/edition.ts';
import type { RichText, Span } from './message.ts';

/** A text whose links can be followed, and the links whose words it does not hold. */
export interface LinkedText {
  readonly text: RichText;
  readonly unused: readonly Link[];
}

/** Puts links where their words stand in a text: each once, at its first place after the one before. */
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
