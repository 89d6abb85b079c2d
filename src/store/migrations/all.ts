import { editions } from './0001-editions.ts';
import { search } from './0002-search.ts';
import { events } from './0003-events.ts';
import { sources } from './0004-sources.ts';
import { deliveries } from './0005-deliveries.ts';
import { members } from './0006-members.ts';
import { editionsByColumn } from './0008-editions-by-column.ts';
import { sourceEditions } from './0009-source-editions.ts';
import { removedStories } from './0010-removed-stories.ts';
import { searchNames } from './0011-search-names.ts';
import { takenDown } from './0012-taken-down.ts';
import { newsVersion } from './0013-news-version.ts';
import { changeDrafts } from './0014-change-drafts.ts';
import { searchHeads } from './0015-search-heads.ts';
import { digestReads } from './0016-digest-reads.ts';
import { ledgerPages } from './0017-ledger-pages.ts';
import { reasonCodes } from './0018-reason-codes.ts';
import { commandServers } from './0019-command-servers.ts';
import { registrationProblems } from './0020-registration-problems.ts';
import { membersById } from './0021-members.ts';
import { writtenBy } from './0022-written-by.ts';
import { silentDays } from './0023-silent-days.ts';
import { oneSubscriptionAChannel } from './0024-one-subscription-a-channel.ts';
import { announcements } from './0025-announcements.ts';
import { originals } from './0026-originals.ts';
import { readingAttempts } from './0027-reading-attempts.ts';
import { sourceReasons } from './0028-source-reasons.ts';
import { newsKinds } from './0029-news-kinds.ts';
import { articleDays } from './0030-article-days.ts';
import { serverSources } from './0031-server-sources.ts';
import { webhookMessages } from './0032-webhook-messages.ts';
import type { Migration } from './migration.ts';

/** Every migration in its order. */
export const migrations: readonly Migration[] = [
  editions,
  search,
  events,
  sources,
  deliveries,
  members,
  editionsByColumn,
  sourceEditions,
  removedStories,
  searchNames,
  takenDown,
  newsVersion,
  changeDrafts,
  searchHeads,
  digestReads,
  ledgerPages,
  reasonCodes,
  commandServers,
  registrationProblems,
  membersById,
  writtenBy,
  silentDays,
  oneSubscriptionAChannel,
  announcements,
  originals,
  readingAttempts,
  sourceReasons,
  newsKinds,
  articleDays,
  serverSources,
  webhookMessages,
];
