// The loop of RFC 5280 6.3.3 over distribution points and CRLs, for one choice of CRLs: those in
// force at t, or the newest at k. Internal to this folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/revocation/inquiry.hpp"
#include "validators/revocation/signer.hpp"

namespace baytrust::revocation {

// An entry about the certificate, and what it stands in.
struct Hit {
  x509::RevokedEntry entry;
  std::string signer;  // RFC 4514 text of the CRL's issuer or of the responder
  Instant this_update;
};

struct Assessment {
  State state = State::unknown;
  x509::ReasonMask covered = 0;  // reasons_mask
  std::optional<Hit> hit;        // revoked, on_hold
  std::optional<Hit> later;      // an entry dated after t
};

enum class View : std::uint8_t { in_force_at_t, newest_at_k };

class Assessor {
 public:
  Assessor(const Inquiry& inquiry, Context& context, Trail& trail)
      : inquiry_(inquiry), context_(context), trail_(trail), signers_(inquiry, context) {}

  Assessment assess(View view);
  // Any CRL issued after t and held at k that shows the certificate revoked or on hold at t: a
  // suspension that is over shows nowhere else.
  Assessment assess_between();
  // Whether some CRL of the certificate's issuer, held at k, shows that it suspends.
  bool shows_suspension() const;

 private:
  // A complete CRL and the delta CRL that updates it, if one does.
  struct Combined {
    const HeldCrl& complete;
    const HeldCrl* delta = nullptr;
    const x509::Crl& newest() const { return delta ? delta->crl : complete.crl; }
  };
  using Lists = std::vector<std::span<const HeldCrl>>;

  Lists lists_for(const x509::DistributionPoint* point) const;
  Instant instant_of(View view) const;
  bool readable(const x509::Crl& crl);
  std::optional<x509::ReasonMask> fit(const x509::Crl& crl, const x509::DistributionPoint* point);
  void assess_point(View view, const x509::DistributionPoint* point, Assessment& assessment);
  bool assess_crl(View view, const Combined& crls, Assessment& assessment);
  Combined combine(View view, const HeldCrl& complete);
  const Code* stale(View view, const x509::Crl& crl) const;
  bool silent_about_expired(const x509::Crl& crl) const;
  std::optional<Hit> look_up(const Combined& crls) const;
  std::vector<Instant> relied_on(View view, const Combined& crls, Word word) const;
  bool authentic(View view, const Combined& crls, Word word);
  bool authentic_delta(View view, const Combined& crls, Word word);
  void lean_on(View view, const Combined& crls, Word word);
  void look_between(const x509::DistributionPoint* point, Assessment& assessment);

  const Inquiry& inquiry_;
  Context& context_;
  Trail& trail_;
  Signers signers_;
};

}  // namespace baytrust::revocation
