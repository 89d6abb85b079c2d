import { throttleEach } from '../calendar/throttle.ts';
import type { Clock } from '../calendar/zone.ts';
import { missedStories } from '../digests/missed.ts';
import type { Platform, Services } from '../messages/conversation/services.ts';
import type { NewsSearch } from '../messages/news.ts';
import { alertsOn, followedIn } from '../outbox/follows/followedStory.ts';
import { newsLately } from '../outbox/follows/newsLately.ts';
import type { Painter } from '../pictures/painter.ts';
import { createSearch } from '../search/search.ts';
import type { ServerNews } from '../serverNews/serverNews.ts';
import { alertsOf } from '../store/alerts/alerts.ts';
import type { Events } from '../store/events/events.ts';
import { followersOf } from '../store/members/followers.ts';
import { memberNotesOf } from '../store/members/memberNotes.ts';
import { memberReadings } from '../store/members/readings.ts';
import { readMemberData } from '../store/members/readMemberData.ts';
import { removedStory } from '../store/news/removedStories.ts';
import type { Store } from '../store/open.ts';
import { deliveriesLately } from '../store/outbox/deliveryHistory.ts';
import { changeDraftsOf } from '../store/subscriptions/changeDrafts.ts';
import { subscriptionsOf } from '../store/subscriptions/subscriptions.ts';
import { isSubjectOfNews } from '../words/aliases.ts';
import { shippedConcepts } from '../words/concepts.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type AllDigestSources, type DigestsWithServers, digestsOver } from './digests.ts';

/** Creates the services of commands from the store and the given parts; the platform adds its own. */
export function servicesOver(
  store: Store,
  lexicon: Lexicon,
  sources: AllDigestSources,
  clock: Clock,
  serverNews: ServerNews | undefined,
): Omit<Services, keyof Platform | 'uploads'> & { readonly digests: DigestsWithServers } {
  const { stories, events } = sources;
  const followers = followersOf(store);
  const alerts = alertsOf(store);
  const concepts = shippedConcepts();
  const search = searchOver(store, lexicon, sources.events, clock);
  return {
    stories,
    editions: sources.editions,
    search,
    maySearch: searchLimits(clock),
    digests: digestsOver(store, sources, clock, serverNews),
    subscriptions: subscriptionsOf(store),
    alerts,
    alertsOn: (story, channel) => alertsOn(story, channel, { alerts, lexicon, concepts }),
    alertsLately: newsLately(store, { search, stories, lexicon, clock, concepts }),
    changeDrafts: changeDraftsOf(store),
    deliveriesLately: (subscription, limit) => deliveriesLately(store, subscription, limit),
    removedStory: (id) => removedStory(store, id),
    followers,
    followedIn: (story, user) => followedIn(story, user, { followers, events, lexicon }),
    newsLately: newsLately(store, { search, stories, lexicon, clock }),
    memberData: (user) => readMemberData(store, user),
    readings: memberReadings(store),
    missedNews: (span, opened, server) => missedStories(sources, span, opened, server),
    notes: memberNotesOf(store),
    ...picturesWhenAsked(),
    namesIn: (text) => subjectsIn(text, lexicon),
    clock,
  };
}

/** Returns the names in a text that news can be about, each once. */
function subjectsIn(text: string, lexicon: Lexicon): readonly string[] {
  const mentioned = lexicon.mentionsIn(text).map(({ entity }) => entity);
  return [...new Set(mentioned.flatMap(({ kind, name }) => (isSubjectOfNews(kind) ? [name] : [])))];
}

function searchOver(store: Store, lexicon: Lexicon, events: Events, clock: Clock): NewsSearch {
  return {
    ...createSearch(store, { lexicon, concepts: shippedConcepts() }, clock),
    async around(story, limit) {
      const also = (await events.alsoTelling([story])).get(story) ?? [];
      const related = await events.relatedTo(story);
      return { also: also.slice(0, limit), related: related.slice(0, limit) };
    },
  };
}

/** Draws pictures; the modules are loaded with the first one, or when one is likely. */
function picturesWhenAsked(): Pick<Services, 'pictures' | 'preparePictures'> {
  let loading: Promise<Painter> | undefined;
  const painter = () => {
    loading ??= import('../pictures/painter.ts').then(({ createPainter }) => createPainter());
    return loading;
  };
  return {
    pictures: { draw: async (card, look) => (await painter()).draw(card, look) },
    preparePictures: async (locale) => void (await painter()).prepare(locale),
  };
}

/** Limit per member: completing asks several times a second and is not limited. */
const SEARCHES_PER_SECOND = 1;
const SEARCHES_AT_ONCE = 30;
const COMPLETIONS_PER_SECOND = 5;
/** Limit per member: each question costs the operator thousands of tokens. */
const QUESTIONS_PER_SECOND = 1 / 30;
const QUESTIONS_AT_ONCE = 3;

function searchLimits(clock: Clock): Services['maySearch'] {
  const now = () => clock.now().getTime();
  const limits = {
    search: throttleEach(SEARCHES_PER_SECOND, now, SEARCHES_AT_ONCE),
    complete: throttleEach(COMPLETIONS_PER_SECOND, now),
    ask: throttleEach(QUESTIONS_PER_SECOND, now, QUESTIONS_AT_ONCE),
  };
  return (user, what) => limits[what](user);
}
