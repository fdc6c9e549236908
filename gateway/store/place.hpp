// Where a store lies: its file in a directory, and how a finished file gets there, whole or not at
// all and over nothing. Internal to gateway/store.
#pragma once

#include <string>

#include "validators/base/error.hpp"

namespace baytrust::store {

std::string file_in(const std::string& place);
bool is_there(const std::string& path);

// errno, in words.
Error cannot_create(const std::string& place);
// The directory of a new store, of its user alone; one that is there stays as it is.
Result<void> make_directory(const std::string& place);
// An empty file beside `file` of a name nobody else uses, so that two programs may try at once and
// neither writes into the other's.
Result<std::string> temporary_beside(const std::string& file, const std::string& place);
// The finished file `made` under its real name, for good. store.exists, naming `place`, where that
// is taken: nothing is overwritten. `made` is gone afterwards.
Result<void> publish(const std::string& made, const std::string& file, const std::string& place);

}  // namespace baytrust::store
