const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Cuts a text to at most `most` graphemes and replaces the rest with …. */
export function cutText(text: string, most: number): string {
  if (most <= 0) return '';
  // Bounds the work: only the beginning of a huge text is segmented.
  const sample = text.slice(0, most * 20);
  let count = 0;
  let end = 0;
  for (const { index } of graphemes.segment(sample)) {
    if (count === most - 1) end = index;
    if (count++ === most) return `${text.slice(0, end).trimEnd()}…`;
  }
  return text.length > sample.length ? `${sample.slice(0, end).trimEnd()}…` : text;
}
