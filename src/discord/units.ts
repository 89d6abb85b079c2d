import {
  type APIButtonComponent,
  type APIComponentInContainer,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { encodeAction } from '../messages/action.ts';
import type { Block, Button, Item, Message, Option, Picture, Span, Text } from '../messages/message.ts';
import { plainText } from '../messages/message.ts';
import { clip } from '../messages/takeSentences.ts';
import { printable, printableLine } from '../text/printable.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { linkTarget } from './markdown.ts';
import { MAX_WEIGHT, weightOf, weightOfPart } from './weight.ts';

/** An entry of a select menu, ready to be sent. */
export interface MenuEntry {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

/** A paragraph of Markdown that may go on in the next message. */
export interface TextUnit {
  readonly kind: 'text';
  readonly text: Text;
  /** Markup in front of each of its lines, such as `## `. */
  readonly prefix: string;
  /** Markup in front of its first line alone, such as `3. `. */
  readonly opening?: string;
  /** A blank line stands before it. */
  readonly apart: boolean;
  /** A heading: never the last of a message. */
  readonly leads: boolean;
  readonly entry?: MenuEntry;
}

/** A component that stays whole. */
export interface NodeUnit {
  readonly kind: 'node';
  readonly component: APIComponentInContainer;
  /** Itself and what is nested in it. */
  readonly count: number;
  readonly weight: number;
}

/** What a message is made of on its way into payloads. */
export type Unit = TextUnit | NodeUnit;

/** The units of a message from top to bottom; menus for its items are made when the parts are known. */
export function unitsOf(message: Message): Unit[] {
  const ping: Unit[] =
    message.pingRole === undefined ? [] : [line([{ kind: 'role', id: message.pingRole }], '', false)];
  const units = [...ping, ...message.blocks.flatMap((block) => unitsOfBlock(block, message))];
  const visible = units.filter((unit) => unit.kind === 'node' || hasWords(unit));
  return visible.length > 0 ? visible : [line(printableLine(message.title).trim() || '…', '', false)];
}

function unitsOfBlock(block: Block, message: Message): Unit[] {
  switch (block.kind) {
    case 'heading':
      return [{ ...line(oneLine(block.text), `${'#'.repeat(block.level)} `, false), leads: true }];
    case 'text':
      return [line(block.text, '', true)];
    case 'list':
      return block.lines.map((text) => line(oneLine(text), '- ', false));
    case 'items':
      return block.items.map((item, index) => itemUnit(item, block.first + index, message));
    case 'quote':
      return [
        { ...line([{ kind: 'bold', text: block.label }], '> ', true), leads: true },
        ...block.paragraphs.map((text) => line(text, '> ', false)),
      ];
    case 'footer':
      return [line(oneLine(block.text), '-# ', true)];
    case 'images':
      return chunks(
        block.images.filter((image) => linkTarget(image.url) !== undefined),
        LIMITS.galleryItems,
      ).map(gallery);
    case 'divider':
      return [node({ type: ComponentType.Separator, divider: true, spacing: 1 }, 1, 0)];
    case 'buttons':
      return buttonUnits(block.buttons, message.deliveryKey);
    case 'choice':
      return menusOf(entriesOf(block.options)).map((entries) => menuUnit(entries, block.placeholder));
  }
}

function line(text: Text, prefix: string, apart: boolean): TextUnit {
  const spans = typeof text === 'string' ? [text] : text;
  return { kind: 'text', text: spans.map(cuttable).map(tidy), prefix, apart, leads: false };
}

/** What is seen of a text: without invisible characters, and no run of white space that could fill a message. */
function tidy(span: Span): Span {
  if (typeof span !== 'string') return span;
  const lines = printable(span)
    .split('\n')
    .map((part) => part.replace(/\s+/gu, ' '));
  return lines.filter((part, index) => index === 0 || part.trim() !== '').join('\n');
}

/** A span is never cut; one that a message could hardly hold is shown as plain text, which may be. */
function cuttable(span: Span): Span {
  return typeof span !== 'string' && weightOfPart(span) > MAX_WEIGHT / 4 ? plainText([span]) : span;
}

function itemUnit(item: Item, number: number, message: Message): TextUnit {
  const words = line(oneLine(item.text), '', false);
  const unit = { ...(hasWords(words) ? words : line('…', '', false)), opening: `${number}. ` };
  const value = item.action && message.choose !== undefined ? encodeAction(item.action) : undefined;
  if (value === undefined) return unit;
  return { ...unit, entry: { label: label(`${number}. ${plainText(item.text)}`, LIMITS.selectText), value } };
}

/** A select menu; its custom id is given when its part is known. */
export function menuUnit(entries: readonly MenuEntry[], placeholder: string): NodeUnit {
  const options = [...entries];
  const component: APIComponentInContainer = {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: '',
        placeholder: label(placeholder, LIMITS.placeholder),
        options,
      },
    ],
  };
  const weight = options.reduce((sum, entry) => sum + entryWeight(entry), weightOf(placeholder));
  return node(component, 2, weight);
}

/** What an entry adds to a message's text. */
export function entryWeight(entry: MenuEntry): number {
  return weightOf(entry.label) + weightOf(entry.description ?? '');
}

function entriesOf(options: readonly Option[]): MenuEntry[] {
  const entries = options.flatMap((option): MenuEntry[] => {
    const value = encodeAction(option.action);
    if (value === undefined) return [];
    const described =
      option.description === undefined ? {} : { description: label(option.description, LIMITS.selectText) };
    return [{ label: label(option.label, LIMITS.selectText), ...described, value }];
  });
  return [...new Map(entries.map((entry) => [entry.value, entry])).values()];
}

/** Shares entries out over menus, none of which fills a message by itself. */
function menusOf(entries: readonly MenuEntry[]): MenuEntry[][] {
  const menus: MenuEntry[][] = [];
  let weight = 0;
  for (const entry of entries) {
    const menu = menus.at(-1);
    weight += entryWeight(entry);
    if (menu && menu.length < LIMITS.selectOptions && weight <= MAX_WEIGHT / 2) {
      menu.push(entry);
      continue;
    }
    menus.push([entry]);
    weight = entryWeight(entry);
  }
  return menus;
}

function buttonUnits(buttons: readonly Button[], deliveryKey: string | undefined): Unit[] {
  const units: Unit[] = [];
  const components: APIButtonComponent[] = [];
  for (const button of buttons) {
    if (button.kind === 'action') {
      components.push(actionButton(button, components.length, deliveryKey));
      continue;
    }
    const url = linkTarget(button.url);
    if (url === undefined) units.push(line(button.label, '', true));
    // An address that no button can hold stays reachable as a link in the text.
    else if (lengthOf(url) > LIMITS.url)
      units.push(line([{ kind: 'link', text: button.label, url }], '', true));
    else
      components.push({
        type: ComponentType.Button,
        style: ButtonStyle.Link,
        label: label(button.label, LIMITS.buttonLabel),
        url,
      });
  }
  for (const row of chunks(distinct(components), LIMITS.buttonsPerRow)) {
    const weight = row.reduce(
      (sum, button) => sum + weightOf('label' in button ? (button.label ?? '') : ''),
      0,
    );
    units.push(node({ type: ComponentType.ActionRow, components: row }, 1 + row.length, weight));
  }
  return units;
}

function actionButton(
  button: Extract<Button, { kind: 'action' }>,
  index: number,
  deliveryKey: string | undefined,
): APIButtonComponent {
  const id = encodeAction(button.action, deliveryKey);
  return {
    type: ComponentType.Button,
    style: STYLES[button.tone ?? 'plain'],
    label: label(button.label, LIMITS.buttonLabel),
    // An action that no id can hold is shown and cannot be pressed.
    custom_id: id ?? `-${index}`,
    ...((button.disabled || id === undefined) && { disabled: true }),
  };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;

/** Discord refuses a message in which two buttons have one custom id. */
function distinct(buttons: readonly APIButtonComponent[]): APIButtonComponent[] {
  const seen = new Set<string>();
  return buttons.filter((button) => {
    if (!('custom_id' in button)) return true;
    const fresh = !seen.has(button.custom_id);
    seen.add(button.custom_id);
    return fresh;
  });
}

function gallery(images: readonly Picture[]): NodeUnit {
  const items = images.flatMap(({ url, alt }) => {
    const target = linkTarget(url);
    const description = label(alt, LIMITS.altText);
    return target === undefined
      ? []
      : [{ media: { url: target }, ...(alt.trim() !== '' && { description }) }];
  });
  return node({ type: ComponentType.MediaGallery, items }, 1 + items.length, 0);
}

function node(component: APIComponentInContainer, count: number, weight: number): NodeUnit {
  return { kind: 'node', component, count, weight };
}

function label(text: string, maxLength: number): string {
  return clip(printableLine(text).trim() || '…', maxLength);
}

function oneLine(text: Text): Text {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map((span) => (typeof span === 'string' ? printableLine(span) : span));
}

/** Discord refuses a text that shows nothing; a mention alone shows something. */
function hasWords({ text }: TextUnit): boolean {
  return typeof text === 'string' ? text !== '' : text.some((span) => span !== '' && span !== ' ');
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < list.length; start += size) found.push(list.slice(start, start + size));
  return found;
}
