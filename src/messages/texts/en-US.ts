import { BEIJING } from '../../calendar/zone.ts';
import { refusalKindOf } from '../subscribing/refusal.ts';
import type { zhCN } from './zh-CN.ts';

/** What documents call a machine that wrote something, where they name none; a proper name stays as it is. */
const WRITERS: ReadonlyMap<string, string> = new Map([
  ['大语言模型', 'a large language model'],
  ['大模型', 'a large model'],
  ['语言模型', 'a language model'],
  ['人工智能', 'AI'],
  ['机器', 'a machine'],
]);

/** The label of everything that our own language model wrote. */
const GENERATED = 'Written by AI';

/** English: the frame alone, the news stays Chinese. */
export const enUS: typeof zhCN = {
  // Digests.
  digestTitle: (day) => `Daily digest · ${day}`,
  digestCounts: (columns, stories, minutes, isAmongOthers) =>
    `${columns} · ${isAmongOthers ? `${stories} new` : plural(stories, 'story', 'stories')} · ${minutes} min`,
  toldToday: 'told today',
  toldOn: (day) => `told on ${day}`,
  alertedToday: 'alerted today',
  alertedOn: (day) => `alerted on ${day}`,
  furtherNews: 'since then: ',
  toldLately: (names, count) => `Told in the days before: ${names} (${count})`,
  repeatsButton: (count) => `Told before: ${count}`,
  repeatsOf: (day) => `${day}: told in the days before`,
  announcement: (day, title, stories) =>
    `${day}: ${title} (${stories} ${stories === 1 ? 'story' : 'stories'})`,
  openItem: 'Open one, for your eyes only',
  toldByColumns: (columns) => `told by ${columns} columns`,
  previousDay: 'Previous day',
  nextDay: 'Next day',
  moreItems: (count) => `${count} more`,
  followButton: 'Follow',
  originalButton: 'Originals',
  keyPointsButton: (writers) => `Key points (${writersOf(writers)})`,
  keyPointsOf: (day) => `Key points of ${day}`,
  original: (column) => `Original: ${column}`,
  webPage: 'Web page',
  originals: 'Originals',
  originalsOf: (day) => `Originals of ${day}`,
  noOriginal: 'the source gave no link',

  // Who or what wrote something.
  columnByMachine: (column, statement) =>
    `${column}: written with the help of AI (in its own words: “${statement}”)`,
  storyByMachine: (statement) => `Written with the help of AI (in its own words: “${statement}”)`,
  itemByMachine: 'AI-assisted',
  generated: GENERATED,
  generatedKeyPoints: (column) => `Key points of ${column} (${GENERATED})`,
  keyPoints: (column, by) =>
    `Key points of ${column} (${by === null ? 'by its editors' : `written by ${writerInEnglish(by)}, may be wrong`})`,
  significanceLabel: `Why it matters (${GENERATED})`,
  significance: (line) => `Why it matters: ${line} (${GENERATED})`,

  // Recaps.
  risingName: (name, stories, usual) => `${name} (${stories}, usually ${usual})`,
  rising: (names) => `More in the news than usual: ${names}`,
  recapCounts: (columns, events, shown) =>
    `${columns} · ${shown === 1 ? 'the event' : `the ${shown} events`} told most, of ${events}`,
  recapOfWeek: (days, isCurrent) => `${isCurrent ? 'This week' : 'The week'} · ${days}`,
  recapOfMonth: (month, isCurrent) => `${isCurrent ? 'This month' : 'The month'} · ${month}`,
  recapSteps: {
    week: { before: 'Week before', after: 'Week after', newest: 'Newest week' },
    month: { before: 'Month before', after: 'Month after', newest: 'Newest month' },
  },
  noRecap: 'There is no news of that time, and so no recap.',

  // Where there is no digest.
  nothingSince: (time) => `Nothing new since the digest of ${time}.`,
  notUpdated: (day, columns, last) => `${day}: no new edition of ${columns}; the latest is of ${last}.`,
  newestDigest: 'Latest digest',
  digestWithdrawn: (day) => `The digest of ${day} was taken down.`,
  partEmptied: 'This digest was corrected; everything stands in the messages above.',
  noDigestAround: (day, before) =>
    `No edition arrived for ${day}, so there is no digest; the nearest is that of ${before}.`,
  nothingChosen: (day) => `Nothing of ${day} fits what this channel chose.`,
  wholeDigest: 'The whole day',
  noEarlierDigest: (day) => `${day} is the oldest digest there is.`,
  noLaterDigest: (day) => `${day} is the newest digest so far; come back once the next one is out.`,
  nothingStored: 'There is no news yet; please try again in a while.',
  badDay: (text) => `"${text}" is no day: write Dec 27, last Friday, 3 days ago, yesterday or 2024-12-27.`,

  // Stories.
  attributedTo: (name) => `Source: ${name}`,
  commentary: (column) => `Commentary (the opinion of ${column})`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  asWritten: 'As written',
  asRead: 'In English',
  reportStory: 'Report a mistake',
  previousStory: '‹ Previous',
  nextStory: 'Next ›',
  backToList: 'Back to the list',
  shareStory: 'Show to the channel',
  followName: (name) => `Follow ${name}`,
  timelineButton: 'Timeline',
  timelineOf: (title) => `Timeline: ${title}`,
  earlierChapters: 'Before',
  thisEvent: 'This event',
  besides: 'Meanwhile',
  laterChapters: 'Since then',

  // Why a story stands where it does.
  whyButton: 'Why is this here?',
  whyColumn: (column, day, isArticle) => (isArticle ? `From ${column}` : `From ${column}, edition of ${day}`),
  whyTold: (columns, names) => `Told by ${columns} columns: ${names}`,
  whyAllColumns: 'This channel gets all columns',
  whyColumnChosen: (column) => `This channel gets ${column}`,
  whySection: (section) => `This channel gets the section ${section}`,
  whyKeywords: (keywords) => `It holds keywords of this channel: ${keywords}`,
  whyFound: (query) => `It fits your search for ${query}`,
  whyPlace: (place, of) => `Number ${place} of ${of} in the list`,
  pictureOf: (title) => `Picture of "${title}"`,
  linksInText: 'Links in the text',
  storyGone: 'This story is no longer stored; /news finds related ones.',

  // Searches.
  found: (query, count) => `"${query}": ${plural(count, 'story', 'stories')}`,
  foundMany: (query, atLeast) => `"${query}": more than ${atLeast} stories`,
  alsoTold: (count) => `${count} more on it`,
  allHits: (count) => `All ${count} results`,
  openHit: 'Read in full: pick one',
  filteredBy: (filters) => `Only: ${filters}`,
  withoutFilters: 'Search everywhere',
  since: (day) => `since ${day}`,
  readAs: (typed, as) => `Nothing says "${typed}"; these are for "${as}".`,
  nothingFound: (query) => `No story about "${query}".`,
  nearResults: 'Close matches',
  onlyNearResults: 'Nothing matches fully; these are close',
  onlyDays: ({ since, until }) => (since === until ? `Only ${since}` : `Only ${since} to ${until}`),
  anyDay: 'Any day',
  mostRelevantFirst: 'Most relevant',
  newestFirst: 'Newest',
  didYouMean: 'Did you mean:',
  newest: 'Newest stories',
  queryTooLongToTurn: 'This query is too long to turn pages; a shorter one can.',

  // Answers to questions.
  answerTo: (question) => `Q: ${question}`,
  answerSources: 'Sources: pick one to read it',
  nothingToAnswer: (question) =>
    `No stored story answers “${question}”, so there is no answer. Ask in other words, or search with /news.`,
  unanswered: 'The stories found do not answer this directly; read them yourself:',
  answersPaused: 'No answer can be written at present; these stories were found:',
  answersOff: 'Questions are not switched on here; search with /news.',
  asksTooFast: 'That was quick: please wait a little before the next question.',

  // Help, failures and refusals.
  helpTitle: 'How to use 速览',
  helpIntro:
    'It takes Chinese tech-news roundups apart into stories, brings them to a channel every morning, and finds them at any time.',
  helpExamples: 'Try',
  helpPrivacy:
    'All that is kept about you is what you follow, what was sent to you, what you opened, your reports and uploads; /forget me deletes it.',
  failed: (id) =>
    `That did not work, please try again later; if it keeps failing, tell an admin the id ${id}.`,
  staleButton: 'This button no longer works; please give the command again.',
  searchesTooFast: 'That was quick; please search again in a few seconds.',
  blankOption: (name) => `“${name}” is empty: please write something.`,
  staleCommand: 'This command is gone; /help shows what there is.',
  needsServer: 'This command works in a server only.',
  needsManageServer: 'This command needs the permission Manage Server: please ask an admin of this server.',
  needsOwner: 'Only the owner of the bot can use this command.',

  // Days, and what stands between words.
  daysAgo: ['today', 'yesterday', '2 days ago', '3 days ago'],
  lastWeekday: (weekday) => `last ${weekday}`,
  recapWords: ['this week', 'last week', 'this month', 'last month'],
  comma: ', ',
  colon: ': ',
  stop: '.',
  gap: ' ',

  subscription: {
    subscribed: (channel) => `${channel} is subscribed: from the next time on, the digest arrives by itself.`,
    changed: (channel) => `The subscription of ${channel} is changed.`,
    removed: (channels) => `${channels} gets no more digests; /subscribe brings them back.`,
    noneHere:
      'This channel has no subscription; /subscribe makes one, /subscriptions shows those of the whole server.',
    noneInServer:
      'This server has no subscription yet: type /subscribe in the channel that should get the digest.',
    directPlace: 'Your inbox',
    ownTitle: 'Your subscriptions',
    noneDirect:
      'You have no subscription of your own yet: /subscribe brings the digest to your direct messages at the time you choose.',
    messagesClosed:
      'By the way: your own digest could not reach your direct messages and is paused. Allow them in your privacy settings, then resume with /subscriptions.',
    onlyInServers: 'Channels, roles, threads, tags and publishing are for servers: leave them out here.',
    listTitle: 'Subscriptions of this server',
    gone: 'This subscription has been removed.',
    schedule: 'When',
    columns: 'Columns',
    content: 'Content',
    extras: 'Display and mentions',
    inZone: (time, zone) => `${time} (${zone === BEIJING ? 'Beijing time' : zone})`,
    next: 'Next',
    state: 'State',
    active: 'active',
    paused: (reason) => (reason === null ? 'paused' : `paused (${reason})`),
    everyDay: 'every day',
    mondayToFriday: 'Monday to Friday',
    workingDays: { china: 'on working days in China', elsewhere: 'on working days' },
    monthEnd: 'on the last day of the month',
    weekdayNames: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    allColumns: 'all columns',
    allSections: 'all sections',
    newsKinds: { both: 'roundups and articles', roundups: 'roundups only', articles: 'articles only' },
    freshness: { today: "the day's own editions only", latest: 'the newest edition (of the last 24 hours)' },
    whenEmpty: { silence: 'stay silent', notice: 'say so once' },
    including: (words) => `only with ${words}`,
    excluding: (words) => `without ${words}`,
    itemLimit: (count) => `at most ${count} stories`,
    allInParts: 'every story, in several messages',
    language: (name) => `frame in ${name}`,
    languageNames: { 'zh-CN': 'Simplified Chinese', 'zh-TW': 'Traditional Chinese', 'en-US': 'English' },
    pings: 'mentions ',
    crossposts: 'published to the servers that follow this channel',
    discussion: 'a discussion thread under each digest',
    usually: (column, hours) => `${column} usually appears at ${hours}`,
    tooEarly: (time, usual) =>
      `Note: in Beijing time, ${usual}; the subscription is due at ${time} there, usually before the day's edition is out.`,
    propose: (later) =>
      later === undefined
        ? 'Set freshness to "latest" to get the newest edition there is.'
        : `Choose ${later} or later, or set freshness to "latest" to get the day before's.`,
    makeLater: (time) => `Make it ${time}`,
    makeLatest: 'Send the newest edition',
    waits: (deadline) => `Where an edition is not out by then, the digest waits for it until ${deadline}.`,
    comesWith: (usual, deadline) =>
      `The day's digest comes as soon as it is out: ${usual} in Beijing time, by ${deadline} at the latest.`,
    comesWhenOut: (schedule, deadline) =>
      `The day's digest comes ${schedule}, or once it is out, by ${deadline} at the latest.`,
    comesAt: (schedule) => `The newest digest comes ${schedule}.`,
    comesRecap: (schedule, name) => `The ${name} comes ${schedule}.`,
    changeButton: 'Change',
    manageButton: 'All subscriptions',
    healthNew: 'the first one is yet to come',
    healthGood: (day) => `well, delivered on ${day}`,
    healthPartly: (day, why) => `delivered on ${day}, but a step after it failed: ${why}`,
    healthTrouble: (day, why) => `not delivered on ${day}: ${why}`,
    nextAt: (time) => `next ${time}`,
    lastDays: (days, count) => `last ${count} days: ${days}`,
    preview: 'Preview (the newest digest)',
    testPost: 'Test: this is the newest digest; from now on each one arrives by itself.',
    testSend: 'Send a test now',
    sendNow: 'Send now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Unsubscribe',
    removeNow: 'Yes, unsubscribe',
    reallyRemove: (channel) => `Unsubscribe ${channel}? Nothing more is sent, and its settings are deleted.`,
    back: 'Back',
    choose: 'Pick a subscription to look at or change',
    sent: (channel) => `Sent to ${channel}: have a look.`,
    sendFailed: (reason) => `It could not be sent: ${reason}`,
    sendTooSoon: (seconds) => `One was sent a moment ago: try again in ${seconds} s.`,
    tooManySubscriptions: (most) => `A server has at most ${most} subscriptions: /unsubscribe some first.`,
    nothingToSend: 'There is no digest to send yet; try again once an edition has arrived.',
    periods: { day: 'the digest of the day', week: 'the recap of the week', month: 'the recap of the month' },
    recapNames: { week: 'recap of the week', month: 'recap of the month' },
    alsoHere: (labels, count) => `This channel has ${count} subscriptions now: ${labels}.`,
    laterBrings:
      'Later times of a day bring only what came since; where nothing did they stay silent, or say so if you choose that.',
    which: (channel) => `${channel} has several subscriptions: which one is to change?`,
    whichHint:
      'Pick one below to change it; or give the command again with the name of one of them, or with a new name for one more.',
    whichToRemove: (channel) => `${channel} has several subscriptions: which one is to go?`,
    removeAll: 'Remove all of them',
    oneTime:
      'This changes one subscription, which has one time; for one more time type /subscribe time:08:00,20:00 in the channel.',
    tooManyOfChannel: (most) => `A channel has at most ${most} subscriptions: /unsubscribe some first.`,
    nameHint: 'called by what it brings if left empty',
    changeParts: {
      name: 'Change name and kind',
      time: 'Change the time',
      content: 'Change the content',
      display: 'Change how it shows',
    },
    choiceNames: {
      name: 'Name',
      recap: 'What it brings',
      time: 'Time',
      days: 'Days',
      timezone: 'Time zone',
      freshness: 'Freshness',
      empty: 'Days without an edition',
      tags: 'Tags',
      kinds: 'Kinds of news',
      columns: 'Columns',
      sections: 'Sections',
      include: 'Only with',
      exclude: 'Without',
      items: 'Stories',
      language: 'Language of the frame',
      role: 'Role to mention',
      extras: 'Also',
      thread: 'Discussion thread',
      publish: 'Publish',
    },
    wordsHint: 'Separated by commas, such as DeepSeek, 小米; empty: any',
    noWords: '(none)',
    nobody: 'nobody',
    on: 'on',
    off: 'off',
    proposed: (channel) => `This is what would change in ${channel}; it is not saved yet:`,
    save: 'Save',
    discard: 'Leave it as it is',
    nothingChanged: 'All as it was: there is nothing to change.',
    nothingToShow: 'With these settings no story of the newest digest would be sent.',
    draftGone: 'This change was saved already or has expired: please pick the subscription again.',
    badItems: (most) => `The number of stories is a whole number from 1 to ${most}.`,
    roleGone: 'That role is gone: please pick another.',
    lately: 'Lately',
    nothingLately: 'Nothing has been sent yet.',
    badTime: (text) => `"${text}" is no time: write 08:00, 20:30 or 8:30 pm.`,
    badDays: (text) =>
      `"${text}" names no days: write every day, weekdays, weekend, Mon-Fri, or Mon Wed Fri.`,
    badZone: (text) => `There is no time zone "${text}": pick one that is offered, such as Asia/Shanghai.`,
    unknownColumns: (names, known) => `There is no column "${names}"; there are: ${known}.`,
    badChannel:
      'A digest can go to a text, announcement or forum channel or to a thread: please choose one of these.',
    channelUnseen: 'I cannot see that channel: give me View Channel there, or choose another.',
    threadLocked: (channel) =>
      `${channel} is locked, so I cannot write there: unlock it, or choose another channel.`,
    tagRequired: (channel) =>
      `${channel} requires a tag on every post: choose one of these and give the command again.`,
    tagExample: (tag) => `/subscribe tag:${tag}`,
    unknownTags: (names, known) => `The forum has no tag "${names}"; it has: ${known || 'none'}.`,
    botLacks: (channel) => `I lack these permissions in ${channel}, so nothing was saved:`,
    howToGrant:
      'Under Edit Channel → Permissions, add me, switch on what is named above, and give /subscribe again.',
    memberLacks: (channel) =>
      `You lack these permissions in ${channel} yourself, so you cannot subscribe it:`,
    rights: {
      view: 'View Channel',
      send: 'Send Messages',
      'send-in-threads': 'Send Messages in Threads',
      'embed-links': 'Embed Links',
      'read-history': 'Read Message History',
      'create-threads': 'Create Public Threads',
      'mention-everyone': 'Mention @everyone, @here and All Roles',
    },
    everyoneRole: '@everyone cannot be mentioned: choose a role.',
    roleNotMentionable: (role) =>
      `"${role}" may not be mentioned, and you lack Mention Everyone; choose a mentionable role, or ask somebody with that permission.`,
    crosspostNeedsAnnouncement:
      'Publishing works in announcement channels only: leave that option out or choose such a channel.',
  },

  delivery: {
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
          return `given up after ${reason.attempts} attempts${reason.last ? ` (${enUS.delivery.reason(reason.last)})` : ''}`;
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
          const { said } = enUS.delivery.refusals[refusalKindOf(reason)];
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
    steps: {
      correction: {
        title: 'A correction of the digest cannot be shown',
        stands: 'What was delivered stands as it was.',
        rights: 'Make sure that I have View Channel and Send Messages (in threads Send Messages in Threads).',
      },
      crosspost: {
        title: 'The digest cannot be published to following servers',
        stands: 'The digest itself is delivered; publishing is tried again with the next one.',
        rights:
          'Give me View Channel and Send Messages in the announcement channel, and Manage Messages should that not do.',
      },
      thread: {
        title: "The digest's discussion thread cannot be opened",
        stands: 'The digest itself is delivered; a thread is tried again with the next one.',
        rights: 'Give me Create Public Threads.',
      },
    },
    thenResume: 'Once that is done, resume it with /subscriptions in the server.',
  },

  member: {
    reallyForget:
      'Delete what you follow, what was sent to you, what you opened, your reports and uploads? They cannot be brought back. Subscriptions of servers stay.',
    forgetNow: 'Yes, delete',
    forgotten: 'All of it is deleted: nothing about you is stored any more.',
    nothingStored: 'Nothing about you is stored.',
    exported: 'This is everything kept here about you. To delete it use /forget me.',
    reportTitle: 'What is wrong with this story?',
    reportField: 'A sentence or two',
    reportPlaceholder: 'A paragraph is missing; commentary among the facts; a broken link',
    reported: (id) => `Thank you: it is noted for the maintainers under ${id}.`,
    tooManyReports: 'That is a lot of reports for one day; please go on tomorrow, and thank you.',
    shareCooldown: (seconds) =>
      `Something was shared in this channel just now; again in ${seconds} seconds. This time only you see it.`,
    nothingToSearch: 'This message holds no words to search for.',
    welcome:
      'Hello, I am 速览: every morning I bring Chinese tech news to a channel as a one-minute digest, and I find news at any time.',
    welcomeHow:
      'Admins type /subscribe in the channel that should get the digest; everybody can use /news to search and /help to learn more.',
    welcomeClosed: 'No admin takes direct messages from me, so I say it here. ',
    welcomeSteps: 'Three steps: choose a channel, choose a time, have one posted as a test.',
    setupSteps: { channel: 'Choose a channel', time: 'Choose a time', test: 'Post a test' },
    setupChannel: 'Which channel is to get the digest?',
    setupNoChannel:
      'There is no channel yet in which I may write: please give me View Channel and Send Messages in one.',
    setupTime: 'At what time of the day?',
    setupWhenOut: 'As soon as the day’s edition is out (best)',
    setupNotYours:
      'In direct messages only those who own or manage the server can set it up; in the server use /subscribe.',
    uploadNothing: 'There is no file: attach a roundup as HTML, Markdown or plain text.',
    uploadTooLarge: (megabytes) => `The file is too large: ${megabytes} MB at most.`,
    uploadFailed: 'The file could not be downloaded; please upload it again.',
    uploadUnread: 'No roundup could be read from this file: attach HTML, Markdown or plain text.',
    uploadNoStories: (name) => `No story was found in ${name}, so there is nothing to store.`,
    uploadRead: (name) => `This is how ${name} reads; it is stored only once you confirm:`,
    uploadEdition: (column, day, stories) =>
      `${column} · ${day} · ${stories === 1 ? '1 story' : `${stories} stories`}`,
    uploadWarnings: 'Worth a look',
    uploadDoubts: {
      'no-date': 'It names no date; it would be stored for today',
      'date-mismatch': 'Its date contradicts its text',
      'glance-without-story': 'A line of the glance without a story',
      'story-without-glance': 'A story that the glance does not announce',
      'story-without-text': 'A story without text',
      'no-stories': 'No stories',
      'fewer-stories': 'Far fewer stories than usual',
      truncated: 'It seems to be cut off',
      'front-matter': 'Its front matter cannot be read',
      'doubtful-layout': 'How its stories are told apart is uncertain',
      'not-a-roundup': 'It looks like one article, not a roundup',
    },
    uploadStore: 'Store it',
    uploadGone: 'This file was stored already or has expired; upload it again if need be.',
    uploadStored: (change, headline) =>
      ({
        new: `Stored: ${headline}`,
        updated: `Updated: ${headline}`,
        unchanged: `Known already, nothing changed: ${headline}`,
      })[change],
  },

  following: {
    followTitle: 'Follow a keyword',
    followField: 'A company, product, person or word',
    followPlaceholder: 'For example DeepSeek or 小米汽车',
    followed: (keyword) => `You now follow "${keyword}".`,
    followedBefore: (keyword) => `You follow "${keyword}" already.`,
    tooMany: (most) => `${most} keywords are the most; /unfollow takes some away.`,
    badKeyword: 'Write one word or name with at least one letter, 50 characters at most.',
    howTold: {
      daily: 'When there is news of it, you get one direct message a day at most, around noon in Beijing.',
      'at-once': 'When there is news of it, you get a direct message at once, 10 a day at most.',
    },
    quietHours: (from, until, zone) =>
      `Nothing from ${from} to ${until} (${zone}): what comes then is sent after it.`,
    makePace: { daily: 'Once a day at most', 'at-once': 'Tell me at once' },
    makeQuiet: (from, until) => `Quiet at night (${from}–${until})`,
    endQuiet: 'No quiet hours',
    badQuiet: (text) => `"${text}" is no stretch of time: write 22:00-08:00, or "none".`,
    beijing: 'Beijing time',
    howToChange:
      'The options pace, quiet and timezone of /follow change this; without a time zone it is Beijing time.',
    closedMessages:
      "The last direct message could not be delivered: allow direct messages in this server's privacy settings, or write me a message first.",
    lately: (stories, isMore) => {
      if (stories === 0) return 'none in the last 7 days';
      return `${stories}${isMore ? ' or more' : ''} in the last 7 days`;
    },
    followEventButton: 'Follow this event',
    eventFollowed: (title) => `You now follow what comes of "${title}".`,
    eventFollowedBefore: (title) => `You follow this event already: "${title}".`,
    tooManyEvents: (most) => `${most} events are the most; /follow shows which could go.`,
    eventLately: (day) => `last news: ${day}`,
    eventUnfollowed: 'You no longer follow this event.',
    eventNotFollowed: 'You do not follow this event.',
    eventTakenDown: 'An event whose news was taken down',
    unfollowEventButton: 'Unfollow this event',
    listTitle: 'What you follow',
    keywordsFollowed: 'Keywords',
    eventsFollowed: 'Events',
    listHow: '/follow adds a keyword; open a story to follow its event.',
    followsNothing: 'You follow nothing yet: /follow a keyword, or open a story and follow its event.',
    unfollowKeyword: 'Unfollow a keyword',
    unfollowEvent: 'Unfollow an event',
    unfollowed: (keyword) => `You no longer follow "${keyword}".`,
    notFollowed: (keyword) => `You do not follow "${keyword}".`,
    unfollowButton: (keyword) => `Unfollow "${keyword}"`,
    toldTitle: (day, keywords, events) => {
      const followed = events === 1 ? 'an event you follow' : `${events} events you follow`;
      const about = keywords === '' ? '' : `news about ${keywords}`;
      const parts = [about, events === 0 ? '' : `more on ${followed}`].filter((part) => part !== '');
      const said = parts.join(' and ');
      return `${day} · ${said.charAt(0).toUpperCase()}${said.slice(1)}`;
    },
    chapterOf: (title) => `What came of: ${title}`,
    toldMore: (count) => `There are ${count} more: /news finds them.`,
    toldTakenDown: 'The news in this message has been taken down.',
    missedTitle: (day) => `Missed since ${day}`,
    missedCount: (stories, isMore) => {
      const counted = isMore
        ? `${stories} or more stories`
        : stories === 1
          ? '1 story'
          : `${stories} stories`;
      return `${counted} you have not opened, the most important first`;
    },
    missedSince: (day) => `You last opened a digest ${day}.`,
    missedUnknown: (days) =>
      `It is not known when you last opened a digest: these are the last ${days} days.`,
    missedLongAgo: (day, days) => `You last opened a digest ${day}; these are the last ${days} days.`,
    missedNothing: (day) =>
      `You missed nothing: you last opened a digest ${day}, and there is nothing since that you have not seen.`,
    missedNothingLately: (days) => `There is nothing in the last ${days} days that you have not seen.`,
    missedMore: (left) => `More (${left} left)`,
    missedDays: (days) => `The last ${days} days`,
    whyMissed: 'It came in after you last opened a digest, and you have not opened it yet',
    whyKeyword: (keywords) => `You follow ${keywords}`,
    whyEvent: (title) => `You follow what comes of "${title}"`,
  },

  pictures: {
    button: 'Make a picture',
    title: 'A picture to pass on',
    hint: 'Press and hold the picture to save it; only you can see this message.',
    dark: 'Dark',
    light: 'Light',
    simplified: '简体',
    traditional: '繁體',
    brand: '速览 · Sulan',
    digestLabel: 'Daily digest',
    storyLabel: 'One story',
    wholeDay: 'Scan for all of the day’s news',
    wholeStory: 'Scan for this story',
    originalPage: 'Original',
    moreItems: (count) => `${count} more ${count === 1 ? 'item' : 'items'} did not fit here`,
    isExcerpt: 'This is an excerpt: see the original for the rest.',
    busy: 'Too many pictures are being made at present: try again in a few seconds.',
  },

  trends: {
    title: (words) => `In the news: ${words}`,
    label: 'News trend',
    span: (since, until, isByWeek) => `${since} to ${until}, a point for each ${isByWeek ? 'week' : 'day'}`,
    whatCounts: 'Stories whose title or one-liner speaks of it count, under any of its names.',
    facts: (total, when, most) => `${total} in all, most of them (${most}) ${when}`,
    noneOf: 'no story speaks of it',
    onDay: (day) => `on ${day}`,
    weekFrom: (day) => `in the week from ${day}`,
    openPeak: (word, when) => `${word}, ${when}`,
    days: (days) => `${days} days`,
    year: 'A year',
    nothing: 'No story speaks of these words in this time: try other words or a longer time.',
    badSpan: (text) => `“${text}” is no length of time: write 30d, 12w, 3m or 1y.`,
    page: 'Scan for these stories',
    noWords: 'Give one to five words with spaces between them, such as 小米 华为.',
  },

  alert: {
    set: (keyword, isNew) => `${isNew ? 'Set' : 'Changed'}: the alert for "${keyword}".`,
    does: (limit) =>
      `News of the day goes to this channel at once, ${limit === 1 ? 'once' : `${limit} times`} a day at most; what a digest told is not alerted again.`,
    pings: 'Mentions ',
    pingsNobody: 'Mentions nobody',
    tooMany: (most) => `A server has ${most} alerts at most; /alert takes some away.`,
    noForum: 'Alerts go to text channels, announcement channels or threads: choose another channel.',
    of: (keyword) => `Alert for "${keyword}"`,
    listTitle: 'Alerts of this server',
    none: 'There are no alerts yet: give /alert a keyword, such as vulnerability.',
    choose: 'Choose an alert',
    state: 'State',
    limit: (most) => (most === 1 ? 'once a day at most' : `${most} times a day at most`),
    lately: 'Stories',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    removeNow: 'Yes, remove',
    reallyRemove: (keyword) => `Remove the alert for "${keyword}"?`,
    removed: (keyword) => `The alert for "${keyword}" is removed.`,
    gone: 'This alert is gone; /alert shows those there are.',
    back: 'Back',
    manage: 'All alerts',
    title: (keyword) => `News about "${keyword}"`,
    more: (count) => `There are ${count} more: /news finds them.`,
    lastToday: (limit) =>
      `No more alerts today: ${limit === 1 ? 'one' : limit} a day ${limit === 1 ? 'is' : 'are'} the most.`,
    takenDown: 'The news in this alert has been taken down.',
    why: (keyword) => `This channel has an alert for "${keyword}"`,
    problemTitle: (keyword) => `The alert for "${keyword}" cannot be sent`,
    problem: {
      problemPaused: 'The alert is paused and not tried again.',
      problemToPause: 'Should it stay so for three days, the alert is paused.',
      thenResume: 'Once that is done, resume it with /alert in the server.',
    },
  },

  sources: {
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
  },
};

function writerInEnglish(by: string): string {
  return WRITERS.get(by) ?? by;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Who wrote key points, in a word or two for a button. */
function writersOf(writers: readonly (string | null)[]): string {
  const [only] = writers;
  if (writers.length > 1) return writers.includes(null) ? 'partly by AI' : 'by AI';
  if (only == null) return 'by the editors';
  return WRITERS.has(only) ? 'by AI' : `by ${only}`;
}

const UNVERIFIED = {
  'history-hidden': "Discord did not answer, and I may not read the channel's history",
  'history-too-long': 'Discord did not answer, and too much was written in the channel since to tell',
  'channel-unreadable': 'Discord did not answer, and the channel cannot be read now',
} as const;
