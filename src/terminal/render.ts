import type { Button, Message, MessageBlock, RichText, Span } from '../messages/message.ts';
import { printable, printableLine } from '../text/printable.ts';
import { displayWidth, wrapText } from '../text/wrap.ts';
import { withColon } from './colon.ts';
import { KeyRing, type Keys } from './keys.ts';
import type { TerminalStyle } from './style.ts';

/** A message as lines for a terminal, with the keys used in them. */
export interface Rendered {
  readonly text: string;
  readonly keys: Keys;
}

/** Width and style of the output; `nameOf` returns the name of a mentioned channel or role. */
export interface RenderOptions {
  readonly columns: number;
  readonly style: TerminalStyle;
  nameOf(id: string): string;
}

/**
 * Renders a message without control characters or escape sequences from the news. `kept` are numbers of an earlier
 * message that stay valid; `hasWayBack` reserves the letter that leads back to it.
 */
export function renderInTerminal(
  message: Message,
  options: RenderOptions,
  kept?: Keys['numbers'],
  hasWayBack = false,
): Rendered {
  const keys = new KeyRing(kept, hasWayBack);
  const blocks = message.blocks
    .map((block) => renderBlock(block, options, keys))
    .filter((lines) => lines.length > 0);
  for (const { name, text } of message.files ?? [])
    blocks.push([options.style.bold(`▤ ${printableLine(name)}`), ...printable(text).trimEnd().split('\n')]);
  return { text: blocks.map((lines) => lines.join('\n')).join('\n\n'), keys };
}

function renderBlock(block: MessageBlock, options: RenderOptions, keys: KeyRing): string[] {
  const { style, columns } = options;
  const words = (text: RichText) => spansText(text, options);
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.level, words(block.text), options);
    case 'text':
      return paragraph(words(block.text), '', '', columns);
    case 'list':
      return block.lines.flatMap((line) => paragraph(words(line), '  • ', '    ', columns));
    case 'items':
      return renderItems(block, options, keys);
    case 'leads':
      return block.items.flatMap((item, index) => [
        ...renderItems({ kind: 'items', first: block.first + index, items: [item] }, options, keys),
        ...[item.detail, item.note].flatMap((small) =>
          small === undefined
            ? []
            : paragraph(words(small), LEAD_INDENT, LEAD_INDENT, columns).map(style.faint),
        ),
      ]);
    case 'menu':
      return [];
    case 'quote':
      return [
        style.faint('│ ') + style.bold(printableLine(block.label)),
        ...block.paragraphs.flatMap((text) => {
          const rule = style.faint('│ ');
          return wrapText(printable(words(text)), columns - 2).map((line) => rule + line);
        }),
      ];
    case 'images':
      return block.images.flatMap((image) =>
        paragraph(
          `${image.alt === '' ? '' : `${printableLine(image.alt)} `}${withoutFragment(image.url)}`,
          '▧ ',
          '  ',
          columns,
        ).map(style.faint),
      );
    case 'drawing':
      return [
        style.bold(`▧ ${printableLine(block.drawing.name)}`),
        ...paragraph(block.drawing.alt, '  ', '  ', columns),
      ];
    case 'divider':
      return [style.faint('─'.repeat(columns))];
    case 'footer':
      return paragraph(words(block.text), '', '', columns).map(style.faint);
    case 'buttons':
      return renderButtons(block.buttons, options, keys);
    case 'choice':
      return [
        style.faint(withColon(printableLine(block.placeholder))),
        ...block.options.flatMap((option) => {
          const key = keys.nextNumbered(option.action);
          const description = option.description === undefined ? '' : ` — ${option.description}`;
          return keyed(key, printableLine(option.label + description), columns, style);
        }),
      ];
  }
}

/** Indentation as wide as an item's number. */
const LEAD_INDENT = '     ';

/** Removes the fragment of an image URL, such as CSDN's #pic_center, which only its page uses. */
function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** Renders a heading: level 1 or 2 is the title of a message, level 3 a section. */
function renderHeading(level: 1 | 2 | 3, text: string, { columns, style }: RenderOptions): string[] {
  const line = printableLine(text);
  if (level < 3) {
    const lines = wrapText(line, columns);
    const width = Math.max(...lines.map(displayWidth));
    return [...lines.map(style.title), style.faint('━'.repeat(width))];
  }
  return wrapText(`▌${line}`, columns).map(style.heading);
}

function renderItems(
  block: Extract<MessageBlock, { kind: 'items' }>,
  options: RenderOptions,
  keys: KeyRing,
): string[] {
  return block.items.flatMap((item, index) => {
    const number = block.first + index;
    const key = item.action === undefined ? String(number) : keys.numbered(item.action, number);
    return keyed(key, printable(spansText(item.text, options)), options.columns, options.style);
  });
}

/** Renders `  3. text` with a hanging indent. */
function keyed(key: string, text: string, columns: number, style: TerminalStyle): string[] {
  const mark = `${key.padStart(3)}. `;
  const lines = wrapText(text, columns - mark.length);
  return lines.map((line, index) => (index === 0 ? style.key(mark) : ' '.repeat(mark.length)) + line);
}

function renderButtons(buttons: readonly Button[], options: RenderOptions, keys: KeyRing): string[] {
  const { columns, style } = options;
  const presses = buttons.flatMap((button) =>
    button.kind === 'action'
      ? [`${style.key(`[${keys.lettered(button.action)}]`)} ${printableLine(button.label)}`]
      : [],
  );
  const links = buttons.flatMap((button) =>
    button.kind === 'link' ? paragraph(`${button.label} ${button.url}`, '↗ ', '  ', columns) : [],
  );
  return [...flow(presses, columns), ...links];
}

/** Places pieces side by side while they fit; escape sequences have no width. */
function flow(pieces: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : `${last}   ${piece}`;
    if (last === undefined || displayWidth(joined) > columns) lines.push(piece);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

function paragraph(text: string, first: string, rest: string, columns: number): string[] {
  const lines = wrapText(printable(text), columns - displayWidth(first));
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

function spansText(text: RichText, options: RenderOptions): string {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map((span) => spanText(span, options)).join('');
}

function spanText(span: Span, options: RenderOptions): string {
  if (typeof span === 'string') return span;
  switch (span.kind) {
    case 'bold':
    case 'code':
      return span.text;
    case 'link':
      if (span.optional) return span.text;
      return span.text === span.url ? span.url : `${span.text} (${span.url})`;
    case 'command':
      return `/${span.name}`;
    case 'channel':
      return `#${options.nameOf(span.id)}`;
    case 'role':
      return `@${options.nameOf(span.id)}`;
  }
}
