import type { Digest } from '../digests/digest.ts';
import type { Locale } from './locale.ts';
import type { Block, Message } from './message.ts';
import { newsScriptOf } from './newsScript.ts';
import { longDay, textsIn } from './texts/texts.ts';

/** The key points of a day's editions, each with who or what wrote them. */
export function keyPointsMessage(written: Digest, locale: Locale): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.keyPointsOf(longDay(digest.day, locale));
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    blocks: [
      { kind: 'heading', level: 2, text: title },
      ...digest.editions.flatMap(({ column, keyPoints, keyPointsBy }): Block[] =>
        keyPoints.length === 0
          ? []
          : [{ kind: 'quote', label: texts.keyPoints(column, keyPointsBy), paragraphs: keyPoints }],
      ),
    ],
  };
}

/** Where the originals of a day's editions stand. */
export function originalsMessage(written: Digest, locale: Locale): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.originalsOf(longDay(digest.day, locale));
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    blocks: [
      { kind: 'heading', level: 2, text: title },
      {
        kind: 'list',
        lines: digest.editions.map(({ column, headline, url }) =>
          url === null
            ? [{ kind: 'bold', text: column }, ` ${headline}（${texts.noOriginal}）`]
            : [{ kind: 'bold', text: column }, ' ', { kind: 'link', text: headline, url }],
        ),
      },
    ],
  };
}
