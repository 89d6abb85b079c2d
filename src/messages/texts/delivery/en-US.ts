import { refusalOf } from '../../subscribing/refusal.ts';
import type { DeliveryTexts } from './texts.ts';

/** English. */
export const enUS: DeliveryTexts = {
  states: {
    due: 'about to be sent',
    waiting: "waiting for the day's edition",
    sending: 'being sent',
    sent: 'sent',
    skipped: 'not sent',
    failed: 'failed',
    unknown: 'outcome unknown, not sent again',
  },
  reason(reason) {
    switch (reason.code) {
      case 'awaiting-editions':
        return reason.columns.length === 0 ? '' : `still without ${reason.columns.join(', ')}`;
      case 'no-edition':
        return 'no new edition';
      case 'all-filtered':
        return 'no story of the day fits the sections and words chosen';
      case 'all-told':
        return 'everything of the day was told in the days before';
      case 'missed':
        return 'the bot was not running at its time';
      case 'subscription-paused':
        return 'the subscription was paused then';
      case 'nothing-left':
        return 'nothing of it was still followed, or still there';
      case 'subscription-removed':
        return 'the subscription was removed';
      case 'server-left':
        return 'I am no longer in this server';
      case 'digest-failed':
        return "the digest could not be made; the operator's log says why";
      case 'content-missing':
        return 'what was to be sent is no longer stored';
      case 'part-dropped':
        return 'the corrected digest is shorter and needs this part no more';
      case 'earlier-part-failed':
        return 'an earlier part was not sent';
      case 'message-unknown':
        return 'the message to change is not known';
      case 'gave-up':
        return `given up after ${reason.attempts} attempts${reason.last ? ` (${enUS.reason(reason.last)})` : ''}`;
      case 'too-late':
        return 'Discord could not be reached until it was too late';
      case 'unverified':
        return UNVERIFIED[reason.because];
      case 'unreachable':
        return `Discord could not be reached (${reason.cause})`;
      case 'unanswered':
        return 'Discord did not answer';
      case 'server-error':
        return `Discord is out of order (${reason.status})`;
      case 'unreadable-answer':
        return "Discord's answer could not be read";
      case 'rate-limited':
        return 'Discord asked to slow down; it is sent later';
      case 'refused': {
        const { said } = enUS.refusals[refusalOf(reason)];
        return `${said} (Discord: ${reason.message}, ${reason.error})`;
      }
      case 'refused-by-proxy':
        return `a proxy or firewall in front of Discord refused it (${reason.status})`;
      case 'token-refused':
        return "Discord does not accept the bot's token";
      case 'queue-timeout':
        return 'it waited too long for its turn';
      case 'program-error':
        return "the bot failed; the operator's log says why";
      case 'other':
        return reason.text;
    }
  },
  refusals: {
    'messages-closed': {
      said: 'direct messages are closed',
      remedy:
        'Allow direct messages in Discord’s privacy settings (we must share a server, or you have the app installed for yourself), then resume with /subscriptions.',
    },
    'channel-gone': {
      said: 'the channel is gone',
      remedy: 'Give /subscribe again in a channel that is there.',
    },
    'missing-rights': {
      said: 'I lack permissions in the channel',
      remedy:
        'Give me View Channel, Send Messages and Embed Links (in forums and threads also Send Messages in Threads).',
    },
    'tag-required': {
      said: 'the forum requires a tag on every post',
      remedy:
        'Give /subscribe for this forum again and choose one with `tag`; or switch off "Require people to select tags" in the forum\'s settings.',
    },
    'tags-reserved': {
      said: "only moderators may use the forum's tags",
      remedy: 'Add a tag that everybody may use, or give me Manage Threads.',
    },
    'thread-locked': {
      said: 'the thread is locked or archived',
      remedy: 'Open and unlock the thread, or choose another channel with /subscribe.',
    },
    'content-blocked': {
      said: "the server's AutoMod blocked the content",
      remedy: 'Under Server Settings → AutoMod, exempt my role or this channel.',
    },
    'too-many-threads': {
      said: 'there are too many threads or posts',
      remedy: 'Archive some old threads or posts.',
    },
    'slow-mode': {
      said: 'the channel is in slow mode',
      remedy: 'Switch slow mode off, or give me Manage Messages.',
    },
    'wrong-channel': {
      said: 'channels of this kind take no messages',
      remedy: 'Choose a text, announcement or forum channel with /subscribe.',
    },
    'message-refused': {
      said: 'Discord does not take this message',
      remedy: "Tell the bot's operator; most likely your server is not the cause.",
    },
  },
  refused: (reason) => `cannot be delivered: ${reason}`,
  problemTitle: 'The digest cannot be delivered',
  problemPaused: 'The subscription is paused and not tried again.',
  problemToPause: 'Should it stay so for three days, the subscription is paused.',
  thenResume: 'Once that is done, resume it with /subscriptions in the server.',
};

const UNVERIFIED = {
  'history-hidden': "Discord did not answer, and I may not read the channel's history",
  'history-too-long': 'Discord did not answer, and too much was written in the channel since to tell',
  'channel-unreadable': 'Discord did not answer, and the channel cannot be read now',
} as const;
