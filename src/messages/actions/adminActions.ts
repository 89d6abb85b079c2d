import { ID, oneOf, optional, required, text } from './fields.ts';
import { kind, named } from './kinds.ts';

/** What can be done to a subscription from its card. */
export const SUBSCRIPTION_STEPS = [
  'show',
  'pause',
  'resume',
  'remove',
  'remove-now',
  'send-now',
  'test',
  // Follows the advice about a time before the columns are out: a later time, or the newest edition.
  'later',
  'latest',
] as const;

/** One of the things that can be done to a subscription. */
export type SubscriptionStep = (typeof SUBSCRIPTION_STEPS)[number];

/** The parts of a subscription that are changed together, each in a form of its own. */
export const CHANGE_PARTS = ['name', 'time', 'content', 'display'] as const;

/** One of those parts. */
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** What can be done to an alert from its card. */
const ALERT_STEPS = ['show', 'pause', 'resume', 'remove', 'remove-now'] as const;

/** One of the things that can be done to an alert. */
export type AlertStep = (typeof ALERT_STEPS)[number];

/** The steps of setting up a server from its owner's direct messages; the last two carry what was chosen. */
const SETUP_STEPS = ['channel', 'time', 'test', 'subscribe', 'at'] as const;

/** A step of setting up a server. */
export type SetupStep = (typeof SETUP_STEPS)[number];

/** What the bot's owner can do to a source. */
const SOURCE_STEPS = ['on', 'off', 'try', 'add'] as const;

/** One of the things that can be done to a source. */
export type SourceStep = (typeof SOURCE_STEPS)[number];

/** What a server's admin can do to a source that the server has for itself. */
const SERVER_SOURCE_STEPS = ['try', 'remove', 'add'] as const;

/** One of those things. */
export type ServerSourceStep = (typeof SERVER_SOURCE_STEPS)[number];

/** A part of a subscription, over the changes of a draft where there is one. */
const change = [
  required('part', oneOf(CHANGE_PARTS)),
  required('subscription', ID),
  optional('draft', ID),
] as const;

/** What admins do to subscriptions, alerts and sources, and the bot's owner to the bot. */
export const ADMIN_ACTIONS = named({
  subscriptions: kind('S'),
  subscription: kind('c', required('step', oneOf(SUBSCRIPTION_STEPS)), required('subscription', ID)),
  /** Removes all subscriptions of a channel. */
  'unsubscribe-channel': kind('X', required('channel', ID)),
  /** Opens the form of a part. */
  'ask-change': kind('a', ...change),
  /** What the form's values are for. */
  change: kind('b', ...change),
  'save-change': kind('v', text('draft')),
  /** `value`: for `subscribe` a channel's id; for `at` minutes after midnight, none for as soon as an edition is out. */
  setup: kind('z', required('step', oneOf(SETUP_STEPS)), required('server', ID), optional('value', ID)),
  alerts: kind('L'),
  alert: kind('A', required('step', oneOf(ALERT_STEPS)), required('alert', ID)),
  import: kind('i', text('document')),
  /** A source of the list by its id; `add` takes in what a preview showed, by the preview's key. */
  source: kind('o', required('step', oneOf(SOURCE_STEPS)), required('source', ID)),
  /** The same of the sources that the server in which it is pressed has for itself. */
  'server-source': kind('w', required('step', oneOf(SERVER_SOURCE_STEPS)), required('source', ID)),
});
