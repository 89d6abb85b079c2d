import type { StoredStory } from '../../store/news/rows.ts';
import type { Locale } from '../locale.ts';
import { newsScriptOf } from '../newsScript.ts';
import type { Card } from '../pictures/card.ts';
import { longDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';
import { outsideUrl, storyPath } from '../webPages.ts';
import { excerptOf } from './excerpt.ts';
import { authorshipOf } from './storyMessage.ts';

/**
 * Returns a story as a card for a picture: an excerpt, because the news belongs to its publisher, and the column's
 * labelled opinion.
 */
export function storyCard(story: StoredStory, locale: Locale, archiveUrl: string | undefined): Card {
  const texts = textsIn(locale);
  const news = newsScriptOf(locale);
  const machine = authorshipOf(story, texts, news.text);
  const excerpt = excerptOf(story);
  const opinion = excerptOf({ paragraphs: story.commentary });
  const place = [
    news.text(story.column),
    ...(story.section === null ? [] : [news.text(story.section)]),
    ...(story.attribution === null ? [] : [texts.attributedTo(news.text(story.attribution))]),
  ];
  const isWhole = story.paragraphs.join('').length <= excerpt.length;
  return {
    locale,
    name: `sulan-${story.day}-${story.id}`,
    brand: texts.pictures.brand,
    label: texts.pictures.storyLabel,
    date: longDay(story.day, locale),
    headline: news.text(story.title),
    blocks: [
      { kind: 'footer', text: place.join(' · ') },
      ...(machine === undefined ? [] : [{ kind: 'footer', text: machine } as const]),
      ...(excerpt === '' ? [] : [{ kind: 'text', text: news.text(excerpt) } as const]),
      ...(opinion === ''
        ? []
        : [
            {
              kind: 'quote',
              label: texts.commentary(news.text(story.column)),
              paragraphs: [news.text(opinion)],
            } as const,
          ]),
      ...(isWhole ? [] : [{ kind: 'footer', text: texts.pictures.isExcerpt } as const]),
    ],
    ...addressOf(story, locale, archiveUrl),
  };
}

/** Returns its page in the archive, else its original. */
function addressOf(
  { id, url, isOfServer }: StoredStory,
  locale: Locale,
  archiveUrl: string | undefined,
): Pick<Card, 'address'> {
  const texts = textsIn(locale).pictures;
  if (archiveUrl !== undefined && !isOfServer)
    return { address: { url: archiveUrl + storyPath(id), label: texts.wholeStory } };
  const original = outsideUrl(url);
  return original === undefined ? {} : { address: { url: original, label: texts.originalPage } };
}
