-- What is read from each story to tell events apart, which pairs tell the same happening, and the events formed.

CREATE TABLE story_features (
  story INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  "column" TEXT NOT NULL,
  day TEXT NOT NULL,
  -- By which rules of the program and which names it was read.
  version TEXT NOT NULL,
  features TEXT NOT NULL,
  title_pairs BLOB NOT NULL,
  pairs BLOB NOT NULL,
  keys BLOB NOT NULL
) STRICT;
CREATE INDEX story_features_by_version ON story_features (version);

-- Under which keys (names, character pairs of titles) a story is found near a day, counted from the epoch.
CREATE TABLE story_keys (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (key, day, story)
) STRICT, WITHOUT ROWID;

-- Each pair stands here both ways round.
CREATE TABLE same_pairs (
  story INTEGER NOT NULL,
  other INTEGER NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (story, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_stories (
  story INTEGER PRIMARY KEY,
  event TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT;
CREATE INDEX event_stories_by_event ON event_stories (event, place);

-- A number that changes with all that readers see, so that what was made of it can be kept until then.
CREATE TABLE news_version (version INTEGER NOT NULL) STRICT;
INSERT INTO news_version VALUES (0);
-- Of each day, what that number was when something last changed that its digest is made of: its editions, stories and plain
-- articles, what was generated about them, and the events they belong to.
CREATE TABLE day_versions (
  day TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
