-- Subscriptions, several a channel where it wants several times of the day, and the outbox of deliveries with what each one shows.

CREATE TABLE subscriptions (
  id TEXT NOT NULL PRIMARY KEY,
  guild_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  channel_kind TEXT NOT NULL,
  -- Null where it is called by what it brings.
  name TEXT,
  -- What it brings each time: the digest of the day, or the recap of the week or month that ends.
  period TEXT NOT NULL,
  minute_of_day INTEGER NOT NULL,
  weekdays TEXT NOT NULL,
  -- 1 where it is due on working days beside those weekdays.
  working_days INTEGER NOT NULL,
  time_zone TEXT NOT NULL,
  columns TEXT NOT NULL,
  freshness TEXT NOT NULL,
  deadline_minute INTEGER NOT NULL,
  when_empty TEXT NOT NULL,
  sections TEXT NOT NULL,
  include TEXT NOT NULL,
  exclude TEXT NOT NULL,
  item_limit INTEGER NOT NULL,
  all_in_parts INTEGER NOT NULL,
  language TEXT NOT NULL,
  ping_role TEXT,
  crosspost INTEGER NOT NULL,
  discussion_thread INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  paused_at INTEGER,
  pause_reason TEXT,
  -- Since when Discord refuses every delivery, and when somebody was told.
  refused_since INTEGER,
  told_at INTEGER,
  next_due_at INTEGER NOT NULL,
  refusal TEXT,
  forum_tags TEXT NOT NULL DEFAULT '[]',
  news_kinds TEXT NOT NULL DEFAULT 'both'
) STRICT, WITHOUT ROWID;
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE paused_at IS NULL;
CREATE INDEX subscriptions_by_guild ON subscriptions (guild_id);
CREATE INDEX subscriptions_by_channel ON subscriptions (channel_id);

-- Steps after digests that Discord refuses, until they are taken again.
CREATE TABLE follow_up_refusals (
  subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
  -- 'correction', 'crosspost' or 'thread'.
  step TEXT NOT NULL,
  -- Null while somebody is being told.
  told_at INTEGER,
  PRIMARY KEY (subscription, step)
) STRICT, WITHOUT ROWID;

-- Changes of a subscription that were put together and not saved yet.
CREATE TABLE change_drafts (
  id TEXT PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX change_drafts_by_subscription ON change_drafts (subscription);

-- Each content is kept once for all deliveries that show it.
CREATE TABLE delivery_contents (
  hash TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL,
  editions TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_contents_by_day ON delivery_contents (day);

-- The outbox: one message, to a channel or a member, of one day.
CREATE TABLE deliveries (
  -- What has one message a day at most: a subscription's id, or what other kinds name so.
  stream TEXT NOT NULL,
  day TEXT NOT NULL,
  part INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subscription TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('due', 'waiting', 'sending', 'sent', 'skipped', 'failed', 'unknown')),
  -- '@me' and the member's id for direct messages.
  guild_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  channel_kind TEXT NOT NULL,
  -- Not before.
  due_at INTEGER NOT NULL,
  deadline_at INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  -- A hash of delivery_contents, or the kind's own JSON.
  content TEXT,
  -- What it is to show instead, by an edit.
  revision TEXT,
  wake_at INTEGER,
  leased_by TEXT,
  -- Which claim in a row holds it, or held it last: what an earlier one writes has no effect.
  lease_term INTEGER NOT NULL DEFAULT 0,
  -- When the request was first made whose outcome is not known.
  attempted_at INTEGER,
  attempts INTEGER NOT NULL,
  sent_at INTEGER,
  message_id TEXT,
  thread_id TEXT,
  follow_ups TEXT NOT NULL,
  reason TEXT,
  -- The plain line with which its message was, or may have been, created.
  announcement TEXT,
  PRIMARY KEY (stream, day, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_to_do ON deliveries (state, wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX deliveries_by_place ON deliveries (guild_id, channel_id, day);
CREATE INDEX deliveries_by_day ON deliveries (day, stream, part, state);

-- Digests that are to be posted to the operator's own address, and those that were.
CREATE TABLE webhook_messages (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_messages_by_day ON webhook_messages (day);
CREATE INDEX webhook_messages_due ON webhook_messages (next_at) WHERE state = 'due';
