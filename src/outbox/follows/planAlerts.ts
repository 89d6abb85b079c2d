import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { type Turns, takeTurns } from '../../calendar/turns.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import { findToldEvents, type ToldTo } from '../../digests/told.ts';
import type { Alert, AlertId } from '../../store/alerts/alertRows.ts';
import {
  alertsToRaise,
  earlierAlerts,
  enqueueAlerts,
  keywordsToLookFor,
  moveAlertsOn,
  type RaisedAlert,
} from '../../store/alerts/dueAlerts.ts';
import { eventsOf } from '../../store/events/events.ts';
import { freshStories, newestStoryRow } from '../../store/members/freshStories.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Store } from '../../store/open.ts';
import { isPending } from '../../store/pendingWork.ts';
import { subscriptionsOf } from '../../store/subscriptions/subscriptions.ts';
import { untilCurrent } from '../plan/batching.ts';
import { ToldReader } from '../plan/toldBefore.ts';
import { KeywordIndex, type KeywordWords } from './keywordIndex.ts';
import { noticeDueAt } from './noticePace.ts';
import { addTo, storiesInPages } from './storiesInPages.ts';

/** Alerts per page. */
const ALERTS_A_PAGE = 100;

/** Dependencies of alerts. */
export interface AlertContext extends KeywordWords {
  readonly store: Store;
}

/**
 * Adds a message to the outbox for each alert with news of the day, and returns their number. Does nothing while the
 * stories' events are not known yet, because what a channel was told is recorded by event.
 */
export async function planAlerts(context: AlertContext, now: Date): Promise<number> {
  const { store } = context;
  const untilRow = await newestStoryRow(store);
  const wanted = await keywordsToLookFor(store, untilRow);
  if (wanted.keywords.length === 0 || (await isPending(store, 'events', wanted.afterRow, untilRow))) return 0;
  const turns = takeTurns();
  const day = dayAt(now, BEIJING);
  // Yesterday's news is never alerted, even if it came in late.
  const fresh = { from: day, to: addDays(day, 1), afterRow: wanted.afterRow, untilRow };
  const rows = await freshStories(store, fresh);
  const index = await KeywordIndex.of(wanted.keywords, context, turns);
  const found = await storiesByKeyword(store, rows, index, turns);
  await moveAlertsOn(store, [...found.keys()], untilRow);
  const channel = new ToldChannels(store, day);
  let enqueued = 0;
  let after: AlertId | undefined;
  const raise = async (alerts: readonly Alert[]): Promise<readonly Alert[]> => {
    const raised: RaisedAlert[] = [];
    const overtaken: Alert[] = [];
    const enqueueAll = async () => {
      if (raised.length === 0) return;
      const put = await enqueueAlerts(store, raised.splice(0), day, untilRow);
      enqueued += put.enqueued;
      overtaken.push(...put.outdated);
    };
    for (const alert of alerts) {
      await turns();
      // A story of one alert is not repeated by another alert of the channel.
      if (raised.some((other) => other.alert.channelId === alert.channelId)) await enqueueAll();
      const stories = (found.get(alert.keyword) ?? []).filter(({ row }) => row > alert.lookedUntil);
      const dueAt = noticeDueAt(now, enqueued + raised.length);
      raised.push({ alert, dueAt, ...(await channel.toTell(alert, stories)) });
    }
    await enqueueAll();
    return overtaken;
  };
  for (;;) {
    const page = await alertsToRaise(store, [...found.keys()], untilRow, ALERTS_A_PAGE, after);
    await untilCurrent(page, raise);
    after = page.at(-1)?.id;
    if (page.length < ALERTS_A_PAGE) return enqueued;
  }
}

async function storiesByKeyword(
  store: Store,
  rows: readonly number[],
  index: KeywordIndex,
  turns: Turns,
): Promise<ReadonlyMap<string, readonly StoredStory[]>> {
  const found = new Map<string, StoredStory[]>();
  for await (const story of storiesInPages(store, rows, turns))
    for (const keyword of await index.keywordsIn(story, turns)) addTo(found, keyword, story);
  return found;
}

/** Stories told to channels before; computed once for channels with equal history. */
class ToldChannels {
  readonly #store: Store;
  readonly #day: CalendarDay;
  readonly #told: ToldReader;
  readonly #isNews = new Map<string, Promise<boolean>>();

  constructor(store: Store, day: CalendarDay) {
    this.#store = store;
    this.#day = day;
    this.#told = new ToldReader(store);
  }

  /** Returns the stories that an alert has yet to tell, one per event; none if its daily limit is reached. */
  async toTell(
    alert: Alert,
    stories: readonly StoredStory[],
  ): Promise<Pick<RaisedAlert, 'stories' | 'isLast' | 'seen'>> {
    if (stories.length === 0) return NOTHING;
    const earlier = await earlierAlerts(this.#store, alert, this.#day, 0);
    const today = earlier.filter(({ alert: of, day }) => of === alert.id && day === this.#day).length;
    if (today >= alert.dailyLimit) return NOTHING;
    const [subscription] = await subscriptionsOf(this.#store).ofChannel(alert.channelId);
    const length = subscription ?? { itemLimit: 0, allInParts: true };
    const told = await this.#told.before(alert, addDays(this.#day, 1), length);
    const news: StoredStory[] = [];
    for (const story of stories) if (await this.#isNewsTo(told, story)) news.push(story);
    return {
      stories: (await this.#eachEventOnce(news)).map(({ row, id }) => ({ row, id })),
      isLast: today + 1 >= alert.dailyLimit,
      seen: told.seen,
    };
  }

  #isNewsTo({ key, stories: told }: ToldTo, story: StoredStory): Promise<boolean> {
    const name = `${story.id}\n${key}`;
    const known = this.#isNews.get(name);
    if (known !== undefined) return known;
    const asked = findToldEvents([story], told, eventsOf(this.#store)).then(
      (before) => before.get(story.id)?.brings !== 'nothing',
    );
    this.#isNews.set(name, asked);
    return asked;
  }

  async #eachEventOnce(stories: readonly StoredStory[]): Promise<readonly StoredStory[]> {
    const events = await eventsOf(this.#store).ofStories(stories);
    const seen = new Set<string>();
    return stories.filter(({ id }) => {
      const event = events.get(id)?.event ?? id;
      if (seen.has(event)) return false;
      seen.add(event);
      return true;
    });
  }
}

const NOTHING = { stories: [], isLast: false, seen: undefined } as const;
