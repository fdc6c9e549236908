// Every step of a submission, and every other call that writes, under the troubles of a file: the
// process killed at each write and sync in turn; a full disk; an fsync that fails; a file
// that can only be read. What was acknowledged is there; the rest is wholly there or wholly absent.
#include <filesystem>
#include <functional>
#include <iostream>
#include <sys/mman.h>

#include "gateway/store/verify_store.hpp"
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/store_dump.hpp"
#include "tests/gateway/store/submission_steps.hpp"
#include "tests/support/dying_vfs.hpp"

namespace baytrust::contract {
namespace {

namespace fs = std::filesystem;
using service::Store;
using test::End;
using test::Trouble;

// What a call answered: the code, empty when it did what it should.
using Act = std::function<std::string(Store&)>;

struct Case {
  std::string name;
  std::vector<Act> before;
  Act act;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::uint64_t revision(Store& store) { return store.editions().revision().value(); }

Act receives(service::NewSubmission submission) {
  return [submission](Store& s) { return code_of(s.submissions().receive(submission)); };
}
Act takes(std::function<service::Transition(std::uint64_t)> step) {
  return [step](Store& s) { return code_of(s.submissions().advance(step(revision(s)))); };
}
Act takes(service::Transition (*step)()) {
  return [step](Store& s) { return code_of(s.submissions().advance(step())); };
}

// Edition 2 becomes active without ever having been held.
service::Transition straight_to_active(std::uint64_t revision) {
  auto out = step_to(SubmissionState::active, SubmissionState::verified);
  out.write.kind = service::EditionWrite::Kind::add;
  out.write.edition = edition_of("two", 2, 0);
  out.events = {event_of(service::EventKind::edition_active, "list HK 2")};
  out.revision = revision;
  return out;
}

Act keeps_verdicts() {
  return [](Store& s) {
    std::vector<service::NewVerdict> verdicts;
    for (const char* id : {"d-1", "d-2", "d-3"}) {
      verdicts.push_back(verdict_of(id, 3000));
      // Large enough to fill many pages, so that a torn write has something to tear.
      const std::string large(8'000, id[2]);
      verdicts.back().evidence.push_back(
          {service::EvidenceKind::certificate, digest_of(large), share(to_bytes(as_bytes(large)))});
    }
    return code_of(s.verdicts().keep(verdicts));
  };
}

Act begins_an_emergency() {
  return [](Store& s) {
    service::EmergencyRecord record;
    record.act.id = "e-1";
    record.act.known_from = {3000};
    record.act.lapses = Instant{9000};
    return code_of(s.emergencies().begin(
        record, event_of(service::EventKind::emergency_begun, record.act.id)));
  };
}

Act adds_an_account() {
  return [](Store& s) {
    return code_of(s.accounts().add(service::Account{
        .name = "ana",
        .grants = {{service::Role::validator, ""}, {service::Role::approver, "HK"}},
        .added = {3000},
        .ended = std::nullopt}));
  };
}

std::vector<Case> cases() {
  const Act mine = receives(submission_of("s-2", 2, "two"));
  const Act rival = receives(submission_of("s-rival", 2, "another two"));
  const Act verified = takes(to_verified), approved = takes(to_approved),
            scheduled = takes(to_scheduled);
  const Act staged = takes(to_staged), active = takes(to_active), rejected = takes(to_rejected);
  return {
      {"received", {rival}, mine},
      {"verified", {rival, mine}, verified},
      {"stagedHoldingItsEdition", {rival, mine, verified}, staged},
      {"approved", {rival, mine, verified, staged}, approved},
      {"scheduled", {rival, mine, verified, staged, approved}, scheduled},
      {"activeSupersedingItsRival", {rival, mine, verified, staged, approved, scheduled}, active},
      {"activeAtOnce", {rival, mine, verified}, takes(straight_to_active)},
      {"rejectedRefusingItsEdition", {rival, mine, verified, staged}, rejected},
      {"verdictsKept", {}, keeps_verdicts()},
      {"verdictsForgotten",
       {keeps_verdicts()},
       [](Store& s) { return code_of(s.verdicts().forget({9000})); }},
      {"emergencyBegun", {}, begins_an_emergency()},
      {"accountAdded", {}, adds_an_account()},
      {"eventAppended", {}, [](Store& s) {
         return code_of(s.events().append(event_of(service::EventKind::recall, "d-1")));
       }}};
}

// Set by a child, read by its parent, whatever becomes of the child.
class Acknowledgement {
 public:
  Acknowledgement()
      : said_(static_cast<volatile bool*>(::mmap(nullptr, sizeof(bool), PROT_READ | PROT_WRITE,
                                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {}
  ~Acknowledgement() { ::munmap(const_cast<bool*>(said_), sizeof(bool)); }
  Acknowledgement(const Acknowledgement&) = delete;
  Acknowledgement& operator=(const Acknowledgement&) = delete;
  void set() { *said_ = true; }
  bool given() const { return *said_; }

 private:
  volatile bool* said_;
};

class StoreFaults : public ::testing::TestWithParam<Case> {
 protected:
  StoreFaults() {
    auto store = opener_.create(place_, {pin_of("HK", "pin")});
    EXPECT_TRUE(store);
    EXPECT_TRUE((*store)->editions().add(edition_of("one", 1, 1)));
    for (const Act& act : GetParam().before) EXPECT_EQ(act(**store), "");
    store->reset();
    before_ = test::dump_of(file_in(place_));
    const std::string done = copy("done");
    EXPECT_EQ(act_in(done), "");
    after_ = test::dump_of(file_in(done));
    EXPECT_NE(before_, after_);
  }
  static std::string file_in(const std::string& place) {
    return place + "/" + std::string(store::kFileName);
  }
  std::string copy(const std::string& name) {
    const std::string place = directory_ / name;
    fs::remove_all(place);
    fs::copy(place_, place);
    return place;
  }
  std::string act_in(const std::string& place) {
    auto store = opener_.open(place);
    return store ? GetParam().act(**store) : code_of(store);
  }
  // The store opens, nothing in it is half done, and it works on.
  bool is_done(const std::string& place, const std::string& where) {
    const auto opened = opener_.open(place);
    EXPECT_TRUE(opened) << where << ": " << code_of(opened);
    const auto check = store::verify_store(place, {});
    EXPECT_TRUE(check && check->troubles.empty()) << where;
    const auto found = test::dump_of(file_in(place));
    EXPECT_TRUE(found == before_ || found == after_) << where << ": half done";
    if (found == before_) {
      EXPECT_EQ(act_in(place), "") << where;
    }
    return found == after_;
  }

  const test::Unsynced unsynced_;
  test::TemporaryDirectory directory_;
  std::string place_ = directory_ / "store";
  store::SqliteOpener opener_{50};
  std::vector<std::string> before_;
  std::vector<std::string> after_;
};

TEST_P(StoreFaults, KilledAtAnyStepItIsWhollyDoneOrNotAtAll) {
  bool old_seen = false;
  bool new_seen = false;
  int step = 1;
  for (;; ++step) {
    const std::string place = copy("killed");
    Acknowledgement acknowledged;
    const End end = test::run_until(step, [&] {
      auto store = opener_.open(place);
      if (!store || !GetParam().act(**store).empty()) return false;
      acknowledged.set();
      return true;
    });
    ASSERT_NE(end, End::failed) << "at step " << step;
    const bool done = is_done(place, "at step " + std::to_string(step));
    EXPECT_TRUE(done || !acknowledged.given()) << "an answer was given and forgotten, " << step;
    (done ? new_seen : old_seen) = true;
    if (end == End::finished || HasFailure()) break;
  }
  EXPECT_TRUE(old_seen && new_seen);
  EXPECT_GT(step, 5) << "too few steps were tried to mean anything";
}

// What the call answers when the trouble comes, and whether the same store then goes on: at once
// when healed, and after the process has gone away without being healed.
void fails_cleanly(const std::function<std::string(const std::string&)>& copy,
                   const std::function<std::string(Store&)>& act,
                   const std::function<bool(const std::string&, const std::string&)>& is_done,
                   Trouble trouble, std::string_view expected) {
  int times = 0;
  for (int step = 1;; ++step) {
    const std::string where = "at step " + std::to_string(step);
    Acknowledgement came;
    for (const bool healed : {true, false}) {
      const std::string place = copy("troubled");
      const End end = test::run_with(trouble, step, [&] {
        store::SqliteOpener opener{50};
        auto store = opener.open(place);
        if (!store) return test::has_come() && code_of(store) == expected;
        const std::string code = act(**store);
        if (test::has_come()) came.set();
        if (code.empty()) return true;  // the trouble came not, or where it does no harm
        if (code != expected) std::cerr << where << ": " << code << "\n";
        if (!healed) return code == expected;
        test::heal();
        const std::string again = act(**store);
        if (!again.empty()) std::cerr << where << ", healed: " << again << "\n";
        return code == expected && again.empty();
      });
      ASSERT_EQ(end, End::finished) << where << (healed ? ", healed" : "");
      const bool done = is_done(place, where);
      EXPECT_TRUE(done || !healed) << where;
    }
    if (!came.given()) break;
    ++times;
  }
  EXPECT_GT(times, 0) << "the trouble never came";
}

TEST_P(StoreFaults, AFullDiskIsSaidAndTheStoreGoesOnWhenThereIsRoom) {
  fails_cleanly([&](const std::string& name) { return copy(name); }, GetParam().act,
                [&](const auto& place, const auto& where) { return is_done(place, where); },
                Trouble::full, "store.full");
}

TEST_P(StoreFaults, AnFsyncThatFailsIsSaidAndTheStoreGoesOnWhenItWorks) {
  fails_cleanly([&](const std::string& name) { return copy(name); }, GetParam().act,
                [&](const auto& place, const auto& where) { return is_done(place, where); },
                Trouble::unsynced, "store.fsync");
}

TEST_P(StoreFaults, AReadOnlyFileIsSaidAndCanStillBeRead) {
  const End end = test::run_with(Trouble::read_only, 1, [&] {
    auto store = opener_.open(place_);
    if (!store) return false;
    const std::string code = GetParam().act(**store);
    if (code != "store.read_only") std::cerr << code << "\n";
    return code == "store.read_only" && (*store)->editions().editions().value().size() > 0;
  });
  EXPECT_EQ(end, End::finished);
  EXPECT_EQ(test::dump_of(file_in(place_)), before_);
}

INSTANTIATE_TEST_SUITE_P(Steps, StoreFaults, ::testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

// The codes, where a trace of this process sees them: a child's is lost with it.
TEST(StoreFaultCodes, AreSaidOfAFullAndOfAReadOnlyFile) {
  test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  const std::string place = directory / "store";
  for (const auto& [trouble, code] :
       {std::pair{Trouble::full, "store.full"}, {Trouble::read_only, "store.read_only"}}) {
    fs::remove_all(place);
    const test::Unsynced unsynced;
    ASSERT_TRUE(opener.create(place, {}));
    test::dying::install(trouble, 1);
    auto store = opener.open(place);
    EXPECT_EQ(store ? code_of((*store)->editions().add_pin(pin_of("HK", "a"))) : code_of(store),
              code);
    test::heal();
  }
}

}  // namespace
}  // namespace baytrust::contract
