import type { StoredStory } from '../../store/news/rows.ts';
import { linkedText } from '../linkedText.ts';
import type { Locale } from '../locale.ts';
import type { Message, MessageBlock, RichText } from '../message.ts';
import { AS_WRITTEN, type NewsScript, newsScriptOf } from '../newsScript.ts';
import { clip } from '../takeSentences.ts';
import { longDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { actButtons, moreChoice, placeBlocks, wayButtons } from './storyButtons.ts';
import { type PageParagraph, storyPages } from './storyPages.ts';
import type { StoryView } from './storyView.ts';

/** Maximum length of a heading in code points: a longer title is shortened and shown in full as the first paragraph. */
const MAX_HEADING = 200;
const IMAGES_PER_PAGE = 10;
const MAX_MENU_LABEL = 60;

/** Composes a page of a story: facts, then the labelled opinions of its column and of others. */
export function storyMessage(view: StoryView): Message {
  const { story, locale } = view;
  const texts = textsIn(locale);
  const news = view.script === 'original' ? AS_WRITTEN : newsScriptOf(locale);
  const written = news.text(story.title);
  const title = view.rendering ?? written;
  const { pages, unusedLinks } = storyPages(story, view.otherColumns);
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
      moreChoice(view, texts),
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

/** Returns the statement of a story or its column that a machine wrote it, in the reader's language. */
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
  const opinions = new Map<string, RichText[]>();
  const shown = paragraphs.map(({ text, ...rest }) => ({ ...rest, text: news.paragraph(text) }));
  for (const { kind, text, otherColumn } of shown) {
    const by = news.text(otherColumn ?? column);
    if (kind === 'opinion') opinions.set(by, [...(opinions.get(by) ?? []), text]);
  }
  return [
    ...shown.filter(({ kind }) => kind === 'fact').map(({ text }): MessageBlock => ({ kind: 'text', text })),
    ...[...opinions].map(
      ([by, said]): MessageBlock => ({ kind: 'quote', label: texts.commentary(by), paragraphs: said }),
    ),
  ];
}

function endBlocks(links: readonly RichText[], texts: Texts, news: NewsScript): MessageBlock[] {
  if (links.length === 0) return [];
  return [
    { kind: 'text', text: texts.linksInText },
    { kind: 'list', lines: links.map(news.paragraph) },
  ];
}

function linkOf(link: { readonly url: string; readonly text: string }): RichText {
  return linkedText(link.text || link.url, [{ url: link.url, text: link.text || link.url }]).text;
}
