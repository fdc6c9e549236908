// A copy of a store in one file, made while the store is in use, and a store made of such a copy.
// Neither ever overwrites anything. A copy holds all that the store does: keep it as secret as the
// store, and know that restoring an old one forgets what came since, high-water marks included.
#pragma once

#include <string>

#include "validators/base/error.hpp"

namespace baytrust::store {

// One state of the store, with every call that returned before. Complete, or not there at all.
// store.missing, store.exists (naming the file), store.version (open the store once first).
Result<void> backup(const std::string& place, const std::string& file);

// A new store at `place`, which must not have one (store.exists). The copy is looked over first:
// store.not_a_store, store.damaged, store.version for a copy of a later version. A copy of an
// earlier version becomes a store of this one.
Result<void> restore(const std::string& file, const std::string& place);

}  // namespace baytrust::store
