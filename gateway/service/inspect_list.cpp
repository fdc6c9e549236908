#include "gateway/service/inspect_list.hpp"

#include <algorithm>

#include "trustlists/parse.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::service {
namespace {

InspectedList inspected(trustlists::ReadList read) {
  InspectedList out{.list = std::move(read.list), .findings = std::move(read.deviations)};
  for (Finding& finding : trustlists::reservations(out.list)) {
    out.findings.push_back(std::move(finding));
  }
  return out;
}

// Nobody vouches for it: to be shown only.
Result<InspectedList> inspect_unverified(ByteView file, Error why) {
  const auto canonical = xml::canonicalise(file);
  if (!canonical) return canonical.error();
  const auto tree = xml::read_unsigned(file);
  if (!tree) return tree.error();
  auto read = trustlists::read_list(tree->root());
  if (!read) return read.error();
  InspectedList out = inspected(*std::move(read));
  out.digest = crypto::sha256(*canonical);
  out.unverified = std::move(why);
  return out;
}

}  // namespace

Result<InspectedList> inspect_list(ByteView file, std::span<const Signer> signers,
                                   crypto::Verifier& verifier) {
  std::vector<xml::PinnedSigner> pinned;
  for (const Signer& signer : signers) {
    const x509::Certificate& certificate = signer.certificate();
    const bool again = std::ranges::any_of(pinned, [&](const xml::PinnedSigner& p) {
      return p.certificate_sha256 == certificate->fingerprint;
    });
    if (again) continue;
    pinned.push_back({.certificate_sha256 = certificate->fingerprint,
                      .certificate = to_bytes(certificate->der),
                      .spki = to_bytes(certificate->subject_public_key_info.spki)});
  }
  const auto good = xml::verify_enveloped(file, pinned, verifier);
  if (!good) return inspect_unverified(file, good.error());
  auto read = trustlists::read_list(good->document);
  if (!read) return read.error();
  InspectedList out = inspected(*std::move(read));
  out.digest = good->document.sha256();
  out.signer = good->signature.signer;
  for (const Signer& signer : signers) {
    if (signer.certificate()->fingerprint == out.signer) out.pinned_for = signer.pin().territory;
  }
  return out;
}

}  // namespace baytrust::service
