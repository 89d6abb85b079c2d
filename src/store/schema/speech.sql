-- Passages of digests as they were spoken, by what was said and whose voice it is.
CREATE TABLE speech_passages (
  key TEXT NOT NULL PRIMARY KEY,
  -- Frames of MP3, nothing beside them.
  audio BLOB NOT NULL,
  milliseconds INTEGER NOT NULL,
  -- The day whose digest was spoken with it last.
  used_on TEXT NOT NULL
) STRICT;

-- Digests that were spoken: their passages in order, and the stories that they tell, as JSON.
CREATE TABLE spoken_digests (
  day TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  passages TEXT NOT NULL,
  stories TEXT NOT NULL,
  milliseconds INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  spoken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Characters that were sent to be spoken, by day in Beijing.
CREATE TABLE speech_usage (
  day TEXT NOT NULL PRIMARY KEY,
  characters INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
