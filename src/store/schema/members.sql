-- What members follow and are told, what they hand in, and the bot's own standing in servers.

CREATE TABLE followers (
  user_id TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  -- The newest story row that the member's next message need not look at again.
  told_until INTEGER NOT NULL,
  -- When the member's direct messages were found closed; 0 where they are to be tried again.
  closed_at INTEGER,
  -- 'daily' or 'at-once', and quiet hours as minutes of the day in the member's zone.
  pace TEXT NOT NULL DEFAULT 'daily',
  quiet_from INTEGER,
  quiet_until INTEGER,
  time_zone TEXT NOT NULL DEFAULT 'Asia/Shanghai'
) STRICT, WITHOUT ROWID;
CREATE TABLE follows (
  user_id TEXT NOT NULL REFERENCES followers (user_id) ON DELETE CASCADE,
  keyword_key TEXT NOT NULL,
  keyword TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, keyword_key)
) STRICT, WITHOUT ROWID;

-- Events that members follow. An event has no id that lasts, so that it is known by stories that tell it.
CREATE TABLE event_follows (
  user_id TEXT NOT NULL REFERENCES followers (user_id) ON DELETE CASCADE,
  -- The id of the story at which it was followed.
  id TEXT NOT NULL,
  -- Ids of the stories that are known to tell it and its chapters so far, as JSON, the newest last.
  stories TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;

-- What a member opened lately, so that what they missed can be told from it. Openings close together are one visit.
CREATE TABLE reading_visits (
  user_id TEXT PRIMARY KEY,
  -- The last opening of this visit, and the last one of the visit before; null where there was none.
  opened_at INTEGER NOT NULL,
  before_at INTEGER,
  -- The newest digest that was opened in this visit, and when.
  digest_day TEXT,
  digest_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE opened_stories (
  user_id TEXT NOT NULL,
  story TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE shares (
  channel TEXT PRIMARY KEY,
  shared_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL,
  user_id TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  user_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE departed_guilds (
  guild TEXT PRIMARY KEY,
  left_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Servers that were given commands of their own, and places whose commands Discord has not taken.
CREATE TABLE command_servers (
  application TEXT NOT NULL,
  guild TEXT NOT NULL,
  PRIMARY KEY (application, guild)
) STRICT, WITHOUT ROWID;
CREATE TABLE registration_problems (
  place TEXT PRIMARY KEY,
  problem TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happens once in a store's life.
CREATE TABLE operator_notes (
  name TEXT PRIMARY KEY,
  noted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
