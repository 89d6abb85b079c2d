const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A text of at most `most` characters as people count them, its end replaced by … where it is longer. */
export function cutText(text: string, most: number): string {
  if (most <= 0) return '';
  // Whoever asks for a title of a megabyte of text must not have it segmented.
  const sample = text.slice(0, most * 20);
  let count = 0;
  let end = 0;
  for (const { index } of graphemes.segment(sample)) {
    if (count === most - 1) end = index;
    if (count++ === most) return `${text.slice(0, end).trimEnd()}…`;
  }
  return text.length > sample.length ? `${sample.slice(0, end).trimEnd()}…` : text;
}
