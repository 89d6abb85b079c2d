import type { Card } from './card.ts';

/** How a picture of a card looks. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /** `tall`: all of a card, for a phone; `wide`: its beginning in 1200 by 630, as previews of pages show it (https://ogp.me). */
  readonly shape: 'tall' | 'wide';
}

/** A picture as a PNG file, or that too many wait for one. */
export type Drawn = { readonly kind: 'drawn'; readonly bytes: Uint8Array } | { readonly kind: 'busy' };

/** Draws cards. */
export interface Pictures {
  /** Rejects where a card cannot be drawn: what is missing, or how much it costs, says the error. */
  draw(card: Card, look: Look): Promise<Drawn>;
}
