import type { Cheerio, CheerioAPI } from 'cheerio';
import { load } from 'cheerio/slim';
import type { Element } from 'domhandler';

/** What a feed has to be: where that is written, and whether it is. */
interface Rule {
  readonly rule: string;
  readonly holds: (feed: CheerioAPI) => boolean;
}

/** RFC 822 with a year of four digits, as RSS 2.0 wants it. */
const DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/u;
const WEB = /^https?:\/\/[^\s/]+\/?/u;
/** The names of Apple's categories that a news podcast may have (https://podcasters.apple.com/support/1691). */
const NEWS_CATEGORIES = new Set([
  'Business News',
  'Daily News',
  'Entertainment News',
  'News Commentary',
  'Politics',
  'Sports News',
  'Tech News',
]);

const textOf = (parent: Cheerio<Element>, name: string) =>
  parent.children(name.replace(':', '\\:')).text().trim();
const channelOf = ($: CheerioAPI) => $('rss > channel');
const ofChannel = (rule: string, holds: (channel: Cheerio<Element>) => boolean): Rule => ({
  rule,
  holds: ($) => holds(channelOf($)),
});
const ofItems = (rule: string, holds: (item: Cheerio<Element>) => boolean): Rule => ({
  rule,
  holds: ($) => {
    const items = channelOf($).children('item').toArray();
    return items.length > 0 && items.every((item) => holds($(item)));
  },
});

/** RSS 2.0.11 (https://www.rssboard.org/rss-specification). */
const RSS: readonly Rule[] = [
  {
    rule: 'version 2.0 with one channel',
    holds: ($) => $('rss[version="2.0"]').length === 1 && channelOf($).length === 1,
  },
  ofChannel('a title, a link and a description', (channel) =>
    ['title', 'link', 'description'].every((name) => textOf(channel, name) !== ''),
  ),
  ofChannel('a link that begins with a scheme', (channel) => WEB.test(textOf(channel, 'link'))),
  ofChannel('a build date of RFC 822', (channel) => DATE.test(textOf(channel, 'lastBuildDate'))),
  ofItems(
    'a title or a description',
    (item) => textOf(item, 'title') !== '' || textOf(item, 'description') !== '',
  ),
  ofItems('a date of RFC 822', (item) => DATE.test(textOf(item, 'pubDate'))),
  ofItems('a guid that is said to be no address, or is one', (item) => {
    const guid = item.children('guid');
    return guid.attr('isPermaLink') === 'false' || WEB.test(guid.text());
  }),
  ofItems('one enclosure with address, length in bytes and type', (item) => {
    const enclosure = item.children('enclosure');
    return (
      enclosure.length === 1 &&
      WEB.test(enclosure.attr('url') ?? '') &&
      /^[1-9]\d*$/u.test(enclosure.attr('length') ?? '') &&
      /^\w+\/\w+$/u.test(enclosure.attr('type') ?? '')
    );
  }),
  {
    rule: 'guids that tell items apart',
    holds: ($) => {
      const guids = $('item > guid')
        .toArray()
        .map((guid) => $(guid).text());
      return new Set(guids).size === guids.length;
    },
  },
];

/** Apple's requirements (https://podcasters.apple.com/support/823-podcast-requirements, help.apple.com/itc/podcasts_connect). */
const APPLE: readonly Rule[] = [
  {
    rule: 'the namespace of its tags',
    holds: ($) => $('rss').attr('xmlns:itunes') === 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  },
  ofChannel('an artwork by its address', (channel) =>
    /\.(?:png|jpe?g)$/u.test(channel.children('itunes\\:image').attr('href') ?? ''),
  ),
  ofChannel('a language of ISO 639', (channel) =>
    /^[a-z]{2}(?:-[A-Za-z]{2})?$/u.test(textOf(channel, 'language')),
  ),
  ofChannel('a category of its list, with one below it', (channel) => {
    const category = channel.children('itunes\\:category');
    return (
      category.attr('text') === 'News' &&
      NEWS_CATEGORIES.has(category.children('itunes\\:category').attr('text') ?? '')
    );
  }),
  ofChannel('whether it is explicit', (channel) =>
    /^(?:true|false)$/u.test(textOf(channel, 'itunes:explicit')),
  ),
  ofChannel('an author', (channel) => textOf(channel, 'itunes:author') !== ''),
  ofChannel('episodic or serial', (channel) => /^(?:episodic|serial)$/u.test(textOf(channel, 'itunes:type'))),
  ofItems(
    'a file of a type that it plays',
    (item) => item.children('enclosure').attr('type') === 'audio/mpeg',
  ),
  ofItems('a file name that ends as its type', (item) =>
    /\/[\w-]+\.mp3$/u.test(item.children('enclosure').attr('url') ?? ''),
  ),
  ofItems('a duration in seconds', (item) => /^[1-9]\d*$/u.test(textOf(item, 'itunes:duration'))),
  ofItems('a full episode', (item) => textOf(item, 'itunes:episodeType') === 'full'),
  ofItems('whether it is explicit', (item) => /^(?:true|false)$/u.test(textOf(item, 'itunes:explicit'))),
  ofItems(
    'a description of at most 4,000 bytes',
    (item) => Buffer.byteLength(textOf(item, 'description')) <= 4000,
  ),
];

/** What follows from the list of the W3C's feed validator, RSS's best practices (https://www.rssboard.org/rss-profile). */
const PROFILE: readonly Rule[] = [
  ofChannel('where the feed itself is', (channel) => {
    const self = channel.children('atom\\:link[rel="self"]');
    return WEB.test(self.attr('href') ?? '') && self.attr('type') === 'application/rss+xml';
  }),
];

/** The rules that a podcast's feed breaks, by what they ask for. */
export function brokenPodcastRules(xml: string): readonly string[] {
  const feed = load(xml, { xml: true });
  return Object.entries({ RSS, APPLE, PROFILE }).flatMap(([standard, rules]) =>
    rules.filter(({ holds }) => !holds(feed)).map(({ rule }) => `${standard}: ${rule}`),
  );
}
