// Builder: one run of build(), a depth-first search from the target upwards. Internal to path/:
// callers use build.hpp.
#pragma once

#include <optional>
#include <vector>

#include "validators/path/build.hpp"

namespace baytrust::path {

class Builder {
 public:
  Builder(std::span<const Pool* const> pools, const BuildOptions& options, Budget& budget);
  Candidates run(const x509::Certificate& target);

 private:
  // Who may have issued the certificate on top of the stack: an anchor or a certificate.
  struct Issuer {
    const TrustAnchor* anchor = nullptr;
    const x509::Certificate* certificate = nullptr;
    int key_id_rank = 1;  // 0 key identifiers match, 1 cannot tell, 2 they differ
    bool in_validity = true;
    bool diagnostic = false;  // found by key identifier only
    const Digest& id() const;
    const crypto::PublicKeyInfo& key() const;
    std::string_view name_key() const;
  };
  enum class Signed : std::uint8_t { yes, no, unknown };

  std::vector<Issuer> issuers_of(const x509::Certificate& child);
  void collect_named(const x509::Certificate& child, std::vector<Issuer>& found) const;
  void collect_by_key_id(const x509::Certificate& child, std::vector<Issuer>& found) const;
  Issuer ranked(Issuer issuer, const x509::Certificate& child) const;
  void extend();
  void follow(const Issuer& issuer, Signed by_issuer);
  void add_path(const TrustAnchor& anchor);
  bool on_path(const Issuer& issuer) const;
  Signed check(const x509::Certificate& child, const Issuer& issuer);

  void drop(const Digest& certificate, const Code& code, Facts facts = {});
  void stop(Resource resource);

  std::span<const Pool* const> pools_;
  const BuildOptions& options_;
  Budget& budget_;
  std::uint64_t signatures_kept_;  // left for validation
  Candidates out_;
  std::vector<x509::Certificate> stack_;  // target first
  std::vector<Signed> signed_;            // stack_[i] by what stands above it
  int diagnostic_steps_ = 0;
  std::size_t not_listed_ = 0;
  bool stopped_ = false;
};

}  // namespace baytrust::path
