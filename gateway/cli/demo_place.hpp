// DemoPlace: where the DEMO world is kept: the directory asked for, which must be new or empty, or
// one that goes away again.
#pragma once

#include <filesystem>
#include <string>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::cli {

class DemoPlace {
 public:
  // cli.directory.not_empty, cli.file.unwritable. Without a name, a temporary directory.
  static Result<DemoPlace> make(const std::string& wanted);
  DemoPlace(DemoPlace&& other) noexcept;
  DemoPlace& operator=(DemoPlace&&) = delete;
  ~DemoPlace();

  const std::filesystem::path& path() const { return path_; }
  std::string file(std::string_view name) const { return (path_ / name).string(); }
  bool is_kept() const { return kept_ == Kept::yes; }

  Result<void> keep(const std::string& name, ByteView content) const;
  // Readable by its owner alone.
  Result<void> keep_secret(const std::string& name, ByteView content) const;
  // The work was not finished: what was put here goes, so that it can be begun again.
  void discard();

 private:
  enum class Kept : std::uint8_t { no, yes };
  DemoPlace(std::filesystem::path path, Kept kept) : path_(std::move(path)), kept_(kept) {}

  std::filesystem::path path_;
  Kept kept_;
};

}  // namespace baytrust::cli
