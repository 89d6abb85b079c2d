import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { PREVIEW_CHANNEL, PREVIEW_ROLE } from '../../src/terminal/place.ts';
import { Session } from '../../src/terminal/session.ts';
import { PLAIN } from '../../src/terminal/style.ts';
import { conversationOf, newsApp, storeSamples } from '../web/newsroom.ts';

const app = newsApp();
const examples = examplesOf('commands.md');
let session: Session;

beforeAll(async () => {
  await storeSamples(app);
  const { context, takePosted } = conversationOf(app);
  const render = () => ({
    columns: 1000,
    style: PLAIN,
    nameOf: (id: string) => (id === PREVIEW_ROLE.id ? PREVIEW_ROLE.name : PREVIEW_CHANNEL.name),
  });
  session = new Session({ commands, context, takePosted, locale: 'zh-CN', render, report: String });
});

/** A line without its blanks, which differ with the terminal's width, in the channel and with the role of the page's examples. */
function comparable(text: string): string {
  return text
    .replaceAll('#早报', `#${PREVIEW_CHANNEL.name}`)
    .replaceAll('提醒 @值班', `提醒 @${PREVIEW_ROLE.name}`)
    .replace(/\s+/gu, '');
}

/** The commands that a page shows with their answers. Conversations of several lines show what days of deliveries leave, which samples do not have. */
function examplesOf(page: string) {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```\n› (.+)\n\n([^`›]*)^```/gmu)].map(([, line = '', shown = '']) => ({
    line,
    shown: shown
      .split('\n')
      .map(comparable)
      .filter((part) => part !== '' && part !== '…'),
  }));
}

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThan(7);
});

test.each(examples)(
  '$line answers over the samples as docs/commands.md shows it',
  async ({ line, shown }) => {
    const answer = comparable((await session.answer(line)).text);
    let from = 0;
    const missing = shown.filter((text) => {
      const found = answer.indexOf(text.endsWith('……') ? text.slice(0, -2) : text, from);
      if (found >= 0) from = found + text.length;
      return found < 0;
    });
    expect(missing, answer).toEqual([]);
  },
);

test('the Chinese page shows the same examples', () => {
  expect(examplesOf('commands.zh-CN.md')).toEqual(examples);
});
