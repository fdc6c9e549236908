// The DEMO documents of today. Internal to opening.cpp.
#pragma once

#include "gateway/demo/documents.hpp"
#include "gateway/demo/opening.hpp"
#include "gateway/service/config.hpp"
#include "validators/base/digest.hpp"

namespace baytrust::demo {

// A trust list that is in force, and the one that may follow it.
struct ListOfToday {
  const Publication* publication = nullptr;
  Digest edition;             // in force
  std::int64_t sequence = 0;  // of the next one
  Bytes next;                 // signed, kept as a file, not imported
};

struct PublishToday {
  const World& world;
  const Opening& opening;
  service::Store& store;
  const service::Config& config;
  crypto::Verifier& verifier;
};
Result<std::vector<ListOfToday>> publish_today(const PublishToday& asked);

}  // namespace baytrust::demo
