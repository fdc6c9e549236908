// A kept verdict as a record again. The decision is as it was kept, octet for octet; texts are made
// anew where asking again still gives that very decision, and are left out where it does not (a
// profile that changed since, evidence that was forgotten).
#pragma once

#include <span>

#include "gateway/messages/language.hpp"
#include "gateway/service/judging.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/store.hpp"

namespace baytrust::service {

Record stored_record(const StoredVerdict& verdict, const Judging& judging, Store& store,
                     std::span<const messages::Language> languages);

}  // namespace baytrust::service
