import { enUS as enUSResults } from './results/en-US.ts';
import type { CommandLineTexts } from './texts.ts';

/** `--help` in English. */
export const enUS: CommandLineTexts = {
  headings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
  },
  defaultValue: (value) => ` (default: ${value})`,
  wrongUsage: ({ message }) => message,
  wanted: {
    oneOf: (values) => `One of ${values.join(', ')} is wanted.`,
    timeSpan: 'A span such as 90d, 12w, 3m or 1y is wanted.',
    wholeNumber: 'A whole number is wanted.',
    port: 'A port is at most 65535.',
    day: 'A real day is wanted, written YYYY-MM-DD.',
  },
  helpOption: 'display help for command',
  helpCommand: 'display help for command',
  versionOption: 'output the version number',
  about: '速览: takes Chinese tech-news roundups apart and posts a 一分钟速览 every morning',
  conventions: `
Results go to standard output (JSON: one object a line), progress and warnings to standard error.
Exit status: 0 done; 1 it failed, standard error says why in one line; 2 wrong usage.
Settings are environment variables or stand in .env of the working folder: see .env.example.`,
  port: 'the port of the preview page',
  previewPort: 'the port of the preview page, 8470 on a terminal',
  store: 'the store: a file, or postgres://… (default: DATABASE_URL, else in the state folder)',
  json: 'as JSON',
  oneDay: 'YYYY-MM-DD alone',
  start: 'the bot where DISCORD_TOKEN is set, else the archive where SULAN_WEB is, else the preview',
  bot: 'run the Discord bot',
  setup:
    'ask for the token, try it and the bundled sources, write .env and the source list, print the invite link',
  preview: 'try the bot without Discord: bundled samples, commands on standard input and in a browser',
  web: 'serve the archive alone, without a bot, on SULAN_WEB_HOST and SULAN_WEB_PORT',
  parse: {
    about: 'read documents and print one Edition a line',
    files: 'HTML, Markdown or plain text; UTF-8, UTF-16 or GB18030; told by the content',
    json: 'as JSON; { "file", "error" } for a file without readable text, and exit 1',
    explain: 'the layouts considered with their scores, what was left out and why',
  },
  ingest: {
    about: 'read files, and folders with all below them, into the store',
    paths: 'files; of folders all but hidden files and pictures, data, code',
    json: 'the counts as JSON: new, updated, unchanged, failed, undated',
    date: 'YYYY-MM-DD of editions that name no day; without it no digest has them',
  },
  search: {
    about: 'search the stories; each argument is one query',
    queries: 'after -- where one begins with a hyphen',
    json: 'as JSON, one line a query',
    limit: 'hits per query',
  },
  digest: {
    about: 'print the digest of a day, the newest one by default, or the recap of a week or a month',
    when: 'a day as people write it (上周五), or a recap: 本周, 上周, 本月, "last month"',
    date: 'YYYY-MM-DD; one without an edition is said, exit 1',
    image: 'write a picture of it as well, as PNG',
    dark: 'a dark picture',
    language: 'of the picture: zh-CN, zh-TW or en-US',
  },
  trend: {
    about: 'how often words stood in titles and one-liners, by day or week',
    words: 'up to five; one that holds spaces in quotation marks',
    last: 'such as 90d, 12w, 3m or 1y',
  },
  mcp: 'serve the news to an assistant by the Model Context Protocol on standard input and output',
  webhook: 'post the newest digest to SULAN_WEBHOOK_URL as a test; without one print a new secret',
  sources: {
    about: 'the sources, when they were last read and come next',
    check: 'try sources once, all of them or the ones named; nothing is stored',
    checkJson: 'one object a source: id, ok, items, first, last, error',
    add: 'find the feed of a page or site, show what it would bring, and add it to the list',
    enable: 'switch a source on',
    disable: 'switch a source off',
    remove: 'take a source out of the list; what it brought stays',
    importOpml: 'add the feeds of an OPML file, as feed readers export them',
    exportOpml: 'print the feeds of the list for a feed reader',
    opml: 'as OPML',
    servers: {
      about: 'the sources that servers have for themselves, and why what fails does',
      check: 'try them once, all of them or the ones named; nothing is stored',
      remove: 'take a source from a server, with its news where no other server has it',
    },
  },
  backfill: {
    about: 'load all that a source of the list, or a folder, still offers; goes on where it stopped',
    days: 'nothing that was published more than so many days ago',
  },
  reread: {
    about: 'read all kept documents again that an earlier version of the reader read',
    putAside: 'instead let documents be read again whose reading was given up',
  },
  deliveries: {
    about: 'the outbox of deliveries by day: due, waiting, sent, failed and unknown, with the reason',
    days: 'so many days',
    json: 'as JSON, one day a line',
  },
  remove: {
    about: 'take a story or an edition down: from the store, and by edits from what was posted',
    id: 'a story’s or an edition’s id',
  },
  backup: 'copy the store into a new file while the bot runs',
  restore: 'put a backup in the place of the store; the bot must be stopped',
  migrate: {
    about: 'move the store from the state folder to PostgreSQL, or back; the bot must be stopped',
    to: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE, an empty database',
    from: 'the address from which it comes back into the state folder',
  },
  policies: 'write the privacy policy and the terms of service as HTML files, in three languages',
  doctor: 'check everything the bot needs, and say what to do about what fails',
  results: enUSResults,
};
