import { textKey } from '../../editions/identity.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Subscription, SubscriptionId } from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import type { StoryList } from '../actions/lists.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Services } from '../conversation/services.ts';
import { toldWords } from '../digest/toldWords.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { shortDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { findPosition } from './storyList.ts';

/** Maximum number of other stories that are read for their columns. */
const MAX_TELLINGS = 20;

/**
 * Composes the reasons why a story is in its list: its column, the channel's choices, the number of columns, and
 * earlier messages.
 */
export async function whyMessage(
  { story: id, within }: ActionOf<'why-story'>,
  conversation: Conversation,
): Promise<Message> {
  const { locale } = conversation;
  const texts = textsIn(locale);
  const news = newsScriptOf(locale);
  const story = await conversation.services.stories.find(id);
  if (!story) return notice(texts.storyGone);
  const { also } = await conversation.services.search.around(id, MAX_TELLINGS);
  const columns = [...new Set([story.column, ...also.map(({ column }) => column)])].map(news.text);
  const subscription = await subscriptionOf(within, conversation.services);
  const place = within && (await findPosition(within, id, conversation));
  const lines = [
    texts.whyColumn(news.text(story.column), shortDay(story.day, locale), story.edition === null),
    ...(columns.length > 1 ? [texts.whyTold(columns.length, columns.join(texts.comma))] : []),
    ...(subscription ? choiceLines(story, subscription, texts, news.text) : []),
    ...(await alertLines(story, conversation)),
    ...(await followedLines(story, conversation)),
    ...(within?.kind === 'search-page' ? [texts.whyFound(within.query)] : []),
    ...(within?.kind === 'catch-up' ? [texts.following.whyMissed] : []),
    ...(place ? [texts.whyPlace(place.place, place.of)] : []),
    ...(await toldLines(within, story, conversation.services, locale)),
  ];
  return {
    ...notice(texts.whyButton),
    blocks: [
      { kind: 'heading', level: 3, text: texts.whyButton },
      { kind: 'list', lines },
    ],
  };
}

async function subscriptionOf(
  within: StoryList | undefined,
  services: Services,
): Promise<Subscription | undefined> {
  if (within?.kind !== 'digest' || within.subscription === undefined) return undefined;
  return services.subscriptions.find(within.subscription as SubscriptionId);
}

/** Returns the channel's choices that a story matches. */
function choiceLines(
  story: StoredStory,
  { columns, sections, include }: Subscription,
  texts: Texts,
  inScript: (text: string) => string,
): readonly string[] {
  const text = textKey([story.title, story.glance ?? '', ...story.paragraphs].join('\n'));
  const held = include.filter((keyword) => text.includes(textKey(keyword)));
  const ofSection = story.section !== null && sections.includes(story.section) ? [story.section] : [];
  return [
    columns.length === 0 ? texts.whyAllColumns : texts.whyColumnChosen(inScript(story.column)),
    ...ofSection.map((section) => texts.whySection(inScript(section))),
    ...(held.length > 0 ? [texts.whyKeywords(held.join(texts.comma))] : []),
  ];
}

/** Returns the channel's alerts that it matches. */
async function alertLines(
  story: StoredStory,
  { place, locale, services }: Conversation,
): Promise<readonly string[]> {
  if (place.channel === undefined) return [];
  const keywords = await services.alertsOn(story, place.channel);
  return keywords.map((keyword) => textsIn(locale).alert.why(keyword));
}

/** Returns the asker's follows that it matches. */
async function followedLines(
  story: StoredStory,
  { user, locale, services }: Conversation,
): Promise<readonly string[]> {
  const words = textsIn(locale).following;
  const news = newsScriptOf(locale);
  const { keywords, events } = await services.followedIn(story, user);
  return [
    ...(keywords.length > 0 ? [words.whyKeyword(keywords.join(textsIn(locale).comma))] : []),
    ...events.flatMap(({ title }) => (title === null ? [] : [words.whyEvent(news.text(title))])),
  ];
}

/** Returns when the channel was told of the event before. */
async function toldLines(
  within: StoryList | undefined,
  story: StoredStory,
  services: Services,
  locale: Locale,
): Promise<readonly string[]> {
  if (within?.kind !== 'digest') return [];
  const digest = await services.digests.of(within.day, within.subscription);
  const items = digest ? [...digest.sections.flatMap((section) => section.items), ...digest.repeats] : [];
  const item = items.find((one) => one.story === story.id);
  const told = item && toldWords(item, locale);
  return told === undefined ? [] : [told];
}
