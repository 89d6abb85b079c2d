import { daysBetween } from '../src/calendar/day.ts';
import { BEIJING, dayAt } from '../src/calendar/zone.ts';
import type { ActionOf } from '../src/messages/actions/action.ts';
import { type Command, MOST_SUGGESTIONS } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Locale } from '../src/messages/locale.ts';
import type { Message } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { notice } from '../src/messages/notice.ts';
import { pictureMessage } from '../src/messages/pictures/pictureMessage.ts';
import {
  emptyTrendBlocks,
  trendAddress,
  trendCard,
  trendMessage,
} from '../src/messages/search/trendMessage.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { daysOfSpan } from '../src/search/query/filters.ts';
import { readTrendQuery, sinceDaysAgo, TREND_DAYS } from '../src/search/trendQuery.ts';
import { TREND_DAYS_MOST, type Trend } from '../src/search/trends.ts';

/** Suggested spans. */
const SPANS = ['30d', '90d', '180d', '1y', '3y'] as const;

/** `/trend`: shows how often words were in the news, as a chart. */
export const trend: Command = {
  kind: 'slash',
  name: 'trend',
  names: { 'zh-CN': '趋势', 'zh-TW': '趨勢', 'en-US': 'trend' },
  descriptions: {
    'zh-CN': '看几个词在新闻里出现得多不多，什么时候最多',
    'zh-TW': '看幾個詞在新聞裡出現得多不多，什麼時候最多',
    'en-US': 'See how often words were in the news, and when most',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'words',
      names: { 'zh-CN': '词', 'zh-TW': '詞', 'en-US': 'words' },
      descriptions: {
        'zh-CN': '一到五个词，用空格隔开，比如 小米 华为',
        'zh-TW': '一到五個詞，用空格隔開，例如 小米 華為',
        'en-US': 'One to five words with spaces between them, such as 小米 华为',
      },
      kind: 'text',
      required: true,
      suggests: true,
      maxLength: 100,
    },
    {
      name: 'last',
      names: { 'zh-CN': '最近', 'zh-TW': '最近', 'en-US': 'last' },
      descriptions: {
        'zh-CN': '最近多久，比如 30天、12周、1年；默认 90 天',
        'zh-TW': '最近多久，例如 30天、12周、1年；預設 90 天',
        'en-US': 'How far back, such as 30d, 12w or 1y; 90 days by default',
      },
      kind: 'text',
      suggests: true,
      maxLength: 10,
    },
  ],
  examples: {
    'zh-CN': ['/trend {name}', '/trend {name} 最近:1y'],
    'zh-TW': ['/trend {name}', '/trend {name} 最近:1y'],
    'en-US': ['/trend {name}', '/trend {name} last:1y'],
  },
  async run(conversation) {
    const query = conversation.options.text('words') ?? '';
    const last = conversation.options.text('last');
    const days = last === undefined ? undefined : daysOfSpan(last);
    if (last !== undefined && days === undefined) return notice(conversation.texts.trends.badSpan(last));
    // The words may contain a span, as in a search: 小米 last:30d.
    const { since, until } = readTrendQuery(query, conversation.services.clock);
    const written = days ?? daysBetween(since, until) + 1;
    return show({ kind: 'trend', query, days: Math.min(written, TREND_DAYS_MOST) }, conversation);
  },
  async complete(option, typed, conversation) {
    if (option === 'last')
      return SPANS.filter((span) => span.startsWith(typed.trim())).map((span) => ({
        name: span,
        value: span,
      }));
    if (!conversation.services.maySearch(conversation.user, 'complete')) return [];
    await conversation.services.preparePictures(conversation.locale);
    // Text before the last space is complete.
    const settled = typed.slice(0, typed.lastIndexOf(' ') + 1);
    const found = await conversation.services.search.complete(typed.slice(settled.length), MOST_SUGGESTIONS);
    const news = newsScriptOf(conversation.locale);
    return found
      .filter(({ text }) => !text.includes(' '))
      .map(({ text }) => ({ name: settled + news.text(text), value: settled + text }));
  },
  actions: { trend: show, 'draw-trend': draw },
};

/** Words of an action and what was found about them, or the notice why nothing is shown. */
type Found =
  | {
      readonly kind: 'found';
      readonly words: readonly string[];
      readonly days: number;
      readonly trend: Trend;
    }
  | { readonly kind: 'none'; readonly answer: Message };

async function find(action: ActionOf<'trend' | 'draw-trend'>, conversation: Conversation): Promise<Found> {
  const { locale, services } = conversation;
  const texts = textsIn(locale);
  const { words } = readTrendQuery(action.query, services.clock);
  if (words.length === 0) return { kind: 'none', answer: notice(texts.trends.noWords) };
  if (!services.maySearch(conversation.user, 'search'))
    return { kind: 'none', answer: notice(texts.searchesTooFast) };
  const days = action.days > 0 ? action.days : TREND_DAYS;
  const found = await services.search.trend({
    words,
    since: sinceDaysAgo(days, services.clock),
    until: dayAt(services.clock.now(), BEIJING),
  });
  if (found.words.some(({ total }) => total > 0)) return { kind: 'found', words, days, trend: found };
  const nothing = notice(texts.trends.nothing, ...emptyTrendBlocks({ ...action, kind: 'trend' }, locale));
  return { kind: 'none', answer: { ...nothing, ...(action.again && { replaces: true }) } };
}

/** Answers with the chart of a trend, and its numbers in words. */
async function show(action: ActionOf<'trend'>, conversation: Conversation): Promise<Message> {
  const { locale, services } = conversation;
  const found = await find(action, conversation);
  if (found.kind === 'none') return found.answer;
  const card = trendCard(found.trend, action.locale ?? locale, undefined);
  const drawn = await services.pictures.draw(card, { theme: action.theme ?? 'light', shape: 'chart' });
  return trendMessage(found.trend, {
    action: { ...action, days: found.days },
    locale,
    bytes: drawn.kind === 'drawn' ? drawn.bytes : undefined,
    ...(services.archiveUrl !== undefined && { archiveUrl: services.archiveUrl }),
  });
}

/** Answers with the picture of a trend to pass on. */
async function draw(action: ActionOf<'draw-trend'>, conversation: Conversation): Promise<Message> {
  const { locale: asker, services } = conversation;
  const found = await find(action, conversation);
  if (found.kind === 'none') return found.answer;
  const { trend, words, days } = found;
  const makeCard = (locale: Locale) =>
    trendCard(trend, locale, trendAddress(words, days, services.archiveUrl, locale));
  return pictureMessage(makeCard, action, asker, services);
}
