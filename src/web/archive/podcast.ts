import { generateRssFeed } from 'feedsmith';
import type { Context, Hono } from 'hono';
import { parseDay } from '../../calendar/day.ts';
import { findSpokenDigest, newestSpoken, type SpokenDigest, soundOf } from '../../store/speech.ts';
import { assetOf } from '../assets.ts';
import { answer, contentOf } from '../content.ts';
import { dayPath, PODCAST_PATH, soundPath } from './addresses.ts';
import type { Archive } from './archive.ts';
import { withoutForbidden } from './feeds.ts';

const COVER_PATH = '/podcast.png';
const EPISODES = 30;
const FRESH_SECONDS = 300;
const TITLE = '速览';
const DESCRIPTION = '中文科技新闻一分钟速览，每天一期，由机器合成的声音朗读。';

/** Adds the podcast: its feed, its picture and the audio of each day, if digests are spoken. */
export function addPodcast(app: Hono, archive: Archive): void {
  if (!archive.isSpoken) return;
  app.get(PODCAST_PATH, async (context) => {
    const feed = podcastOf(await newestSpoken(archive.store, EPISODES), archive.baseUrl);
    const headers = {
      'Content-Type': 'application/rss+xml; charset=utf-8',
      'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    };
    return answer(context, contentOf(feed, headers));
  });
  app.get(COVER_PATH, assetOf(new URL('./podcast.png', import.meta.url)));
  app.get('/audio/:file{\\d{4}-\\d{2}-\\d{2}\\.mp3}', async (context) => {
    const day = parseDay(context.req.param('file').replace('.mp3', ''));
    const digest = day && (await findSpokenDigest(archive.store, day));
    const sound = digest && (await soundOf(archive.store, digest));
    return sound ? soundAnswer(context, sound) : context.text('There is no such sound.\n', 404);
  });
}

/** Renders the feed, valid by RSS 2.0 and Apple's requirements: enclosures, durations, picture, category. */
function podcastOf(digests: readonly SpokenDigest[], baseUrl: string): string {
  const self = { href: baseUrl + PODCAST_PATH, rel: 'self', type: 'application/rss+xml' };
  const [newest] = digests;
  return withoutForbidden(
    withTrueFalse(
      generateRssFeed({
        title: TITLE,
        link: `${baseUrl}/`,
        description: DESCRIPTION,
        language: 'zh-CN',
        ...(newest && { lastBuildDate: newest.spokenAt }),
        atom: { links: [self] },
        itunes: {
          author: TITLE,
          summary: DESCRIPTION,
          type: 'episodic',
          explicit: false,
          image: baseUrl + COVER_PATH,
          categories: [{ text: 'News', categories: [{ text: 'Tech News' }] }],
        },
        items: digests.map(({ day, title, summary, milliseconds, bytes, spokenAt }) => ({
          title,
          link: baseUrl + dayPath(day),
          description: summary,
          guid: { value: baseUrl + soundPath(day), isPermaLink: false },
          pubDate: spokenAt,
          enclosures: [{ url: baseUrl + soundPath(day), length: bytes, type: 'audio/mpeg' }],
          itunes: {
            duration: Math.max(1, Math.round(milliseconds / 1000)),
            episodeType: 'full',
            explicit: false,
            summary,
          },
        })),
      }),
    ),
  );
}

/** Replaces the library's yes and no with Apple's `true` and `false`; texts cannot contain a tag. */
function withTrueFalse(feed: string): string {
  return feed.replaceAll('<itunes:explicit>no<', '<itunes:explicit>false<');
}

/** Returns the audio or the requested range (RFC 9110, 14), which players use for seeking. */
function soundAnswer(context: Context, sound: Buffer<ArrayBuffer>): Response {
  const headers = {
    'Content-Type': 'audio/mpeg',
    'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    'Accept-Ranges': 'bytes',
    // External players fetch it.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  const range = rangeOf(context.req.header('Range'), sound.length);
  const content = contentOf(sound, headers);
  if (range === undefined) return answer(context, content);
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${sound.length}` } });
  const { first, last } = range;
  return new Response(sound.subarray(first, last + 1), {
    status: 206,
    headers: { ...content.headers, 'Content-Range': `bytes ${first}-${last}/${sound.length}` },
  });
}

/** Parses a range; undefined for none or several, for which the whole may be returned. */
function rangeOf(
  header: string | undefined,
  length: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first >= length || first > last ? 'unsatisfiable' : { first, last };
}
