// pkcs11: URIs (RFC 7512), as far as they name one private key on one token. Attributes that would
// put a secret into the URI, or load another library, are refused. Not here: finding the key
// (signer.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::crypto {

struct TokenUri {
  std::string token{};         // the token's label
  std::string serial{};        // its serial number
  std::string manufacturer{};  // empty members name nothing
  std::string model{};
  std::string object{};  // the key's label
  Bytes id{};            // CKA_ID

  friend bool operator==(const TokenUri&, const TokenUri&) = default;
};

// "pkcs11:token=list;object=hk" at most 4,096 octets. crypto.token.uri (fact: attribute) otherwise;
// a URI names the token by label or serial, and the key by label or id.
Result<TokenUri> parse_token_uri(std::string_view uri);

inline bool is_token_uri(std::string_view text) { return text.starts_with("pkcs11:"); }

}  // namespace baytrust::crypto
