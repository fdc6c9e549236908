// Files named on the command line. Reading: "-" is standard input, size is bounded, an error names
// file and cause. Writing: whole or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "gateway/cli/environment.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::cli {

// The largest document the gateway accepts (base/budget.hpp).
inline constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20;

// Told as a file is read: octets so far, and of how many (0: not known).
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

Result<SharedBytes> read_file(Environment& environment, const std::string& name,
                              std::size_t limit = kMaxFileBytes, const ReadProgress& told = {});

// The same piece by piece, never held whole: of any size.
Result<void> read_pieces(Environment& environment, const std::string& name,
                         const std::function<void(ByteView)>& piece, const ReadProgress& told = {});

// The certificate files of a directory (.pem, .crt, .cer, .der), in the order of their names. Not
// its subdirectories. More than 10,000 of them, or one beyond 8 MiB, is refused.
Result<std::vector<service::NamedFile>> read_certificate_directory(Environment& environment,
                                                                   const std::string& name);

// Under another name first, then in place of what is there. cli.file.unwritable.
Result<void> write_file(const std::string& name, ByteView content);

}  // namespace baytrust::cli
