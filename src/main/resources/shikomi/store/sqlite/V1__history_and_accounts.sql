CREATE TABLE event (
  campaign  TEXT    NOT NULL,
  number    INTEGER NOT NULL,
  time      TEXT    NOT NULL,
  person    TEXT    NOT NULL,
  format    INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  key       TEXT,
  body_hash TEXT,
  PRIMARY KEY (campaign, number)
);

CREATE UNIQUE INDEX event_key ON event (campaign, key) WHERE key IS NOT NULL;

CREATE TABLE token (
  hash    TEXT PRIMARY KEY,
  role    TEXT NOT NULL,
  name    TEXT NOT NULL,
  created TEXT NOT NULL
);

CREATE TABLE session (
  hash    TEXT PRIMARY KEY,
  role    TEXT NOT NULL,
  name    TEXT NOT NULL,
  expires TEXT NOT NULL
);
