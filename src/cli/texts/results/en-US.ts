import type { DiscardReason } from '../../../editions/discarded.ts';
import { explainCause } from '../../../messages/systemCauses.ts';
import type { ResultTexts } from './resultTexts.ts';

const LEFT_OUT: Readonly<Record<DiscardReason, string>> = {
  headline: 'the headline',
  credit: 'a credit',
  introduction: 'an introduction',
  glance: 'the list of contents',
  'key points': 'key points',
  placeholder: 'a placeholder',
  advertisement: 'an advertisement',
  'archive mark': 'a note of an archive',
  untitled: 'text without a title',
};

/** Results in English. */
export const enUS: ResultTexts = {
  locale: 'en-US',
  catchingUp: 'search and events',
  unreadableFile: (_reason, cause) => cause,
  warning: (_code, sentence) => sentence,
  unusableStore: ({ message }) => message,
  backupFile: ({ message }) => message,
  notServed: ({ message }) => message,
  discord: ({ message }) => message,
  wrongSourceList: ({ message }) => message,
  outputClosed: (why) => `The output cannot be written: ${explainCause(why, 'en-US')}`,
  explain: {
    found: (kind, stories) =>
      `${kind === 'edition' ? 'a roundup' : 'an article'}, ${stories} ${stories === 1 ? 'story' : 'stories'}`,
    byGlance: 'The list of contents is found again below: its lines are the titles.',
    certainty: (roundup, margin) =>
      `roundup rather than article: ${roundup}; margin before the next layout: ${margin}`,
    layout: (score, titles, origin) =>
      `layout ${score}, ${titles} ${titles === 1 ? 'title' : 'titles'}: ${origin}`,
    leftOut: (reason, text) => `left out as ${LEFT_OUT[reason]}: ${text}`,
  },
  backup: {
    useServersTool: (file) =>
      `The store is in PostgreSQL, whose own tool copies it while the bot runs: pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    noStore: (file) => `There is no store ${file} to back up.`,
    copied: (store, file) => `The store ${store} is copied to ${file}.`,
  },
  restore: {
    useServersTool: (file) =>
      `The store is in PostgreSQL: stop all processes, then pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${file}`,
    botRuns: (store) => `A bot runs on ${store}: stop it first, then restore.`,
    restored: (file, store, kept) =>
      `${file} is now the store ${store}.${kept === undefined ? '' : ` The former one is kept as ${kept}.`}`,
  },
  remove: {
    unknown: (id) =>
      `No story and no edition has the id ${id}: \`sulan search\` and \`sulan digest --json\` show ids of stories.`,
    removed: (kind, title, day) => `Removed the ${kind} “${title}” of ${day}.`,
    digestsEdited: (count) =>
      `${count} posted ${count === 1 ? 'digest is' : 'digests are'} edited by the running bot within a minute, or once it is started.`,
    messagesEdited: (count) =>
      `${count} ${count === 1 ? 'message to a follower is' : 'messages to followers are'} edited as well.`,
  },
  reread: {
    released: (documents) =>
      `documents: ${documents} no longer put aside; each is read again when it next comes in`,
    read: ({ read, changed, left, putAside }) =>
      [
        `documents: ${read} read again`,
        `${changed} changed`,
        ...(left > 0 ? [`${left} left: the same command goes on from here`] : []),
        ...(putAside > 0 ? [`${putAside} put aside: with --put-aside they may be read again`] : []),
      ].join(', '),
  },
  ingest: {
    counts: (counts) =>
      `editions: ${counts.new} new, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`,
    otherFiles: (counts) => `Not read, because they are no posts by their endings: ${counts}`,
    undated: (editions) =>
      `${editions === 1 ? '1 edition names' : `${editions} editions name`} no day: ${
        editions === 1 ? 'it is found by search and stands' : 'they are found by search and stand'
      } in no digest; \`sulan ingest --date YYYY-MM-DD\` sets it.`,
  },
  backfill: {
    noSuchFolder: 'And there is no such folder.',
    page: (number) => `page ${number}`,
    moreFailures: (count) => `… and ${count} more`,
    counts: ({ stored, known, unreadable, failed, pages }) =>
      `documents${pages > 1 ? ` on ${pages} pages` : ''}: ${stored} stored, ${known} known before, ${unreadable} without stories, ${failed} not fetched`,
    stopped: 'Stopped. The same command goes on from here.',
    brokeOff: (why = 'no answer') => `Broke off: ${why}. The same command goes on from here.`,
  },
  deliveries: {
    states: {
      due: 'due',
      waiting: 'waiting',
      sending: 'sending',
      sent: 'sent',
      skipped: 'skipped',
      failed: 'failed',
      unknown: 'unknown',
    },
    nothingOn: (day) => `Nothing was due on ${day}.`,
    nothingYet: 'Nothing has been due yet.',
    anyColumn: 'of any column',
  },
  search: {
    readAs: (typed, as) => `“${typed}” was searched as “${as}”`,
    daysOnly: ({ since, until }) => `only ${since === until ? since : `${since} – ${until}`}`,
    nothing: (query, suggestions) =>
      `Nothing found for “${query}”${suggestions.length > 0 ? `; did you mean ${suggestions.join(', ')}?` : ''}`,
    near: 'Close to it:',
    onlyNear: 'Nothing holds all of it; these come close:',
    column: (name) => ` (${name})`,
  },
  digest: {
    noDay: (typed) => `“${typed}” is no day and no recap: write 2024-12-27, 上周五, 本周 or "last month".`,
    emptyStore: 'The store holds no edition yet: read some with `sulan ingest PATH`.',
    noEdition: (day, newest) =>
      `There is no edition for ${day}.${newest === undefined ? '' : ` The newest day stored is ${newest}.`}`,
    noRecap: (period, day) => `There is no news for the ${period} of ${day}.`,
  },
  trend: {
    nothing: (since, until, words) => `No story from ${since} to ${until} speaks of ${words.join(', ')}.`,
    span: (since, until, step) => `${since} – ${until}, a ${step} a step`,
  },
  webhook: {
    noAddress: 'SULAN_WEBHOOK_URL is not set (docs/programs.md). A new secret for SULAN_WEBHOOK_SECRET:',
    emptyStore: 'The store holds no digest yet: read some with `sulan ingest PATH`.',
    taken: (day, id) => `The digest of ${day} was posted as ${id}, and the receiver took it.`,
    refused: (day, why) => `The digest of ${day} did not get through: ${explainCause(why, 'en-US')}.`,
  },
  migrate: {
    noDirection: 'Say where: --to postgres://… moves the store there, --from postgres://… brings it back.',
    botRuns: 'A bot runs on the state folder: stop it first, then move its store.',
    processRuns: (store, process) =>
      `A bot runs on ${store} (${process}): stop all processes, wait half a minute, and move it then.`,
    noStore: (store) => `There is no store ${store} to move.`,
    notEmpty: (store, table) =>
      `${store} is not empty (${table} has rows): name a new database or file, so that nothing is mixed or lost.`,
    notEqual: (table) =>
      `What arrived of ${table} is not what was there: nothing was moved. Is a bot running on either store?`,
    rebuilding: 'Search and events are made anew, which takes a while.',
    formerKept: (file) => `The file that was moved before is kept as ${file}.`,
    movedToServer: 'Done. Set DATABASE_URL to that address and start the bot.',
    movedToFiles: 'Done. Unset DATABASE_URL and start the bot: its store is in the state folder again.',
  },
  policies: {
    noContact: 'SULAN_CONTACT is not set: the pages name no address at which you can be reached.',
  },
  bot: {
    noToken:
      'DISCORD_TOKEN is not set: put the bot’s token into it (docs/running.md), or try `sulan preview`.',
    alreadyRuns: (store) =>
      `Another 速览 already runs on the store ${store}: this one does not start, so that nothing is sent twice.`,
    uncaught:
      'An error that nothing expected ended the bot: it stands in the log above. Its supervisor starts it anew, and the outbox keeps what was under way.',
    howToInvite: 'Invite the bot with this link, then type /subscribe in a channel:',
  },
};
