import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { digestOfDay } from '../../src/digests/ofDay.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import type { Answer } from '../../src/messages/message.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { keepGenerated, storySubjects } from '../../src/store/generatedTexts.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { type FileApp, openApp } from '../../src/wiring/core.ts';
import { ask, NOW, publish, story } from '../commands/newsroom.ts';

const OUTAGE = 'aaaaaaaaaa' as StoryId;
const AGAIN = 'bbbbbbbbbb' as StoryId;
const WRITTEN = 'ChatGPT 大面积宕机，用户三小时无法登录';
/** The rendering in Traditional Chinese has 裡, which a second conversion would not leave alone, were it read as 里. */
const RENDERED = { 'en-US': 'ChatGPT down for three hours', 'zh-TW': 'ChatGPT 當機三小時，檢視裡面的原因' };

let app: FileApp;
let context: Services;
beforeEach(async () => {
  app = openApp(':memory:', { now: () => NOW }, { showsGenerated: true });
  context = { ...app.context, ...createPreviewChannel().platform };
  const told = (id: string) =>
    story(id, WRITTEN, { paragraphs: ['OpenAI 旗下的 ChatGPT 大面积宕机，用户三小时无法登录。'] });
  await publish(app.store, '2024-12-26', [told(OUTAGE), story('cccccccccc', '小米公布交付量')]);
  await publish(app.store, '2024-12-27', [told(AGAIN)], { column: 'AI周报' });
  await app.catchUp();
  const subjects = await storySubjects(app.store, [OUTAGE, AGAIN]);
  await keepGenerated(
    app.store,
    [...subjects].flatMap(([id, subject]) =>
      Object.entries(RENDERED).map(([language, title]) => ({
        ...{ key: `${id} ${language}`, task: `titles-${language}`, texts: [title], subject },
      })),
    ),
    NOW,
  );
});
afterEach(() => app.store.close());

async function say(name: string, options: RawOptions, locale: Locale): Promise<Answer> {
  const command = commands.find((known) => known.name === name);
  if (!command) throw new Error(name);
  return runCommand(command, ask(options, locale), context);
}

function press(action: Action, locale: Locale): Promise<Answer> {
  return performAction(indexByAction(commands), action, ask({}, locale), context);
}

const SURFACES: readonly (readonly [string, (locale: Locale) => Promise<Answer>])[] = [
  ['a search', (locale) => say('news', { texts: { query: 'ChatGPT 宕机' } }, locale)],
  ['a digest', (locale) => say('digest', { texts: { date: '2024-12-26' } }, locale)],
  ['a recap', (locale) => say('digest', { texts: { date: 'this week' } }, locale)],
  ['what was missed', (locale) => say('catchup', {}, locale)],
  ['a timeline', (locale) => press({ kind: 'timeline', story: OUTAGE }, locale)],
  ['a story', (locale) => press({ kind: 'story-page', story: OUTAGE, page: 0, original: false }, locale)],
  [
    'a page of what was missed',
    (locale) => press({ kind: 'catch-up', after: 1_734_000_000, until: 1_735_344_000, page: 0 }, locale),
  ],
];

test.each(SURFACES.flatMap(([surface, show]) => LOCALES.map((locale) => [surface, locale, show] as const)))(
  '%s in %s has the titles that a language model rendered in its reader’s language, and says whose they are',
  async (_surface, locale, show) => {
    const shown = JSON.stringify(await show(locale));
    if (locale === 'zh-CN') {
      expect(shown).toContain(WRITTEN);
      for (const title of Object.values(RENDERED)) expect(shown).not.toContain(title);
      return;
    }
    expect(shown).toContain(RENDERED[locale]);
    expect(shown).toContain(textsIn(locale).generated);
  },
);

test('a digest’s repeats have their renderings too', async () => {
  const told = new Map([[OUTAGE, { day: '2024-12-25' as CalendarDay, isSameDay: false }]]);
  const digest = await digestOfDay(app.digestSources, '2024-12-26' as CalendarDay, { told });
  expect(digest?.repeats).toMatchObject([{ story: OUTAGE, renderings: RENDERED }]);
});
