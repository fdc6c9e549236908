// Looking a whole store over: is the file whole, do its rows hold together, are all kept bytes what
// their digests say, do submissions and editions agree, are there all events? It changes nothing
// and reads one state of the store, whatever is written meanwhile. What was signed by whom is not
// asked here: load_snapshot verifies editions.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"

namespace baytrust::store {

// Told before each step, and while kept bytes are read. `of` is 0 where nobody knows.
struct VerifyProgress {
  std::string_view step;  // "file", "references", "digests", "editions", "submissions", "events"
  std::uint64_t done = 0;
  std::uint64_t of = 0;
};

struct StoreCheck {
  std::uint64_t digests = 0;    // kept bytes whose digest was recomputed
  std::vector<Error> troubles;  // codes store.fsck.*; at most kMostTroubles
};
inline constexpr std::size_t kMostTroubles = 1000;

// store.missing, store.not_a_store, store.version (an older store is not migrated here) and
// SQLite's troubles are errors; what is wrong inside is `troubles`. A file so damaged that it
// cannot be read on has store.fsck.integrity as its last one.
Result<StoreCheck> verify_store(const std::string& place,
                                const std::function<void(const VerifyProgress&)>& progress);

}  // namespace baytrust::store
