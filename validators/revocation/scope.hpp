// Whether a CRL speaks about a certificate, through which distribution point and for which reasons:
// RFC 5280 6.3.3(b) and (d). Nothing is verified here.
#pragma once

#include <cstdint>

#include "validators/base/budget.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::revocation {

enum class Fit : std::uint8_t {
  applies,
  other_issuer,  // (b)(1)
  other_point,   // (b)(2)(i)
  other_kind,    // (b)(2)(ii) to (iv)
};
struct Scope {
  Fit fit = Fit::other_issuer;
  x509::ReasonMask reasons = 0;  // (d) interim_reasons_mask, when it applies
};

// point: one of the certificate's distribution points; null: the one that the last paragraph of
// 6.3.3 assumes (named as the certificate's issuer, all reasons, no cRLIssuer). Budget:
// comparisons of names; an exhausted one never fits.
Scope scope_of(const x509::Crl& crl, const x509::Certificate& certificate,
               const x509::DistributionPoint* point, Budget& budget);

// 6.3.3(c): the delta CRL updates what this complete CRL covers (issuer, scope, authority key
// identifier) and may be combined with it (5.2.4 (c), (d): CRL numbers).
bool updates(const x509::Crl& delta, const x509::Crl& complete);

}  // namespace baytrust::revocation
