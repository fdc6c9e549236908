// Stores of earlier versions, brought to this one with all they hold, or left as they were.
#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>

#include "gateway/store/database.hpp"
#include "gateway/store/verify_store.hpp"
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/store_dump.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::store {
namespace {

namespace fs = std::filesystem;
using contract::code_of;
using contract::digest_of;
using contract::edition_of;
using contract::held;
using contract::pin_of;
using service::EditionState;
using test::End;

// The table of editions as versions 1 and 2 made it.
constexpr const char* kEditionOfVersion2 = R"sql(
CREATE TABLE edition_old (
  digest    BLOB    PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  territory TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  issued    INTEGER NOT NULL,
  state     INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
  reason    TEXT    NOT NULL,
  received  INTEGER NOT NULL,
  activated INTEGER,
  CHECK ((state = 0) = (activated IS NOT NULL))
) STRICT;
INSERT INTO edition_old SELECT digest, kind, territory, sequence, issued, state, reason, received,
  activated FROM edition;
DROP TABLE edition;
PRAGMA legacy_alter_table = ON;
ALTER TABLE edition_old RENAME TO edition;
CREATE UNIQUE INDEX edition_sequence ON edition (kind, territory, sequence) WHERE state <> 2;
)sql";

// Takes a store of this version back to what an earlier one made of the same content.
void age(const std::string& file, int version) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = OFF");
  for (const char* table :
       {"verdict_reference", "verdict_caller", "verdict", "evidence", "submission_step",
        "submission_approval", "submission_counterpart", "submission", "event", "delivery",
        "credential", "account_grant", "account", "emergency", "answer"}) {
    database.exec(std::string("DROP TABLE ") + table);
  }
  database.exec(kEditionOfVersion2);
  if (version == 1) database.exec("DROP TABLE trust_act_approval; DROP TABLE trust_act");
  database.exec("PRAGMA user_version = " + std::to_string(version));
}

class MigrateTest : public ::testing::TestWithParam<int> {
 protected:
  MigrateTest() {
    const test::Unsynced unsynced;
    auto store = opener_.create(place_, {pin_of("HK", "a"), pin_of("MO", "b")});
    EXPECT_TRUE(store);
    service::EditionStore& editions = (*store)->editions();
    EXPECT_TRUE(editions.add(edition_of("one", 7, 1)));
    EXPECT_TRUE(editions.add(held(edition_of("two", 8, 2))));
    auto other = edition_of("three", 7, 3);
    other.record.state = EditionState::equivocating;
    other.record.activated.reset();
    EXPECT_TRUE(editions.add(other));
    EXPECT_TRUE(editions.approve({.edition = digest_of("content of two"),
                                  .approval = {"Ana", {3000}},
                                  .activated = std::nullopt,
                                  .high_water = std::nullopt,
                                  .revision = 4}));
    before_ = editions.editions().value();
    store->reset();
    age(file_, GetParam());
  }

  test::TemporaryDirectory directory_;
  std::string place_ = directory_ / "store";
  std::string file_ = place_ + "/" + std::string(kFileName);
  SqliteOpener opener_{50};
  std::vector<service::EditionRecord> before_;
};

TEST_P(MigrateTest, KeepsAllThatWasThere) {
  auto store = opener_.open(place_);
  ASSERT_TRUE(store) << describe(store.error());
  service::EditionStore& editions = (*store)->editions();
  EXPECT_EQ(editions.editions().value(), before_);
  EXPECT_EQ(editions.pins().value().size(), 2U);
  EXPECT_EQ(editions.revision().value(), 5U);
  EXPECT_EQ(editions.high_water(service::DocumentKind::trust_list, "HK").value(), 8U);
  EXPECT_EQ(*editions.file(digest_of("two")).value(), to_bytes(as_bytes("two")));
  EXPECT_TRUE(editions.acts().value().empty());
  EXPECT_TRUE((*store)->submissions().open_ones().value().empty());
  EXPECT_EQ((*store)->events().last_number().value(), 0U);
}

TEST_P(MigrateTest, GivesTheStoreTheTablesOfANewOne) {
  ASSERT_TRUE(opener_.open(place_));
  const std::string fresh = directory_ / "fresh";
  ASSERT_TRUE(opener_.create(fresh, {}));
  EXPECT_EQ(test::schema_of(file_), test::schema_of(fresh + "/" + std::string(kFileName)));
  const auto check = verify_store(place_, {});
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->troubles.empty()) << describe(check->troubles.front());
}

TEST_P(MigrateTest, AHeldEditionOfThenCanBeRefusedAndReferencesStillHold) {
  auto store = opener_.open(place_);
  ASSERT_TRUE(store);
  service::Submission submission;
  submission.id = "s";
  submission.steps = {
      {.state = service::SubmissionState::received, .by = "", .code = "", .at = {1}}};
  ASSERT_TRUE((*store)->submissions().receive(
      {.submission = submission, .document = contract::file_of("two"), .envelope = std::nullopt}));
  service::Transition transition{
      .id = "s",
      .step = {.state = service::SubmissionState::rejected, .by = "", .code = "", .at = {4000}}};
  transition.write = {.kind = service::EditionWrite::Kind::refuse_held,
                      .digest = digest_of("content of two"),
                      .at = {4000}};
  transition.revision = 5;
  const auto done = (*store)->submissions().advance(transition);
  ASSERT_TRUE(done) << describe(done.error());
  const auto edition = (*store)->editions().find(digest_of("content of two")).value().value();
  EXPECT_EQ(edition.state, EditionState::refused);
  EXPECT_EQ(edition.approvals.size(), 1U);
  SQLite::Database database(file_, SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = ON");
  EXPECT_THROW(database.exec("DELETE FROM edition WHERE state = 3"), SQLite::Exception);
}

TEST_P(MigrateTest, RefusesAStoreWhoseRowsDoNotHoldTogetherAndLeavesIt) {
  {
    SQLite::Database database(file_, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec("DELETE FROM edition WHERE state = 1");
  }
  EXPECT_EQ(code_of(opener_.open(place_)), "store.damaged");
  SQLite::Database database(file_, SQLite::OPEN_READWRITE);
  EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), GetParam());
  EXPECT_FALSE(database.tableExists("submission"));
}

TEST_P(MigrateTest, KilledAtAnyStepLeavesTheOldOrTheNewStore) {
  // Version 1 has the longer way; the other would try nothing else.
  if (GetParam() != 1) return;
  const test::Unsynced unsynced;
  bool old_seen = false;
  bool new_seen = false;
  int step = 1;
  for (;; ++step) {
    const std::string place = directory_ / "killed";
    fs::copy(place_, place);
    const End end = test::run_until(step, [&] { return opener_.open(place).has_value(); });
    ASSERT_NE(end, End::failed) << "at step " << step;
    const int version =
        SQLite::Database(place + "/" + std::string(kFileName), SQLite::OPEN_READWRITE)
            .execAndGet("PRAGMA user_version")
            .getInt();
    EXPECT_TRUE(version == GetParam() || version == kSchemaVersion);
    (version == kSchemaVersion ? new_seen : old_seen) = true;
    auto store = opener_.open(place);
    ASSERT_TRUE(store) << describe(store.error());
    EXPECT_EQ((*store)->editions().editions().value(), before_);
    store->reset();
    fs::remove_all(place);
    if (end == End::finished) break;
  }
  EXPECT_TRUE(old_seen && new_seen);
  EXPECT_GT(step, 10);
}

INSTANTIATE_TEST_SUITE_P(Versions, MigrateTest, ::testing::Values(1, 2));

}  // namespace
}  // namespace baytrust::store
