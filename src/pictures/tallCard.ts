import type { Node } from '@takumi-rs/wasm';
import type { Card } from '../messages/pictures/card.ts';
import { brandMark, qrCode } from './brand.ts';
import { blockNode } from './cardBlock.ts';
import { horizontal, paragraph, vertical, words } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** Width of a phone's screen in CSS pixels. */
export const TALL_WIDTH = 540;
const MARGIN = 32;
const QR_SIZE = 92;

/** Renders a card from top to bottom. */
export function tallCard(card: Card, palette: Palette): Node {
  const { headline, blocks } = card;
  return vertical(
    { width: TALL_WIDTH, backgroundColor: palette.paper, color: palette.ink, overflowWrap: 'anywhere' },
    vertical(
      { padding: `30px ${MARGIN}px 22px`, gap: 18 },
      masthead(card, palette),
      paragraph({ fontSize: 31, lineHeight: 1.38, fontWeight: 800 }, words(headline)),
    ),
    vertical(
      { padding: `0 ${MARGIN}px 26px`, gap: 12 },
      ...blocks.map((block, index) =>
        blockNode(block, { width: TALL_WIDTH - 2 * MARGIN, palette }, blocks[index - 1]),
      ),
    ),
    foot(card, palette),
  );
}

/** Renders the logo, the card's label and its day. */
function masthead({ label, date }: Card, palette: Palette): Node {
  return horizontal(
    { alignItems: 'center', gap: 12 },
    brandMark(palette, 38),
    vertical(
      { flexGrow: 1, flexShrink: 1, minWidth: 0 },
      paragraph({ fontSize: 18, lineHeight: 1.3, fontWeight: 800, color: palette.accent }, words(label)),
      paragraph({ fontSize: 14.5, lineHeight: 1.4, color: palette.faint }, words(date)),
    ),
  );
}

/** Renders the publisher and the address. */
function foot({ brand, address }: Card, palette: Palette): Node {
  const code = address && qrCode(address.url, QR_SIZE);
  return horizontal(
    {
      padding: `20px ${MARGIN}px 24px`,
      alignItems: 'center',
      gap: 20,
      backgroundColor: palette.panel,
      borderTopWidth: 1,
      borderTopStyle: 'solid',
      borderTopColor: palette.line,
    },
    vertical(
      { flexGrow: 1, flexShrink: 1, minWidth: 0, gap: 6 },
      horizontal(
        { alignItems: 'center', gap: 9 },
        brandMark(palette, 22),
        words(brand, { fontSize: 16.5, lineHeight: 1.3, fontWeight: 800 }),
      ),
      ...(address
        ? [
            paragraph({ fontSize: 14.5, lineHeight: 1.5, color: palette.faint }, words(address.label)),
            paragraph(
              { fontSize: 14.5, lineHeight: 1.5, color: palette.accent, wordBreak: 'break-all' },
              words(address.url.replace(/^https?:\/\//u, '')),
            ),
          ]
        : []),
    ),
    code,
  );
}
