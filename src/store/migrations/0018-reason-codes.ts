import { type Reason, type RequestReason, rowFromReason } from '../ledger/reason.ts';
import type { Migration } from './migration.ts';

/**
 * Reasons become codes with details as JSON; until here they were English sentences, read back below. A subscription
 * gets a column for why its channel refuses digests, which stands before it is paused.
 */
export const reasonCodes: Migration = {
  number: 18,
  up(database) {
    database.exec('ALTER TABLE subscriptions ADD COLUMN refusal TEXT');
    for (const [table, column] of [
      ['deliveries', 'reason'],
      ['subscriptions', 'pause_reason'],
    ] as const) {
      const write = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`);
      const rows = database
        .prepare(`SELECT DISTINCT ${column} AS sentence FROM ${table} WHERE ${column} IS NOT NULL`)
        .all();
      for (const { sentence } of rows)
        write.run(rowFromReason(reasonOfSentence(String(sentence))), String(sentence));
    }
    database.exec('UPDATE subscriptions SET refusal = pause_reason WHERE refused_since IS NOT NULL');
  },
};

type Reader = readonly [RegExp, (match: RegExpExecArray) => Reason];

const SENTENCES: readonly Reader[] = [
  [
    /^waiting for (.+) of \d{4}-\d{2}-\d{2}$/u,
    ([, names = '']) => ({
      code: 'awaiting-editions',
      columns: names === 'an edition' ? [] : names.split(', '),
    }),
  ],
  [/^no story of (\S+) passes/u, ([, day = '']) => ({ code: 'all-filtered', day })],
  [/^there was no edition/u, () => ({ code: 'no-edition' })],
  [/^the bot was not running/u, () => ({ code: 'missed' })],
  [/^the subscription was paused$/u, () => ({ code: 'subscription-paused' })],
  [/^the subscription was removed$/u, () => ({ code: 'subscription-removed' })],
  [/^the bot has left the server$/u, () => ({ code: 'server-left' })],
  [/^the digest could not be made/u, () => ({ code: 'digest-failed' })],
  [/^its content is not in the store/u, () => ({ code: 'content-missing' })],
  [
    /^(?:the digest has fewer parts|the corrected digest has no such part)/u,
    () => ({ code: 'part-dropped' }),
  ],
  [/^an earlier part was not sent$/u, () => ({ code: 'earlier-part-failed' })],
  [/^its message is not known$/u, () => ({ code: 'message-unknown' })],
  [/^Discord could not be reached until/u, () => ({ code: 'too-late' })],
  [
    /^it was tried (\d+) times in vain(?: \((.*)\))?$/u,
    ([, attempts, last]) => ({
      code: 'gave-up',
      attempts: Number(attempts),
      last: last === undefined ? null : requestOfSentence(last),
    }),
  ],
  [
    /^its request was not answered, and .*history may not be read$/u,
    () => ({ code: 'unverified', because: 'history-hidden' }),
  ],
  [
    /^its request was not answered, and its channel cannot/u,
    () => ({ code: 'unverified', because: 'channel-unreadable' }),
  ],
  [/^its request was not answered, and too /u, () => ({ code: 'unverified', because: 'history-too-long' })],
];

const REQUESTS: readonly (readonly [RegExp, (match: RegExpExecArray) => RequestReason])[] = [
  [/^Discord cannot be reached \((.*)\)$/u, ([, cause = '']) => ({ code: 'unreachable', cause })],
  [/^the connection to Discord broke \((.*)\)$/u, ([, cause = '']) => ({ code: 'unanswered', cause })],
  [/^Discord did not answer within/u, () => ({ code: 'unanswered', cause: 'timeout' })],
  [/^Discord answered (\d+)$/u, ([, status]) => ({ code: 'server-error', status: Number(status) })],
  [/^Discord answered with/u, () => ({ code: 'unreadable-answer' })],
  [
    /^Discord asked to wait \(429, (user|global|shared)\)$/u,
    ([, scope]) => ({
      code: 'rate-limited',
      scope: scope === 'global' || scope === 'shared' ? scope : 'user',
    }),
  ],
  [/^Discord asked to wait/u, () => ({ code: 'rate-limited', scope: 'proxy' })],
  [/^the channel has to wait/u, () => ({ code: 'rate-limited', scope: 'queue' })],
  [
    /^something before Discord answered (\d+)$/u,
    ([, status]) => ({ code: 'refused-by-proxy', status: Number(status) }),
  ],
  [/^Discord does not accept the token$/u, () => ({ code: 'token-refused' })],
  [/^an error of the program/u, () => ({ code: 'program-error' })],
  [
    /^(.*) \((?:(\d{3}), )?(\d+)\)$/u,
    ([, message = '', status, error]) => ({
      code: 'refused',
      status: Number(status ?? 400),
      error: Number(error),
      message,
    }),
  ],
];

/** The code of a sentence that versions before this one wrote; an unknown one is kept as its text. */
function reasonOfSentence(sentence: string): Reason {
  for (const [pattern, read] of SENTENCES) {
    const match = pattern.exec(sentence);
    if (match) return read(match);
  }
  return requestOfSentence(sentence) ?? { code: 'other', text: sentence };
}

function requestOfSentence(sentence: string): RequestReason | null {
  for (const [pattern, read] of REQUESTS) {
    const match = pattern.exec(sentence);
    if (match) return read(match);
  }
  return null;
}
