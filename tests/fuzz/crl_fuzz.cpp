// Law: any octets either parse as a CRL whose index answers every look-up, or give a coded error.
#include <cstdlib>

#include "validators/x509/crl.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto crl = x509::Crl::parse(Bytes(data, data + size));
  if (!crl) {
    if (crl.error().code().id.empty()) std::abort();
    return 0;
  }
  const std::uint8_t serial[] = {1};
  (void)crl->find((*crl)->issuer_key, serial);
  (void)crl->find((*crl)->issuer_key, ByteView(data, size < 20 ? size : 20));
  return 0;
}
