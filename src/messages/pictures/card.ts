import type { ChartData } from '../../charts/lineChart.ts';
import type { Locale } from '../locale.ts';
import { type MessageBlock, textContent } from '../message.ts';

/** Blocks of a message that a picture can show: those without actions. */
export type CardBlock =
  | Extract<MessageBlock, { kind: 'heading' | 'text' | 'list' | 'items' | 'leads' | 'quote' | 'footer' }>
  | { readonly kind: 'chart'; readonly chart: ChartData };

/** Content of a picture, independent of the renderer; made for sharing outside Discord. */
export interface Card {
  readonly locale: Locale;
  /** File name without extension. */
  readonly name: string;
  /** Publisher: 速览. */
  readonly brand: string;
  /** Label, such as 一分钟速览. */
  readonly label: string;
  /** Its date in words. */
  readonly date: string;
  readonly headline: string;
  readonly blocks: readonly CardBlock[];
  /** URL with more content, and its label. */
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

/** Whether a picture can show a block. */
export function isCardBlock(block: MessageBlock): block is Exclude<CardBlock, { kind: 'chart' }> {
  return CARD_KINDS.has(block.kind);
}

/** Returns all text of a card from top to bottom, a line per block: the picture's alternative text. */
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

/** Returns each series' name, summary, peak and non-zero numbers. */
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
