#include <fmt/format.h>
#include <memory>

#include "gateway/decision/decide.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/gateway/decision/world.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kLeaves = 128;

// A Hong Kong certificate asked about in Macao: home run, recognition run through the registers of
// both sides, CRLs of every CA; P-256 throughout. Everything is parsed before.
class Decisions {
 public:
  Decisions()
      : snapshot_(world_.snapshot()),
        profile_(world_.profile),
        verifier_(std::make_unique<crypto::Verifier>()) {
    for (std::size_t i = 0; i < kLeaves + 1; ++i) {
      auto request = test::sound_request();
      request.subject = "C=HK,OU=Personal,CN=Chan " + std::to_string(i);
      leaves_.push_back(test::hong_kong().ca.issue(request));
    }
  }

  decision::Decision decide(std::size_t i) {
    const decision::Request request{
        .certificate = leaves_[i], .kind = world_.kind, .time_basis = world_.time_basis};
    Budget budget(world_.profile.limits);
    return decision::decide({.request = request,
                             .evidence = world_.evidence,
                             .snapshot = *snapshot_,
                             .profile = profile_,
                             .at = world_.at,
                             .known_at = world_.known_at},
                            *verifier_, budget);
  }

  bool verify_leaf(std::size_t i) {
    const x509::Certificate& leaf = leaves_[i];
    const auto algorithm = crypto::parse_signature_algorithm(leaf->signature_algorithm);
    return algorithm &&
           verifier_->verify({.algorithm = *algorithm,
                              .key = test::hong_kong().ca.certificate()->subject_public_key_info,
                              .dsa_parameters = {},
                              .message = leaf->tbs,
                              .signature = leaf->signature_value}) == crypto::Verdict::good;
  }

  // Keys, intermediates and CRLs known; no leaf that is measured.
  void forget_leaves() {
    verifier_ = std::make_unique<crypto::Verifier>();
    keep(decide(kLeaves));
  }
  void remember_all() {
    forget_leaves();
    for (std::size_t i = 0; i < kLeaves; ++i) keep(decide(i));
  }

  bool sound() {
    for (std::size_t i = 0; i < kLeaves; ++i) {
      const auto decision = decide(i);
      if (decision.home == decision::Home::valid &&
          decision.recognition == decision::Recognition::recognised) {
        continue;
      }
      fmt::print("decide: our verdict is wrong:\n{}\n", test::explain(decision));
      return false;
    }
    return true;
  }

 private:
  test::World world_;
  std::shared_ptr<const decision::TrustSnapshot> snapshot_;
  decision::SealedProfile profile_;
  std::unique_ptr<crypto::Verifier> verifier_;
  std::vector<x509::Certificate> leaves_;
};

}  // namespace

bool print_decisions(const Effort& effort) {
  Decisions fresh, kept;
  if (!fresh.sound() || !kept.sound()) return false;
  kept.remember_all();
  const auto forget = [&] { fresh.forget_leaves(); };
  std::vector<Row> rows{
      {.name = "raw", .run = [&](std::size_t i) { keep(fresh.verify_leaf(i)); }},
      {.name = "decide", .run = [&](std::size_t i) { keep(fresh.decide(i)); }, .prepare = forget},
      {.name = "json",
       .run = [&](std::size_t i) { keep(decision::canonical(fresh.decide(i))); },
       .prepare = forget},
      {.name = "kept", .run = [&](std::size_t i) { keep(kept.decide(i)); }},
      {.name = "kept json",
       .run = [&](std::size_t i) { keep(decision::canonical(kept.decide(i))); }},
  };
  for (Row& row : rows) row.most_per_round = kLeaves;
  measure(rows, effort);
  const double raw = rows[0].microseconds;
  Table table({"decision, P-256, µs", "Baytrust", "beyond the signature", "target"});
  const auto add = [&](const char* what, const Row& row, double signature, double allowance) {
    const double beyond = row.microseconds - signature;
    table.add({what, number(row.microseconds), number(beyond), distance(beyond, allowance, " µs")});
  };
  table.add({"raw verify of the leaf", number(raw), "", ""});
  add("decide", rows[1], raw, 15);
  add("decide and canonical JSON", rows[2], raw, 25);
  add("decide, leaf's signature kept", rows[3], 0, 15);
  add("decide and canonical JSON, leaf's signature kept", rows[4], 0, 25);
  table.print();
  return true;
}

}  // namespace baytrust::bench
