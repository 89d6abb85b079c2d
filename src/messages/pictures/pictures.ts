import type { Card } from './card.ts';

/** Look of a picture. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /**
   * `tall`: the whole card, for a phone; `wide`: its beginning in 1200 by 630, for page previews (https://ogp.me);
   * `chart`: its charts alone, for a message that has the rest in words.
   */
  readonly shape: 'tall' | 'wide' | 'chart';
}

/** A picture as a PNG file, or a notice that too many are in progress. */
export type Drawn = { readonly kind: 'drawn'; readonly bytes: Uint8Array } | { readonly kind: 'busy' };

/** Draws cards. */
export interface Pictures {
  /** Draws a card. Rejects if this fails; the error says why. */
  draw(card: Card, look: Look): Promise<Drawn>;
}
