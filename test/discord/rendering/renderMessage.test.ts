import { ComponentType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/discord/rendering/limits.ts';
import { renderMessage } from '../../../src/discord/rendering/renderMessage.ts';
import { carriesKey } from '../../../src/discord/sending/deliveryKeys.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import type { Message, MessageBlock } from '../../../src/messages/message.ts';
import { printable } from '../../../src/text/printable.ts';
import { checkMessage } from '../../fake-discord/contract/message.ts';
import fc, { brokenText, readableText } from '../../properties.ts';
import { componentsOf, liveMarkup, seen, textsOf } from '../readBack.ts';

function message(blocks: readonly MessageBlock[], more: Partial<Message> = {}): Message {
  return { kind: 'message', title: '标题', visibility: 'asker', blocks, ...more };
}

test('a digest’s items, their menu and the buttons stand in this order', () => {
  const item = (n: number) => ({
    text: `第${n}条`,
    action: { kind: 'open-story', story: `aaaaaaaa${10 + n}` as StoryId } as const,
  });
  const [payload, ...rest] = renderMessage(
    message(
      [
        { kind: 'heading', level: 2, text: '国内要闻' },
        { kind: 'items', first: 1, items: Array.from({ length: 30 }, (_, n) => item(n + 1)) },
        { kind: 'buttons', buttons: [{ kind: 'link', label: '原文', url: 'https://a.example/' }] },
      ],
      { choose: '看全文', deliveryKey: 'k1' },
    ),
  );
  expect(rest).toEqual([]);
  const components = payload ? componentsOf(payload) : [];
  expect(components.map((component) => component.type)).toEqual([
    ComponentType.TextDisplay,
    ComponentType.ActionRow,
    ComponentType.ActionRow,
    ComponentType.ActionRow,
  ]);
  const menu = components[1];
  const select = menu?.type === ComponentType.ActionRow ? menu.components[0] : undefined;
  expect(select).toMatchObject({ custom_id: '1|m|0#k1', placeholder: '看全文' });
  expect(select?.type === ComponentType.StringSelect && select.options.length).toBe(25);
  expect(select?.type === ComponentType.StringSelect && select.options[0]).toEqual({
    label: '1. 第1条',
    value: '1|s|aaaaaaaa11',
  });
});

test('leads stand above their menu: a section beside a picture, a text display without one', () => {
  const lead = (n: number, picture?: string) => ({
    text: [
      { kind: 'link', text: `第${n}条`, url: 'https://a.example/', bold: true, optional: true } as const,
    ],
    detail: '说了什么',
    action: { kind: 'open-story', story: `aaaaaaaa${10 + n}` as StoryId } as const,
    ...(picture !== undefined && { picture: { url: picture, alt: '图' } }),
  });
  const [payload, ...rest] = renderMessage(
    message(
      [
        { kind: 'heading', level: 2, text: '速览' },
        {
          kind: 'leads',
          first: 1,
          items: [lead(1, 'https://a.example/1.png'), lead(2), lead(3, 'no address')],
        },
        { kind: 'menu' },
        { kind: 'heading', level: 3, text: '国内要闻' },
        { kind: 'buttons', buttons: [{ kind: 'action', label: '用法', action: { kind: 'help' } }] },
      ],
      { choose: '看全文' },
    ),
  );
  expect(rest).toEqual([]);
  expect(payload ? componentsOf(payload).map(({ type }) => type) : []).toEqual([
    ComponentType.TextDisplay,
    ComponentType.Section,
    ComponentType.TextDisplay,
    ComponentType.TextDisplay,
    ComponentType.ActionRow,
    ComponentType.TextDisplay,
    ComponentType.ActionRow,
  ]);
  expect(payload ? textsOf(payload) : []).toEqual([
    '## 速览',
    ...[1, 2, 3].map((n) => `**${n}.** **[第${n}条](<https://a.example/>)**\n-# 说了什么`),
    '### 国内要闻',
  ]);
  expect(JSON.stringify(payload)).toContain('"label":"1. 第1条"');
  expect(checkMessage(payload, { place: 'create' })).toEqual([]);
});

test('only the chosen role can be pinged, and from the first part only', () => {
  const text = '长句子。'.repeat(3000);
  const payloads = renderMessage(message([{ kind: 'text', text }], { pingRole: '123456789012345678' }));
  expect(payloads.length).toBeGreaterThan(2);
  expect(payloads[0]?.allowed_mentions).toEqual({ parse: [], roles: ['123456789012345678'] });
  expect(payloads[0] && textsOf(payloads[0])[0]).toMatch(/^<@&123456789012345678>\n/u);
  for (const payload of payloads.slice(1)) expect(payload.allowed_mentions).toEqual({ parse: [] });
});

test('a long text is cut between sentences', () => {
  const sentences = Array.from({ length: 400 }, (_, n) => `这是第${n}句，说的是一件并没有被证实的事。`);
  const payloads = renderMessage(message([{ kind: 'text', text: sentences.join('') }]));
  expect(payloads.length).toBeGreaterThan(1);
  for (const payload of payloads) expect(textsOf(payload).join('').endsWith('。')).toBe(true);
  expect(payloads.flatMap(textsOf).join('')).toBe(sentences.join(''));
});

test.each([
  ['invisible characters', '\u202e'.repeat(50_000)],
  ['spaces', `甲${' '.repeat(50_000)}乙`],
  ['line breaks', `甲${'\n'.repeat(50_000)}乙`],
])('fifty thousand %s fit into one message', (_, text) => {
  const payloads = renderMessage(
    message([
      { kind: 'heading', level: 2, text },
      { kind: 'text', text },
    ]),
  );
  expect(payloads).toHaveLength(1);
  expect(payloads.flatMap(textsOf)).not.toEqual([]);
});

test('a heading never ends a message', () => {
  const filler: MessageBlock = { kind: 'text', text: '满'.repeat(3050) };
  const payloads = renderMessage(
    message([
      filler,
      { kind: 'heading', level: 2, text: '国内要闻' },
      { kind: 'text', text: '乙'.repeat(500) },
    ]),
  );
  expect(payloads.map((payload) => textsOf(payload).join('').slice(0, 6))).toEqual([
    '满满满满满满',
    '## 国内要',
  ]);
});

const nasty = fc.oneof(
  readableText(60),
  brokenText(30),
  fc.constantFrom(
    '<@123456789012345678>',
    '@everyone ',
    '[x](https://evil.example)',
    '||',
    '```\n',
    '\n# ',
    '\n> ',
    '\n- ',
    '\n1. ',
    '👩‍👩‍👧‍👦',
    'שלום ',
    '\u202eاخبار',
    '。',
    'https://a.example/?a=b_c&d=*',
    `e${'\u0301'.repeat(200)}`,
  ),
);
const hostileText = fc.oneof(
  nasty,
  fc.array(nasty, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .tuple(nasty, fc.integer({ min: 1, max: 50_000 }))
    .map(([piece, length]) =>
      (piece || '字').repeat(Math.ceil(length / Math.max(1, piece.length))).slice(0, length),
    ),
);

/** What must arrive of a text: everything that is not white space or invisible. */
function substance(text: string): string {
  return printable(text).replace(/\s/gu, '');
}

test.each([
  ['long', `https://img.example/${'a'.repeat(2100)}`],
  ['long once it is encoded', `https://img.example/${'图'.repeat(240)}.png`],
  ['no address', 'img.example/a.png'],
  ['with a password', 'https://me:secret@img.example/a.png'],
])('an image whose address is %s is left out, and no other', (_name, url) => {
  const good = 'https://img.example/good.png';
  const images = [url, good].map((address) => ({ url: address, alt: '图' }));
  const [payload] = renderMessage(message([{ kind: 'images', images }]));
  expect(checkMessage(payload, { place: 'create' })).toEqual([]);
  expect(JSON.stringify(payload).match(/"media"/gu)).toHaveLength(1);
  expect(JSON.stringify(payload)).toContain(good);
});

test('an action that no custom id can hold is not shown as a button that does nothing', () => {
  const query = '长'.repeat(120);
  const buttons = [
    { kind: 'action', label: '翻页', action: { kind: 'search-page', query, page: 1 } },
    { kind: 'action', label: '用法', action: { kind: 'help' } },
  ] as const;
  const [payload] = renderMessage(message([{ kind: 'buttons', buttons }]));
  expect(JSON.stringify(payload)).not.toContain('disabled');
  expect(JSON.stringify(payload)).not.toContain('翻页');
});

test('a part with nothing to press carries its delivery’s key unseen', () => {
  const [payload] = renderMessage(message([{ kind: 'text', text: '没有更新' }], { deliveryKey: 'abc-1' }));
  expect(checkMessage(payload, { place: 'create' })).toEqual([]);
  expect(carriesKey(payload?.components, 'abc-1')).toBe(true);
  expect(carriesKey(payload?.components, 'abc-2')).toBe(false);
  expect(JSON.stringify(payload)).not.toContain('custom_id');
});

test('whatever the text, every payload is within the limits, pings nobody and says all of it', () => {
  fc.assert(
    fc.property(
      hostileText,
      fc.array(hostileText, { maxLength: 3 }),
      fc.array(readableText(60, 1), { maxLength: 60 }),
      (title, paragraphs, items) => {
        const blocks: MessageBlock[] = [
          { kind: 'heading', level: 1, text: title },
          {
            kind: 'leads',
            first: 1,
            items: paragraphs.map((text, n) => ({
              text,
              detail: title,
              action: { kind: 'open-story', story: String(3e9 + n) as StoryId },
              ...(n !== 1 && { picture: { url: `https://a.example/${n}.png`, alt: text } }),
            })),
          },
          { kind: 'menu' },
          ...paragraphs.map((text): MessageBlock => ({ kind: 'text', text })),
          {
            kind: 'items',
            first: 1,
            items: items.map((text, n) => ({
              text,
              action: { kind: 'open-story', story: String(1e9 + n) as StoryId },
            })),
          },
          { kind: 'quote', label: '点评', paragraphs },
          {
            kind: 'choice',
            placeholder: title.slice(0, 200),
            options: items.map((label, n) => ({
              label,
              description: label,
              action: { kind: 'open-story', story: String(2e9 + n) as StoryId },
            })),
          },
          {
            kind: 'buttons',
            buttons: paragraphs.map((label) => ({ kind: 'link', label, url: 'https://a.example/' }) as const),
          },
        ];
        const payloads = renderMessage(message(blocks, { choose: '看全文', deliveryKey: 'dk-1' }));
        const numbered = items.map((item) => substance(item) || '…');
        const leads = paragraphs.flatMap((text) => [substance(text) || '…', title]);
        const parts = [title, ...leads, ...paragraphs, ...numbered, '点评', ...paragraphs];
        const expected = parts.map(substance).join('');
        const markdowns = payloads.flatMap(textsOf);
        if (expected !== '点评') expect(seenSubstance(markdowns)).toBe(expected);
        for (const payload of payloads) expectWithinLimits(payload);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

function seenSubstance(markdowns: readonly string[]): string {
  return markdowns.map(seen).join('').replace(/\s/gu, '');
}

function expectWithinLimits(payload: ReturnType<typeof renderMessage>[number]): void {
  const components = componentsOf(payload);
  const json = JSON.stringify(payload);
  expect(checkMessage(payload, { place: 'create' })).toEqual([]);
  expect(payload.allowed_mentions).toEqual({ parse: [] });
  expect(carriesKey(payload.components, 'dk-1')).toBe(true);
  expect([...json.matchAll(/"type":\d/gu)].length).toBeLessThanOrEqual(LIMITS.components);
  const texts = textsOf(payload);
  expect(Buffer.byteLength(texts.join('')) + 12 * texts.length).toBeLessThanOrEqual(LIMITS.textBytes);
  expect([...texts.join('')].length).toBeLessThanOrEqual(LIMITS.textCharacters);
  expect(components.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text.trim()).not.toBe('');
    const lines = text
      .split('\n')
      .map((line) => line.replace(/^(?:# |-# |> (?:\*\*点评\*\*)?|\d+\. |\*\*\d+\.\*\* )/u, ''));
    expect(liveMarkup(lines.join('\n'))).toEqual([]);
  }
}
