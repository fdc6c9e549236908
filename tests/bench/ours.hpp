// This project as a peer: leaf bytes to verdict by building, path validation and, where asked, the
// CRLs; and the same with signatures kept, which leaves everything but public-key operations.
#pragma once

#include <optional>
#include <vector>

#include "tests/bench/peer.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"
#include "validators/revocation/judge.hpp"

namespace baytrust::bench {

class Ours final : public Peer {
 public:
  explicit Ours(const Course& course);

  Answer judge(std::size_t i) override;
  Answer judge_cold(std::size_t i) override;
  void parse_leaf(std::size_t i) override;
  bool verify_leaf(std::size_t i) override;

  // A new Verifier that has loaded every key and kept every CRL's signature, but no certificate's
  // of a case below kCases - kIssuers.
  void forget_cases();
  // A Verifier that has kept every signature; judge() asks it for the leaf's too.
  void remember_all();

  // The parts of judge(), each alone, on a leaf that is parsed.
  void build_path(std::size_t i);
  void validate_path(std::size_t i);
  void look_up_status(std::size_t i);

 private:
  Answer judge_with(const x509::Certificate& leaf, const path::Pool& pool,
                    const revocation::CrlStore& crls);
  void prime(std::size_t begin, std::size_t end);

  const Course& course_;
  std::vector<path::TrustAnchor> anchors_;
  std::vector<path::Pool> pools_;  // one a case: its intermediates
  revocation::CrlStore crls_;
  revocation::Rules rules_;
  path::Inputs inputs_;
  std::unique_ptr<crypto::Verifier> verifier_;
  std::vector<x509::Certificate> leaves_;
  std::vector<path::Path> paths_;  // of the valid cases
};

}  // namespace baytrust::bench
