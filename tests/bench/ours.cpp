#include "tests/bench/ours.hpp"

#include "tests/bench/harness.hpp"
#include "validators/path/policy_set.hpp"

namespace baytrust::bench {
namespace {

using TargetSignature = path::Inputs::TargetSignature;

std::vector<path::TrustAnchor> read_anchors(const Course& course) {
  std::vector<path::TrustAnchor> out;
  for (const auto& der : course.anchors) out.emplace_back(*x509::Certificate::parse(der));
  return out;
}

path::Pool read_pool(const Case& one, const std::vector<path::TrustAnchor>& anchors) {
  std::vector<x509::Certificate> certificates;
  for (const auto& der : one.intermediates) certificates.push_back(*x509::Certificate::parse(der));
  return path::Pool(std::move(certificates), anchors);
}

revocation::CrlStore read_crls(const Course& course) {
  revocation::CrlStore out;
  for (const auto& der : course.crls) out.add(*x509::Crl::parse(der), test::kNoon - kHour);
  return out;
}

path::Inputs inputs_of(const Course& course) {
  path::Inputs in;
  in.at = test::kNoon;
  if (course.checks == Checks::policies_and_crls) {
    in.user_initial_policy_set = path::make_policy_set({Oid::literal(kHomePolicy)});
    in.explicit_policy = path::Require::yes;
  }
  return in;
}

}  // namespace

Ours::Ours(const Course& course)
    : course_(course),
      anchors_(read_anchors(course)),
      crls_(read_crls(course)),
      inputs_(inputs_of(course)),
      verifier_(std::make_unique<crypto::Verifier>()) {
  for (const auto& one : course.cases) {
    pools_.push_back(read_pool(one, anchors_));
    leaves_.push_back(*x509::Certificate::parse(one.leaf));
    Budget budget;
    const path::Pool* const pool = &pools_.back();
    auto found = path::build(leaves_.back(), {&pool, 1}, {.at = test::kNoon}, budget);
    if (!found.paths.empty()) paths_.push_back(std::move(found.paths.front()));
  }
}

Answer Ours::judge_with(const x509::Certificate& leaf, const path::Pool& pool,
                        const revocation::CrlStore& crls) {
  Budget budget;
  const path::Pool* const pools[] = {&pool};
  const path::Candidates found = path::build(leaf, pools, {.at = test::kNoon}, budget);
  if (found.paths.empty()) return {false, "no path"};
  const path::Path& path = found.paths.front();
  inputs_.path = path.certificates();
  inputs_.anchor = path.anchor();
  const path::Outcome outcome = path::validate(inputs_, *verifier_, budget);
  for (const Finding& finding : outcome.findings) {
    if (finding.effect() > Effect::warning) return {false, finding.code().id};
  }
  if (course_.checks == Checks::path_only) return {true};
  const auto statuses = revocation::judge_path({.path = path.certificates(),
                                                .anchor = path.anchor(),
                                                .at = test::kNoon,
                                                .known_at = test::kNoon},
                                               {crls, pools}, rules_, *verifier_, budget);
  for (const revocation::Status& status : statuses) {
    if (status.state != revocation::State::good) return {false, to_string(status.state)};
  }
  return {true};
}

Answer Ours::judge(std::size_t i) {
  const auto leaf = x509::Certificate::parse(course_.cases[i].leaf);
  if (!leaf) return {false, leaf.error().code().id};
  return judge_with(*leaf, pools_[i], crls_);
}

Answer Ours::judge_cold(std::size_t i) {
  verifier_ = std::make_unique<crypto::Verifier>();
  const auto anchors = read_anchors(course_);
  const auto pool = read_pool(course_.cases[i], anchors);
  const auto crls = read_crls(course_);
  const auto leaf = x509::Certificate::parse(course_.cases[i].leaf);
  if (!leaf) return {false, leaf.error().code().id};
  return judge_with(*leaf, pool, crls);
}

void Ours::parse_leaf(std::size_t i) { keep(x509::Certificate::parse(course_.cases[i].leaf)); }

bool Ours::verify_leaf(std::size_t i) {
  const x509::Certificate& leaf = leaves_[i];
  const auto algorithm = crypto::parse_signature_algorithm(leaf->signature_algorithm);
  if (!algorithm) return false;
  return verifier_->verify({.algorithm = *algorithm,
                            .key = anchors_[i % kIssuers].key(),
                            .dsa_parameters = {},
                            .message = leaf->tbs,
                            .signature = leaf->signature_value}) == crypto::Verdict::good;
}

void Ours::prime(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) judge(i);
}

void Ours::forget_cases() {
  inputs_.target_signature = TargetSignature::once;
  verifier_ = std::make_unique<crypto::Verifier>();
  prime(kCases - kIssuers, kCases);
}

void Ours::remember_all() {
  inputs_.target_signature = TargetSignature::kept;
  verifier_ = std::make_unique<crypto::Verifier>();
  prime(0, kCases);
}

void Ours::build_path(std::size_t i) {
  Budget budget;
  const path::Pool* const pool = &pools_[i];
  keep(path::build(leaves_[i], {&pool, 1}, {.at = test::kNoon}, budget));
}

void Ours::validate_path(std::size_t i) {
  Budget budget;
  inputs_.path = paths_[i].certificates();
  inputs_.anchor = paths_[i].anchor();
  keep(path::validate(inputs_, *verifier_, budget));
}

void Ours::look_up_status(std::size_t i) {
  Budget budget;
  const path::Pool* const pools[] = {&pools_[i]};
  keep(revocation::judge_path({.path = paths_[i].certificates(),
                               .anchor = paths_[i].anchor(),
                               .at = test::kNoon,
                               .known_at = test::kNoon},
                              {crls_, pools}, rules_, *verifier_, budget));
}

}  // namespace baytrust::bench
