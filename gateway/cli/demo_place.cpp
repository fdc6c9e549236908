#include "gateway/cli/demo_place.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "gateway/cli/codes.hpp"

namespace baytrust::cli {
namespace {

namespace fs = std::filesystem;

Error unusable(const std::string& file, const std::string& message) {
  return Error(kFileUnwritable, "demo", {{"file", file}, {"message", message}});
}

Result<void> write_new(const fs::path& file, ByteView content, mode_t mode) {
  const int descriptor =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode);
  if (descriptor < 0) return unusable(file.string(), std::strerror(errno));
  int failed = 0;
  for (std::size_t done = 0; done < content.size() && failed == 0;) {
    const ssize_t written = ::write(descriptor, content.data() + done, content.size() - done);
    if (written < 0) failed = errno;
    done += written < 0 ? 0 : static_cast<std::size_t>(written);
  }
  if (::close(descriptor) != 0 && failed == 0) failed = errno;
  if (failed != 0) return unusable(file.string(), std::strerror(failed));
  return {};
}

Result<void> make_folder(const fs::path& file) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  if (failed) return unusable(file.parent_path().string(), failed.message());
  return {};
}

}  // namespace

Result<DemoPlace> DemoPlace::make(const std::string& wanted) {
  std::error_code failed;
  if (wanted.empty()) {
    std::string name = (fs::temp_directory_path(failed) / "baytrust-demo-XXXXXX").string();
    if (failed) return unusable("$TMPDIR", failed.message());
    if (::mkdtemp(name.data()) == nullptr) return unusable(name, std::strerror(errno));
    return DemoPlace(name, Kept::no);
  }
  fs::create_directories(wanted, failed);
  if (failed) return unusable(wanted, failed.message());
  const bool empty = fs::is_empty(wanted, failed);
  if (failed) return unusable(wanted, failed.message());
  if (!empty) return Error(kDirectoryNotEmpty, "demo", {{"directory", wanted}});
  if (::access(wanted.c_str(), W_OK | X_OK) != 0) return unusable(wanted, std::strerror(errno));
  return DemoPlace(wanted, Kept::yes);
}

DemoPlace::DemoPlace(DemoPlace&& other) noexcept
    : path_(std::move(other.path_)), kept_(other.kept_) {
  other.path_.clear();
}

DemoPlace::~DemoPlace() {
  std::error_code ignored;
  if (kept_ == Kept::no && !path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> DemoPlace::keep(const std::string& name, ByteView content) const {
  const fs::path file = path_ / name;
  if (auto made = make_folder(file); !made) return made;
  return write_new(file, content, 0644);
}

Result<void> DemoPlace::keep_secret(const std::string& name, ByteView content) const {
  const fs::path file = path_ / name;
  if (auto made = make_folder(file); !made) return made;
  return write_new(file, content, 0600);
}

void DemoPlace::discard() {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path_, ignored)) {
    fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace baytrust::cli
