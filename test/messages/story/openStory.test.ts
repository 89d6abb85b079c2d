import { expect, test } from 'vitest';
import { converse } from '../../../src/messages/conversation/conversation.ts';
import { openStory } from '../../../src/messages/story/openStory.ts';
import { previewRequest } from '../../../src/terminal/place.ts';
import { conversationOf, idOf, newsApp, publish, storyTitled } from '../../web/newsroom.ts';

test.each([
  [
    'where the archive is on the web',
    'https://news.example.org',
    [`https://news.example.org/story/${idOf('小米')}`],
  ],
  ['where it is not', undefined, []],
])('a story links to its own page %s', async (_, archiveUrl, expected) => {
  const app = newsApp();
  await publish(app.store, '2024-12-27', [storyTitled('小米')], { url: null });
  const context = { ...conversationOf(app).context, ...(archiveUrl !== undefined && { archiveUrl }) };
  const { blocks } = await openStory({ story: idOf('小米') }, converse(previewRequest('zh-CN'), context));
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  expect(buttons.flatMap((button) => (button.kind === 'link' ? button.url : []))).toEqual(expected);
  await app.store.close();
});
