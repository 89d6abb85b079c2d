-- Editions, their stories and plain articles. Instants are milliseconds since the epoch in UTC, days are calendar days
-- (YYYY-MM-DD), lists and objects are JSON, truth is 0 or 1. `row` only ever grows, and is never given twice.

CREATE TABLE editions (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  "column" TEXT NOT NULL,
  headline TEXT NOT NULL,
  headline_key TEXT NOT NULL,
  article TEXT,
  day TEXT NOT NULL,
  -- The document named no day, and its own time had to do.
  day_guessed INTEGER NOT NULL,
  url TEXT,
  glance TEXT NOT NULL,
  key_points TEXT NOT NULL,
  key_points_by TEXT,
  characters INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  warnings TEXT NOT NULL,
  -- The path or url of the document that this reading came from.
  origin TEXT NOT NULL,
  -- SHA-256 of the reading: equal means unchanged.
  fingerprint TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- The document's own statement that a machine wrote it.
  written_by TEXT
) STRICT;
CREATE INDEX editions_by_article ON editions ("column", article);
CREATE INDEX editions_by_headline ON editions ("column", headline_key);
CREATE INDEX editions_by_day ON editions (day);
CREATE INDEX editions_by_column_day ON editions ("column", day);

-- Stories of editions; `edition` is null for a plain article of a feed.
CREATE TABLE stories (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  edition INTEGER REFERENCES editions (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  section TEXT,
  glance TEXT,
  paragraphs TEXT NOT NULL,
  images TEXT NOT NULL,
  links TEXT NOT NULL,
  attribution TEXT,
  commentary TEXT NOT NULL,
  url TEXT,
  "column" TEXT NOT NULL,
  day TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Non-space characters of title, paragraphs and commentary.
  characters INTEGER NOT NULL DEFAULT 0,
  written_by TEXT,
  -- A plain article that named no day, and whose feed did not either.
  day_guessed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stories_by_edition ON stories (edition, position);
CREATE INDEX stories_by_day ON stories (day);
-- Of an address of any length, which an index entry of PostgreSQL would not hold.
CREATE INDEX articles_by_url ON stories (substr(url, 1, 300), "column") WHERE edition IS NULL;
CREATE INDEX articles_by_day ON stories (edition, day) WHERE edition IS NULL;

-- The documents themselves, compressed, so that a newer reader can read them again.
CREATE TABLE originals (
  row INTEGER PRIMARY KEY,
  edition INTEGER UNIQUE REFERENCES editions (row) ON DELETE CASCADE,
  story INTEGER UNIQUE REFERENCES stories (row) ON DELETE CASCADE,
  bytes BLOB NOT NULL,
  origin TEXT NOT NULL,
  time INTEGER NOT NULL,
  facts TEXT NOT NULL,
  stands_alone INTEGER NOT NULL,
  reader_version INTEGER NOT NULL
) STRICT;
CREATE INDEX originals_by_version ON originals (reader_version);

-- Documents (by SHA-256) that are being read or were given up: what ended the process twice is put aside.
CREATE TABLE reading_attempts (
  document TEXT PRIMARY KEY,
  attempts INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a story stood that is stored no more: a button in an old message still leads to its original.
CREATE TABLE removed_stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  url TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Stories and editions that the operator took down: the next reading of their document must not bring them back.
CREATE TABLE taken_down (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Stories, by row and perhaps removed by now, that a back-office task ('search', 'events') has still to look at.
CREATE TABLE pending_work (
  task TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (task, story)
) STRICT, WITHOUT ROWID;

-- Days whose news changed since the tick last looked. Stories come and change with their edition's row; alone they only go.
CREATE TABLE changed_days (
  day TEXT NOT NULL PRIMARY KEY,
  changes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a language model wrote about an edition, about a story, or (neither) in answer to a question; it goes with them.
CREATE TABLE generated_texts (
  -- SHA-256 over the task, the version of the prompt, the model and the texts that it is made of.
  key TEXT PRIMARY KEY,
  task TEXT NOT NULL,
  edition INTEGER REFERENCES editions (row) ON DELETE CASCADE,
  story INTEGER REFERENCES stories (row) ON DELETE CASCADE,
  -- `changed_at` of the edition or story when it was read: shown while that is the same.
  source_changed_at INTEGER NOT NULL,
  -- The checked texts as JSON; empty where nothing of what was written could be shown.
  texts TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX generated_texts_by_edition ON generated_texts (edition) WHERE edition IS NOT NULL;
CREATE INDEX generated_texts_by_story ON generated_texts (story) WHERE story IS NOT NULL;

-- What a language model was asked for, by day in Beijing.
CREATE TABLE model_usage (
  day TEXT PRIMARY KEY,
  requests INTEGER NOT NULL,
  tokens INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
