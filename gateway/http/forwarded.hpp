// Who a reverse proxy says the client is: Forwarded (RFC 7239) and X-Forwarded-For. Believed only
// of a connection whose TLS client certificate is a configured proxy's; the server asks for it only
// then. The last element is what that proxy itself added; what came before is anybody's word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/http/headers.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

// 4 or 16 octets; IPv4-mapped IPv6 as IPv4.
std::string ip_text(ByteView octets);
// An address in its one text form; nothing for anything else, names and zones included.
std::optional<std::string> normal_ip(std::string_view text);

// Nothing: the proxy says nothing. kMalformed: it says both, or no address.
Result<std::optional<std::string>> forwarded_address(const Headers& headers);

}  // namespace baytrust::http
