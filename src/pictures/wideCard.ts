import type { Node } from '@takumi-rs/wasm';
import { textContent } from '../messages/message.ts';
import type { Card } from '../messages/pictures/card.ts';
import { brandMark } from './brand.ts';
import { horizontal, paragraph, vertical, words } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** Half of 1200 by 630, the size of page previews (https://ogp.me), in CSS pixels. */
export const WIDE_SIZE = { width: 600, height: 315 };

const LINES_MOST = 3;

/** Renders the beginning of a card: label, headline and first items or text, each cut to its space. */
export function wideCard({ label, date, headline, blocks }: Card, palette: Palette): Node {
  const items = blocks.flatMap((block) =>
    block.kind === 'leads' || block.kind === 'items' ? block.items.map(({ text }) => textContent(text)) : [],
  );
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [textContent(block.text)] : []));
  return vertical(
    {
      ...WIDE_SIZE,
      padding: '30px 36px',
      justifyContent: 'space-between',
      backgroundColor: palette.paper,
      color: palette.ink,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      borderTopWidth: 8,
      borderTopStyle: 'solid',
      borderTopColor: palette.accent,
    },
    horizontal(
      { alignItems: 'center', gap: 10 },
      brandMark(palette, 30),
      words(label, { fontSize: 17, fontWeight: 800, color: palette.accent }),
      words(date, { fontSize: 14.5, color: palette.faint }),
    ),
    words(headline, { fontSize: 29, lineHeight: 1.36, fontWeight: 800, ...clamped(LINES_MOST) }),
    items.length > 0
      ? vertical(
          { gap: 6 },
          ...items
            .slice(0, LINES_MOST)
            .map((text, index) =>
              horizontal(
                { gap: 10, alignItems: 'center' },
                words(String(index + 1), { width: 14, fontSize: 16, fontWeight: 800, color: palette.accent }),
                words(text, { flexGrow: 1, flexShrink: 1, minWidth: 0, fontSize: 16, ...clamped(1) }),
              ),
            ),
        )
      : paragraph({}, words(texts.join(' '), { fontSize: 16, lineHeight: 1.55, ...clamped(LINES_MOST) })),
  );
}

/** Returns a style that limits a text to a number of lines with an ellipsis. */
function clamped(lines: number) {
  return {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    lineClamp: lines,
    textOverflow: 'ellipsis',
    overflow: 'hidden',
  };
}
