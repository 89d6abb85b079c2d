import type { Block, Inline } from './block.ts';

/** Markdown's heading signs at the beginning of a paragraph; one sign alone needs the blank behind it. */
const HEADING_SIGNS =
  /^\s{0,8}(?:(#{2,6})[ \u3000\u00a0]{0,4}(?=[^#\s!/])|(#)[ \u3000\u00a0]{1,4}(?=[^#\s]))/;

/** Bold text between Markdown's signs; between letters and figures they multiply or mask. */
const BOLD = /(?<![0-9A-Za-z*\\])\*\*(?=[^\s*])([^*]{1,200})\*\*(?!\*)/g;

/**
 * Converts the blocks of a page into which its author pasted unrendered Markdown: `## 题` to headings and `**词**` to
 * bold text.
 */
export function withPastedMarkdown(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind === 'code' || block.kind === 'rule') return block;
    const inlines = block.inlines.some(holdsBold) ? block.inlines.flatMap(inlinesOf) : block.inlines;
    const bold = inlines === block.inlines ? block : { ...block, inlines };
    return headingOf(bold) ?? bold;
  });
}

function holdsBold(inline: Inline): boolean {
  return inline.kind === 'text' && !inline.bold && inline.text.includes('**');
}

function inlinesOf(inline: Inline): Inline[] {
  if (inline.kind !== 'text' || !holdsBold(inline)) return [inline];
  const parts: Inline[] = [];
  let end = 0;
  for (const match of inline.text.matchAll(BOLD)) {
    if (match.index > end) parts.push({ ...inline, text: inline.text.slice(end, match.index) });
    parts.push({ ...inline, text: match[1] ?? '', bold: true });
    end = match.index + match[0].length;
  }
  if (end < inline.text.length) parts.push({ ...inline, text: inline.text.slice(end) });
  return parts;
}

/** Returns the block as a heading without its signs; undefined if it is not one. */
function headingOf(block: Block): Block | undefined {
  const [first, ...others] = block.inlines;
  if (first?.kind !== 'text' || (block.kind !== 'paragraph' && block.kind !== 'heading')) return undefined;
  if (!first.text.includes('#')) return undefined;
  const [written = '', several, single] = HEADING_SIGNS.exec(first.text) ?? [];
  const signs = several ?? single;
  if (signs === undefined) return undefined;
  const level = block.kind === 'heading' ? block.level : signs.length;
  return {
    ...block,
    kind: 'heading',
    level,
    inlines: [{ ...first, text: first.text.slice(written.length) }, ...others],
  };
}

/** Removes the signs of Markdown around and in a title of metadata. */
export function titleWithoutMarkdown(title: string): string {
  return title.replace(HEADING_SIGNS, '').replace(BOLD, '$1');
}
