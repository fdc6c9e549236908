#include "gateway/cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "gateway/cli/codes.hpp"

namespace baytrust::cli {
namespace {

Error unreadable(const std::string& name, std::string message) {
  return Error(kFileUnreadable, name, {{"file", name}, {"message", std::move(message)}});
}

constexpr std::size_t kChunk = 1U << 16;

std::uint64_t size_of(const std::string& name) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(name, failed);
  return failed ? 0 : size;
}

// What is opened under a name, or the standard input.
class Source {
 public:
  static Result<Source> open(Environment& environment, const std::string& name) {
    if (name == "-") return Source(&environment.in, nullptr, 0);
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored)) {
      return unreadable(name, std::strerror(EISDIR));
    }
    errno = 0;
    auto file = std::make_unique<std::ifstream>(name, std::ios::binary);
    if (!*file) return unreadable(name, std::strerror(errno));
    std::istream* in = file.get();
    return Source(in, std::move(file), size_of(name));
  }
  std::istream& in() { return *in_; }
  std::uint64_t size() const { return size_; }  // 0: not known

 private:
  Source(std::istream* in, std::unique_ptr<std::ifstream> file, std::uint64_t size)
      : in_(in), file_(std::move(file)), size_(size) {}
  std::istream* in_;
  std::unique_ptr<std::ifstream> file_;
  std::uint64_t size_;
};

Result<SharedBytes> read_stream(Source& source, const std::string& name, std::size_t limit,
                                const ReadProgress& told) {
  Bytes bytes;
  // A file of known size is held once, not grown by doubling.
  bytes.reserve(std::min<std::uint64_t>(source.size(), limit) + kChunk);
  std::istream& in = source.in();
  while (in) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    in.read(reinterpret_cast<char*>(bytes.data() + before), kChunk);
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return Error(kFileTooLarge, name, {{"file", name}, {"limit", std::to_string(limit)}});
    }
    if (told) told(bytes.size(), source.size());
  }
  if (in.bad()) return unreadable(name, std::strerror(errno));
  return share(std::move(bytes));
}

Error unwritable(const std::string& name, int reason) {
  return Error(kFileUnwritable, name, {{"file", name}, {"message", std::strerror(reason)}});
}

bool is_certificate_file(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return extension == ".pem" || extension == ".crt" || extension == ".cer" || extension == ".der";
}

constexpr std::size_t kMaxCertificateFiles = 10'000;
constexpr std::size_t kMaxCertificateFile = std::size_t{8} << 20;

}  // namespace

Result<SharedBytes> read_file(Environment& environment, const std::string& name, std::size_t limit,
                              const ReadProgress& told) {
  auto source = Source::open(environment, name);
  if (!source) return source.error();
  return read_stream(*source, name, limit, told);
}

Result<void> read_pieces(Environment& environment, const std::string& name,
                         const std::function<void(ByteView)>& piece, const ReadProgress& told) {
  auto source = Source::open(environment, name);
  if (!source) return source.error();
  std::istream& in = source->in();
  Bytes buffer(kChunk);
  std::uint64_t done = 0;
  while (in) {
    in.read(reinterpret_cast<char*>(buffer.data()), kChunk);
    const auto read = static_cast<std::size_t>(in.gcount());
    piece(ByteView(buffer).first(read));
    done += read;
    if (told) told(done, source->size());
  }
  if (in.bad()) return unreadable(name, std::strerror(errno));
  return {};
}

Result<std::vector<service::NamedFile>> read_certificate_directory(Environment& environment,
                                                                   const std::string& name) {
  std::error_code failed;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator at(name, failed), end; !failed && at != end;
       at.increment(failed)) {
    std::error_code ignored;
    if (!is_certificate_file(at->path()) || !at->is_regular_file(ignored)) continue;
    names.push_back(at->path().string());
    if (names.size() > kMaxCertificateFiles) {
      return Error(kFileTooLarge, name,
                   {{"file", name}, {"limit", std::to_string(kMaxCertificateFiles)}});
    }
  }
  if (failed) return unreadable(name, failed.message());
  std::ranges::sort(names);
  std::vector<service::NamedFile> files;
  for (const std::string& file : names) {
    auto bytes = read_file(environment, file, kMaxCertificateFile);
    if (!bytes) return bytes.error();
    files.push_back({file, std::move(*bytes)});
  }
  return files;
}

Result<void> write_file(const std::string& name, ByteView content) {
  std::string temporary = name + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return unwritable(name, errno);
  const auto give_up = [&](int reason) -> Result<void> {
    ::close(descriptor);
    ::unlink(temporary.c_str());
    return unwritable(name, reason);
  };
  for (std::size_t done = 0; done < content.size();) {
    const ssize_t written = ::write(descriptor, content.data() + done, content.size() - done);
    if (written < 0) return give_up(errno);
    done += static_cast<std::size_t>(written);
  }
  // What is published is for everybody to read; mkstemp made it for its owner alone.
  if (::fchmod(descriptor, 0644) != 0 || ::fsync(descriptor) != 0) return give_up(errno);
  if (::rename(temporary.c_str(), name.c_str()) != 0) return give_up(errno);
  ::close(descriptor);
  return {};
}

}  // namespace baytrust::cli
