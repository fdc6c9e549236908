// Law: any octets either parse as a certificate whose views lie inside them, and whose texts are
// made without fault, or give a coded error; names equal themselves.
#include <cstdlib>

#include "validators/x509/certificate.hpp"
#include "validators/x509/identity.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto certificate = x509::Certificate::parse(Bytes(data, data + size));
  if (!certificate) {
    if (certificate.error().code().id.empty()) std::abort();
    return 0;
  }
  const auto& c = *certificate;
  if (c->der.size() != size || c->tbs.size() > size) std::abort();
  if (!matches(c->subject, c->subject) || !matches(c->issuer, c->issuer)) std::abort();
  (void)to_string(c->subject);
  (void)to_string(c->issuer);
  (void)c->subject.display();
  (void)x509::serial_text(c);
  (void)x509::identities(c);
  (void)to_string(c->subject_public_key_info);
  if (c->extensions.subject_alt_name) {
    for (const auto& name : *c->extensions.subject_alt_name) (void)to_string(name);
  }
  return 0;
}
