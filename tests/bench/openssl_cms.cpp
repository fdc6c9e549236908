#include "tests/bench/openssl_cms.hpp"

#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>

#include "tests/bench/freed.hpp"

namespace baytrust::bench {
namespace {

using CmsPtr = std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>>;
using BioPtr = std::unique_ptr<BIO, Freed<BIO_free>>;

}  // namespace

bool openssl_verifies_cms(ByteView der, ByteView content) {
  const unsigned char* at = der.data();
  const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  if (!cms) return false;
  BioPtr detached;
  if (!content.empty()) {
    detached.reset(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
  }
  return CMS_verify(cms.get(), nullptr, nullptr, detached.get(), nullptr,
                    CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
}

}  // namespace baytrust::bench
