import { enUS as alert } from './alert/en-US.ts';
import { enUS as delivery } from './delivery/en-US.ts';
import { enUS as following } from './following/en-US.ts';
import { enUS as member } from './member/en-US.ts';
import { enUS as pictures } from './pictures/en-US.ts';
import { enUS as sources } from './sources/en-US.ts';
import { enUS as subscription } from './subscription/en-US.ts';
import type { Texts } from './texts.ts';
import { enUS as trends } from './trends/en-US.ts';

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
export const enUS: Texts = {
  locale: 'en-US',
  digestTitle: (day) => `One-minute digest · ${day}`,
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
  openItem: 'Read in full: pick one, only you will see it',
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
  columnByMachine: (column, statement) =>
    `${column}: written with the help of AI (in its own words: “${statement}”)`,
  storyByMachine: (statement) => `Written with the help of AI (in its own words: “${statement}”)`,
  itemByMachine: 'AI-assisted',
  generated: GENERATED,
  generatedKeyPoints: (column) => `Key points of ${column} (${GENERATED})`,
  significanceLabel: `Why it matters (${GENERATED})`,
  answerTo: (question) => `Q: ${question}`,
  answerSources: 'Sources: pick one to read it',
  nothingToAnswer: (question) =>
    `No stored story answers “${question}”, so there is no answer. Ask in other words, or search with /news.`,
  unanswered: 'The stories found do not answer this directly; read them yourself:',
  answersPaused: 'No answer can be written at present; these stories were found:',
  answersOff: 'Questions are not switched on here; search with /news.',
  asksTooFast: 'That was quick: please wait a little before the next question.',
  significance: (line) => `Why it matters: ${line} (${GENERATED})`,
  keyPoints: (column, by) =>
    `Key points of ${column} (${by === null ? 'by its editors' : `written by ${writerInEnglish(by)}, may be wrong`})`,
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
  subscription,
  delivery,
  member,
  following,
  pictures,
  trends,
  alert,
  sources,
  comma: ', ',
  colon: ': ',
  stop: '.',
  gap: ' ',
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
  return only == null ? 'by the editors' : `by ${writerInEnglish(only)}`;
}
