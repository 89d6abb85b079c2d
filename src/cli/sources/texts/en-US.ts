import { describeFailure } from '../../../messages/administration/sourceFailure.ts';
import { explainUnreadable } from '../../../messages/unreadableDocument.ts';
import type { SourcesCommandTexts } from './texts.ts';

/** Texts of `sulan sources` in English. */
export const enUS: SourcesCommandTexts = {
  heads: ['id', 'name', 'state', 'last success', 'newest edition', 'next poll'],
  never: 'never',
  offNeeds: (setting) => `off, needs ${setting}`,
  offNeverTried: 'off, never tried',
  off: 'off',
  failing: (times) => `FAILING (${times})`,
  on: 'on',
  whenRunning: 'when the bot runs',
  hasBeenFailing: (id, since, why) =>
    `${id} has been failing${since === undefined ? '' : ` since ${since}`}: ${why}`,
  listEnd:
    'Times are Beijing’s. `sulan sources check ID` tries a source once, `sulan sources enable ID` switches it on.',
  markOk: 'ok    ',
  markEmpty: 'EMPTY ',
  markFailed: 'FAILED',
  switchedOff: ' (off)',
  empty: 'it answers, and holds nothing at present',
  items: (count, isCutOff) => `${count} items${isCutOff ? ' (the rest is cut off)' : ''}; `,
  readAs: ({ label, kind, column, day, stories }) =>
    kind === 'article'
      ? `${label}: a plain article`
      : `${label}: an edition${column ? ` of ${column}` : ''}${day ? ` for ${day}` : ''} with ${stories} stories`,
  failedFor: (reason, cause) => describeFailure(reason, cause, 'en-US'),
  unreadable: (why) => explainUnreadable(why, 'en-US'),
  noSuchSource: (id, near, known) =>
    `There is no source "${id}" in the source list: ${near ? `did you mean ${near}?` : `it has ${known.join(', ') || 'none'}.`}`,
  readAlready: (url, id) => `${url} is read already, as ${id}.`,
  cannotBeRead: 'Nothing of it can be read, so it is not added.',
  askToAdd: 'Add it to the source list?',
  nothingChanged: 'Nothing was changed.',
  addedTo: (file) => `Added to ${file}. A running bot reads it within a minute or two.`,
  staysOff: (id, setting) => `${id} stays off until ${setting} is set.`,
  switched: (id, isOn, file) => `${id} is switched ${isOn ? 'on' : 'off'} in ${file}.`,
  removed: (id, file) => `${id} is no longer in ${file}. What it brought stays.`,
  noFile: (file) => `${file} cannot be read: look whether it is there and may be read.`,
  noOpml: (file) => `${file} is no OPML document.`,
  imported: (added, file, known, refused) =>
    `${added} added to ${file}, ${known} known${refused > 0 ? `, ${refused} without a web address` : ''}.`,
  tryImported: '`sulan sources check` tries them.',
  serverHeads: ['server', 'id', 'name', 'state', 'last success', 'address', 'next poll'],
  serverListEnd:
    'Times are Beijing’s. `sulan sources servers check ID` tries one once, `sulan sources servers remove SERVER ID` takes it from a server.',
  noServerSources: 'No server has sources of its own.',
  noSuchServerSource: (server, id) => `The server ${server} has no source "${id}".`,
  removedFromServer: (name, server) =>
    `${name} is no longer a source of the server ${server}. What it brought goes with the last server that has it.`,
};
