import type { StoryId } from '../../editions/edition.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Action } from '../actions/action.ts';
import type { StoryList } from '../actions/lists.ts';
import { linkedText } from '../linkedText.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock, Text } from '../message.ts';
import { AS_WRITTEN, type NewsScript, newsScriptOf } from '../newsScript.ts';
import { clip } from '../takeSentences.ts';
import { longDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { StoryPosition } from './storyList.ts';
import { type PageParagraph, storyPages, type Voice } from './storyPages.ts';

/** A heading longer than this is shown shortened, and in full as the first paragraph. In code points. */
const MAX_HEADING = 200;
const IMAGES_PER_PAGE = 10;
const MAX_MENU_LABEL = 60;

/** A story with what is shown around it. */
export interface StoryView {
  readonly story: StoredStory;
  /** How many other stories stand on the timeline of its event. */
  readonly told: number;
  /** Its title in the reader's language, as a language model rendered it. */
  readonly rendering?: string;
  /** The list from which it was opened, and where it stands in it. */
  readonly within?: StoryList;
  readonly place?: StoryPosition;
  /** Whom or what it is about, to be followed. */
  readonly name?: string;
  /** Whether its event can be followed: it is no news of one server alone. */
  readonly mayFollow?: boolean;
  /** Whether there is a channel to show it in. */
  readonly mayShare?: boolean;
  /** The other columns that tell its event, with what they think of it. */
  readonly voices: readonly Voice[];
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** From 0; one too high shows the last. */
  readonly page: number;
  /** The news stands here in another script than it was written in, or could. */
  readonly script?: 'converted' | 'original';
  readonly replaces?: boolean;
  /** The story's page in the archive. */
  readonly webPage?: string;
}

/** One page of a story: facts first, then the column's opinion and those of the other voices, each named as such. */
export function storyMessage(view: StoryView): Message {
  const { story, locale } = view;
  const texts = textsIn(locale);
  const news = view.script === 'original' ? AS_WRITTEN : newsScriptOf(locale);
  const written = news.text(story.title);
  const title = view.rendering ?? written;
  const { pages, unusedLinks } = storyPages(story, view.voices);
  const imagePages = Math.ceil(story.images.length / IMAGES_PER_PAGE);
  const count = Math.max(pages.length, imagePages);
  const page = Math.min(view.page, count - 1);
  const isLast = page === count - 1;
  const images = story.images.slice(page * IMAGES_PER_PAGE, (page + 1) * IMAGES_PER_PAGE);
  const body = paragraphBlocks(pages[page] ?? [], story.column, texts, news);
  return {
    kind: 'message',
    title,
    visibility: view.visibility,
    ...(view.replaces && { replaces: true }),
    blocks: [
      { kind: 'heading', level: 2, text: clip(title, MAX_HEADING) },
      ...(view.rendering === undefined
        ? []
        : [{ kind: 'footer', text: `${texts.generated} · ${written}` } as const]),
      { kind: 'footer', text: sourceLine(story, texts, locale, news) },
      ...authorshipBlocks(story, texts, news),
      ...(page === 0 && [...title].length > MAX_HEADING ? [{ kind: 'text', text: title } as const] : []),
      ...body,
      ...(images.length > 0
        ? [
            {
              kind: 'images',
              images: images.map(({ url, alt }) => ({
                url,
                alt: alt.trim() === '' ? texts.pictureOf(clip(title, MAX_MENU_LABEL)) : news.text(alt),
              })),
            } as const,
          ]
        : []),
      ...(isLast ? endBlocks(unusedLinks.map(linkOf), texts, news) : []),
      ...(count > 1 ? [{ kind: 'footer', text: texts.pageOf(page + 1, count) } as const] : []),
      ...placeBlocks(view, texts),
      { kind: 'buttons', buttons: actButtons(view, texts, news) },
      { kind: 'buttons', buttons: wayButtons(view, page, count, texts, news) },
    ],
  };
}

function sourceLine(story: StoredStory, texts: Texts, locale: Locale, news: NewsScript): string {
  const source = story.attribution === null ? [] : [texts.attributedTo(news.text(story.attribution))];
  return [
    ...(story.section === null ? [] : [news.text(story.section)]),
    longDay(story.day, locale),
    news.text(story.column),
    ...source,
  ].join(' · ');
}

function authorshipBlocks(story: StoredStory, texts: Texts, news: NewsScript): MessageBlock[] {
  const said = authorshipOf(story, texts, news.text);
  return said === undefined ? [] : [{ kind: 'footer', text: said }];
}

/** What a story or its column says of its being written by a machine, in the reader's language. */
export function authorshipOf(
  { writtenBy, writtenByIsOf, column }: Pick<StoredStory, 'writtenBy' | 'writtenByIsOf' | 'column'>,
  texts: Texts,
  inScript: (text: string) => string,
): string | undefined {
  if (writtenBy === null) return undefined;
  return writtenByIsOf === 'story'
    ? texts.storyByMachine(inScript(writtenBy))
    : texts.columnByMachine(inScript(column), inScript(writtenBy));
}

function paragraphBlocks(
  paragraphs: readonly PageParagraph[],
  column: string,
  texts: Texts,
  news: NewsScript,
): MessageBlock[] {
  const opinions = new Map<string, Text[]>();
  const shown = paragraphs.map(({ text, ...rest }) => ({ ...rest, text: news.paragraph(text) }));
  for (const { kind, text, voice } of shown) {
    const by = news.text(voice ?? column);
    if (kind === 'opinion') opinions.set(by, [...(opinions.get(by) ?? []), text]);
  }
  return [
    ...shown.filter(({ kind }) => kind === 'fact').map(({ text }): MessageBlock => ({ kind: 'text', text })),
    ...[...opinions].map(
      ([by, said]): MessageBlock => ({ kind: 'quote', label: texts.commentary(by), paragraphs: said }),
    ),
  ];
}

function endBlocks(links: readonly Text[], texts: Texts, news: NewsScript): MessageBlock[] {
  if (links.length === 0) return [];
  return [
    { kind: 'text', text: texts.linksInText },
    { kind: 'list', lines: links.map(news.paragraph) },
  ];
}

function linkOf(link: { readonly url: string; readonly text: string }): Text {
  return linkedText(link.text || link.url, [{ url: link.url, text: link.text || link.url }]).text;
}

/** ‹ 上一条 · 3 / 18 · 下一条 ›, in place. */
function placeBlocks({ place }: StoryView, texts: Texts): MessageBlock[] {
  if (!place) return [];
  const { list, previous, next } = place;
  const turn = (label: string, story: StoryId | undefined, tone?: 'primary'): Button =>
    story === undefined
      ? { kind: 'label', label }
      : { kind: 'action', label, action: { kind: 'open-story', story, within: list }, ...(tone && { tone }) };
  return [
    {
      kind: 'buttons',
      buttons: [
        turn(texts.previousStory, previous),
        { kind: 'label', label: `${place.place} / ${place.of}` },
        turn(texts.nextStory, next, 'primary'),
      ],
    },
  ];
}

/** The way back to the list, and what a reader can do about a story. */
function actButtons(
  { story: { id: story }, told, within, place, name, mayFollow, mayShare, visibility }: StoryView,
  texts: Texts,
  news: NewsScript,
): Button[] {
  const press = (label: string, action: Action): Button => ({ kind: 'action', label, action });
  const follow =
    name === undefined ? [] : [press(texts.followName(news.text(name)), { kind: 'follow', keyword: name })];
  return [
    ...(place ? [press(texts.backToList, place.list)] : []),
    ...(mayShare && visibility === 'asker' ? [press(texts.shareStory, { kind: 'share-story', story })] : []),
    ...follow,
    ...(mayFollow ? [press(texts.following.followEventButton, { kind: 'follow-event', story })] : []),
    ...(told > 0 ? [press(texts.timelineButton, { kind: 'timeline', story })] : []),
    press(texts.whyButton, { kind: 'why-story', story, ...(within && { within }) }),
    press(texts.pictures.button, { kind: 'draw-story', story }),
  ];
}

/** Other pages of a story, its other script, where else it stands, and the way to say what is wrong with it. */
function wayButtons(view: StoryView, page: number, count: number, texts: Texts, news: NewsScript): Button[] {
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
