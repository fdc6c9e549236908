// Byte strings. Input bytes are never copied by parsers: a value that must outlive its source
// holds a SharedBytes, everything else is a ByteView into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baytrust {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
// One immutable buffer, shared by every value parsed from it.
using SharedBytes = std::shared_ptr<const Bytes>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline bool equal(ByteView a, ByteView b) { return as_text(a) == as_text(b); }
inline Bytes to_bytes(ByteView view) { return {view.begin(), view.end()}; }
inline SharedBytes share(Bytes bytes) { return std::make_shared<const Bytes>(std::move(bytes)); }

// Lower-case hexadecimal, two digits an octet.
std::string to_hex(ByteView bytes);

}  // namespace baytrust
