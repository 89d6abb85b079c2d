import { commands } from '../../commands/all.ts';
import { subscribe } from '../../commands/subscribe.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import {
  problemMessage,
  welcomeLine,
  welcomeMessage,
} from '../../src/messages/administration/problemMessage.ts';
import { alertMessage } from '../../src/messages/alerts/alertMessage.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import { followedMessage } from '../../src/messages/follows/followedMessage.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Answer } from '../../src/messages/message.ts';
import { composeDeliveries } from '../../src/outbox/compose.ts';
import { ask } from '../commands/newsroom.ts';

/** Every string in an answer that people read or that Discord gets. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** What a room has, to be asked for: words that are found, a day with a digest, and a story of it. */
export interface Known {
  readonly query: string;
  readonly day: string;
  readonly story: string;
}

/** One answer of every kind that members, admins and channels get in a language. */
export async function allSurfaces(context: Services, locale: Locale, known: Known): Promise<Answer[]> {
  const say = ask({}, locale, ['manage-server', 'mention-everyone', 'own-bot']);
  const answers: Answer[] = [];
  for (const command of commands) {
    for (const texts of [
      {},
      { query: known.query },
      { date: known.day },
      { date: 'xyzzy' },
      { keyword: known.query },
      { columns: 'Xyzzy' },
    ]) {
      const request = ask({ texts }, locale, ['manage-server', 'mention-everyone', 'own-bot']);
      answers.push(await runCommand(command, request, context));
    }
  }
  answers.push(await runCommand(subscribe, say, context));
  const [subscription] = await context.subscriptions.ofGuild(say.place.guild ?? '');
  const id = subscription?.id ?? '';
  const [alert] = await context.alerts.ofGuild(say.place.guild ?? '');
  const { story, day, query } = known;
  const actions = [
    { kind: 'open-story', story },
    { kind: 'story-page', story, page: 0, original: false },
    { kind: 'digest', day, from: 0 },
    { kind: 'digest-step', day: '2024-12-27', direction: 'before' },
    { kind: 'digest-step', day: '2024-12-27', direction: 'after' },
    { kind: 'digest-links', day },
    { kind: 'digest-points', day },
    { kind: 'digest-repeats', day },
    { kind: 'search-page', query, page: 0 },
    { kind: 'search-page', query: 'xyzzy', page: 0, section: 'Xyzzy', column: 'Xyzzy' },
    { kind: 'ask-keyword' },
    { kind: 'alerts' },
    ...['show', 'pause', 'resume', 'remove'].map((step) => ({ kind: 'alert', step, alert: alert?.id ?? '' })),
    { kind: 'catch-up', after: 1_734_000_000, until: 1_735_264_800, page: 0 },
    {
      kind: 'why-story',
      story,
      within: { kind: 'catch-up', after: 1_734_000_000, until: 1_735_264_800, page: 0 },
    },
    { kind: 'follow-event', story },
    { kind: 'follow-telling', choice: 'at-once' },
    { kind: 'follow-telling', choice: 'quiet' },
    { kind: 'ask-report', story },
    { kind: 'forget', confirmed: false },
    { kind: 'subscriptions' },
    { kind: 'help' },
    { kind: 'timeline', story },
    { kind: 'why-story', story, within: { kind: 'digest', day, from: 0 } },
    { kind: 'share-story', story },
    { kind: 'setup', step: 'channel', server: '1' },
    { kind: 'setup', step: 'time', server: '1' },
    ...['show', 'pause', 'resume', 'test', 'remove'].map((step) => ({
      kind: 'subscription',
      step,
      subscription: id,
    })),
    ...['name', 'time', 'content', 'display'].map((part) => ({ kind: 'ask-change', part, subscription: id })),
  ] as Action[];
  for (const action of actions)
    answers.push(await performAction(indexByAction(commands), action, say, context));
  const digest = await context.digests.of(day as never);
  const found = await context.stories.find(story as never);
  if (!digest || !found || !subscription) throw new Error('the room is not as it was set up');
  answers.push(
    composeDeliveries('https://news.example').digest(
      { day: digest.day, digest, editions: [] },
      { subscription: { ...subscription, language: locale }, deliveryKey: 'k', day: digest.day },
    ),
    ...[true, false].map((isLast) =>
      alertMessage({
        alert: { keyword: query, pingRole: null, language: locale, dailyLimit: 3 },
        day: digest.day,
        stories: isLast ? Array.from({ length: 7 }, () => found) : [],
        isLast,
        deliveryKey: 'k',
      }),
    ),
    followedMessage({ day: digest.day, stories: [found], keywords: [query], chapters: [] }, locale),
    followedMessage(
      {
        day: digest.day,
        stories: [found],
        keywords: [],
        chapters: [{ event: found.id, title: found.title, stories: [found.id] }],
      },
      locale,
    ),
    ...[undefined, query].map((alert) =>
      problemMessage(
        '1',
        {
          reason: { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' },
          paused: true,
          alert,
        },
        locale,
      ),
    ),
    ...(['correction', 'crosspost', 'thread'] as const).map((step) =>
      problemMessage(
        '1',
        {
          reason: { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' },
          paused: false,
          step,
        },
        locale,
      ),
    ),
    welcomeMessage('17', locale),
    welcomeLine(locale, false),
    welcomeLine(locale, true),
  );
  return answers;
}
