// What only a file can do wrong: be absent, be another program's, be damaged, be busy; and what a
// killed process leaves behind.
#include "gateway/store/sqlite_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "gateway/service/codes.hpp"
#include "gateway/store/codes.hpp"
#include "tests/support/dying_vfs.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::store {
namespace {

namespace fs = std::filesystem;
using service::DocumentKind;
using service::EditionState;
using service::NewEdition;
using test::End;

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

service::Pin pin_of(const std::string& territory) {
  return {.territory = territory,
          .fingerprint = crypto::sha256(as_bytes(territory)),
          .certificate = Bytes(1000, 0x30),
          .added = {1},
          .distrusted_from = std::nullopt};
}

// Large enough to fill many pages, so that a torn write has something to tear.
NewEdition edition_of(std::uint64_t sequence, std::uint64_t revision) {
  const Bytes bytes(60'000, static_cast<std::uint8_t>(sequence));
  const Digest digest = crypto::sha256(bytes);
  return {.record = {.kind = DocumentKind::trust_list,
                     .territory = "HK",
                     .sequence = sequence,
                     .digest = digest,
                     .issued = {1},
                     .state = EditionState::active,
                     .reason = "",
                     .received = {2},
                     .activated = Instant{2},
                     .refused = std::nullopt,
                     .approvals = {},
                     .files = {digest},
                     .signers = {digest}},
          .file = {digest, share(bytes)},
          .high_water = sequence,
          .revision = revision};
}

class SqliteStoreTest : public ::testing::Test {
 protected:
  std::string file() const { return place_ + "/" + std::string(kFileName); }

  test::TemporaryDirectory directory_;
  std::string place_ = directory_ / "store";
  SqliteOpener opener_{50};
};

TEST_F(SqliteStoreTest, IsItsUsersAlone) {
  ASSERT_TRUE(opener_.create(place_, {}));
  struct stat status {};
  ASSERT_EQ(::stat(place_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(SqliteStoreTest, OpensADirectoryWithoutAStoreOnlyToSayThatThereIsNone) {
  fs::create_directory(place_);
  EXPECT_EQ(code_of(opener_.open(place_)), service::kStoreMissing.id);
  EXPECT_TRUE(fs::is_empty(place_));
}

TEST_F(SqliteStoreTest, RefusesAFileThatIsNoDatabase) {
  fs::create_directory(place_);
  std::ofstream(file()) << std::string(8192, 'x');
  EXPECT_EQ(code_of(opener_.open(place_)), kNotAStore.id);
}

TEST_F(SqliteStoreTest, RefusesAnotherProgramsDatabase) {
  fs::create_directory(place_);
  SQLite::Database(file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
  EXPECT_EQ(code_of(opener_.open(place_)), kNotAStore.id);
}

TEST_F(SqliteStoreTest, RefusesAnotherVersionsStoreAndSaysBoth) {
  ASSERT_TRUE(opener_.create(place_, {}));
  SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 4");
  const auto store = opener_.open(place_);
  ASSERT_EQ(code_of(store), kVersion.id);
  EXPECT_EQ(describe(store.error()), "store.version store place=" + place_ + " found=4 expected=3");
}

TEST_F(SqliteStoreTest, SaysThatTheFileIsDamaged) {
  {
    auto store = opener_.create(place_, {});
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->editions().add(edition_of(1, (*store)->editions().revision().value())));
  }
  const auto size = fs::file_size(file());
  {
    std::fstream damaged(file(), std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(4096);  // every page but the first, which carries the header
    damaged << std::string(size - 4096, '\x55');
  }
  // When it is opened, or at the latest when it is read.
  auto store = opener_.open(place_);
  EXPECT_EQ(store ? code_of((*store)->editions().editions()) : code_of(store), kDamaged.id);
}

TEST_F(SqliteStoreTest, WaitsForAnotherWriterAndThenSaysSo) {
  auto store = opener_.create(place_, {});
  ASSERT_TRUE(store);
  SQLite::Database other(file(), SQLite::OPEN_READWRITE);
  SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
  EXPECT_EQ(code_of((*store)->editions().add_pin(pin_of("HK"))), kBusy.id);
  EXPECT_TRUE((*store)->editions().pins()) << "readers do not wait";
}

TEST_F(SqliteStoreTest, SaysWhatSqliteRefusesBesides) {
  auto store = opener_.create(place_, {});
  ASSERT_TRUE(store);
  NewEdition edition = edition_of(1, (*store)->editions().revision().value());
  edition.record.sequence = 1ULL << 53;  // accept() never lets one through; the schema neither
  EXPECT_EQ(code_of((*store)->editions().add(edition)), kFailed.id);
}

TEST_F(SqliteStoreTest, SaysWhyItCannotCreate) {
  std::ofstream(place_) << "a file where the directory should be";
  const auto store = opener_.create(place_, {});
  ASSERT_EQ(code_of(store), kCannotCreate.id);
  EXPECT_EQ(store.error().facts()[1].value, "Not a directory");
}

TEST_F(SqliteStoreTest, DoesNotRunWhatAForeignSchemaAsksFor) {
  ASSERT_TRUE(opener_.create(place_, {}));
  SQLite::Database tampered(file(), SQLite::OPEN_READWRITE);
  tampered.exec(
      "CREATE TRIGGER spy AFTER INSERT ON pin BEGIN SELECT writefile('/tmp/x', 'y'); END");
  auto store = opener_.open(place_);
  ASSERT_TRUE(store);
  EXPECT_EQ(code_of((*store)->editions().add_pin(pin_of("HK"))), kFailed.id);
  EXPECT_THAT((*store)->editions().pins().value(), ::testing::IsEmpty());
}

// Old or new, never a mix; and the store works on.
TEST_F(SqliteStoreTest, AnImportKilledAtAnyStepLeavesTheOldOrTheNewEdition) {
  const test::Unsynced unsynced;
  {
    auto store = opener_.create(place_, {pin_of("HK")});
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->editions().add(edition_of(1, 1)));
  }
  bool old_seen = false;
  bool new_seen = false;
  int step = 1;
  for (;; ++step) {
    const std::string place = directory_ / "import";
    fs::copy(place_, place);
    const End end = test::run_until(step, [&] {
      auto store = opener_.open(place);
      return store && (*store)->editions().add(edition_of(2, 2));
    });
    ASSERT_NE(end, End::failed) << "at step " << step;

    auto store = opener_.open(place);
    ASSERT_TRUE(store) << describe(store.error());
    service::EditionStore& editions = (*store)->editions();
    const auto kept = editions.editions().value();
    const std::uint64_t mark = editions.high_water(DocumentKind::trust_list, "HK").value();
    ASSERT_EQ(kept.size(), mark) << "at step " << step;
    for (const auto& edition : kept) {
      EXPECT_EQ(edition, edition_of(edition.sequence, 0).record);
      EXPECT_EQ(crypto::sha256(*editions.file(edition.files.at(0)).value()), edition.digest);
    }
    (mark == 1 ? old_seen : new_seen) = true;
    ASSERT_TRUE(editions.add(edition_of(3, editions.revision().value())));
    store->reset();
    fs::remove_all(place);
    if (end == End::finished) break;
  }
  EXPECT_TRUE(old_seen);
  EXPECT_TRUE(new_seen);
  EXPECT_GT(step, 10) << "too few steps were tried to mean anything";
}

TEST_F(SqliteStoreTest, AnApprovalKilledAtAnyStepCountsWhollyOrNotAtAll) {
  const test::Unsynced unsynced;
  NewEdition edition = edition_of(1, 1);
  edition.record.state = EditionState::held;
  edition.record.activated.reset();
  edition.high_water.reset();
  {
    auto store = opener_.create(place_, {});
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->editions().add(edition));
  }
  bool old_seen = false;
  bool new_seen = false;
  for (int step = 1;; ++step) {
    const std::string place = directory_ / "approve";
    fs::copy(place_, place);
    const End end = test::run_until(step, [&] {
      auto store = opener_.open(place);
      return store && (*store)->editions().approve({.edition = edition.record.digest,
                                                    .approval = {"Ana", {9}},
                                                    .activated = Instant{9},
                                                    .high_water = 1,
                                                    .revision = 2});
    });
    ASSERT_NE(end, End::failed) << "at step " << step;

    auto store = opener_.open(place);
    ASSERT_TRUE(store);
    const auto kept = (*store)->editions().find(edition.record.digest).value().value();
    const bool approved = kept.state == EditionState::active;
    EXPECT_EQ(kept.approvals.size(), approved ? 1U : 0U);
    EXPECT_EQ(kept.activated.has_value(), approved);
    EXPECT_EQ((*store)->editions().high_water(DocumentKind::trust_list, "HK").value(),
              approved ? 1U : 0U);
    (approved ? new_seen : old_seen) = true;
    store->reset();
    fs::remove_all(place);
    if (end == End::finished) break;
  }
  EXPECT_TRUE(old_seen && new_seen);
}

TEST_F(SqliteStoreTest, AnInitKilledAtAnyStepLeavesAStoreWithAllItsPinsOrNone) {
  const test::Unsynced unsynced;
  bool none_seen = false;
  for (int step = 1;; ++step) {
    const std::string place = directory_ / ("init-" + std::to_string(step));
    const End end = test::run_until(step, [&] {
      return opener_.create(place, {pin_of("HK"), pin_of("MO")}).has_value();
    });
    ASSERT_NE(end, End::failed) << "at step " << step;
    auto store = opener_.open(place);
    if (!store) {
      EXPECT_EQ(code_of(store), service::kStoreMissing.id);
      none_seen = true;
      store = opener_.create(place, {pin_of("HK"), pin_of("MO")});
      ASSERT_TRUE(store) << "what a killed init left must not be in the way";
    }
    EXPECT_THAT((*store)->editions().pins().value(), ::testing::SizeIs(2));
    store->reset();
    fs::remove_all(place);
    if (end == End::finished) break;
  }
  EXPECT_TRUE(none_seen);
}

}  // namespace
}  // namespace baytrust::store
