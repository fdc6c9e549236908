#include "gateway/decision/dual_publication.hpp"

#include <algorithm>

#include "gateway/decision/codes.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::Field;
using policy_mapping::Publication;
using Entry = policy_mapping::Recognition;

PublishedEntry pair_of(const Entry* relying, const Entry* issuing) {
  PublishedEntry entry{
      .relying = relying, .issuing = issuing, .publication = Publication::agreed, .differing = {}};
  if (relying == nullptr) {
    entry.publication = Publication::issuing_only;
  } else if (issuing == nullptr) {
    entry.publication = Publication::relying_only;
  } else {
    entry.differing = policy_mapping::differing_fields(*relying, *issuing);
    if (entry.differing.empty()) return entry;
    const bool text_only = entry.differing == std::vector{Field::text};
    entry.publication = text_only ? Publication::differs_text : Publication::differs_trust;
  }
  return entry;
}

}  // namespace

std::vector<PublishedEntry> published_entries(const Case& c, const std::string& issuing,
                                              const RegisterInForce* counterpart) {
  std::vector<PublishedEntry> entries;
  const auto relying_entries = c.relying_register()->entries(c.relying(), issuing);
  for (const Entry* own : relying_entries) {
    if (own->kind != c.entry_kind()) continue;
    const Entry* copy = counterpart != nullptr ? counterpart->find(own->id) : nullptr;
    const bool same_direction =
        copy != nullptr && copy->relying == own->relying && copy->issuing == own->issuing;
    entries.push_back(pair_of(own, same_direction ? copy : nullptr));
  }
  if (counterpart == nullptr) return entries;
  for (const Entry* copy : counterpart->entries(c.relying(), issuing)) {
    const bool known = std::any_of(relying_entries.begin(), relying_entries.end(),
                                   [&](const Entry* own) { return own->id == copy->id; });
    if (!known && copy->kind == c.entry_kind()) entries.push_back(pair_of(nullptr, copy));
  }
  std::sort(entries.begin(), entries.end(), [](const PublishedEntry& a, const PublishedEntry& b) {
    return a.any().id < b.any().id;
  });
  return entries;
}

std::string fields_text(const std::vector<Field>& fields) {
  std::string text;
  for (const Field field : fields) {
    if (!text.empty()) text += ", ";
    text += to_string(field);
  }
  return text;
}

Finding publication_finding(const PublishedEntry& entry) {
  const Subject subject(Subject::Kind::recognition, entry.any().id);
  switch (entry.publication) {
    case Publication::agreed:
      return {kPublicationAgreed, subject};
    case Publication::relying_only:
      return {kPublicationRelyingOnly, subject};
    case Publication::issuing_only:
      return {kPublicationIssuingOnly, subject};
    case Publication::differs_text:
      return {kPublicationDiffersText, subject, {{"fields", fields_text(entry.differing)}}};
    case Publication::differs_trust:
      break;
  }
  return {kPublicationDiffersTrust, subject, {{"fields", fields_text(entry.differing)}}};
}

}  // namespace baytrust::decision
