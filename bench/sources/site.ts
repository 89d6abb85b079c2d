import { createServer } from 'node:http';
import { benchStories } from '../search/corpus.ts';

/** Serves feeds of new full articles, `/N` for the N-th, in a process of its own, so that its cost is not counted. */
const [sources = '500', items = '50'] = process.argv.slice(2);
const stories = benchStories(Number(sources) * Number(items));
const feeds = Array.from({ length: Number(sources) }, (_, source) => {
  const articles = Array.from({ length: Number(items) }, (_, number) => articleOf(source, number));
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>源 ${source}</title>${articles.join('')}</channel></rss>`;
});

const server = createServer((request, response) => {
  const feed = feeds[Number((request.url ?? '').slice(1))];
  response.writeHead(feed === undefined ? 404 : 200, { 'content-type': 'application/rss+xml' }).end(feed);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') process.stdout.write(`${address.port}\n`);
});

function articleOf(source: number, number: number): string {
  const story = stories.next().value;
  if (!story) return '';
  const { title, paragraphs } = story;
  // Length of a short report: below 500 characters a feed's body counts as a teaser.
  const body = `<p>${paragraphs.join('</p><p>')}</p>`;
  const whole = body.repeat(Math.ceil(600 / body.length));
  return `<item><title><![CDATA[${title}]]></title><link>https://example.org/${source}/${number}</link><guid>${source}-${number}</guid><pubDate>Fri, 27 Dec 2024 09:30:00 +0800</pubDate><content:encoded><![CDATA[${whole}]]></content:encoded></item>`;
}
