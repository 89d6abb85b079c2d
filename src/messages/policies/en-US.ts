import type { PolicyTexts } from './policyTexts.ts';

/** English. */
export const enUS: PolicyTexts = {
  languageName: 'English',
  privacyLink: 'Privacy policy',
  termsLink: 'Terms of service',
  membersHeading: 'What is kept about members',
  serversHeading: 'What is kept about servers',
  ofMembers: ({ outboxDays, reportDays, readingDays, uploadHours, draftHours }) => ({
    followers:
      'Once you use /follow: your Discord user id, your language, how far the news was looked through for you, whether your direct messages are closed, how often you are told, and your quiet hours with their time zone. Until you delete it with /forget me.',
    follows:
      'The keywords you follow and since when. Until you end one with /unfollow or delete all with /forget me.',
    event_follows:
      'The events you follow: the ids of the stories that tell them, and since when. Kept until you unfollow them or use /forget me.',
    deliveries: `On which day you got a direct message, with which stories, and for which keywords and events. At most ${outboxDays} days, or until you use /forget me.`,
    reading_visits: `When you last opened a digest, and the time before that, and of which day, so that /catchup can say what you missed. At most ${readingDays} days, or until you use /forget me.`,
    opened_stories: `The ids of the stories you opened, and when, so that /catchup leaves out what you read. At most ${readingDays} days, or until you use /forget me.`,
    reports: `Errors you reported: which story, your words, and when. At most ${reportDays} days, or until you use /forget me; the operator gets your words in a direct message.`,
    uploads: `Files you handed in with /import and have not confirmed yet. At most ${uploadHours} hours, deleted within a day after that. What you confirm is public news, and who handed it in is not kept.`,
    change_drafts: `Changes to a subscription that you have not saved yet. At most ${draftHours} hours, deleted within a day after that.`,
    subscriptions:
      'Your own subscriptions by direct message: their time, zone, columns, sections, keywords and other settings, until you cancel them or use /forget me. Who made a channel’s subscription (a user id), until it is cancelled; after /forget me a channel’s subscription stays and forgets that you made it.',
    alerts:
      'Who made an alert (the user id). Until the alert is removed; after /forget me it stays, and no longer knows that you made it.',
  }),
  ofServers: ({ outboxDays, shareHours, departedDays }) => ({
    subscriptions: `A channel’s subscription: the ids of the server, the channel and the role to ping, its time, columns and other settings. Until it is cancelled, or ${departedDays} days after the bot left the server.`,
    alerts: `The alerts of channels: the ids of the server, the channel and the role to mention, the keyword and the limit a day. Until the alert is removed, or the bot has been out of the server for ${departedDays} days.`,
    deliveries: `The record of deliveries: the day, the channel, the ids of messages sent, the outcome and its reason, so that messages can be corrected and taken down. At most ${outboxDays} days; deleted ${departedDays} days after the bot left the server.`,
    server_sources: `Sources that an admin added for the server: the server’s id, each source’s address and name, and when. Until the source is removed, or ${departedDays} days after the bot left the server; the news it brings lies in a store of its own, and only servers that added the source see it.`,
    shares: `When something was last shared with everyone in a channel, to limit how often. It serves for ${shareHours} hours and is deleted within a day after that.`,
    departed_guilds: `The id of a server that the bot left, and when, so that what is kept about it is deleted after ${departedDays} days, and then this too.`,
    command_servers:
      'The ids of servers for which commands were registered separately, until they are removed.',
    registration_problems:
      'In which server commands could not be registered, and why, until they are registered.',
  }),
  privacy: (contact) => ({
    title: 'Privacy policy',
    intro: [
      'Sulan (速览) is a Discord bot that takes Chinese tech-news roundups apart, posts a digest to subscribed channels and answers searches. It keeps only what that takes; all of it is listed below.',
      'It neither reads nor keeps the messages of a channel. Only where you choose “Find related news” on a message does it read that one to search, and drops it afterwards. What you search for is not kept.',
    ],
    after: [
      {
        heading: 'What is not done',
        points: [
          'Nothing is sold, rented, used for advertising or used to train models.',
          'Nothing about members or servers is given to third parties; messages of course pass through Discord.',
          'The web archive sets no cookies and keeps no record of its readers; a proxy in front of it is the operator’s.',
        ],
      },
      {
        heading: 'The log',
        paragraphs: [
          'The program’s log says what failed, with the ids of the servers, channels, messages and members concerned, and the words of an error report; it holds no secrets. How long logs are kept is up to the operator’s system.',
        ],
      },
      {
        heading: 'See, take along, delete',
        points: [
          '/export me: everything about you as a JSON file that only you can see.',
          '/forget me: deletes everything about you at once, and overwrites it in the database’s file.',
          '/unfollow, /unsubscribe: end one follow, one subscription.',
          'Remove the bot from a server: what is kept about the server is deleted after the time above.',
          'Backups of the operator’s may still hold it until newer ones replace them.',
        ],
      },
      contactSection(contact),
    ],
  }),
  languageModel: (host, answerHours) => ({
    heading: 'What is written by AI',
    points: [
      `The operator uses a language model; its server is ${host}. It writes key points, why a story matters, and titles in other languages: it is sent stored news alone, and nothing about members or servers.`,
      'When you use /ask, it is sent the words of your question and the stories found; not your id or name, nothing of your settings but the language, nor the server or channel. Do not put personal data into a question.',
      `An answer is kept for ${answerHours} hours, so that the same question is not asked twice; who asked is not kept, nor the question’s own words.`,
      'Everything it writes is labelled “Written by AI”. A number or name in it has to stand in the news, else it is not shown; it may still be wrong. The original counts.',
    ],
  }),
  terms: (contact) => ({
    title: 'Terms of service',
    intro: ['By using Sulan (速览) you agree to these terms, and to Discord’s own terms and guidelines.'],
    sections: [
      {
        heading: 'Content',
        points: [
          'The news belongs to its publishers. Sulan quotes it, names the column and the source and links to the original; ask the publisher before you republish it.',
          'Commentary is a column’s opinion, and key points may be written by a language model; both carry a label and may be wrong. The original counts.',
          'A publisher may ask for content to be taken down: then messages that were posted are changed too.',
        ],
      },
      {
        heading: 'Use',
        points: [
          'Do not harass others with it, get around its limits, or hand in files that you may not distribute.',
          'A server’s admins decide where digests go, and can end them at any time.',
          'Where it is abused, the operator may stop serving a server or a member.',
        ],
      },
      {
        heading: 'No warranty',
        paragraphs: [
          'Sulan is software under the MIT licence, provided as it is, without a promise that it runs without interruption or error; nothing in it is investment, legal or medical advice. As far as the law allows, the operator is not liable for damage from its use.',
        ],
      },
      {
        heading: 'Changes',
        paragraphs: [
          'These terms change with the program’s versions; this page counts. If you disagree, cancel the subscription and remove the bot.',
        ],
      },
      contactSection(contact),
    ],
  }),
};

function contactSection(contact: string | undefined) {
  return {
    heading: 'Contact',
    paragraphs: [
      contact === undefined
        ? 'Ask the admin who invited the bot, or the developer named on the bot’s profile.'
        : `The operator: ${contact}`,
    ],
  };
}
