import { EVERY_DAY, PERIODS } from '../../calendar/schedule.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import { visibleLine } from '../../text/printable.ts';
import type { ChangePart } from '../actions/adminActions.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { optionValues, type RoleValue } from '../conversation/options.ts';
import { columnsToChoose } from '../subscribing/columnsToChoose.ts';
import { RECAP_DAYS, type ReadChoices, readChoices } from '../subscribing/readChoices.ts';
import { textsIn } from '../texts/textsIn.ts';
import { WORKING_DAYS_VALUE } from './changeForm/timeFields.ts';
import { LONGEST_NAME, madeName } from './naming.ts';

const MAX_ITEMS = 60;
/** Value for a list that selects everything. */
const EVERYTHING = 'all';

/**
 * Reads the submitted form of a subscription's part like `/subscribe` reads its options, on top of the current choices;
 * or returns a sentence about the first invalid value.
 */
export async function readChange(
  part: ChangePart,
  choices: SubscriptionChoices,
  conversation: Conversation,
): Promise<ReadChoices> {
  switch (part) {
    case 'name':
      return readName(choices, conversation);
    case 'time':
      return readTime(choices, conversation);
    case 'content':
      return readContent(choices, conversation);
    case 'display':
      return readDisplay(choices, conversation);
  }
}

/** Reads the name; one equal to the generated name is not stored. */
function readName(choices: SubscriptionChoices, { fields, picked, locale }: Conversation): ReadChoices {
  const period = PERIODS.find((known) => known === picked.recap?.[0]) ?? choices.period;
  const typed = [...visibleLine(fields.name ?? '')].slice(0, LONGEST_NAME).join('');
  const name = typed === '' || typed === madeName({ ...choices, period }, textsIn(locale)) ? null : typed;
  // Weekly recaps come on one day.
  const days = period === 'week' && choices.period !== 'week' ? RECAP_DAYS : {};
  return { kind: 'read', choices: { name, period, ...days } };
}

async function readTime(
  { weekdays, workingDays }: SubscriptionChoices,
  conversation: Conversation,
): Promise<ReadChoices> {
  const { fields, picked } = conversation;
  const texts = {
    time: fields.time ?? '',
    timezone: fields.timezone ?? '',
    freshness: picked.freshness?.[0] ?? '',
    empty: picked.empty?.[0] ?? '',
  };
  const read = await readChoices({ ...conversation, options: optionValues({ texts }) });
  if (read.kind === 'wrong') return read;
  if ((read.minutes ?? []).length > 1)
    return { kind: 'wrong', sentence: conversation.texts.subscription.oneTime };
  const days = {
    weekdays: EVERY_DAY.filter((day) => picked.days?.includes(String(day))),
    workingDays: picked.days?.includes(WORKING_DAYS_VALUE) ?? false,
  };
  const isNone = days.weekdays.length === 0 && !days.workingDays;
  return { kind: 'read', choices: { ...read.choices, ...(isNone ? { weekdays, workingDays } : days) } };
}

async function readContent(choices: SubscriptionChoices, conversation: Conversation): Promise<ReadChoices> {
  const { fields, picked } = conversation;
  const lists = ['include', 'exclude'].map((name) => [name, visibleLine(fields[name] ?? '') || EVERYTHING]);
  const texts = { ...Object.fromEntries(lists), kinds: picked.kinds?.[0] ?? '' };
  const options = optionValues({ texts });
  const read = await readChoices({ ...conversation, options });
  if (read.kind === 'wrong') return read;
  const columns = await columnsToChoose(conversation.services);
  const sections = await conversation.services.editions.sections();
  return {
    kind: 'read',
    choices: {
      ...read.choices,
      ...(picked.columns && { columns: onOffer(picked.columns, choices.columns, columns) }),
      ...(picked.sections && { sections: onOffer(picked.sections, choices.sections, sections) }),
    },
  };
}

/** Returns the selected names that were offered: existing ones, and those chosen before. */
function onOffer(
  picked: readonly string[],
  chosen: readonly string[],
  known: readonly string[],
): readonly string[] {
  return [...new Set([...chosen, ...known])].filter((name) => picked.includes(name));
}

async function readDisplay(
  { pingRole, channelId }: SubscriptionChoices,
  conversation: Conversation,
): Promise<ReadChoices> {
  const { fields, picked } = conversation;
  const words = conversation.texts.subscription;
  const items = Number((fields.items ?? '').normalize('NFKC').trim());
  if (!Number.isInteger(items) || items < 1 || items > MAX_ITEMS)
    return { kind: 'wrong', sentence: words.badItems(MAX_ITEMS) };
  const wanted = picked.role?.[0];
  let role: RoleValue | undefined;
  // The role chosen before was allowed.
  if (wanted !== undefined && wanted !== pingRole) {
    role = await conversation.services.channels.roleIn(wanted, conversation);
    if (!role) return { kind: 'wrong', sentence: words.roleGone };
  }
  const isOn = (name: string) => picked.extras?.includes(name) ?? false;
  const options = optionValues({
    texts: { language: picked.language?.[0] ?? '' },
    integers: { items },
    flags: { whole: isOn('whole'), thread: isOn('thread'), publish: isOn('publish') },
    ...(role && { roles: { role } }),
  });
  const read = await readChoices({ ...conversation, options });
  if (read.kind === 'wrong') return read;
  const forum = (await conversation.services.channels.rightsIn(channelId, conversation))?.forum;
  const tags = forum?.tags.map(({ id }) => id).filter((id) => picked.tags?.includes(id));
  return {
    kind: 'read',
    choices: {
      ...read.choices,
      ...(wanted === undefined && { pingRole: null }),
      ...(tags && { forumTags: tags }),
    },
  };
}
