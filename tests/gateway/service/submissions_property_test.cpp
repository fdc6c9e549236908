// Whatever persons and partners do in whatever order: never two editions of one number, never one
// without its two persons, never before its instant. Random walks; a failing one names its seed.
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "gateway/service/submission_codes.hpp"
#include "tests/gateway/service/submission_world.hpp"

namespace baytrust::service {
namespace {

using test::must;

class Walk {
 public:
  Walk(test::SubmissionWorld& world, unsigned seed) : world_(world), random_(seed) {}

  // How many editions came into force by it.
  std::size_t activated() {
    std::size_t count = 0;
    for (const std::string& id : ids_) {
      if (must(world_.submissions().find(id)).state == SubmissionState::active) ++count;
    }
    return count;
  }
  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      act();
      check();
      if (::testing::Test::HasFatalFailure()) return;
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  void act() {
    switch (pick(9)) {
      case 0:
        return submit();
      case 1:
      case 2:
      case 3:
        return by_a_person([&](const std::string& id, const Caller& caller) {
          (void)world_.submissions().approve(id, caller, world_.now);
        });
      case 4:
        if (pick(4) != 0) return;
        return by_a_person([&](const std::string& id, const Caller& caller) {
          (void)world_.submissions().decline(id, caller, world_.now);
        });
      case 5:
        return by_a_person([&](const std::string& id, const Caller& caller) {
          const auto ahead = static_cast<std::int64_t>(pick(3 * kHour)) - kHour / 2;
          const auto done =
              world_.submissions().schedule(id, world_.now + ahead, caller, world_.now);
          if (done) promised_[id] = *done->activate_at;
        });
      case 6:
        world_.now = world_.now + static_cast<std::int64_t>(pick(kHour));
        return;
      default:
        must(world_.submissions().work(world_.now));
    }
  }
  void submit() {
    // Small numbers: repetitions, rollbacks and jumps ahead of one another.
    const auto sequence = static_cast<std::int64_t>(1 + pick(6));
    auto list = world_.hk_list(sequence, 1 + pick(3));
    const SharedBytes document = world_.small.hk.sign(list);
    auto envelope = world_.envelope("HK", DocumentKind::trust_list,
                                    static_cast<std::uint64_t>(sequence), document);
    envelope.activate_at = world_.now + static_cast<std::int64_t>(pick(2 * kHour));
    const auto received = world_.send(envelope, document);
    if (!received) return;
    ids_.push_back(received->id);
    promised_[received->id] = *received->activate_at;
  }
  template <class Act>
  void by_a_person(Act act) {
    static constexpr const char* kPersons[] = {"hk-ana", "hk-bao", "hk-chan", "mo-duarte",
                                               "hk-partner"};
    if (ids_.empty()) return;
    act(ids_[pick(ids_.size())], world_.caller(kPersons[pick(std::size(kPersons))]));
  }

  void check() {
    std::set<std::uint64_t> active;
    for (const EditionRecord& edition : must(world_.store->editions().editions())) {
      if (edition.kind != DocumentKind::trust_list || edition.territory != "HK") continue;
      if (edition.state != EditionState::active) continue;
      ASSERT_TRUE(active.insert(edition.sequence).second) << "two of number " << edition.sequence;
      ASSERT_LE(*edition.activated, world_.now);
    }
    for (const std::string& id : ids_) check(must(world_.submissions().find(id)));
    const std::uint64_t now = world_.in_force(DocumentKind::trust_list, "HK", world_.now);
    ASSERT_GE(now, in_force_) << "the edition in force never falls back";
    in_force_ = now;
  }
  void check(const Submission& submission) {
    if (submission.state != SubmissionState::active) return;
    std::set<std::string> persons;
    for (const auto& approval : submission.approvals) {
      ASSERT_EQ(approval.territory, "HK");
      persons.insert(approval.name);
    }
    ASSERT_GE(persons.size(), 2U) << submission.id;
    ASSERT_GE(submission.steps.back().at, promised_.at(submission.id)) << submission.id;
    const auto edition = must(world_.store->editions().find(submission.edition));
    ASSERT_TRUE(edition);
    ASSERT_EQ(edition->activated, submission.steps.back().at);
  }

  test::SubmissionWorld& world_;
  std::mt19937 random_;
  std::vector<std::string> ids_;
  std::map<std::string, Instant> promised_;
  std::uint64_t in_force_ = 0;
};

TEST(SubmissionsProperty, HoldsWhateverTheOrder) {
  std::size_t activated = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    test::MemoryOpener opener;
    test::SubmissionWorld world(opener);
    world.begin();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Walk walk(world, seed);
    walk.run(150);
    if (HasFatalFailure()) return;
    activated += walk.activated();
  }
  EXPECT_GE(activated, 6U) << "walks that get nowhere prove nothing";
}

}  // namespace
}  // namespace baytrust::service
