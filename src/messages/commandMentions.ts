import type { Message, MessageBlock, RichText, Span } from './message.ts';

/** The commands that sentences name; a test keeps them those that there are. */
export const NAMED_COMMANDS = [
  'news',
  'ask',
  'digest',
  'follow',
  'unfollow',
  'catchup',
  'forget me',
  'export me',
  'privacy',
  'subscribe',
  'unsubscribe',
  'alert',
  'subscriptions',
  'trend',
  'server-sources',
  'import',
  'sources',
  'help',
] as const;

/** Longer names first, so that `/subscriptions` is not read as `/subscribe` and a rest. */
const NAMED = new RegExp(
  `/(${[...NAMED_COMMANDS].sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`,
  'gu',
);

/** A sentence of the frame in which commands can be pressed. */
export function withCommands(sentence: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of sentence.matchAll(NAMED)) {
    // What stands behind a letter or a slash is part of an address; what options follow has to be typed.
    if (
      /[\w/]$/u.test(sentence.slice(0, match.index)) ||
      /^ ?[\p{L}]+:/u.test(sentence.slice(match.index + match[0].length))
    )
      continue;
    if (match.index > end) spans.push(sentence.slice(end, match.index));
    spans.push({ kind: 'command', name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < sentence.length || spans.length === 0) spans.push(sentence.slice(end));
  return spans;
}

/** The ids under which a platform knows commands, by the first word of their names. */
export type CommandIds = ReadonlyMap<string, string>;

/** A message whose commands carry their ids, as far as these are known. */
export function identifyCommands(message: Message, ids: CommandIds): Message {
  if (ids.size === 0) return message;
  const text = (known: RichText): RichText =>
    typeof known === 'string' ? known : known.map((span) => identified(span, ids));
  return { ...message, blocks: message.blocks.map((block) => mapTexts(block, text)) };
}

function identified(span: Span, ids: CommandIds): Span {
  if (typeof span === 'string' || span.kind !== 'command') return span;
  const id = ids.get(span.name.split(' ')[0] ?? '');
  return id === undefined ? span : { ...span, id };
}

function mapTexts(block: MessageBlock, text: (text: RichText) => RichText): MessageBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'footer':
      return { ...block, text: text(block.text) };
    case 'list':
      return { ...block, lines: block.lines.map(text) };
    case 'quote':
      return { ...block, paragraphs: block.paragraphs.map(text) };
    default:
      return block;
  }
}
