// What the OCSP responses held say of a certificate, for one choice of them: those in force at t,
// or the newest at k (RFC 6960 3.2, 4.2.2). Of one instant's answers the strictest counts. Internal
// to this folder.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/revocation/assess.hpp"
#include "validators/revocation/inquiry.hpp"
#include "validators/revocation/responder.hpp"

namespace baytrust::revocation {

class OcspAssessor {
 public:
  OcspAssessor(const Inquiry& inquiry, Context& context, Trail& trail)
      : inquiry_(inquiry), context_(context), trail_(trail), responders_(inquiry, context) {}

  Assessment assess(View view);
  // As Assessor::assess_between.
  Assessment assess_between();
  // Whether some response held at k shows that the certificate's issuer suspends.
  bool shows_suspension();

 private:
  // CertID's hashes of the certificate's issuer, made when first asked for.
  struct IssuerHashes {
    Bytes name;
    Bytes key;
  };

  std::span<const HeldAnswer> held() const;
  Instant instant_of(View view) const;
  bool about_issuer(const x509::OcspSingle& single);
  bool readable(const HeldAnswer& answer);
  const Code* outdated(View view, const HeldAnswer& answer) const;
  bool silent_about_expired(const x509::OcspSingle& single) const;
  bool authentic(View view, const HeldAnswer& answer);
  std::vector<Instant> relied_on(View view, const HeldAnswer& answer) const;
  void lean_on(View view, const HeldAnswer& answer);
  bool usable(View view, const HeldAnswer& answer);
  void take(const HeldAnswer& answer, Assessment& assessment);

  const Inquiry& inquiry_;
  Context& context_;
  Trail& trail_;
  Responders responders_;
  std::array<std::optional<IssuerHashes>, crypto::kHashCount> hashes_;
};

}  // namespace baytrust::revocation
