import { expect } from 'vitest';
import { announcementOf, linePayload } from '../../src/discord/rendering/announcement.ts';
import { renderMessage } from '../../src/discord/rendering/renderMessage.ts';
import { identifyCommands, NAMED_COMMANDS } from '../../src/messages/commandMentions.ts';
import type { Message } from '../../src/messages/message.ts';
import { checkMessage } from '../fake-discord/contract/message.ts';
import fc, { readableText } from '../properties.ts';

const ids = new Map(
  NAMED_COMMANDS.map((name, n) => [name.split(' ')[0] ?? '', String(10n ** 18n + BigInt(n))]),
);

const piece = fc.oneof(
  readableText(30),
  fc.constantFrom(
    '中文标题，不长',
    '@everyone',
    '<@&123456789012345678>',
    '[点](https://a.example)',
    '~~~',
    '\n# ',
    '👨‍👩‍👧',
    '\u202e',
  ),
);

/** A publisher's text of any length, up to 36,000 characters. */
export const publishedText = fc.oneof(
  piece,
  fc
    .tuple(piece, fc.integer({ min: 1, max: 1200 }))
    .map(([unit, times]) => (unit === '' ? '字' : unit).repeat(times)),
);

/** Every message that is sent for one, and its plain line, within all of Discord's limits, with commands that are pressed. */
export function expectWithinLimits(message: Message): void {
  const payloads = renderMessage(identifyCommands(message, ids));
  expect(payloads.length).toBeGreaterThan(0);
  for (const payload of payloads) expect(checkMessage(payload, { place: 'create' })).toEqual([]);
  const line = announcementOf(message);
  if (line !== undefined) expect(checkMessage(linePayload(line), { place: 'create' })).toEqual([]);
}
