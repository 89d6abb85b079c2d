import { ID, oneOfWords, optionalField, requiredField, textField } from './fields.ts';
import { actionKind, actionTable } from './kinds.ts';

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

/** A part of a subscription, over the changes of a draft where there is one. */
const change = [
  requiredField('part', oneOfWords(CHANGE_PARTS)),
  requiredField('subscription', ID),
  optionalField('draft', ID),
] as const;

/** What admins do to subscriptions, alerts and sources, and the bot's owner to the bot. */
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
  /** What the form's values are for. */
  change: actionKind('b', ...change),
  'save-change': actionKind('v', textField('draft')),
  /** `value`: for `subscribe` a channel's id; for `at` minutes after midnight, none for as soon as an edition is out. */
  setup: actionKind(
    'z',
    requiredField('step', oneOfWords(SETUP_STEPS)),
    requiredField('server', ID),
    optionalField('value', ID),
  ),
  alerts: actionKind('L'),
  alert: actionKind('A', requiredField('step', oneOfWords(ALERT_STEPS)), requiredField('alert', ID)),
  import: actionKind('i', textField('document')),
  /** A source of the list by its id; `add` takes in what a preview showed, by the preview's key. */
  source: actionKind('o', requiredField('step', oneOfWords(SOURCE_STEPS)), requiredField('source', ID)),
  /** The same of the sources that the server in which it is pressed has for itself. */
  'server-source': actionKind(
    'w',
    requiredField('step', oneOfWords(SERVER_SOURCE_STEPS)),
    requiredField('source', ID),
  ),
});
