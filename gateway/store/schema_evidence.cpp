// CRLs; decisions that were answered and the bytes they leaned on.
#include "gateway/store/schema.hpp"

namespace baytrust::store {

const char* const kSchemaCrls = R"sql(
CREATE TABLE crl (
  digest      BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  issuer      BLOB    NOT NULL CHECK (length(issuer) = 32),
  scope       BLOB    NOT NULL CHECK (length(scope) = 32),
  issuer_name TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  this_update INTEGER NOT NULL,
  next_update INTEGER,
  entries     INTEGER NOT NULL,
  received    INTEGER NOT NULL,
  der         BLOB    NOT NULL
) STRICT;
CREATE INDEX crl_series ON crl (issuer, scope, this_update);
)sql";

// Numbers of verdict_reference.role: sqlite_verdicts.cpp. Any row there keeps the bytes it names.
const char* const kSchemaVerdicts = R"sql(
CREATE TABLE evidence (
  digest BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  kind   INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  bytes  BLOB    NOT NULL
) STRICT;

CREATE TABLE verdict (
  number         INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL UNIQUE,
  digest         BLOB    NOT NULL CHECK (length(digest) = 32),
  decision       TEXT    NOT NULL,
  caller         TEXT    NOT NULL,
  request_id     TEXT    NOT NULL,
  made           INTEGER NOT NULL,
  relying        TEXT    NOT NULL,
  issuing        TEXT    NOT NULL,
  profile        TEXT    NOT NULL,
  profile_digest BLOB    NOT NULL CHECK (length(profile_digest) = 32),
  outcome        TEXT    NOT NULL,
  accepted       TEXT    NOT NULL,
  at             INTEGER NOT NULL,
  known_at       INTEGER NOT NULL,
  request        TEXT    NOT NULL,
  certificate    BLOB    NOT NULL CHECK (length(certificate) = 32)
) STRICT;
CREATE INDEX verdict_made ON verdict (made DESC, id);
CREATE INDEX verdict_relying ON verdict (relying, made DESC, id);
CREATE INDEX verdict_profile ON verdict (profile, made DESC, id);
CREATE INDEX verdict_accepted ON verdict (accepted, made DESC, id);

CREATE TABLE verdict_reference (
  verdict  INTEGER NOT NULL REFERENCES verdict (number),
  role     INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
  position INTEGER NOT NULL,
  digest   BLOB    NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (verdict, role, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE verdict_caller (
  verdict INTEGER NOT NULL REFERENCES verdict (number),
  caller  TEXT    NOT NULL,
  PRIMARY KEY (verdict, caller)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_reference_digest ON verdict_reference (digest, role, verdict);
)sql";

}  // namespace baytrust::store
