import { type APIComponentInContainer, type APIMediaGalleryItem, ComponentType } from 'discord-api-types/v10';
import { encodeAction } from '../../messages/actions/customId.ts';
import type {
  Item,
  LeadItem,
  Message,
  MessageBlock,
  Picture,
  RichText,
  Span,
} from '../../messages/message.ts';
import { textContent } from '../../messages/message.ts';
import { clip } from '../../messages/takeSentences.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { buttonRows } from './buttons.ts';
import { chunks, labelOf } from './labels.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { linkTarget, markdownOf } from './markdown.ts';
import { entriesOf, type MenuEntry, menuRow, menusOf, menuWeight } from './menus.ts';
import { MAX_WEIGHT, weightOf, weightOfPart } from './weight.ts';

/** A paragraph of Markdown that may be split over messages. */
export interface TextUnit {
  readonly kind: 'text';
  readonly text: RichText;
  /** Markup before each line, such as `## `. */
  readonly prefix: string;
  /** Markup before the first line, such as `3. `. */
  readonly opening?: string;
  /** Whether a blank line precedes it. */
  readonly apart: boolean;
  /** Whether it starts a new text display. */
  readonly opens?: boolean;
  /** Whether it is a heading, which is never last in a message. */
  readonly leads: boolean;
  readonly entry?: MenuEntry;
}

/** A component that is never split. */
export interface NodeUnit {
  readonly kind: 'node';
  readonly component: APIComponentInContainer;
  /** Number of components, including nested ones. */
  readonly count: number;
  readonly weight: number;
  readonly entry?: MenuEntry;
}

/** Position of the menus of items. */
export interface MenuPlace {
  readonly kind: 'menu-place';
}

/** Unit of a message before it is packed into payloads. */
export type RenderUnit = TextUnit | NodeUnit | MenuPlace;

/** Returns the units of a message from top to bottom; menus of items are created when the parts are known. */
export function renderUnitsOf(message: Message): RenderUnit[] {
  const ping: RenderUnit[] =
    message.pingRole === undefined ? [] : [line([{ kind: 'role', id: message.pingRole }], '', false)];
  const used = new Set<string>();
  const units = [...ping, ...message.blocks.flatMap((block) => unitsOfBlock(block, message, used))];
  const visible = units.filter((unit) => unit.kind !== 'text' || hasWords(unit));
  return visible.some(({ kind }) => kind !== 'menu-place')
    ? visible
    : [line(printableLine(message.title).trim() || '…', '', false)];
}

function unitsOfBlock(block: MessageBlock, message: Message, used: Set<string>): RenderUnit[] {
  switch (block.kind) {
    case 'heading':
      return [{ ...line(oneLine(block.text), `${'#'.repeat(block.level)} `, false), leads: true }];
    case 'text':
      return [line(block.text, '', true)];
    case 'list':
      return block.lines.map((text) => line(oneLine(text), '- ', false));
    case 'items':
      return block.items.map((item, index) => itemUnit(item, block.first + index, message));
    case 'leads':
      return block.items.flatMap((item, index) => leadUnits(item, block.first + index, message));
    case 'menu':
      return [{ kind: 'menu-place' }];
    case 'quote':
      return [
        { ...line([{ kind: 'bold', text: block.label }], '> ', true), leads: true },
        ...block.paragraphs.map((text) => line(text, '> ', false)),
      ];
    case 'footer':
      return [line(oneLine(block.text), '-# ', true)];
    case 'images':
      return chunks(block.images.flatMap(galleryItem), LIMITS.galleryItems).map(gallery);
    case 'drawing': {
      const { name, alt } = block.drawing;
      return [
        gallery([
          { media: { url: `attachment://${name}` }, description: clip(printable(alt), LIMITS.altText) },
        ]),
      ];
    }
    case 'divider':
      return [node({ type: ComponentType.Separator, divider: true, spacing: 1 }, 1, 0)];
    case 'buttons':
      return buttonUnits(block, message, used);
    case 'choice':
      return menusOf(entriesOf(block.options)).map((entries) => menuUnit(entries, block.placeholder));
  }
}

function line(text: RichText, prefix: string, apart: boolean): TextUnit {
  const spans = typeof text === 'string' ? [text] : text;
  return { kind: 'text', text: spans.map(cuttable).map(tidy), prefix, apart, leads: false };
}

/** Removes invisible characters and long white space that could fill a message. */
function tidy(span: Span): Span {
  if (typeof span !== 'string') return span;
  const lines = printable(span)
    .split('\n')
    .map((part) => part.replace(/\s+/gu, ' '));
  return lines.filter((part, index) => index === 0 || part.trim() !== '').join('\n');
}

/** Converts a span that a message could hardly hold into plain text, because spans are never split. */
function cuttable(span: Span): Span {
  return typeof span !== 'string' && weightOfPart(span) > MAX_WEIGHT / 4 ? textContent([span]) : span;
}

function itemUnit(item: Item, number: number, message: Message): TextUnit {
  const words = line(oneLine(item.text), '', false);
  const unit = { ...(hasWords(words) ? words : line('…', '', false)), opening: `${number}. ` };
  const value = item.action && message.choose !== undefined ? encodeAction(item.action) : undefined;
  if (value === undefined) return unit;
  return {
    ...unit,
    entry: {
      label: labelOf(`${number}. ${item.entry?.label ?? textContent(item.text)}`, LIMITS.selectText),
      ...(item.entry?.description && {
        description: labelOf(item.entry.description, LIMITS.selectText),
      }),
      value,
    },
  };
}

/** Largest weight of text beside a thumbnail: a section cannot be split over messages. */
const MAX_SECTION_WEIGHT = MAX_WEIGHT / 6;

/** Returns a lead as text displays or, with a picture, as a section with a thumbnail. */
function leadUnits(
  { detail, note, picture, ...item }: LeadItem,
  number: number,
  message: Message,
): RenderUnit[] {
  const { opening: _, ...words } = itemUnit(item, number, message);
  const lines: readonly [TextUnit, ...TextUnit[]] = [
    { ...words, opening: `**${number}.** `, opens: true },
    ...[detail, note].flatMap((small) =>
      small === undefined ? [] : [line(oneLine(small), '-# ', false)].filter(hasWords),
    ),
  ];
  const content = unitContent(lines);
  const weight = weightOf(content) + LIMITS.bytesPerTextDisplay;
  const [media] = picture && weight <= MAX_SECTION_WEIGHT ? galleryItem(picture) : [];
  if (!media) return [...lines];
  const section: APIComponentInContainer = {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content }],
    accessory: { type: ComponentType.Thumbnail, ...media },
  };
  return [{ ...node(section, 3, weight), ...(words.entry && { entry: words.entry }) }];
}

/** Joins the Markdown of consecutive units. */
export function unitContent(units: readonly TextUnit[]): string {
  let content = '';
  let isLed = false;
  for (const unit of units) {
    const lines = markdownOf(unit.text).trim();
    if (lines === '') continue;
    // A heading has space below it.
    if (content !== '') content += unit.apart && !isLed ? '\n\n' : '\n';
    isLed = unit.leads;
    content += (unit.opening ?? '') + lines.replace(/^/gmu, () => unit.prefix);
  }
  return content;
}

/** Returns a select menu; its custom id is set when its part is known. */
export function menuUnit(entries: readonly MenuEntry[], placeholder: string): NodeUnit {
  return node(menuRow(entries, placeholder), 2, menuWeight(entries, placeholder));
}

function buttonUnits(
  { buttons }: Extract<MessageBlock, { kind: 'buttons' }>,
  { deliveryKey }: Message,
  used: Set<string>,
): RenderUnit[] {
  const { texts, rows } = buttonRows(buttons, deliveryKey, used);
  const units = rows.map((row) => {
    const weight = row.reduce(
      (sum, button) => sum + weightOf('label' in button ? (button.label ?? '') : ''),
      0,
    );
    return node({ type: ComponentType.ActionRow, components: [...row] }, 1 + row.length, weight);
  });
  return [...texts.map((text) => line(text, '', true)), ...units];
}

/** Returns an image for Discord; none for a URL that it would refuse together with the whole message. */
function galleryItem({ url, alt }: Picture): APIMediaGalleryItem[] {
  const target = linkTarget(url);
  if (target === undefined || lengthOf(target) > LIMITS.mediaUrl) return [];
  return [
    { media: { url: target }, ...(alt.trim() !== '' && { description: labelOf(alt, LIMITS.altText) }) },
  ];
}

function gallery(items: APIMediaGalleryItem[]): NodeUnit {
  return node({ type: ComponentType.MediaGallery, items }, 1 + items.length, 0);
}

function node(component: APIComponentInContainer, count: number, weight: number): NodeUnit {
  return { kind: 'node', component, count, weight };
}

function oneLine(text: RichText): RichText {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map((span) => (typeof span === 'string' ? printableLine(span) : span));
}

/** Whether a text shows anything: Discord refuses empty ones, even in bold; a mention counts. */
function hasWords({ text }: TextUnit): boolean {
  return (typeof text === 'string' ? [text] : text).some(isSeen);
}

function isSeen(span: Span): boolean {
  if (typeof span === 'string') return span.trim() !== '';
  return !('text' in span) || printable(span.text).trim() !== '';
}
