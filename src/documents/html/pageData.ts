import { z } from 'zod';
import { alternationOf } from '../../text/expressions.ts';
import { plainText } from '../../text/plain.ts';
import { shippedYaml } from '../../text/shippedData.ts';
import type { Markup } from '../block.ts';
import type { HtmlAttributes } from './attributes.ts';

const LONGEST_PAGE_TITLE = 1_000;
const LONGEST_FIELD = 400;
const MOST_FIELDS = 100;
const LONGEST_NOTICE = 400;
const MOST_NOTICES = 400;
/** Most scripts of a page that are examined, and most characters of each. */
const MOST_SCRIPTS = 60;
const LONGEST_SCRIPT = 200_000;

/** Reliability of a statement of the time of publication: lower ranks go first. */
type Rank = 0 | 1 | 2 | 3;

/** Names under which pages give their time of publication; names of the last change are not in the list. */
const PUBLISHED_NAMES = new Set(
  `article:published_time og:published_time og:article:published_time bytedance:published_time article:published
  datepublished pubdate publishdate publish_date publish-date publish_time publishtime date_published published_time
  published publication_date sailthru.date parsely-pub-date dc.date.issued dc.date dcterms.issued dcterms.created dc.created
  weibo:article:create_at og:release_date release_date apub:time date`.split(/\s+/),
);

/** Collects the metadata that a web page gives outside the article's text. */
export class PageData {
  private title: string | null = null;
  private url: string | null = null;
  private readonly published: { readonly rank: Rank; readonly text: string }[] = [];
  private readonly times: string[] = [];
  private readonly notices: string[] = [];
  private readonly fields = new Map<string, string>();
  private notice = '';
  private script = '';
  private scripts = 0;

  addTitle(text: string): void {
    this.title = `${this.title ?? ''}${text}`.slice(0, LONGEST_PAGE_TITLE);
  }

  readMeta(attributes: HtmlAttributes): void {
    const named = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? '';
    const name = named.toLowerCase();
    const content = attributes.get('content')?.slice(0, LONGEST_FIELD);
    if (content === undefined || name === '') return;
    if (PUBLISHED_NAMES.has(name)) this.addPublished(name.includes('publish') ? 0 : 1, content);
    else if (name === 'og:url') this.url ??= content;
    else if (name === 'og:title') this.title ??= content;
    if (this.fields.size < MOST_FIELDS && !this.fields.has(name)) this.fields.set(name, content);
  }

  readLink(attributes: HtmlAttributes): void {
    if (attributes.get('rel')?.toLowerCase() === 'canonical') this.url = attributes.get('href') ?? this.url;
  }

  /** Reads the time of publication from an element's attributes: `<time datetime>` and microdata. */
  readElement(name: string, attributes: HtmlAttributes): void {
    const item = attributes.get('itemprop')?.toLowerCase();
    const stated = attributes.get('datetime') ?? attributes.get('content') ?? attributes.get('data-time');
    if (stated === undefined) return;
    if (item === 'datepublished' || item === 'datecreated') this.addPublished(1, stated);
    else if (name !== 'time') return;
    else if (
      attributes.has('pubdate') ||
      /publish|entry-date|post-date|post-time/i.test(attributes.get('class') ?? '')
    )
      this.addPublished(1, stated);
    else if (this.times.length < MOST_FIELDS) this.times.push(stated.slice(0, LONGEST_FIELD));
  }

  addScript(text: string): void {
    if (this.script.length < LONGEST_SCRIPT) this.script += text.slice(0, LONGEST_SCRIPT);
  }

  /** Ends a script: keeps the statements in structured data (schema.org) and in WeChat's variables. */
  endScript(): void {
    const { script } = this;
    this.script = '';
    if (script === '' || this.scripts++ >= MOST_SCRIPTS) return;
    const author = AUTHOR.exec(script)?.[1];
    if (author !== undefined && !this.fields.has('author')) this.fields.set('author', author);
    for (const [, text] of script.matchAll(STRUCTURED)) if (text) this.addPublished(1, text);
    for (const [, seconds, text] of script.matchAll(VARIABLE)) {
      if (seconds !== undefined) this.addPublished(2, new Date(Number(seconds) * 1000).toISOString());
      else if (text !== undefined) this.addPublished(2, text);
    }
  }

  /** Whether the current place is above the article. */
  isAboveArticle = true;

  /** Adds a text of the page's frame: a bar, a footer, a remark beside the article. */
  addNotice(text: string): void {
    if (this.notice.length < LONGEST_NOTICE) this.notice += text.slice(0, LONGEST_NOTICE);
  }

  endNotice(): void {
    const notice = plainText(this.notice).trim();
    this.notice = '';
    if (notice === '' || this.notices.length >= MOST_NOTICES) return;
    this.notices.push(notice);
    if (notice.length > LONGEST_TIME_LINE || OF_OTHERS.test(notice)) return;
    const stated = PUBLISHED_LINE.exec(notice);
    const bare = this.isAboveArticle ? BARE_TIME.exec(notice) : null;
    const time = stated?.[1] ?? stated?.[2] ?? bare?.[1];
    if (time !== undefined) this.addPublished(3, time);
  }

  private addPublished(rank: Rank, text: string): void {
    if (this.published.length < MOST_FIELDS)
      this.published.push({ rank, text: text.slice(0, LONGEST_FIELD) });
  }

  /**
   * Returns everything collected. `published` has the most reliable first; different times can belong to other
   * articles.
   */
  collected(): Markup {
    this.endNotice();
    const days = new Set(this.times.map((time) => time.trim().slice(0, 10)));
    const times = days.size === 1 ? this.times.slice(0, 1) : [];
    const stated = this.published.toSorted((a, b) => a.rank - b.rank).map(({ text }) => text);
    const { title, url, notices, fields } = this;
    return { title: title?.trim() || null, url, published: [...stated, ...times], notices, fields };
  }
}

const words = z.array(z.string().min(1)).min(1);
const terms = shippedYaml(
  'publication-terms.yaml',
  z.strictObject({ acts: words, first: words, actsBefore: words, labels: words, others: words }),
);

const LONGEST_TIME_LINE = 120;
const TIME =
  '(20\\d\\d\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}(?:\\s?日)?(?:[T\\s]{1,3}\\d{1,2}:\\d\\d(?::\\d\\d)?)?)';
/** Matches lines such as CSDN's 于 2024-12-27 11:39:59 发布 and 发布时间：2024-12-27. */
const PUBLISHED_LINE = new RegExp(
  `[于於]\\s?${TIME}\\s?${alternationOf(terms.first)}?${alternationOf(terms.acts)}|${alternationOf(terms.actsBefore)}${alternationOf(terms.labels)}?\\s?[:：]?\\s?${TIME}`,
  'i',
);
const BARE_TIME = new RegExp(`^${TIME}$`);
const OF_OTHERS = new RegExp(alternationOf(terms.others));

/** `"datePublished": "…"` of schema.org, and Baidu's `"pubDate"`. */
const STRUCTURED =
  /"(?:datePublished|pubDate|dateCreated|publishedAt|publish_time|publishTime)"\s{0,8}:\s{0,8}"([^"\\]{4,40})"/g;
/** schema.org's author, a person or a program. */
const AUTHOR = /"author"\s{0,8}:\s{0,8}[[\s]{0,8}\{[^{}]{0,200}?"name"\s{0,8}:\s{0,8}"([^"\\]{2,40})"/;
/** WeChat: `var ct = "1735270800"`, `var publish_time = "2024-12-27"`, `var createTime = '2024-12-27 08:30'`. */
const VARIABLE =
  /\b(?:ct|publish_time|publishTime|createTime|create_time|oriCreateTime|ori_create_time)\s{0,8}[=:]\s{0,8}["'](?:(1[0-9]{9})|(20\d\d[-/.年][^"'\\]{3,30}))["']/g;
