import { PERIODS } from '../../calendar/schedule.ts';
import { readMinutesOfDay } from '../../calendar/spoken/clockTimes.ts';
import { readList, readScheduledDays } from '../../calendar/spoken/schedule.ts';
import {
  FRESHNESS,
  NEWS_KINDS,
  type SubscriptionChoices,
  WHEN_EMPTY,
} from '../../store/subscriptions/subscription.ts';
import { fold, simplify } from '../../text/fold.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { RoleValue } from '../conversation/options.ts';
import { LOCALES } from '../locale.ts';
import { newsNames } from '../subscriptions/subscriptionMessage.ts';
import { textsIn } from '../texts/textsIn.ts';
import { columnsToChoose } from './columnsToChoose.ts';
import { readTimeZone } from './timeZones.ts';

/** Choices given by an admin, or a sentence about the first invalid one. */
export type ReadChoices =
  | {
      readonly kind: 'read';
      readonly choices: Partial<SubscriptionChoices>;
      /** Given times in order; the first is in the choices. */
      readonly minutes?: readonly number[];
    }
  | { readonly kind: 'wrong'; readonly sentence: string };

type Reader = (conversation: Conversation) => Promise<ReadChoices> | ReadChoices;

/** Reads the options of `/subscribe` except channel and name. */
export async function readChoices(conversation: Conversation): Promise<ReadChoices> {
  let choices: Partial<SubscriptionChoices> = {};
  let minutes: readonly number[] = [];
  for (const reader of READERS) {
    const result = await reader(conversation);
    if (result.kind === 'wrong') return result;
    choices = { ...choices, ...result.choices };
    minutes = result.minutes ?? minutes;
  }
  return { kind: 'read', choices, minutes };
}

const READERS: readonly Reader[] = [
  ({ options, locale }) => {
    const text = options.text('time');
    if (text === undefined) return read({});
    const minutes = readMinutesOfDay(text);
    const [first] = minutes ?? [];
    return minutes === undefined || first === undefined
      ? wrong(textsIn(locale).subscription.badTime(text))
      : { kind: 'read', choices: timed(first), minutes };
  },
  ({ options, locale }) => {
    const text = options.text('days');
    if (text === undefined) return read({});
    const days = readScheduledDays(text);
    return days ? read(days) : wrong(textsIn(locale).subscription.badDays(text));
  },
  ({ options, locale }) => {
    const text = options.text('timezone');
    if (text === undefined) return read({});
    const timeZone = readTimeZone(text);
    return timeZone ? read({ timeZone }) : wrong(textsIn(locale).subscription.badZone(text));
  },
  readColumns,
  ({ options }) => {
    const period = PERIODS.find((known) => known === options.text('recap'));
    const newsKinds = NEWS_KINDS.find((kinds) => kinds === options.text('kinds'));
    const freshness = FRESHNESS.find((kind) => kind === options.text('freshness'));
    const whenEmpty = WHEN_EMPTY.find((kind) => kind === options.text('empty'));
    const language = LOCALES.find((locale) => locale === options.text('language'));
    const itemLimit = options.integer('items');
    return read({
      ...(period && { period }),
      ...(newsKinds && { newsKinds }),
      ...(freshness && { freshness }),
      ...(whenEmpty && { whenEmpty }),
      ...(language && { language }),
      ...(itemLimit !== undefined && { itemLimit }),
    });
  },
  ({ options }) => {
    const lists = (['sections', 'include', 'exclude'] as const).filter(
      (name) => options.text(name) !== undefined,
    );
    return read(Object.fromEntries(lists.map((name) => [name, readList(options.text(name)).map(simplify)])));
  },
  ({ options }) => {
    const [allInParts, discussionThread, crosspost] = ['whole', 'thread', 'publish'].map(options.flag);
    return read({
      ...(allInParts !== undefined && { allInParts }),
      ...(discussionThread !== undefined && { discussionThread }),
      ...(crosspost !== undefined && { crosspost }),
    });
  },
  readRole,
];

/** Default day of weekly recaps: Sunday. */
export const RECAP_DAYS: Pick<SubscriptionChoices, 'weekdays' | 'workingDays'> = {
  weekdays: [0],
  workingDays: false,
};

/** Returns the deadline for a time: four hours after it, or noon for a time before eight. */
export function timed(minuteOfDay: number): Partial<SubscriptionChoices> {
  const deadlineMinute = Math.min(Math.max(12 * 60, minuteOfDay + 4 * 60), 24 * 60 - 1);
  return { minuteOfDay, deadlineMinute };
}

async function readColumns({ options, locale, services }: Conversation): Promise<ReadChoices> {
  const text = options.text('columns');
  if (text === undefined) return read({});
  const wanted = readList(text);
  const known = await columnsToChoose(services);
  const texts = textsIn(locale);
  const unknown = wanted.filter((name) => !known.some((column) => fold(column) === fold(name)));
  if (unknown.length > 0) {
    return wrong(texts.subscription.unknownColumns(unknown.join(texts.comma), newsNames(known, texts)));
  }
  return read({ columns: known.filter((column) => wanted.some((name) => fold(name) === fold(column))) });
}

/** Reads the role of an option, if it may be pinged. */
export function readRole(conversation: Conversation): ReadChoices {
  const role = conversation.options.role('role');
  if (!role) return read({});
  const texts = conversation.texts.subscription;
  if (role.id === conversation.place.guild) return wrong(texts.everyoneRole);
  return mayPing(role, conversation)
    ? read({ pingRole: role.id })
    : wrong(texts.roleNotMentionable(role.name));
}

/** Whether a role may be pinged: it is mentionable, or was chosen by a member who may mention everyone. */
export function mayPing({ mentionable }: RoleValue, { place }: Conversation): boolean {
  return mentionable || place.permissions.has('mention-everyone');
}

function read(choices: Partial<SubscriptionChoices>): ReadChoices {
  return { kind: 'read', choices };
}

function wrong(sentence: string): ReadChoices {
  return { kind: 'wrong', sentence };
}
