import type { OptionSpec } from '../conversation/options.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { shortDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { SourcePreview, TriedSource } from './sourceDesk.ts';
import { nameIn, reasonOf } from './sourceHealth.ts';

/** Option for the address of a source to preview. */
export const ADDRESS_OPTION: OptionSpec = {
  name: 'address',
  names: { 'zh-CN': '地址', 'zh-TW': '網址', 'en-US': 'address' },
  descriptions: {
    'zh-CN': '网站、网页或 RSS 的地址，先预览再加',
    'zh-TW': '網站、網頁或 RSS 的網址，先預覽再加入',
    'en-US': 'A site, a page or a feed; shown before it is added',
  },
  kind: 'text',
};

/** Composes the preview of an address, with a button that adds it to the bot's list or to a server's own sources. */
export function previewMessage(
  preview: SourcePreview,
  locale: Locale,
  adds: 'source' | 'server-source' = 'source',
): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const said = (text: string): Message => ({
    kind: 'message',
    title: words.listTitle,
    visibility: 'asker',
    blocks: [{ kind: 'text', text }],
  });
  if (preview.kind === 'failed') return said(words.foundNothing(reasonOf(preview.reason, texts)));
  if (preview.kind === 'known') return said(words.known(nameIn(preview.name, locale)));
  const { sample, newest } = preview;
  return {
    kind: 'message',
    title: words.previewTitle,
    visibility: 'asker',
    blocks: [
      { kind: 'heading', level: 3, text: nameIn(preview.name, locale) },
      { kind: 'text', text: preview.url },
      { kind: 'text', text: words.items(preview.items, newest && shortDay(newest, locale)) },
      { kind: 'text', text: words.readsAs(sample.kind, sample.column && nameIn(sample.column, locale)) },
      { kind: 'list', lines: sample.titles.map((title) => nameIn(title, locale)) },
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'action',
            label: words.add,
            tone: 'primary',
            action: { kind: adds, step: 'add', source: preview.key },
          },
        ],
      },
    ],
  };
}

/** Composes the result of trying a source. */
export function triedNotice({ name, items, failedFor }: TriedSource, locale: Locale): Message {
  const texts = textsIn(locale);
  const { tried, triedNothing } = texts.sources;
  const shown = nameIn(name, locale);
  return notice(failedFor === null ? tried(shown, items) : triedNothing(shown, reasonOf(failedFor, texts)));
}
