import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import { encodeAction } from '../../messages/actions/customId.ts';
import type { Item, LeadItem, Message, MessageBlock } from '../../messages/message.ts';
import { textContent } from '../../messages/message.ts';
import { clip } from '../../messages/takeSentences.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { buttonRows } from './buttons.ts';
import { chunks, labelOf } from './labels.ts';
import { LIMITS } from './limits.ts';
import { entriesOf, type MenuEntry, menuRow, menusOf, menuWeight } from './menus.ts';
import {
  gallery,
  galleryItem,
  hasWords,
  inOneLine,
  type NodeUnit,
  nodeUnit,
  type RenderUnit,
  type TextUnit,
  textLine,
  unitContent,
} from './unitParts.ts';
import { MAX_WEIGHT, weightOf } from './weight.ts';

/** Returns the units of a message from top to bottom; menus of items are created when the parts are known. */
export function renderUnitsOf(message: Message): RenderUnit[] {
  const ping: RenderUnit[] =
    message.pingRole === undefined ? [] : [textLine([{ kind: 'role', id: message.pingRole }], '', false)];
  const used = new Set<string>();
  const units = [...ping, ...message.blocks.flatMap((block) => unitsOfBlock(block, message, used))];
  const visible = units.filter((unit) => unit.kind !== 'text' || hasWords(unit));
  return visible.some(({ kind }) => kind !== 'menu-place')
    ? visible
    : [textLine(printableLine(message.title).trim() || '…', '', false)];
}

function unitsOfBlock(block: MessageBlock, message: Message, used: Set<string>): RenderUnit[] {
  switch (block.kind) {
    case 'heading':
      return [{ ...textLine(inOneLine(block.text), `${'#'.repeat(block.level)} `, false), leads: true }];
    case 'text':
      return [textLine(block.text, '', true)];
    case 'list':
      return block.lines.map((text) => textLine(inOneLine(text), '- ', false));
    case 'items':
      return block.items.map((item, index) => itemUnit(item, block.first + index, message));
    case 'leads':
      return block.items.flatMap((item, index) => leadUnits(item, block.first + index, message));
    case 'menu':
      return [{ kind: 'menu-place' }];
    case 'quote':
      return [
        { ...textLine([{ kind: 'bold', text: block.label }], '> ', true), leads: true },
        ...block.paragraphs.map((text) => textLine(text, '> ', false)),
      ];
    case 'footer':
      return [textLine(inOneLine(block.text), '-# ', true)];
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
      return [nodeUnit({ type: ComponentType.Separator, divider: true, spacing: 1 }, 1, 0)];
    case 'buttons':
      return buttonUnits(block, message, used);
    case 'choice':
      return menusOf(entriesOf(block.options)).map((entries) => menuUnit(entries, block.placeholder));
  }
}

function itemUnit(item: Item, number: number, message: Message): TextUnit {
  const words = textLine(inOneLine(item.text), '', false);
  const unit = { ...(hasWords(words) ? words : textLine('…', '', false)), opening: `${number}. ` };
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
      small === undefined ? [] : [textLine(inOneLine(small), '-# ', false)].filter(hasWords),
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
  return [{ ...nodeUnit(section, 3, weight), ...(words.entry && { entry: words.entry }) }];
}

/** Returns a select menu; its custom id is set when its part is known. */
export function menuUnit(entries: readonly MenuEntry[], placeholder: string): NodeUnit {
  return nodeUnit(menuRow(entries, placeholder), 2, menuWeight(entries, placeholder));
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
    return nodeUnit({ type: ComponentType.ActionRow, components: [...row] }, 1 + row.length, weight);
  });
  return [...texts.map((text) => textLine(text, '', true)), ...units];
}
