CREATE TABLE mapping (
  campaign  TEXT NOT NULL,
  signature TEXT NOT NULL,
  columns   TEXT NOT NULL,
  PRIMARY KEY (campaign, signature)
);
