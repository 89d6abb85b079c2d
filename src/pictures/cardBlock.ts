import type { Node } from '@takumi-rs/wasm';
import { type LeadItem, type RichText, textContent } from '../messages/message.ts';
import type { CardBlock } from '../messages/pictures/card.ts';
import { chartNode } from './chartNode.ts';
import { horizontal, type NodeStyle, paragraph, vertical, words } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** Width of a block in CSS pixels, and its palette. */
export interface BlockSurroundings {
  readonly width: number;
  readonly palette: Palette;
}

/** Renders a block of a card at a width; `before` is the previous block. */
export function blockNode(
  block: CardBlock,
  { width, palette }: BlockSurroundings,
  before: CardBlock | undefined,
): Node {
  switch (block.kind) {
    case 'heading':
      return horizontal(
        { marginTop: 14, alignItems: 'center', gap: 10 },
        vertical({ width: 5, height: 20, borderRadius: 3, backgroundColor: palette.accent, flexShrink: 0 }),
        paragraph(
          { fontSize: 18.5, lineHeight: 1.4, fontWeight: 800, flexGrow: 1, flexShrink: 1, minWidth: 0 },
          ...runs(block.text),
        ),
      );
    case 'text':
      return paragraph({ fontSize: 18, lineHeight: 1.75 }, ...runs(block.text));
    case 'list':
      return vertical({ gap: 8 }, ...block.lines.map((line) => numbered('·', line, palette)));
    case 'items':
      return vertical(
        { gap: 10 },
        ...block.items.map(({ text }, index) => numbered(String(block.first + index), text, palette)),
      );
    case 'leads':
      return leads(block.items, block.first, palette);
    case 'quote':
      return vertical(
        {
          marginTop: 6,
          padding: '14px 18px',
          gap: 8,
          backgroundColor: palette.panel,
          borderLeftWidth: 4,
          borderLeftStyle: 'solid',
          borderLeftColor: palette.accent,
          borderRadius: 8,
        },
        paragraph(
          { fontSize: 15, lineHeight: 1.5, fontWeight: 700, color: palette.faint },
          words(block.label),
        ),
        ...block.paragraphs.map((text) => paragraph({ fontSize: 17, lineHeight: 1.7 }, ...runs(text))),
      );
    case 'chart':
      return chartNode(block.chart, width, palette);
    case 'footer':
      return paragraph(
        {
          fontSize: 14.5,
          lineHeight: 1.6,
          color: palette.faint,
          ...(before && before.kind !== 'footer' && { marginTop: 8 }),
        },
        ...runs(block.text),
      );
  }
}

/** Renders the leading items in a panel. */
function leads(items: readonly LeadItem[], first: number, palette: Palette): Node {
  return vertical(
    { marginTop: 4, padding: '4px 20px', backgroundColor: palette.panel, borderRadius: 14 },
    ...items.map(({ text, detail }, index) =>
      horizontal(
        {
          padding: '15px 0',
          gap: 14,
          ...(index > 0 && {
            borderTopWidth: 1,
            borderTopStyle: 'solid',
            borderTopColor: palette.line,
          }),
        },
        words(String(first + index), {
          width: 22,
          flexShrink: 0,
          fontSize: 25,
          lineHeight: 1.15,
          fontWeight: 800,
          color: palette.accent,
        }),
        vertical(
          { flexGrow: 1, flexShrink: 1, minWidth: 0, gap: 5 },
          paragraph({ fontSize: 20, lineHeight: 1.45, fontWeight: 700 }, ...runs(text)),
          detail === undefined
            ? undefined
            : paragraph({ fontSize: 15, lineHeight: 1.55, color: palette.faint }, ...runs(detail)),
        ),
      ),
    ),
  );
}

/** Renders a line with its number or mark. */
function numbered(mark: string, text: RichText, palette: Palette): Node {
  return horizontal(
    { gap: 12 },
    words(mark, {
      width: 26,
      flexShrink: 0,
      textAlign: 'right',
      fontSize: 16.5,
      lineHeight: 1.65,
      fontWeight: 600,
      color: palette.accent,
    }),
    paragraph(
      { fontSize: 17.5, lineHeight: 1.56, flexGrow: 1, flexShrink: 1, minWidth: 0 },
      ...itemRuns(text, palette),
    ),
  );
}

/** Longest text after a dot that is kept on one line, in UTF-16 units. */
const UNBROKEN_CHARACTERS = 14;

/** Renders an item's text, with its details smaller. */
function itemRuns(text: RichText, palette: Palette): Node[] {
  return runs(text, { color: palette.faint, fontSize: 14.5 });
}

/** Renders a text without links; details after the first span may have another style. */
function runs(text: RichText, behind: NodeStyle = {}): Node[] {
  if (typeof text === 'string') return said(text, {});
  return text.flatMap((span, index) => {
    if (typeof span === 'string') return said(span, index > 0 && span.startsWith(' · ') ? behind : {});
    return [words(textContent([span]), span.kind === 'bold' ? { fontWeight: 700 } : {})];
  });
}

/** Renders words; short text after a dot is not wrapped. */
function said(text: string, style: NodeStyle): Node[] {
  return text.split(/(?= · )/u).map((part) => {
    const isShort = part.startsWith(' · ') && part.length <= UNBROKEN_CHARACTERS;
    return words(part, { ...style, ...(isShort && { whiteSpace: 'nowrap' }) });
  });
}
