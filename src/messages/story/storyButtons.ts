import type { StoryId } from '../../editions/edition.ts';
import type { Action } from '../actions/action.ts';
import type { Button, MessageBlock } from '../message.ts';
import type { NewsScript } from '../newsScript.ts';
import type { Texts } from '../texts/texts.ts';
import type { StoryView } from './storyView.ts';

/** ‹ 上一条 · 下一条 ›, in place, as far as there is one: no button stands there that cannot be pressed. */
export function placeBlocks({ place }: StoryView, texts: Texts): MessageBlock[] {
  if (!place) return [];
  const { list, previous, next } = place;
  const turn = (label: string, story: StoryId | undefined, tone?: 'primary'): Button[] =>
    story === undefined
      ? []
      : [
          {
            kind: 'action',
            label,
            action: { kind: 'open-story', story, within: list },
            ...(tone && { tone }),
          },
        ];
  const buttons = [...turn(texts.previousStory, previous), ...turn(texts.nextStory, next, 'primary')];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** Returns the button back to the list, with the story's position, and the actions on a story. */
export function actButtons(
  { story: { id: story }, told, within, place, name, mayFollow, mayShare, visibility }: StoryView,
  texts: Texts,
  news: NewsScript,
): Button[] {
  const press = (label: string, action: Action): Button => ({ kind: 'action', label, action });
  const follow =
    name === undefined ? [] : [press(texts.followName(news.text(name)), { kind: 'follow', keyword: name })];
  return [
    ...(place ? [press(`${texts.backToList} · ${place.place} / ${place.of}`, place.list)] : []),
    ...(mayShare && visibility === 'asker' ? [press(texts.shareStory, { kind: 'share-story', story })] : []),
    ...follow,
    ...(mayFollow ? [press(texts.following.followEventButton, { kind: 'follow-event', story })] : []),
    ...(told > 0 ? [press(texts.timelineButton, { kind: 'timeline', story })] : []),
    press(texts.whyButton, { kind: 'why-story', story, ...(within && { within }) }),
    press(texts.pictures.button, { kind: 'draw-story', story }),
  ];
}

/** Returns buttons for other pages, the other script, links, and reporting an error. */
export function wayButtons(
  view: StoryView,
  page: number,
  count: number,
  texts: Texts,
  news: NewsScript,
): Button[] {
  const { story, script, webPage, within } = view;
  const original = script === 'original';
  const turn = (label: string, to: number, as = original): Button => ({
    kind: 'action',
    label,
    action: { kind: 'story-page', story: story.id, page: to, original: as, ...(within && { within }) },
  });
  return [
    ...(page > 0 ? [turn(texts.previousPage, page - 1)] : []),
    ...(page < count - 1 ? [turn(texts.nextPage, page + 1)] : []),
    ...(script === undefined ? [] : [turn(original ? texts.asRead : texts.asWritten, page, !original)]),
    ...(story.url === null
      ? []
      : [{ kind: 'link', label: texts.original(news.text(story.column)), url: story.url } as const]),
    ...(webPage === undefined ? [] : [{ kind: 'link', label: texts.webPage, url: webPage } as const]),
    { kind: 'action', label: texts.reportStory, action: { kind: 'ask-report', story: story.id } },
  ];
}
