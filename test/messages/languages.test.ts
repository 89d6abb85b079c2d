import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import type { Answer } from '../../src/messages/message.ts';
import { simplify } from '../../src/text/fold.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';
import { openNewsroom, publish, story } from '../commands/newsroom.ts';
import { allSurfaces } from './surfaces.ts';

/** News without a Chinese character: whatever Chinese stands in an answer is then the frame's. */
async function openRoom(): Promise<Services> {
  const room = openNewsroom();
  const told = (id: string, title: string) =>
    story(id, title, {
      section: 'Chips',
      paragraphs: [`${title}, in two sentences. This is the other.`],
      commentary: ['Well done.'],
      attribution: 'The Wire',
      images: [{ url: 'https://example.net/a.png', alt: '' }],
      writtenBy: 'This was written by AI',
    });
  const more = {
    column: 'Daily',
    headline: 'Northwind opens a plant',
    keyPoints: ['Northwind grows'],
    // What documents call a machine is a word for it, no name.
    keyPointsBy: '大语言模型',
    writtenBy: 'This column is written by AI',
  };
  await publish(room.store, '2024-12-26', [told('aaaaaaaaaa', 'Northwind opens a plant')], more);
  await publish(room.store, '2024-12-27', [told('bbbbbbbbbb', 'Northwind closes a plant')], more);
  await room.app.catchUp();
  return room.context;
}

/** What people read of an answer: no ids, addresses or kinds. */
function wordsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return UNREAD.has(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => wordsOf(each, name));
}
const UNREAD = new Set(['kind', 'action', 'url', 'id', 'value', 'name', 'deliveryKey', 'tone', 'visibility']);

/** The program's name, and the names of languages in themselves, are the same everywhere. */
const NAMES = /速览|速覽|简体中文|繁體中文|English/gu;
/** What somebody may type is shown as it is typed: the news is Chinese. */
const TYPED = /(?:such as|For example) .*$/u;

/** Whether a text of the frame cannot be of a language. */
const FOREIGN: Readonly<Record<Locale, (text: string) => boolean>> = {
  'zh-CN': (text) => simplify(text) !== text,
  'zh-TW': (text) => [...text].some((character) => inTaiwanese(character) !== character),
  'en-US': (text) => /[\p{Script=Han}，。：；！？、「」（）]/u.test(text),
};

test.each(LOCALES)('no answer in %s holds a word of another language', async (locale) => {
  const answers: Answer[] = await allSurfaces(await openRoom(), locale, {
    query: 'Northwind',
    day: '2024-12-26',
    story: 'aaaaaaaaaa',
  });
  const texts = answers
    .flatMap((answer) => wordsOf(answer))
    .map((text) => text.replace(NAMES, '').replace(TYPED, ''));
  expect(texts.length).toBeGreaterThan(300);
  expect([...new Set(texts.filter(FOREIGN[locale]))]).toEqual([]);
  // Chinese without a single English sentence: three Latin words in a row that are not the news'.
  if (locale !== 'en-US') {
    const english = texts.filter((text) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/u.test(text));
    expect([...new Set(english.filter((text) => !/plant|This|Well done/u.test(text)))]).toEqual([]);
  }
});

test.each(LOCALES)('no command, option or choice in %s is described in another language', (locale) => {
  const words = commands.flatMap(({ names, descriptions, options, examples }) => [
    names[locale],
    descriptions[locale],
    ...(examples?.[locale] ?? []),
    ...options.flatMap((option) => [
      option.names[locale],
      option.descriptions[locale],
      ...(option.choices ?? []).map((choice) => choice.names[locale]),
    ]),
  ]);
  expect(words.map((text) => text.replace(NAMES, '').replace(TYPED, '')).filter(FOREIGN[locale])).toEqual([]);
});
