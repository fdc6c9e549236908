#include "gateway/store/place.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gateway/service/codes.hpp"
#include "gateway/store/codes.hpp"
#include "gateway/store/sqlite_store.hpp"

namespace baytrust::store {
namespace {

std::string folder_of(const std::string& file) {
  const auto slash = file.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : file.substr(0, slash);
}

Result<void> sync(const std::string& path, int flags, const std::string& place) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return cannot_create(place);
  const int synced = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  if (synced != 0) {
    return Error(kFsync, "store", {{"place", place}, {"message", std::strerror(reason)}});
  }
  return {};
}

}  // namespace

std::string file_in(const std::string& place) { return place + "/" + std::string(kFileName); }

bool is_there(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Error cannot_create(const std::string& place) {
  return Error(kCannotCreate, "store", {{"place", place}, {"message", std::strerror(errno)}});
}

Result<void> make_directory(const std::string& place) {
  if (::mkdir(place.c_str(), 0700) != 0 && errno != EEXIST) return cannot_create(place);
  return {};
}

Result<std::string> temporary_beside(const std::string& file, const std::string& place) {
  std::string name = file + ".new-XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return cannot_create(place);
  ::close(descriptor);
  return name;
}

Result<void> publish(const std::string& made, const std::string& file, const std::string& place) {
  if (auto synced = sync(made, 0, place); !synced) {
    ::unlink(made.c_str());
    return synced;
  }
  // link() fails where the name is taken.
  const bool linked = ::link(made.c_str(), file.c_str()) == 0;
  const int reason = errno;
  ::unlink(made.c_str());
  if (!linked) {
    if (reason == EEXIST) return Error(service::kStoreExists, "store", {{"place", place}});
    errno = reason;
    return cannot_create(place);
  }
  return sync(folder_of(file), O_DIRECTORY, place);
}

}  // namespace baytrust::store
