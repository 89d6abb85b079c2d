import type { Message, MessageBlock, RichText, Span } from './message.ts';

/** Commands named in sentences; a test compares them with the existing ones. */
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

/** Longest names first, so that `/subscriptions` is not read as `/subscribe` with a rest. */
const NAMED = new RegExp(
  `/(${[...NAMED_COMMANDS].sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`,
  'gu',
);

/** Makes the commands in a sentence clickable. */
export function withCommands(sentence: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of sentence.matchAll(NAMED)) {
    // After a letter or slash it is part of a URL; before options it has to be typed.
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

/** Ids of commands on a platform, by the first word of their names. */
export type CommandIds = ReadonlyMap<string, string>;

/** Adds ids to the commands in a message, if known. */
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
