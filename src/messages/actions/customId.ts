import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import { LOCALES } from '../locale.ts';
import {
  type Action,
  ALERT_STEPS,
  CHANGE_PARTS,
  type ChangeAction,
  FOLLOW_TELLINGS,
  type PictureChoice,
  SERVER_SOURCE_STEPS,
  SETUP_STEPS,
  type SearchAction,
  SOURCE_STEPS,
  type StoryList,
  SUBSCRIPTION_STEPS,
} from './action.ts';

/** An action read back from a custom id, with the key of the delivery whose message carried it. */
export interface DecodedAction {
  readonly action: Action;
  readonly deliveryKey?: string;
}

/** Discord's limit for custom ids, and for the values of menu entries, in code points. */
const MAX_LENGTH = 100;
const VERSION = '1';
const STORY_ID = /^[a-z0-9]{10}$/u;

/**
 * The action as a custom id of at most 100 code points: version, code and fields between `|`, then `#` and the
 * delivery's key where there is one and room for it. Undefined where the action's own fields are too long.
 * Codes and the order of fields never change; new fields are added at the end.
 */
export function encodeAction(action: Action, deliveryKey?: string): string | undefined {
  const whole = encodeWhole(action, deliveryKey);
  if (whole !== undefined || !('within' in action)) return whole;
  // Without the list from which it was opened a story still opens.
  const { within: _, ...alone } = action;
  return encodeWhole(alone, deliveryKey);
}

function encodeWhole(action: Action, deliveryKey: string | undefined): string | undefined {
  const fields = [VERSION, ...fieldsOf(action)].map(escapeField);
  while (fields.at(-1) === '') fields.pop();
  const id = fields.join('|');
  const keyed = deliveryKey === undefined ? id : `${id}#${deliveryKey}`;
  return [keyed, id].find((candidate) => [...candidate].length <= MAX_LENGTH);
}

/** Reads a custom id of this or any earlier version; one that is not ours or is damaged is undefined. */
export function decodeAction(id: string): DecodedAction | undefined {
  const hash = id.lastIndexOf('#');
  const body = hash < 0 ? id : id.slice(0, hash);
  const [version, code = '', ...fields] = body.split('|').map(unescapeField);
  if (version !== VERSION) return undefined;
  const action = actionOf(code, fields);
  if (!action) return undefined;
  return hash < 0 ? { action } : { action, deliveryKey: id.slice(hash + 1) };
}

function fieldsOf(action: Action): string[] {
  switch (action.kind) {
    case 'open-story':
      return ['s', action.story, ...listFields(action.within)];
    case 'story-page': {
      const { story, page, original, within } = action;
      return ['p', story, String(page), original ? 'o' : '', ...listFields(within)];
    }
    case 'setup':
      return ['z', action.step, action.server, action.value ?? ''];
    case 'share-story':
      return ['P', action.story];
    case 'timeline':
      return ['T', action.story];
    case 'why-story':
      return ['W', action.story, ...listFields(action.within)];
    case 'digest':
      return ['d', action.day, String(action.from), action.subscription ?? '', action.original ? 'o' : ''];
    case 'recap':
      return ['R', action.period === 'week' ? 'w' : 'm', action.day, action.subscription ?? ''];
    case 'digest-step':
      return [
        'n',
        action.day,
        action.direction === 'before' ? 'b' : 'a',
        action.subscription ?? '',
        action.original ? 'o' : '',
      ];
    case 'digest-links':
      return ['l', action.day, action.subscription ?? ''];
    case 'digest-points':
      return ['g', action.day, action.subscription ?? ''];
    case 'digest-repeats':
      return ['t', action.day, action.subscription ?? ''];
    case 'search-page':
      return [
        'q',
        String(action.page),
        action.query,
        action.since ?? '',
        action.section ?? '',
        action.column ?? '',
        `${action.order === 'newest' ? 'n' : ''}${action.anyDay ? 'a' : ''}`,
      ];
    case 'catch-up': {
      const { after, until, page, digest } = action;
      const opened = digest ? [digest.day, secondsField(digest.at)] : [];
      return ['C', secondsField(after), secondsField(until), String(page), ...opened];
    }
    case 'ask-keyword':
      return ['k'];
    case 'follow':
      return ['f', action.keyword ?? ''];
    case 'unfollow':
      return ['u', action.keyword];
    case 'follow-telling':
      return ['E', action.choice];
    case 'follow-event':
      return ['F', action.story];
    case 'unfollow-event':
      return ['U', action.event];
    case 'ask-report':
      return ['e', action.story];
    case 'report':
      return ['r', action.story];
    case 'forget':
      return ['x', action.confirmed ? 'y' : ''];
    case 'subscriptions':
      return ['S'];
    case 'unsubscribe-channel':
      return ['X', action.channel];
    case 'alerts':
      return ['L'];
    case 'alert':
      return ['A', action.step, action.alert];
    case 'subscription':
      return ['c', action.step, action.subscription];
    case 'ask-change':
      return ['a', action.part, action.subscription, action.draft ?? ''];
    case 'change':
      return ['b', action.part, action.subscription, action.draft ?? ''];
    case 'save-change':
      return ['v', action.draft];
    case 'import':
      return ['i', action.document];
    case 'help':
      return ['h'];
    case 'trend':
      return ['j', action.query, String(action.days), action.again ? 'a' : ''];
    case 'draw-digest':
      return ['D', action.day, action.subscription ?? '', ...pictureFields(action)];
    case 'draw-story':
      return ['G', action.story, ...pictureFields(action)];
    case 'source':
      return ['o', action.step, action.source];
    case 'server-source':
      return ['w', action.step, action.source];
  }
}

function actionOf(code: string, fields: readonly string[]): Action | undefined {
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = fields;
  switch (code) {
    case 's':
      return withStory(first, (story) => ({ kind: 'open-story', story, ...listOf(fields.slice(1)) }));
    case 'p':
      return withStory(first, (story) => ({
        kind: 'story-page',
        story,
        page: count(second),
        original: third === 'o',
        ...listOf(fields.slice(3)),
      }));
    case 'z': {
      const step = SETUP_STEPS.find((known) => known === first);
      if (!step || second === '') return undefined;
      return { kind: 'setup', step, server: second, ...(third !== '' && { value: third }) };
    }
    case 'P':
      return withStory(first, (story) => ({ kind: 'share-story', story }));
    case 'T':
      return withStory(first, (story) => ({ kind: 'timeline', story }));
    case 'W':
      return withStory(first, (story) => ({ kind: 'why-story', story, ...listOf(fields.slice(1)) }));
    case 'd':
      return withDay(first, (day) => ({
        kind: 'digest',
        day,
        from: count(second),
        ...owner(third),
        ...script(fourth),
      }));
    case 'R':
      return withDay(second, (day) => ({
        kind: 'recap',
        period: first === 'm' ? 'month' : 'week',
        day,
        ...owner(third),
      }));
    case 'n': {
      const direction = second === 'a' ? 'after' : 'before';
      return withDay(first, (day) => ({
        kind: 'digest-step',
        day,
        direction,
        ...owner(third),
        ...script(fourth),
      }));
    }
    case 'l':
      return withDay(first, (day) => ({ kind: 'digest-links', day, ...owner(second) }));
    case 'g':
      return withDay(first, (day) => ({ kind: 'digest-points', day, ...owner(second) }));
    case 't':
      return withDay(first, (day) => ({ kind: 'digest-repeats', day, ...owner(second) }));
    case 'q':
      return { ...searchOf(count(first), second, third, fourth, fifth), ...searchFlags(sixth) };
    case 'C':
      return catchUpOf(first, second, third, fourth, fifth);
    case 'k':
      return { kind: 'ask-keyword' };
    case 'f':
      return first === '' ? { kind: 'follow' } : { kind: 'follow', keyword: first };
    case 'u':
      return { kind: 'unfollow', keyword: first };
    case 'E': {
      const choice = FOLLOW_TELLINGS.find((known) => known === first);
      return choice && { kind: 'follow-telling', choice };
    }
    case 'F':
      return withStory(first, (story) => ({ kind: 'follow-event', story }));
    case 'U':
      return withStory(first, (event) => ({ kind: 'unfollow-event', event }));
    case 'e':
      return withStory(first, (story) => ({ kind: 'ask-report', story }));
    case 'r':
      return withStory(first, (story) => ({ kind: 'report', story }));
    case 'x':
      return { kind: 'forget', confirmed: first === 'y' };
    case 'S':
      return { kind: 'subscriptions' };
    case 'X':
      return first === '' ? undefined : { kind: 'unsubscribe-channel', channel: first };
    case 'L':
      return { kind: 'alerts' };
    case 'A': {
      const step = ALERT_STEPS.find((known) => known === first);
      return step && second !== '' ? { kind: 'alert', step, alert: second } : undefined;
    }
    case 'c': {
      const step = SUBSCRIPTION_STEPS.find((known) => known === first);
      return step && second !== '' ? { kind: 'subscription', step, subscription: second } : undefined;
    }
    case 'a':
      return changeOf('ask-change', first, second, third);
    case 'b':
      return changeOf('change', first, second, third);
    case 'v':
      return { kind: 'save-change', draft: first };
    case 'i':
      return { kind: 'import', document: first };
    case 'h':
      return { kind: 'help' };
    case 'j':
      return {
        kind: 'trend',
        query: first,
        days: count(second),
        ...(third === 'a' && { again: true }),
      };
    case 'D':
      return withDay(first, (day) => ({
        kind: 'draw-digest',
        day,
        ...owner(second),
        ...pictureChoice(third, fourth),
      }));
    case 'G':
      return withStory(first, (story) => ({ kind: 'draw-story', story, ...pictureChoice(second, third) }));
    case 'o': {
      const step = SOURCE_STEPS.find((known) => known === first);
      return step && second !== '' ? { kind: 'source', step, source: second } : undefined;
    }
    case 'w': {
      const step = SERVER_SOURCE_STEPS.find((known) => known === first);
      return step && second !== '' ? { kind: 'server-source', step, source: second } : undefined;
    }
    default:
      return undefined;
  }
}

function listFields(within: StoryList | undefined): string[] {
  return within === undefined ? [] : fieldsOf(within);
}

/** The list that the last fields of a story's action name, code first. */
function listOf([code = '', ...fields]: readonly string[]): { within?: StoryList } {
  // Only these: what is nested in a list's fields is never read as another story's action.
  if (code !== 'd' && code !== 'q' && code !== 'C' && code !== 'R') return {};
  const list = actionOf(code, fields);
  return list?.kind === 'digest' ||
    list?.kind === 'recap' ||
    list?.kind === 'search-page' ||
    list?.kind === 'catch-up'
    ? { within: list }
    : {};
}

function pictureFields({ theme, locale, again }: PictureChoice): string[] {
  return [`${theme === 'dark' ? 'd' : ''}${again ? 'a' : ''}`, locale ?? ''];
}

function pictureChoice(flags: string, wanted: string): PictureChoice {
  const locale = LOCALES.find((known) => known === wanted);
  return {
    ...(flags.includes('d') && { theme: 'dark' }),
    ...(locale && { locale }),
    ...(flags.includes('a') && { again: true }),
  };
}

function searchFlags(flags: string): Pick<SearchAction, 'order' | 'anyDay'> {
  return { ...(flags.includes('n') && { order: 'newest' }), ...(flags.includes('a') && { anyDay: true }) };
}

function searchOf(page: number, query: string, since: string, section: string, column: string): SearchAction {
  const day = parseDay(since);
  return {
    kind: 'search-page',
    query,
    page,
    ...(day && { since: day }),
    ...(section !== '' && { section }),
    ...(column !== '' && { column }),
  };
}

function catchUpOf(
  after: string,
  until: string,
  page: string,
  digestDay: string,
  digestAt: string,
): Action | undefined {
  const [from, to] = [seconds(after), seconds(until)];
  if (from === undefined || to === undefined) return undefined;
  const [day, at] = [parseDay(digestDay), seconds(digestAt)];
  return {
    kind: 'catch-up',
    after: from,
    until: to,
    page: count(page),
    ...(day && at !== undefined && { digest: { day, at } }),
  };
}

/** Seconds since the epoch in few characters. */
function secondsField(instant: number): string {
  return instant.toString(36);
}

function seconds(field: string): number | undefined {
  // Seven digits reach to the year 4453.
  return /^[0-9a-z]{1,7}$/u.test(field) ? Number.parseInt(field, 36) : undefined;
}

function changeOf(
  kind: ChangeAction['kind'],
  wanted: string,
  subscription: string,
  draft: string,
): Action | undefined {
  const part = CHANGE_PARTS.find((known) => known === wanted);
  if (!part || subscription === '') return undefined;
  return { kind, part, subscription, ...(draft !== '' && { draft }) };
}

function withStory(id: string, make: (story: StoryId) => Action): Action | undefined {
  return isStoryId(id) ? make(id) : undefined;
}

function withDay(text: string, make: (day: CalendarDay) => Action): Action | undefined {
  const day = parseDay(text);
  return day && make(day);
}

function isStoryId(id: string): id is StoryId {
  return STORY_ID.test(id);
}

function owner(subscription: string): { subscription?: string } {
  return subscription === '' ? {} : { subscription };
}

function script(flag: string): { original?: true } {
  return flag === 'o' ? { original: true } : {};
}

function count(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

// `|` divides fields and `#` ends them, so a query that holds either must not.
function escapeField(field: string): string {
  return field.replace(/[~|#]/gu, (character) => `~${'~|#'.indexOf(character)}`);
}

function unescapeField(field: string): string {
  return field.replace(/~([012])/gu, (_, index: string) => '~|#'.charAt(Number(index)));
}

/** The custom id of a message's menu, which only has to differ from its neighbours': the choice is in its values. */
export function menuId(index: number, deliveryKey?: string): string {
  const id = `${VERSION}|m|${index}`;
  return deliveryKey === undefined ? id : `${id}#${deliveryKey}`;
}

/** The custom id of a button that cannot be pressed, which only has to differ from the others of its message. */
export function unpressableId(index: number): string {
  return `${VERSION}|-|${index}`;
}
