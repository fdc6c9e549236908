// Backups: one file with all of the store, over nothing, and a store made of it again.
#include "gateway/store/backup.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "gateway/store/verify_store.hpp"
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/store_dump.hpp"
#include "tests/gateway/store/submission_steps.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::store {
namespace {

namespace fs = std::filesystem;
using contract::code_of;
using test::End;

class BackupTest : public ::testing::Test {
 protected:
  BackupTest() {
    auto opened = opener_.create(place_, {contract::pin_of("HK", "pin")});
    EXPECT_TRUE(opened);
    store_ = std::move(*opened);
    EXPECT_TRUE(store_->editions().add(contract::edition_of("one", 1, 1)));
    EXPECT_TRUE(store_->verdicts().keep(std::vector{contract::verdict_of("d-1", 10)}));
  }
  static std::string file_in(const std::string& place) {
    return place + "/" + std::string(kFileName);
  }

  const test::Unsynced unsynced_;
  test::TemporaryDirectory directory_;
  SqliteOpener opener_{50};
  std::string place_ = directory_ / "store";
  std::string file_ = directory_ / "copy.sqlite3";
  std::string other_ = directory_ / "other";
  std::unique_ptr<service::Store> store_;
};

TEST_F(BackupTest, HoldsAllOfAStoreInUseAndMakesItAgain) {
  const auto done = backup(place_, file_);
  ASSERT_TRUE(done) << describe(done.error());
  const auto then = test::dump_of(file_in(place_));
  EXPECT_EQ(test::dump_of(file_), then);
  ASSERT_TRUE(store_->editions().add(contract::edition_of("two", 2, 2)));

  const auto restored = restore(file_, other_);
  ASSERT_TRUE(restored) << describe(restored.error());
  EXPECT_EQ(test::dump_of(file_in(other_)), then);
  auto store = opener_.open(other_);
  ASSERT_TRUE(store);
  EXPECT_TRUE((*store)->editions().add(contract::edition_of("two", 2, 2)));
  EXPECT_TRUE(verify_store(other_, {}).value().troubles.empty());
}

TEST_F(BackupTest, IsOneFileOfItsUsersAlone) {
  ASSERT_TRUE(backup(place_, file_));
  struct stat status {};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  std::size_t beside = 0;
  for (const auto& entry : fs::directory_iterator(directory_.path())) {
    beside += entry.is_regular_file() ? 1U : 0U;
  }
  EXPECT_EQ(beside, 1U);
  ASSERT_TRUE(restore(file_, other_));
  ASSERT_EQ(::stat(other_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
}

TEST_F(BackupTest, OverwritesNothing) {
  std::ofstream(file_) << "precious";
  EXPECT_EQ(code_of(backup(place_, file_)), "store.exists");
  EXPECT_EQ(fs::file_size(file_), 8U);
  fs::remove(file_);
  ASSERT_TRUE(backup(place_, file_));
  const auto before = test::dump_of(file_in(place_));
  ASSERT_TRUE(store_->editions().add(contract::edition_of("two", 2, 2)));
  EXPECT_EQ(code_of(restore(file_, place_)), "store.exists");
  EXPECT_NE(test::dump_of(file_in(place_)), before);
}

TEST_F(BackupTest, SaysWhatIsMissing) {
  EXPECT_EQ(code_of(backup(directory_ / "nowhere", file_)), "store.missing");
  EXPECT_EQ(code_of(restore(file_, other_)), "store.missing");
  EXPECT_EQ(code_of(backup(place_, directory_ / "no/such/folder")), "store.cannot_create");
  EXPECT_FALSE(fs::exists(file_));
}

TEST_F(BackupTest, RestoresNothingThatIsNoWholeStore) {
  std::ofstream(file_) << std::string(8192, 'x');
  EXPECT_EQ(code_of(restore(file_, other_)), "store.not_a_store");
  fs::remove(file_);
  SQLite::Database(file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)");
  EXPECT_EQ(code_of(restore(file_, other_)), "store.not_a_store");
  fs::remove(file_);
  ASSERT_TRUE(backup(place_, file_));
  {
    SQLite::Database database(file_, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec("DELETE FROM file");
  }
  EXPECT_EQ(code_of(restore(file_, other_)), "store.damaged");
  SQLite::Database(file_, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  fs::remove(file_);
  ASSERT_TRUE(backup(place_, file_));
  SQLite::Database(file_, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  EXPECT_EQ(code_of(restore(file_, other_)), "store.version");
  EXPECT_EQ(code_of(opener_.open(other_)), "store.missing") << "nothing was left in its place";
  EXPECT_TRUE(!fs::exists(other_) || fs::is_empty(other_));
}

TEST_F(BackupTest, KilledAtAnyStepItIsCompleteOrNotThere) {
  const auto expected = test::dump_of(file_in(place_));
  store_.reset();
  int step = 1;
  for (;; ++step) {
    const End end = test::run_until(step, [&] {
      return backup(place_, file_).has_value() && restore(file_, other_).has_value();
    });
    ASSERT_NE(end, End::failed) << "at step " << step;
    if (fs::exists(file_)) {
      EXPECT_EQ(test::dump_of(file_), expected);
    }
    if (fs::exists(file_in(other_))) {
      EXPECT_EQ(test::dump_of(file_in(other_)), expected);
    }
    fs::remove(file_);
    fs::remove_all(other_);
    if (end == End::finished) break;
  }
  EXPECT_GT(step, 10);
}

}  // namespace
}  // namespace baytrust::store
