import type { SourcesTexts } from './texts.ts';

/** English. */
export const enUS: SourcesTexts = {
  listTitle: 'Sources',
  counts: (on, well, failing) => `${on} switched on: ${well} are read well, ${failing} fail`,
  none: 'The list holds no source. Add one with /sources address:…',
  off: 'off',
  needs: (setting) => `needs ${setting}`,
  neverRead: 'not read yet',
  readAt: (time) => `last read ${time}`,
  newest: (column, day) => `newest: ${column} ${day}`,
  failing: (times, reason) => `failed ${times} ${times === 1 ? 'time' : 'times'} in a row: ${reason}`,
  reasons: {
    refused: 'this address may not be asked (a private network, or no web page)',
    gone: 'the address is gone (404)',
    malformed: 'there is no feed there, or the page was rebuilt',
    'no-article': 'a check, a login or a refusal came instead',
    status: 'the site reports an error',
    timeout: 'no answer in time',
    network: 'it cannot be reached, perhaps for the network or the proxy',
    redirects: 'it redirects without end',
    'too-large': 'it is too large',
    encoding: 'it is not compressed as it says',
    aborted: 'reading was stopped half-way',
    internal: 'our program failed; the log says why',
  },
  reasonUnknown: 'the log says why',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  tryNow: 'Try now',
  switchedOn: (name) => `${name} is on and will be read at once.`,
  switchedOff: (name) => `${name} is off. What it brought stays.`,
  unknown: (id) => `The list no longer has ${id}.`,
  broken: 'The file of the source list has a mistake; the log names the line. Mend it first.',
  keptBefore: 'The file of the source list has mistakes, so the list before it is used:',
  tried: (name, items) => `${name} can be read and has ${items} ${items === 1 ? 'item' : 'items'} now.`,
  triedNothing: (name, why) => `${name} cannot be read: ${why}`,
  previewTitle: 'Add this source?',
  foundNothing: (why) => `No source was found there: ${why}`,
  known: (name) => `It is read already, as ${name}.`,
  items: (count, newest) =>
    `${count} ${count === 1 ? 'item' : 'items'}${newest ? `, the newest of ${newest}` : ''}`,
  readsAs: (kind, column) =>
    kind === 'edition' ? `Read as ${column ?? 'a roundup'}, with:` : 'Read as single articles, such as:',
  add: 'Add it',
  added: (name) => `${name} is among the sources now and will be read at once.`,
  previewGone: 'This preview has expired: give the address once more.',
  firstTitle: 'The sources have been tried',
  firstCounts: (well, all) => `${well} of ${all} sources can be read:`,
  firstNone:
    'Not one source can be read, which is most likely the network or the proxy. No digest comes before that.',
  firstHow: 'Use /sources to see, add and switch sources.',
  willCome: (columns) => `What will come: ${columns} (Beijing time).`,
  noSource:
    'No source can be read at present, so no digest will come yet. The bot’s owner can see why with /sources or sulan doctor.',
  serverTitle: 'Sources of this server',
  serverCounts: (count, most) =>
    count === 0
      ? `This server has no sources of its own yet; it may have ${most}.`
      : `This server has ${count} of at most ${most} sources of its own:`,
  serverHow:
    'Add one with /server-sources address:… Their news is seen in this server alone: in its digests, and by /news. Each is read every 30 minutes.',
  serverOff: 'The owner of the bot does not offer servers sources of their own.',
  serverAdded: (name) => `${name} is among this server’s sources now and will be read at once.`,
  serverKnown: (name) => `This server has ${name} already.`,
  serverFull: (most) => `This server has ${most} sources and may have no more. Remove one first.`,
  serverRemoved: (name) => `${name} was removed; its news is no longer seen in this server.`,
  serverWait: 'That was too quick: try again in a minute.',
  remove: 'Remove',
};
