-- The position of each story in the search index, whose tables are the engine's own, and the words that it holds.

CREATE TABLE search_stories (
  story INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- What people may type: names and words of the news, and how each may be spelt.
CREATE TABLE search_words (
  row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  entity INTEGER NOT NULL,
  stories INTEGER NOT NULL,
  newest INTEGER NOT NULL
) STRICT;
CREATE TABLE search_spellings (
  spelling TEXT NOT NULL,
  kind TEXT NOT NULL,
  word INTEGER NOT NULL REFERENCES search_words (row) ON DELETE CASCADE,
  PRIMARY KEY (spelling, kind, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_spellings_by_word ON search_spellings (word);

-- With which version of its rules and which word lists each task derives its data; a newer one derives it anew.
CREATE TABLE derived_by (
  task TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;
