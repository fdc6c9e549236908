// Submissions, events, accounts, emergency acts, kept answers: since version 3.
#include "gateway/store/schema.hpp"

namespace baytrust::store {

// `number` is the order of receipt: clocks may go back.
const char* const kSchemaSubmissions = R"sql(
CREATE TABLE submission (
  number      INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  kind        INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory   TEXT    NOT NULL,
  sequence    INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  edition     BLOB    CHECK (edition IS NULL OR length(edition) = 32),
  file        BLOB    NOT NULL REFERENCES file (digest),
  envelope    BLOB    REFERENCES file (digest),
  submitter   TEXT    NOT NULL,
  received    INTEGER NOT NULL,
  activate_at INTEGER,
  state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
  findings    TEXT    NOT NULL,
  impact      TEXT    NOT NULL
) STRICT;
CREATE INDEX submission_territory ON submission (territory, number);
CREATE INDEX submission_state ON submission (state, number);
CREATE INDEX submission_open ON submission (number) WHERE state < 5;
CREATE TRIGGER submission_final BEFORE UPDATE ON submission WHEN OLD.state >= 5
BEGIN SELECT RAISE(ABORT, 'a final submission never changes'); END;
CREATE TRIGGER submission_stays BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'a submission is never deleted'); END;

CREATE TABLE submission_step (
  submission INTEGER NOT NULL REFERENCES submission (number),
  position   INTEGER NOT NULL,
  state      INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
  account    TEXT    NOT NULL,
  code       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (submission, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_approval (
  submission INTEGER NOT NULL REFERENCES submission (number),
  position   INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  territory  TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (submission, position),
  UNIQUE (submission, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_counterpart (
  submission INTEGER NOT NULL REFERENCES submission (number),
  position   INTEGER NOT NULL,
  territory  TEXT    NOT NULL,
  PRIMARY KEY (submission, position)
) STRICT, WITHOUT ROWID;
)sql";

const char* const kSchemaEvents = R"sql(
CREATE TABLE event (
  number    INTEGER PRIMARY KEY CHECK (number > 0),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 8),
  territory TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  recipient TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  content   TEXT    NOT NULL
) STRICT;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;

CREATE TABLE delivery (
  subscriber TEXT    PRIMARY KEY NOT NULL,
  told       INTEGER NOT NULL CHECK (told >= 0),
  failures   INTEGER NOT NULL CHECK (failures >= 0),
  not_before INTEGER
) STRICT;
)sql";

const char* const kSchemaAccounts = R"sql(
CREATE TABLE account (
  name  TEXT    PRIMARY KEY NOT NULL
                CHECK (length(name) BETWEEN 1 AND 64 AND name NOT GLOB '*[^a-z0-9._-]*'),
  added INTEGER NOT NULL,
  ended INTEGER
) STRICT;

CREATE TABLE account_grant (
  account   TEXT    NOT NULL REFERENCES account (name),
  role      INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
  territory TEXT    NOT NULL,
  PRIMARY KEY (account, role, territory),
  CHECK ((role IN (2, 3)) = (territory <> ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  account     TEXT    NOT NULL REFERENCES account (name),
  certificate BLOB    NOT NULL,
  added       INTEGER NOT NULL,
  expires     INTEGER,
  revoked     INTEGER,
  PRIMARY KEY (kind, fingerprint),
  CHECK ((kind = 2) = (length(certificate) > 0))
) STRICT;
CREATE INDEX credential_account ON credential (account, kind, added, fingerprint);
)sql";

const char* const kSchemaEmergencies = R"sql(
CREATE TABLE emergency (
  number         INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL UNIQUE,
  kind           INTEGER NOT NULL CHECK (kind IN (0, 1)),
  certificate    BLOB    NOT NULL CHECK (length(certificate) = 32),
  relying        TEXT    NOT NULL,
  recognition    TEXT    NOT NULL,
  effective_from INTEGER NOT NULL,
  known_from     INTEGER NOT NULL,
  lapses         INTEGER NOT NULL,
  reason         TEXT    NOT NULL,
  territory      TEXT    NOT NULL,
  account        TEXT    NOT NULL,
  ended          INTEGER
) STRICT;
CREATE TRIGGER emergency_stays BEFORE DELETE ON emergency
BEGIN SELECT RAISE(ABORT, 'an emergency act is never deleted'); END;
)sql";

const char* const kSchemaAnswers = R"sql(
CREATE TABLE answer (
  caller     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  request    BLOB    NOT NULL CHECK (length(request) = 32),
  status     INTEGER NOT NULL CHECK (status BETWEEN 0 AND 65535),
  media_type TEXT    NOT NULL,
  body       BLOB    NOT NULL,
  made       INTEGER NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT;
CREATE INDEX answer_made ON answer (made);
)sql";

}  // namespace baytrust::store
