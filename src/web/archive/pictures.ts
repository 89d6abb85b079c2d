import type { Context, Hono } from 'hono';
import { parseDay } from '../../calendar/day.ts';
import { isStoryId } from '../../editions/storyId.ts';
import { digestCard } from '../../messages/digest/digestCard.ts';
import type { Card } from '../../messages/pictures/card.ts';
import { storyCard } from '../../messages/story/storyCard.ts';
import { addressLimit } from '../addressLimit.ts';
import { clientAddress } from '../clientAddress.ts';
import { answer, type Content, contentOf } from '../content.ts';
import type { Archive } from './archive.ts';

/** Rate limit of pictures, which cost as much as ten pages. */
const PICTURE_LIMIT = { perSecond: 5, perAddress: 2, atOnce: 10 };
const FRESH_SECONDS = 3600;

/** Returns the path of the preview picture of a day's page. */
export function dayPicturePath(day: string): string {
  return `/picture/day/${day}.png`;
}

/** Returns the path of the preview picture of a story's page. */
export function storyPicturePath(id: string): string {
  return `/picture/story/${id}.png`;
}

/** Adds the preview pictures of pages; the renderer is loaded with the first one and caches them. */
export function addPictures(app: Hono, archive: Archive): void {
  const mayDraw = addressLimit(PICTURE_LIMIT, archive.clock);
  const serve = async (context: Context, card: Card | undefined): Promise<Response> => {
    if (card === undefined) return answer(context, plain(404, 'There is no such picture.\n'));
    if (!mayDraw(clientAddress(context))) return answer(context, busy());
    const drawn = await archive.pictures.draw(card, { theme: 'light', shape: 'wide' });
    return answer(context, drawn.kind === 'busy' ? busy() : pictureContent(drawn.bytes));
  };
  app.get('/picture/day/:file{\\d{4}-\\d{2}-\\d{2}\\.png}', async (context) => {
    const day = parseDay(context.req.param('file').replace('.png', ''));
    const digest = day && (await archive.digests.of(day));
    return serve(context, digest && digestCard(digest, 'zh-CN', undefined));
  });
  app.get('/picture/story/:file{[a-z0-9]{10}\\.png}', async (context) => {
    const id = context.req.param('file').replace('.png', '');
    const story = isStoryId(id) ? await archive.stories.find(id) : undefined;
    return serve(context, story && storyCard(story, 'zh-CN', undefined));
  });
}

function pictureContent(png: Uint8Array): Content {
  return contentOf(Buffer.from(png), {
    'Content-Type': 'image/png',
    'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    // Chats embed it in their pages.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
}

function busy(): Content {
  const { body, headers } = plain(503, 'Too many pictures are asked for at present.\n');
  return { status: 503, body, headers: { ...headers, 'Retry-After': '5' } };
}

function plain(status: number, sentence: string): Content {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return contentOf(sentence, headers, status);
}
