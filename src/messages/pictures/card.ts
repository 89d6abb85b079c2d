import type { ChartData } from '../../charts/lineChart.ts';
import type { Locale } from '../locale.ts';
import { type MessageBlock, textContent } from '../message.ts';

/** The pieces of a message that a picture can show: nothing in it can be pressed. */
export type CardBlock =
  | Extract<MessageBlock, { kind: 'heading' | 'text' | 'list' | 'items' | 'leads' | 'quote' | 'footer' }>
  | { readonly kind: 'chart'; readonly chart: ChartData };

/** What a picture says, described without any renderer; made to be handed on outside Discord. */
export interface Card {
  readonly locale: Locale;
  /** Its file's name without an ending. */
  readonly name: string;
  /** Whose it is: 速览. */
  readonly brand: string;
  /** What it is, such as 一分钟速览. */
  readonly label: string;
  /** Its day in words. */
  readonly date: string;
  readonly headline: string;
  readonly blocks: readonly CardBlock[];
  /** Where more stands, with what a reader finds there. */
  readonly address?: { readonly url: string; readonly label: string };
}

const CARD_KINDS: ReadonlySet<string> = new Set<CardBlock['kind']>([
  'heading',
  'text',
  'list',
  'items',
  'leads',
  'quote',
  'footer',
]);

/** Whether a picture can show a piece of a message. */
export function isCardBlock(block: MessageBlock): block is Exclude<CardBlock, { kind: 'chart' }> {
  return CARD_KINDS.has(block.kind);
}

/** Every word of a card, a line a piece, from top to bottom: what a picture of it says to who cannot see it. */
export function cardWords({ brand, label, date, headline, blocks, address }: Card): string {
  return [
    `${label} · ${date}`,
    headline,
    ...blocks.flatMap(blockWords),
    brand,
    ...(address ? [`${address.label} ${address.url}`] : []),
  ].join('\n');
}

function blockWords(block: CardBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'footer':
      return [textContent(block.text)];
    case 'list':
      return block.lines.map(textContent);
    case 'items':
      return block.items.map((item, index) => `${block.first + index}. ${textContent(item.text)}`);
    case 'leads':
      return block.items.flatMap((item, index) => [
        `${block.first + index}. ${textContent(item.text)}`,
        ...(item.detail === undefined ? [] : [textContent(item.detail)]),
      ]);
    case 'chart':
      return chartWords(block.chart);
    case 'quote':
      return [block.label, ...block.paragraphs.map(textContent)];
  }
}

/** Every line's name, what its numbers come to, what was told at its peak, and its numbers that are not zero. */
function chartWords({ labels, series }: ChartData): readonly string[] {
  return series.flatMap(({ name, facts, peak, counts }, place) => {
    const told = counts.flatMap((count, at) => (count === 0 ? [] : [`${labels[at] ?? ''} ${count}`]));
    return [
      `${place + 1}. ${name}: ${facts}`,
      ...(peak ? [peak.text] : []),
      ...(told.length > 0 ? [told.join(', ')] : []),
    ];
  });
}
