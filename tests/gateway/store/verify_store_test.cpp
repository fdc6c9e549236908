// Looking a store over: nothing is said of a whole one, and each kind of damage is named.
#include "gateway/store/verify_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <fstream>

#include "gateway/store/codes.hpp"
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/store_dump.hpp"
#include "tests/gateway/store/submission_steps.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::store {
namespace {

namespace fs = std::filesystem;
using contract::digest_of;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A store with something in every table, made and left alone.
class VerifyStoreTest : public ::testing::Test {
 protected:
  VerifyStoreTest() {
    const test::Unsynced unsynced;
    auto opened = SqliteOpener().create(place_, {contract::pin_of("HK", "pin")});
    EXPECT_TRUE(opened);
    service::Store& store = **opened;
    const auto revision = [&] { return store.editions().revision().value(); };
    EXPECT_TRUE(store.editions().add(contract::edition_of("one", 1, revision())));
    auto& submissions = store.submissions();
    EXPECT_TRUE(submissions.receive(contract::submission_of("s-2", 2, "two")));
    EXPECT_TRUE(submissions.receive(contract::submission_of("s-rival", 2, "another two")));
    EXPECT_TRUE(submissions.advance(contract::to_verified()));
    EXPECT_TRUE(submissions.advance(contract::to_staged(revision())));
    EXPECT_TRUE(submissions.advance(contract::to_approved()));
    EXPECT_TRUE(submissions.advance(contract::to_scheduled()));
    EXPECT_TRUE(submissions.advance(contract::to_active(revision())));
    EXPECT_TRUE(store.verdicts().keep(std::vector{contract::verdict_of("d-1", 10)}));
    service::CrlRecord crl;
    crl.digest = digest_of("crl");
    EXPECT_TRUE(store.crls().add(crl, to_bytes(as_bytes("crl"))));
  }
  // What is said after the store was changed by SQL, which asks no adapter.
  std::vector<std::string> after(const std::string& sql) {
    {
      SQLite::Database database(file_, SQLite::OPEN_READWRITE);
      database.exec("PRAGMA foreign_keys = OFF");
      database.exec(sql);
    }
    return said();
  }
  std::vector<std::string> said() {
    const auto check = verify_store(place_, {});
    EXPECT_TRUE(check) << describe(check.error());
    std::vector<std::string> out;
    if (check) {
      for (const Error& trouble : check->troubles) out.push_back(describe(trouble));
    }
    return out;
  }

  test::TemporaryDirectory directory_;
  std::string place_ = directory_ / "store";
  std::string file_ = place_ + "/" + std::string(kFileName);
};

TEST_F(VerifyStoreTest, SaysNothingOfAWholeStoreAndChangesNothing) {
  const auto before = test::dump_of(file_);
  std::vector<std::string> steps;
  std::uint64_t done = 0, of = 0;
  const auto check = verify_store(place_, [&](const VerifyProgress& progress) {
    if (steps.empty() || steps.back() != progress.step) steps.emplace_back(progress.step);
    if (progress.step == "digests") std::tie(done, of) = std::pair(progress.done, progress.of);
  });
  ASSERT_TRUE(check);
  EXPECT_THAT(check->troubles, IsEmpty());
  // Files: one, two, another two, two envelopes; a pin; a CRL; evidence of five; a decision.
  EXPECT_EQ(check->digests, 13U);
  EXPECT_EQ(done, 13U);
  EXPECT_EQ(of, 13U);
  EXPECT_THAT(steps,
              ElementsAre("file", "references", "digests", "editions", "submissions", "events"));
  EXPECT_EQ(test::dump_of(file_), before);
}

TEST_F(VerifyStoreTest, NamesBytesThatAreNotWhatTheirDigestSays) {
  for (const auto& [table, bytes] : {std::pair{"file", "bytes"},
                                     {"pin", "certificate"},
                                     {"crl", "der"},
                                     {"evidence", "bytes"}}) {
    const auto found = after("UPDATE " + std::string(table) + " SET " + bytes +
                             " = x'00' WHERE rowid = (SELECT min(rowid) FROM " + table + ")");
    EXPECT_THAT(found.back(), AllOf(HasSubstr("store.fsck.digest"), HasSubstr(table)));
  }
  EXPECT_THAT(after("UPDATE verdict SET decision = '{}'").back(), HasSubstr("table=verdict"));
  EXPECT_EQ(said().size(), 5U);
}

TEST_F(VerifyStoreTest, NamesReferencesThatLeadNowhere) {
  EXPECT_THAT(after("DELETE FROM file WHERE digest = (SELECT file FROM edition_file LIMIT 1)"),
              ElementsAre("store.fsck.reference store table=edition_file parent=file"));
}

TEST_F(VerifyStoreTest, NamesAnEditionWithoutAFile) {
  EXPECT_THAT(
      after("DELETE FROM edition_file WHERE edition IN "
            "(SELECT digest FROM edition WHERE sequence = 1)"),
      ElementsAre("store.fsck.edition store digest=" + to_hex(digest_of("content of one"))));
}

TEST_F(VerifyStoreTest, NamesAMarkBelowWhatIsInForceUnlessItWasLowered) {
  const std::string lower = "DELETE FROM high_water";
  EXPECT_THAT(after(lower),
              ElementsAre("store.fsck.mark store document=list HK found=0 sequence=2"));
  EXPECT_THAT(after("INSERT INTO trust_act (kind, territory, fingerprint, certificate, starts, "
                    "sequence, ends, done) VALUES (2, 'HK', zeroblob(32), x'', 0, 0, x'', 1)"),
              IsEmpty());
}

TEST_F(VerifyStoreTest, NamesASubmissionWhoseStepsSayOtherwise) {
  EXPECT_THAT(
      after("UPDATE submission_step SET state = 3 WHERE submission = 2 AND position = 1"),
      ElementsAre("store.fsck.submission store id=s-rival state=superseded found=approved"));
  EXPECT_THAT(after("DELETE FROM submission_step WHERE submission = 2"),
              ElementsAre("store.fsck.submission store id=s-rival state=superseded found=-"));
}

TEST_F(VerifyStoreTest, NamesAnActiveSubmissionWhoseEditionIsNot) {
  const std::string digest = to_hex(digest_of("content of two"));
  EXPECT_THAT(after("UPDATE edition SET state = 1, activated = NULL WHERE sequence = 2"),
              ElementsAre("store.fsck.submission_edition store id=s-2 state=active digest=" +
                          digest + " found=held"));
}

TEST_F(VerifyStoreTest, NamesASubmissionOfAnotherDocumentThanItsEdition) {
  EXPECT_THAT(after("DROP TRIGGER submission_final; "
                    "UPDATE submission SET territory = 'MO' WHERE id = 's-2'"),
              ElementsAre(HasSubstr("store.fsck.submission_edition store id=s-2 state=active")));
}

TEST_F(VerifyStoreTest, NamesAGapInTheEvents) {
  EXPECT_THAT(after("DROP TRIGGER event_stays; DELETE FROM event WHERE number = 2"),
              ElementsAre("store.fsck.events store found=3 last=4"));
}

TEST_F(VerifyStoreTest, NamesADamagedFile) {
  {
    std::fstream damaged(file_, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(static_cast<std::streamoff>(fs::file_size(file_) - 8192));
    damaged << std::string(8192, '\x55');
  }
  const auto check = verify_store(place_, {});
  ASSERT_TRUE(check) << describe(check.error());
  ASSERT_FALSE(check->troubles.empty());
  EXPECT_EQ(check->troubles.front().code(), kFsckIntegrity);
}

TEST_F(VerifyStoreTest, SaysNoMoreThanItsLimit) {
  const auto found = after(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100) "
      "INSERT INTO file SELECT CAST(format('%032d', i) AS BLOB), x'00' FROM n");
  EXPECT_EQ(found.size(), kMostTroubles);
}

TEST_F(VerifyStoreTest, WantsAStoreOfThisVersion) {
  EXPECT_EQ(contract::code_of(verify_store(directory_ / "nowhere", {})), "store.missing");
  SQLite::Database(file_, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 2");
  EXPECT_EQ(contract::code_of(verify_store(place_, {})), "store.version");
}

}  // namespace
}  // namespace baytrust::store
