-- What the processes of one bot share: who holds what until when, and the pace of their requests.

-- An owner holds something until an instant of the database's clock; each holding has a higher term than the one before.
CREATE TABLE leases (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  term INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- The instant, in milliseconds of the database's clock, from which the next request to Discord may leave.
CREATE TABLE request_pace (
  name TEXT PRIMARY KEY,
  next_slot_at INTEGER NOT NULL,
  -- Until when Discord wants no request of the bot at all.
  paused_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers that Discord holds against the bot's addresses, by the ten seconds of the database's clock in which they came.
CREATE TABLE invalid_answers (
  slot INTEGER PRIMARY KEY,
  answers INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
