import type { MemberTexts } from './texts.ts';

/** English. */
export const enUS: MemberTexts = {
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
};
