// What is kept of a signature that was judged, so that it can be judged again: its facts and those
// of its time-stamps, as canonical JSON (urn:baytrust:signature-facts:1). Never the signed content,
// nor the signature's octets but its value; certificates by digest, kept beside it. Reading what
// was written gives facts that are judged alike, byte for byte.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/decision/evidence.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

std::string write_signature_record(const decision::SignatureAsked& asked);

// A certificate that was kept beside the record; empty where it was not.
using CertificateByDigest =
    std::function<std::optional<x509::Certificate>(const Digest& fingerprint)>;
// Empty where the text is not what was written: whoever can write a store could give anything.
std::optional<decision::SignatureAsked> read_signature_record(std::string_view json,
                                                              const CertificateByDigest& find);

}  // namespace baytrust::service
