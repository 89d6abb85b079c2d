import type { Digest } from '../../digests/digest.ts';
import type { Locale } from '../locale.ts';
import type { RichText } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { type Card, type CardBlock, isCardBlock } from '../pictures/card.ts';
import { longDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';
import { dayPath } from '../webPages.ts';
import { digestMessage } from './digestMessage.ts';

/** Maximum number of items in a picture. */
const ITEMS_MOST = 40;

/** Returns a day's digest as a card for a picture. */
export function digestCard(digest: Digest, locale: Locale, archiveUrl: string | undefined): Card {
  const texts = textsIn(locale);
  const { blocks } = digestMessage(digest, { locale, visibility: 'asker', itemLimit: ITEMS_MOST });
  const left = digest.sections.reduce((sum, { items }) => sum + items.length, 0) - ITEMS_MOST;
  return {
    locale,
    name: `sulan-${digest.day}`,
    brand: texts.pictures.brand,
    label: texts.pictures.digestLabel,
    date: longDay(digest.day, locale),
    headline: newsScriptOf(locale).text(digest.title),
    // The heading would repeat the card's label and day.
    blocks: [
      ...blocks.filter(isCardBlock).filter((block) => block.kind !== 'heading' || block.level > 2),
      ...(left > 0 ? [{ kind: 'footer', text: texts.pictures.moreItems(left) } as const] : []),
    ].map(withoutSigns),
    ...(archiveUrl !== undefined && {
      address: { url: archiveUrl + dayPath(digest.day), label: texts.pictures.wholeDay },
    }),
  };
}

/** Removes the sign before the words for a continuation, which no Chinese font has. */
function withoutSigns(block: CardBlock): CardBlock {
  const without = (text: RichText): RichText =>
    typeof text === 'string' ? text : text.filter((span) => span !== '⟳ ');
  switch (block.kind) {
    case 'items':
      return { ...block, items: block.items.map((item) => ({ ...item, text: without(item.text) })) };
    case 'leads':
      return {
        ...block,
        items: block.items.map(({ detail, ...item }) => ({
          ...item,
          ...(detail !== undefined && { detail: without(detail) }),
        })),
      };
    default:
      return block;
  }
}
