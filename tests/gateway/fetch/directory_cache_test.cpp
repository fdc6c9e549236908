// What was put in comes out, in this process and the next; what was torn or altered does not.
#include "gateway/fetch/directory_cache.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::fetch {
namespace {

namespace fs = std::filesystem;
using service::CachedSource;
using service::SourceKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CachedSource source(std::string_view name, std::int64_t due = 100) {
  CachedSource out;
  out.key = crypto::sha256(as_bytes(name));
  out.issuer = crypto::sha256(as_bytes("issuer"));
  out.kind = SourceKind::issuer;
  out.url = "http://h:80/" + std::string(name);
  out.item = "issuer: CN=香港";
  out.signers = {{1, 2, 3}, {4}};
  out.digest = crypto::sha256(as_bytes("d"));
  out.body = {0, '\n', '\n', 255, 's', 'e', 'a', 'l'};
  out.etag = "\"e t\"";
  out.last_modified = "then";
  out.checked = {5};
  out.used = {6};
  out.due = {due};
  out.this_update = Instant{4};
  out.next_update = Instant{7};
  return out;
}

class DirectoryCacheTest : public ::testing::Test {
 protected:
  void put(const CachedSource& one) {
    const auto kept = cache_.put(one);
    ASSERT_TRUE(kept) << describe(kept.error());
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& file : fs::directory_iterator(place_)) out.push_back(file.path());
    return out;
  }

  test::TemporaryDirectory directory_;
  fs::path place_ = directory_.path() / "fetched";
  DirectoryCache cache_{place_};
};

TEST_F(DirectoryCacheTest, AnEntryThatWasCheckedEarlierDoesNotTakeTheOthersPlace) {
  CachedSource newer = source("one");
  newer.checked = {7};
  newer.etag = "\"newer\"";
  put(newer);
  put(source("one"));
  EXPECT_EQ(cache_.find(newer.key)->etag, "\"newer\"");
  newer.due = {900};
  put(newer);
  EXPECT_EQ(cache_.find(newer.key)->due, Instant{900}) << "checked when it was";
}

TEST_F(DirectoryCacheTest, WhatWasPutInComesOutInTheNextProcess) {
  const CachedSource one = source("one");
  EXPECT_FALSE(cache_.find(one.key));
  put(one);
  DirectoryCache next(place_);
  const auto found = next.find(one.key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, one.kind);
  EXPECT_EQ(found->key, one.key);
  EXPECT_EQ(found->issuer, one.issuer);
  EXPECT_EQ(found->url, one.url);
  EXPECT_EQ(found->item, one.item);
  EXPECT_EQ(found->signers, one.signers);
  EXPECT_EQ(found->digest, one.digest);
  EXPECT_EQ(found->body, one.body);
  EXPECT_EQ(found->etag, one.etag);
  EXPECT_EQ(found->last_modified, one.last_modified);
  EXPECT_EQ(found->checked, one.checked);
  EXPECT_EQ(found->used, one.used);
  EXPECT_EQ(found->due, one.due);
  EXPECT_EQ(found->this_update, one.this_update);
  EXPECT_EQ(found->next_update, one.next_update);
  struct stat seen {};
  ASSERT_EQ(::stat(place_.c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0700U);
}

TEST_F(DirectoryCacheTest, TheLaterOneReplacesAndWhatIsDroppedIsGone) {
  CachedSource one = source("one");
  put(one);
  one.etag = "";
  one.next_update.reset();
  put(one);
  EXPECT_EQ(cache_.find(one.key)->etag, "");
  EXPECT_FALSE(cache_.find(one.key)->next_update);
  EXPECT_THAT(files(), SizeIs(1));
  cache_.drop(one.key);
  EXPECT_FALSE(cache_.find(one.key));
  EXPECT_THAT(cache_.entries(), IsEmpty());
}

TEST_F(DirectoryCacheTest, EntriesComeByDueWithoutBodies) {
  put(source("late", 30));
  put(source("early", 10));
  put(source("middle", 20));
  std::vector<std::int64_t> due;
  for (const auto& entry : cache_.entries()) {
    due.push_back(entry.due.seconds);
    EXPECT_TRUE(entry.body.empty());
  }
  EXPECT_THAT(due, ElementsAre(10, 20, 30));
}

TEST_F(DirectoryCacheTest, NothingTornOrAlteredIsAnEntry) {
  const CachedSource one = source("one");
  put(one);
  const fs::path file = files().at(0);
  std::ifstream in(file, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string altered = whole;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    std::ofstream(file, std::ios::binary) << altered;
    EXPECT_FALSE(cache_.find(one.key)) << "octet " << i;
    if (i % 16 == 0) {
      std::ofstream(file, std::ios::binary) << whole.substr(0, i);
      EXPECT_FALSE(cache_.find(one.key)) << "cut at " << i;
    }
  }
  // Under another's name.
  std::ofstream(file, std::ios::binary) << whole;
  const CachedSource other = source("other");
  fs::copy_file(file, place_ / (to_hex(other.key) + ".source"));
  EXPECT_FALSE(cache_.find(other.key));
  EXPECT_THAT(cache_.entries(), SizeIs(1));
}

TEST_F(DirectoryCacheTest, AValueThatWouldEndItsLineIsLeftOut) {
  CachedSource one = source("one");
  one.etag = "x\nkey y";
  put(one);
  EXPECT_EQ(cache_.find(one.key)->etag, "");
}

TEST_F(DirectoryCacheTest, ItIsBounded) {
  DirectoryCache small(place_, 10);
  for (int i = 0; i < 30; ++i) ASSERT_TRUE(small.put(source(std::to_string(i))));
  EXPECT_LE(files().size(), 10U);
}

TEST_F(DirectoryCacheTest, WhereNothingCanBeWrittenItIsSaid) {
  DirectoryCache nowhere(directory_.path() / "a" / "b");
  const auto kept = nowhere.put(source("one"));
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code().id, "fetch.cache.unusable");
  EXPECT_THAT(nowhere.entries(), IsEmpty());
}

}  // namespace
}  // namespace baytrust::fetch
