import { ID, oneOfWords, optionalField, requiredField, textField } from './fields.ts';
import { actionKind, actionTable } from './kinds.ts';

/** Steps on a subscription's card. */
export const SUBSCRIPTION_STEPS = [
  'show',
  'pause',
  'resume',
  'remove',
  'remove-now',
  'send-now',
  'test',
  // Follows the advice about a time before the columns are published: a later time, or the newest edition.
  'later',
  'latest',
] as const;

/** A step on a subscription's card. */
export type SubscriptionStep = (typeof SUBSCRIPTION_STEPS)[number];

/** Parts of a subscription, each changed in its own form. */
export const CHANGE_PARTS = ['name', 'time', 'content', 'display'] as const;

/** One of these parts. */
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** Steps on an alert's card. */
const ALERT_STEPS = ['show', 'pause', 'resume', 'remove', 'remove-now'] as const;

/** A step on an alert's card. */
export type AlertStep = (typeof ALERT_STEPS)[number];

/** Steps of setting up a server in direct messages; the last two carry the chosen value. */
const SETUP_STEPS = ['channel', 'time', 'test', 'subscribe', 'at'] as const;

/** A step of setting up a server. */
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Steps of the bot's owner on a source. */
const SOURCE_STEPS = ['on', 'off', 'try', 'add'] as const;

/** A step on a source. */
export type SourceStep = (typeof SOURCE_STEPS)[number];

/** Steps of an admin on a server's own source. */
const SERVER_SOURCE_STEPS = ['try', 'remove', 'add'] as const;

/** Fields of a subscription's part, on top of a draft if there is one. */
const change = [
  requiredField('part', oneOfWords(CHANGE_PARTS)),
  requiredField('subscription', ID),
  optionalField('draft', ID),
] as const;

/** Actions of admins on subscriptions, alerts and sources, and of the bot's owner. */
export const ADMIN_ACTIONS = actionTable({
  subscriptions: actionKind('S'),
  subscription: actionKind(
    'c',
    requiredField('step', oneOfWords(SUBSCRIPTION_STEPS)),
    requiredField('subscription', ID),
  ),
  /** Removes all subscriptions of a channel. */
  'unsubscribe-channel': actionKind('X', requiredField('channel', ID)),
  /** Opens the form of a part. */
  'ask-change': actionKind('a', ...change),
  /** Change to which the form's values belong. */
  change: actionKind('b', ...change),
  'save-change': actionKind('v', textField('draft')),
  /**
   * `value`: for `subscribe` a channel's id; for `at` minutes after midnight, none for as soon as an edition is
   * published.
   */
  setup: actionKind(
    'z',
    requiredField('step', oneOfWords(SETUP_STEPS)),
    requiredField('server', ID),
    optionalField('value', ID),
  ),
  alerts: actionKind('L'),
  alert: actionKind('A', requiredField('step', oneOfWords(ALERT_STEPS)), requiredField('alert', ID)),
  import: actionKind('i', textField('document')),
  /** A listed source by id; `add` adds a previewed one, by the preview's key. */
  source: actionKind('o', requiredField('step', oneOfWords(SOURCE_STEPS)), requiredField('source', ID)),
  /** Like `source`, for the sources of the server in which it is pressed. */
  'server-source': actionKind(
    'w',
    requiredField('step', oneOfWords(SERVER_SOURCE_STEPS)),
    requiredField('source', ID),
  ),
});
