#include "gateway/cli/files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "gateway/cli/codes.hpp"

namespace baytrust::cli {
namespace {

Error unreadable(const std::string& name, std::string message) {
  return Error(kFileUnreadable, name, {{"file", name}, {"message", std::move(message)}});
}

Result<SharedBytes> read_stream(std::istream& in, const std::string& name, std::size_t limit) {
  Bytes bytes;
  constexpr std::size_t kChunk = 1U << 16;
  while (in) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    in.read(reinterpret_cast<char*>(bytes.data() + before), kChunk);
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return Error(kFileTooLarge, name, {{"file", name}, {"limit", std::to_string(limit)}});
    }
  }
  if (in.bad()) return unreadable(name, std::strerror(errno));
  return share(std::move(bytes));
}

}  // namespace

Result<SharedBytes> read_file(Environment& environment, const std::string& name,
                              std::size_t limit) {
  if (name == "-") return read_stream(environment.in, name, limit);
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored)) return unreadable(name, std::strerror(EISDIR));
  errno = 0;
  std::ifstream file(name, std::ios::binary);
  if (!file) return unreadable(name, std::strerror(errno));
  return read_stream(file, name, limit);
}

}  // namespace baytrust::cli
