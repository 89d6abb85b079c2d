import { html } from 'hono/html';
import type { Image, Link } from '../../../editions/edition.ts';
import type { StoryLine } from '../../../messages/news.ts';
import { excerptOf } from '../../../messages/story/excerpt.ts';
import { authorshipOf } from '../../../messages/story/storyMessage.ts';
import { textsIn } from '../../../messages/texts/textsIn.ts';
import type { StoredStory } from '../../../store/news/rows.ts';
import type { NamedStory, StoriesBeside } from '../../../store/news/storiesBeside.ts';
import { printable, printableLine } from '../../../text/printable.ts';
import { columnPath, dayPath, eventPath, outsideUrl, storyPath } from '../addresses.ts';
import type { Html, Page } from '../layout.ts';
import { storyPicturePath } from '../pictures.ts';
import { storyList } from '../rows.ts';

/** Renders a story: an excerpt with a link to the original, or the whole text if the operator chose so. */
export function storyPage(
  story: StoredStory,
  also: readonly StoryLine[],
  beside: StoriesBeside,
  fullText: boolean,
): Page {
  const { day, column } = story;
  const title = printableLine(story.title);
  return {
    title,
    description: excerptOf(story),
    path: storyPath(story.id),
    kind: 'article',
    published: day,
    picture: { path: storyPicturePath(story.id), alt: title },
    main: html`<article>
<header class="lead">
<p class="eyebrow"><a href="${dayPath(day)}"><time datetime="${day}">${day}</time></a> · <a href="${columnPath(column)}">${printableLine(column)}</a>${story.section === null ? '' : ` · ${printableLine(story.section)}`}</p>
<h1>${title}</h1>
${authorship(story)}
</header>
${fullText ? story.paragraphs.map(paragraph) : html`<p>${excerptOf(story)}</p>`}
${story.attribution === null ? '' : html`<p class="facts">来源：${printableLine(story.attribution)}</p>`}
${fullText ? commentary(story.commentary) : ''}
${original(story)}
${fullText ? attachments(story.images, story.links) : ''}
</article>
${storyList('同一事件的其他报道', also)}
<p class="more"><a href="${eventPath(story.id)}">这件事的前前后后</a></p>
${pager(beside)}`,
  };
}

/** Renders links to the neighbouring stories of the edition. */
function pager({ before, after }: StoriesBeside): Html | string {
  if (before === undefined && after === undefined) return '';
  const way = (story: NamedStory | undefined, relation: 'prev' | 'next', name: string) =>
    story === undefined
      ? ''
      : html`<a rel="${relation}" href="${storyPath(story.id)}"><span class="also">${name}</span> ${printableLine(story.title)}</a>`;
  return html`<nav class="pager beside" aria-label="同一期的前后两条">${way(before, 'prev', '← 上一条')}${way(after, 'next', '下一条 →')}</nav>`;
}

/** Renders the statement of the story or its column that a machine wrote it. */
function authorship(story: StoredStory): Html | string {
  const said = authorshipOf(story, textsIn('zh-CN'), (text) => text);
  return said === undefined ? '' : html`<p class="facts">${printableLine(said)}</p>`;
}

function paragraph(text: string): Html {
  return html`<p>${printable(text)}</p>`;
}

function commentary(paragraphs: readonly string[]): Html | string {
  if (paragraphs.length === 0) return '';
  return html`<aside class="said" aria-label="点评"><h2>点评</h2>${paragraphs.map(paragraph)}</aside>`;
}

function original({ url, column, day }: StoredStory): Html {
  const address = outsideUrl(url);
  const place = `${printableLine(column)}，${day}`;
  if (address === undefined) return html`<p class="facts">原载${place}，没有链接。</p>`;
  return html`<p><a class="button" rel="noopener external" href="${address}">阅读原文</a> <span class="also">${place}</span></p>`;
}

/** Renders links to pictures, which are not embedded so that their sites do not see the reader. */
function attachments(images: readonly Image[], links: readonly Link[]): Html | string {
  const all = [
    ...images.map(({ url, alt }, index) => ({
      url,
      text: `图片 ${index + 1}${alt === '' ? '' : `：${alt}`}`,
    })),
    ...links,
  ];
  const shown = all.flatMap(({ url, text }) => {
    const address = outsideUrl(url);
    return address === undefined
      ? []
      : [html`<li><a rel="noopener external" href="${address}">${printableLine(text) || address}</a></li>`];
  });
  return shown.length === 0 ? '' : html`<section><h2>图片与链接</h2><ul>${shown}</ul></section>`;
}
