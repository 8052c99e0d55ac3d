CREATE TABLE draft (
  campaign   TEXT NOT NULL,
  experiment TEXT NOT NULL,
  person     TEXT NOT NULL,
  fields     TEXT NOT NULL,
  time       TEXT NOT NULL,
  PRIMARY KEY (campaign, experiment, person)
);
