import { describe, expect, test } from 'vitest';
import { containerId } from '../../src/discord/rendering/containerId.ts';
import { renderMessage } from '../../src/discord/rendering/renderMessage.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Message } from '../../src/messages/message.ts';
import { type Payloads, PayloadTemplates } from '../../src/outbox/payloadTemplates.ts';
import { dayFromRow } from '../../src/store/news/rows.ts';
import fc from '../properties.ts';

const DAY = dayFromRow('2024-12-27');

/** A digest as a subscription's channel gets it: its items and buttons name the subscription, its menu the delivery. */
function digestOf(texts: readonly string[], subscription: string, deliveryKey: string): Message {
  const items = texts.map((text, index) => ({
    text,
    action: {
      kind: 'open-story',
      story: `story${index}` as StoryId,
      within: { kind: 'digest', day: DAY, from: 0, subscription },
    } as const,
  }));
  return {
    kind: 'message',
    title: '12月27日 周五',
    visibility: 'everyone',
    choose: '看全文',
    deliveryKey,
    blocks: [
      { kind: 'heading', level: 2, text: '12月27日 周五' },
      { kind: 'items', first: 1, items },
      {
        kind: 'buttons',
        buttons: [
          { kind: 'action', label: '更多', action: { kind: 'digest', day: DAY, from: 20, subscription } },
          { kind: 'action', label: '关注', action: { kind: 'ask-keyword' } },
        ],
      },
    ],
  };
}

function payloadsOf(message: Message): Payloads {
  return { title: message.title, payloads: renderMessage(message) };
}

const keyOf = (subscription: string) => `${subscription}-20241227-1`;
const valuesOf = (subscription: string) => [
  keyOf(subscription),
  containerId(keyOf(subscription)),
  subscription,
];

const subscriptions = fc.uniqueArray(fc.stringMatching(/^[a-z2-7]{10}$/), { minLength: 3, maxLength: 6 });

describe('payload templates', () => {
  test('give exactly what rendering gives, whatever the texts, and render each likeness twice', () => {
    fc.assert(
      fc.property(
        subscriptions,
        fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 30 }),
        fc.nat({ max: 5 }),
        (ids, texts, named) => {
          const templates = new PayloadTemplates();
          // A text may name a subscription: it is a word like any other.
          const words = [...texts, `关于 ${ids[named % ids.length]}`];
          let rendered = 0;
          for (const id of ids) {
            const render = () => {
              rendered += 1;
              return payloadsOf(digestOf(words, id, keyOf(id)));
            };
            const taken = templates.take({ key: 'a', values: valuesOf(id) }, render);
            expect(taken).toEqual(payloadsOf(digestOf(words, id, keyOf(id))));
          }
          expect(rendered).toBe(2);
        },
      ),
    );
  });

  test('are not made of messages that differ in more than their values', () => {
    const templates = new PayloadTemplates();
    let rendered = 0;
    for (const [index, id] of ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd'].entries()) {
      const message = digestOf([`第 ${index} 条`], id, keyOf(id));
      const render = () => {
        rendered += 1;
        return payloadsOf(message);
      };
      expect(templates.take({ key: 'a', values: valuesOf(id) }, render)).toEqual(payloadsOf(message));
    }
    expect(rendered).toBe(4);
  });

  test('are made of two deliveries, not of one that is rendered twice', () => {
    const templates = new PayloadTemplates();
    for (const id of ['aaaaaaaaaa', 'aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'aaaaaaaaaa']) {
      const message = digestOf(['一条'], id, keyOf(id));
      const taken = templates.take({ key: 'a', values: valuesOf(id) }, () => payloadsOf(message));
      expect(taken).toEqual(payloadsOf(message));
    }
  });

  test('are apart for values of another length, which may be left out of a custom id', () => {
    const templates = new PayloadTemplates();
    for (const id of [
      'aaaaaaaaaa',
      'bbbbbbbbbb',
      `c${'c'.repeat(60)}`,
      `d${'d'.repeat(60)}`,
      'e'.repeat(61),
    ]) {
      const message = digestOf(['一条'], id, keyOf(id));
      const taken = templates.take({ key: 'a', values: valuesOf(id) }, () => payloadsOf(message));
      expect(taken).toEqual(payloadsOf(message));
    }
  });
});
