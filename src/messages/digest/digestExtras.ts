import type { Digest, DigestEdition } from '../../digests/digest.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Locale } from '../locale.ts';
import type { Item, Message, MessageBlock } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { titled } from '../notice.ts';
import { longDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { toldWords } from './toldWords.ts';

/** Composes content behind a digest's button; `toldIn` are links to earlier messages, by story. */
export type DigestExtra = (digest: Digest, locale: Locale, toldIn: ReadonlyMap<StoryId, string>) => Message;

/** Composes the key points of a day's editions with their authors. */
export function keyPointsMessage(written: Digest, locale: Locale): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.keyPointsOf(longDay(digest.day, locale));
  return titled(
    title,
    digest.editions.flatMap((edition): MessageBlock[] =>
      edition.keyPoints.length === 0
        ? []
        : [{ kind: 'quote', label: keyPointsLabel(edition, texts), paragraphs: edition.keyPoints }],
    ),
  );
}

/** Returns the label of key points with their author, shown with them everywhere. */
export function keyPointsLabel(
  { column, keyPointsBy, keyPointsAreGenerated }: DigestEdition,
  texts: Texts,
): string {
  return keyPointsAreGenerated ? texts.generatedKeyPoints(column) : texts.keyPoints(column, keyPointsBy);
}

/** Composes the links to the originals of a day's editions. */
export function originalsMessage(written: Digest, locale: Locale): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.originalsOf(longDay(digest.day, locale));
  return titled(title, [
    {
      kind: 'list',
      lines: digest.editions.map(({ column, headline, url }) =>
        url === null
          ? [{ kind: 'bold', text: column }, ` ${headline}（${texts.noOriginal}）`]
          : [{ kind: 'bold', text: column }, ' ', { kind: 'link', text: headline, url }],
      ),
    },
  ]);
}

/** Composes the list of a day's repeats. */
export function repeatsMessage(
  written: Digest,
  locale: Locale,
  toldIn: ReadonlyMap<StoryId, string>,
): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.repeatsOf(longDay(digest.day, locale));
  const items = digest.repeats.map((item): Item => {
    const { text, story, column } = item;
    const day = toldWords(item, locale) ?? '';
    const url = toldIn.get(story);
    return {
      text: [
        `${text} · ${column} · `,
        url === undefined ? day : { kind: 'link', text: day, url, optional: true },
      ],
      action: { kind: 'open-story', story },
      entry: { label: text, description: `${column} · ${day}` },
    };
  });
  return { ...titled(title, [{ kind: 'items', first: 1, items }]), choose: texts.openItem };
}
