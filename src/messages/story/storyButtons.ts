import type { StoryId } from '../../editions/edition.ts';
import type { Action } from '../actions/action.ts';
import type { Button, MessageBlock, Option } from '../message.ts';
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

/** Returns the button back to the list, with the story's position, and the actions that are used most. */
export function actButtons(view: StoryView, texts: Texts, news: NewsScript): Button[] {
  const { told, place, name, mayShare, visibility } = view;
  const story = view.story.id;
  const press = (label: string, action: Action): Button => ({ kind: 'action', label, action });
  const follow =
    name === undefined
      ? followEvent(view, texts).map(({ label, action }) => press(label, action))
      : [press(texts.followName(news.text(name)), { kind: 'follow', keyword: name })];
  return [
    ...(place ? [press(`${texts.backToList} · ${place.place} / ${place.of}`, place.list)] : []),
    ...(mayShare && visibility === 'asker' ? [press(texts.shareStory, { kind: 'share-story', story })] : []),
    ...follow,
    ...(told > 0 ? [press(texts.timelineButton, { kind: 'timeline', story })] : []),
  ];
}

/** Returns the menu of the actions that are used now and then, each of which would take a row of a phone as a button. */
export function moreChoice(view: StoryView, texts: Texts): MessageBlock {
  const { story, within, name } = view;
  return {
    kind: 'choice',
    placeholder: texts.moreActions,
    options: [
      ...(name === undefined ? [] : followEvent(view, texts)),
      { label: texts.whyButton, action: { kind: 'why-story', story: story.id, ...(within && { within }) } },
      { label: texts.pictures.button, action: { kind: 'draw-story', story: story.id } },
    ],
  };
}

function followEvent({ story, mayFollow }: StoryView, texts: Texts): Option[] {
  if (!mayFollow) return [];
  return [{ label: texts.following.followEventButton, action: { kind: 'follow-event', story: story.id } }];
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
