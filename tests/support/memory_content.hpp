// What a store in memory holds, of all its ports: one content, so that one call changes several
// subjects together, as one transaction does. See memory_store.hpp.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "gateway/service/codes.hpp"
#include "gateway/service/store.hpp"

namespace baytrust::test {

struct MemoryContent {
  std::uint64_t revision = 1;
  std::vector<service::Pin> pins;
  std::map<std::pair<service::DocumentKind, std::string>, std::uint64_t> high_water;
  std::vector<service::EditionRecord> editions;
  std::map<Digest, SharedBytes> files;
  std::vector<service::CrlRecord> crls;
  std::vector<service::TrustActRecord> acts;
  std::vector<service::Submission> submissions;
  std::vector<service::NewVerdict> verdicts;
  std::map<Digest, SharedBytes> evidence;
  std::map<std::string, service::Account> accounts;
  std::map<std::pair<service::CredentialKind, Digest>, service::Credential> credentials;
  std::vector<service::Event> events;
  std::map<std::string, service::Delivery> deliveries;
  std::vector<service::EmergencyRecord> emergencies;
  std::map<std::pair<std::string, std::string>, service::KeptAnswer> answers;
};

inline Error memory_error(const Code& code, std::string_view fact, std::string value) {
  return Error(code, "store", {{fact, std::move(value)}});
}

// All that `work` does to the content, or nothing.
template <class Work>
auto in_memory_transaction(MemoryContent& content, Work work) -> decltype(work(content)) {
  MemoryContent changed = content;
  auto result = work(changed);
  if (result) content = std::move(changed);
  return result;
}

inline Result<void> check_revision(const MemoryContent& content, std::uint64_t read_at) {
  if (read_at == content.revision) return {};
  return Error(
      service::kStoreChanged, "store",
      {{"read_at", std::to_string(read_at)}, {"now_at", std::to_string(content.revision)}});
}

inline std::uint64_t append_event(MemoryContent& content, const service::NewEvent& event) {
  content.events.push_back({content.events.size() + 1, event});
  return content.events.size();
}

}  // namespace baytrust::test
