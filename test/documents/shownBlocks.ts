import type { Block } from '../../src/documents/block.ts';

/**
 * Blocks as one line each: kind and level, then the text with *bold*, [alt|address] for an image, <text>(address) for a
 * link, / for a soft break and // for one that the author set.
 */
export function shownWhole(blocks: readonly Block[]): string[] {
  return blocks.map(({ kind, level, quoted, inlines }) => {
    const text = inlines.map((inline) => {
      if (inline.kind === 'break') return inline.soft ? '/' : '//';
      if (inline.kind === 'image') return `[${inline.image.alt}|${inline.image.url}]`;
      const words = inline.bold ? `*${inline.text}*` : inline.text;
      return inline.url === null ? words : `<${words}>(${inline.url})`;
    });
    return `${quoted ? '> ' : ''}${kind}${level || ''}: ${text.join('')}`;
  });
}
