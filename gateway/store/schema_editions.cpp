// Editions, pins, marks, and what two persons decided about them.
#include "gateway/store/schema.hpp"

namespace baytrust::store {

const char* const kSchemaPins = R"sql(
CREATE TABLE store (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO store (one, revision) VALUES (1, 1);

CREATE TABLE pin (
  territory       TEXT    NOT NULL,
  fingerprint     BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  certificate     BLOB    NOT NULL,
  added           INTEGER NOT NULL,
  distrusted_from INTEGER,
  PRIMARY KEY (territory, fingerprint)
) STRICT;

CREATE TABLE file (
  digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  bytes  BLOB NOT NULL
) STRICT;
)sql";

// Numbers of `state`: 0 active, 1 held, 2 equivocating, 3 refused (since version 3).
const char* const kSchemaEdition = R"sql(
CREATE TABLE edition (
  digest    BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  issued    INTEGER NOT NULL,
  state     INTEGER NOT NULL CHECK (state IN (0, 1, 2, 3)),
  reason    TEXT    NOT NULL,
  received  INTEGER NOT NULL,
  activated INTEGER,
  refused   INTEGER,
  CHECK ((state = 0) = (activated IS NOT NULL)),
  CHECK ((state = 3) = (refused IS NOT NULL))
) STRICT;
-- Two editions of one sequence never both count; the second is kept as evidence (state 2).
CREATE UNIQUE INDEX edition_sequence ON edition (kind, territory, sequence) WHERE state <> 2;
)sql";

const char* const kSchemaEditionParts = R"sql(
CREATE TABLE edition_file (
  edition  BLOB    NOT NULL REFERENCES edition (digest),
  file     BLOB    NOT NULL REFERENCES file (digest),
  position INTEGER NOT NULL,
  PRIMARY KEY (edition, position),
  UNIQUE (edition, file)
) STRICT;

CREATE TABLE edition_signer (
  edition     BLOB NOT NULL REFERENCES edition (digest),
  certificate BLOB NOT NULL CHECK (length(certificate) = 32),
  PRIMARY KEY (edition, certificate)
) STRICT;

CREATE TABLE approval (
  edition  BLOB    NOT NULL REFERENCES edition (digest),
  name     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (edition, position),
  UNIQUE (edition, name)
) STRICT;

CREATE TABLE high_water (
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (kind, territory)
) STRICT;
-- A mark that fell would let an old list come back.
CREATE TRIGGER high_water_never_falls BEFORE UPDATE ON high_water
WHEN NEW.sequence < OLD.sequence
BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
)sql";

// `ends`: 32 octets a pin.
const char* const kSchemaActs = R"sql(
CREATE TABLE trust_act (
  id          INTEGER PRIMARY KEY,
  kind        INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  territory   TEXT    NOT NULL,
  fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  certificate BLOB    NOT NULL,
  starts      INTEGER NOT NULL,
  sequence    INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  ends        BLOB    NOT NULL CHECK (length(ends) % 32 = 0),
  done        INTEGER
) STRICT;

CREATE TABLE trust_act_approval (
  act      INTEGER NOT NULL REFERENCES trust_act (id),
  name     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (act, position),
  UNIQUE (act, name)
) STRICT;
)sql";

}  // namespace baytrust::store
