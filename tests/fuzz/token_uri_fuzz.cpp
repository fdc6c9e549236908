// Law: any text either is refused as crypto.token.uri, or names a token and a key, and no secret.
#include <cstdlib>

#include "validators/crypto/token_uri.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = as_text(ByteView(data, size));
  const auto uri = crypto::parse_token_uri(text);
  if (!uri) {
    if (uri.error().code().id != "crypto.token.uri") std::abort();
    return 0;
  }
  if (uri->token.empty() && uri->serial.empty()) std::abort();
  if (uri->object.empty() && uri->id.empty()) std::abort();
  if (text.find('?') != std::string_view::npos) std::abort();
  return 0;
}
