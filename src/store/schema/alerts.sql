-- Keywords for whose news a channel is written to at once, with a role that is pinged.
CREATE TABLE alerts (
  id TEXT NOT NULL PRIMARY KEY,
  guild_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  channel_kind TEXT NOT NULL,
  keyword_key TEXT NOT NULL,
  keyword TEXT NOT NULL,
  ping_role TEXT,
  daily_limit INTEGER NOT NULL,
  language TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- The newest story row that was looked at.
  looked_until INTEGER NOT NULL,
  paused_at INTEGER,
  pause_reason TEXT,
  -- Since when Discord refuses every message, and when somebody was told that it is paused for it.
  refused_since INTEGER,
  told_at INTEGER,
  UNIQUE (channel_id, keyword_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_by_guild ON alerts (guild_id);
