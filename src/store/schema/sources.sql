-- What is remembered of each source between polls, of each item that it offered, and of interrupted backfills.

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  last_success INTEGER,
  next_poll INTEGER,
  failures INTEGER NOT NULL,
  failing_since INTEGER,
  last_failure TEXT,
  reported_at INTEGER,
  -- The code of the last failure.
  last_reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE source_items (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  -- Failed attempts since it last looked like this; 0 once it is read.
  attempts INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_backfills (
  source TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  page INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The newest edition of each column that a source brought.
CREATE TABLE source_editions (
  source TEXT NOT NULL,
  "column" TEXT NOT NULL,
  newest_day TEXT NOT NULL,
  PRIMARY KEY (source, "column")
) STRICT, WITHOUT ROWID;

-- The sources that servers have for themselves; what they bring lies in a store of its own, and only its servers see it.
CREATE TABLE server_sources (
  guild_id TEXT NOT NULL,
  id TEXT NOT NULL,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (guild_id, id)
) STRICT, WITHOUT ROWID;
