// Verdicts are on disk before they are answered, many in one transaction.
#include "gateway/service/verdict_keeper.hpp"

#include <atomic>
#include <gtest/gtest.h>

#include "gateway/service/codes.hpp"
#include "gateway/service/serving_codes.hpp"
#include "tests/support/memory_store.hpp"

namespace baytrust::service {
namespace {

// Transactions wait until the test lets them go on, and fail where it says so.
class SlowVerdicts : public VerdictStore {
 public:
  Result<void> keep(std::span<const NewVerdict> verdicts) override {
    std::unique_lock lock(mutex_);
    ++begun_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
    if (fails) return Error(kStoreMissing, "store");
    for (const auto& verdict : verdicts) kept.push_back(verdict.verdict.id);
    return {};
  }
  Result<std::optional<StoredVerdict>> find(const std::string&) override { return unused(); }
  Result<std::vector<StoredVerdict>> list(const VerdictQuery&) override { return unused(); }
  Result<std::uint64_t> count() override { return unused(); }
  Result<SharedBytes> evidence(const Digest&) override { return unused(); }
  Result<std::uint64_t> forget(Instant) override { return unused(); }

  void await(int transactions) {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(
        changed_.wait_for(lock, std::chrono::seconds(20), [&] { return begun_ >= transactions; }));
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  int begun() {
    const std::lock_guard lock(mutex_);
    return begun_;
  }

  std::vector<std::string> kept;
  bool fails = false;

 private:
  static Error unused() { return Error(kStoreMissing, "unused"); }
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;
  bool open_ = false;
};

class SlowStore : public Store {
 public:
  SlowStore(SlowVerdicts& verdicts, std::unique_ptr<Store> rest)
      : verdicts_(verdicts), rest_(std::move(rest)) {}
  EditionStore& editions() override { return rest_->editions(); }
  CrlStore& crls() override { return rest_->crls(); }
  SubmissionStore& submissions() override { return rest_->submissions(); }
  VerdictStore& verdicts() override { return verdicts_; }
  AccountStore& accounts() override { return rest_->accounts(); }
  EventStore& events() override { return rest_->events(); }
  EmergencyStore& emergencies() override { return rest_->emergencies(); }
  IdempotencyStore& idempotency() override { return rest_->idempotency(); }

 private:
  SlowVerdicts& verdicts_;
  std::unique_ptr<Store> rest_;
};

class VerdictKeeperTest : public ::testing::Test {
 protected:
  std::unique_ptr<VerdictKeeper> keeper(std::size_t most_waiting = 100) {
    auto rest = opener_.create("store", {});
    return std::make_unique<VerdictKeeper>(std::make_unique<SlowStore>(verdicts_, std::move(*rest)),
                                           most_waiting);
  }
  static std::vector<NewVerdict> one(const std::string& id) {
    std::vector<NewVerdict> out(1);
    out[0].verdict.id = id;
    return out;
  }
  // As many verdicts wait or are being written.
  static void await(const VerdictKeeper& keeper, std::size_t waiting) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (keeper.counts().waiting < waiting && std::chrono::steady_clock::now() < end) {
      std::this_thread::yield();
    }
  }

  test::MemoryOpener opener_;
  SlowVerdicts verdicts_;
};

TEST_F(VerdictKeeperTest, WhatWaitsGoesInOneTransaction) {
  const auto keeping = keeper();
  std::vector<std::thread> callers;
  callers.emplace_back([&] { EXPECT_TRUE(keeping->keep(one("first"))); });
  verdicts_.await(1);
  for (int i = 0; i < 10; ++i) {
    callers.emplace_back([&, i] { EXPECT_TRUE(keeping->keep(one(std::to_string(i)))); });
  }
  await(*keeping, 11);
  verdicts_.open();
  for (auto& caller : callers) caller.join();
  EXPECT_EQ(verdicts_.kept.size(), 11U);
  EXPECT_EQ(verdicts_.begun(), 2);
  EXPECT_EQ(keeping->counts().transactions, 2U);
  EXPECT_EQ(keeping->counts().waiting, 0U);
}

// Answers under a key go with the verdicts that wait; a failure of the one kind is not the other's.
TEST_F(VerdictKeeperTest, AnswersAreKeptBesideVerdicts) {
  const auto answer = [](std::string key) {
    return KeptAnswer{.caller = "a",
                      .key = std::move(key),
                      .request = {},
                      .status = 200,
                      .media_type = "application/json",
                      .body = "{}",
                      .made = {}};
  };
  const auto keeping = keeper();
  const auto reader = std::move(*opener_.open("store"));
  verdicts_.fails = true;
  std::vector<std::thread> callers;
  callers.emplace_back([&] { EXPECT_FALSE(keeping->keep(one("first"))); });
  verdicts_.await(1);
  callers.emplace_back([&] { EXPECT_FALSE(keeping->keep(one("second"))); });
  for (const char* key : {"k", "l", "k"}) {
    callers.emplace_back([&, key] { EXPECT_TRUE(keeping->keep(answer(key))); });
  }
  await(*keeping, 5);
  EXPECT_FALSE(*reader->idempotency().find("a", "k")) << "it waits";
  verdicts_.open();
  for (auto& caller : callers) caller.join();
  EXPECT_TRUE(*reader->idempotency().find("a", "k"));
  EXPECT_TRUE(*reader->idempotency().find("a", "l"));
  EXPECT_EQ(keeping->counts().waiting, 0U);
  EXPECT_EQ(keeping->counts().verdicts, 0U);
}

TEST_F(VerdictKeeperTest, NobodyIsAnsweredBeforeItIsKept) {
  const auto keeping = keeper();
  std::atomic<bool> answered{false};
  std::thread caller([&] {
    EXPECT_TRUE(keeping->keep(one("first")));
    answered = true;
  });
  verdicts_.await(1);
  EXPECT_FALSE(answered);
  verdicts_.open();
  caller.join();
  EXPECT_EQ(verdicts_.kept.size(), 1U);
}

TEST_F(VerdictKeeperTest, AFullQueueRefusesAtOnce) {
  const auto keeping = keeper(1);
  std::thread caller([&] { EXPECT_TRUE(keeping->keep(one("first"))); });
  verdicts_.await(1);
  const auto refused = keeping->keep(one("second"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), kVerdictQueueFull);
  verdicts_.open();
  caller.join();
  EXPECT_TRUE(keeping->keep(one("third")));
}

TEST_F(VerdictKeeperTest, ATroubleReachesEveryCallerOfTheTransaction) {
  verdicts_.fails = true;
  verdicts_.open();
  const auto keeping = keeper();
  EXPECT_EQ(keeping->keep(one("first")).error().code(), kStoreMissing);
  EXPECT_TRUE(keeping->keep(std::vector<NewVerdict>()));
}

TEST_F(VerdictKeeperTest, WhatWaitsAtTheEndIsWritten) {
  auto keeping = keeper();
  std::thread caller([&] { EXPECT_TRUE(keeping->keep(one("first"))); });
  verdicts_.await(1);
  verdicts_.open();
  caller.join();
  keeping.reset();
  EXPECT_EQ(verdicts_.kept.size(), 1U);
}

}  // namespace
}  // namespace baytrust::service
