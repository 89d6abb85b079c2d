import { expect, test } from 'vitest';
import { renderMessage } from '../../../src/discord/rendering/renderMessage.ts';

test('every picture carries its words as alt text, cut to what Discord takes', () => {
  const images = [
    { url: 'https://example.net/a.png', alt: '一张走势图' },
    { url: 'https://example.net/b.png', alt: '长'.repeat(3000) },
  ];
  const [payload] = renderMessage({
    kind: 'message',
    title: '有图的新闻',
    visibility: 'asker',
    blocks: [{ kind: 'images', images }],
  });
  const found = [...JSON.stringify(payload).matchAll(/"description":"([^"]*)"/gu)].map(([, text]) => text);
  expect(found[0]).toBe('一张走势图');
  expect(found).toHaveLength(2);
  expect([...(found[1] ?? '')].length).toBeLessThanOrEqual(1024);
});
