// A holder of a certificate that a small world recognises, and what they sign.
#pragma once

#include "tests/support/publisher.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::test {

class Holder {
 public:
  explicit Holder(const Authority& ca, crypto::KeyType type = crypto::KeyType::p256)
      : key_(fresh_key(type)) {
    CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Chan 440106199001011234"};
    request.policies = {std::string(kRelease)};
    request.key = key_;
    certificate_ = ca.issue(request);
  }
  const x509::Certificate& certificate() const { return *certificate_; }
  const crypto::PrivateKey& key() const { return key_; }
  signature::CmsSigner signer() const { return {.certificate = *certificate_, .key = key_}; }
  Bytes attached(std::string_view content) const {
    return must(signature::sign_cms({.octets = as_bytes(content)}, signer()));
  }
  Bytes detached(std::string_view content) const {
    return must(signature::sign_cms(
        {.octets = as_bytes(content), .packing = signature::CmsContent::Packing::detached},
        signer()));
  }

 private:
  crypto::PrivateKey key_;
  std::optional<x509::Certificate> certificate_;
};

}  // namespace baytrust::test
