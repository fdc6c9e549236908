#include "validators/signature/archive_timestamp.hpp"

#include <algorithm>

#include "validators/crypto/digest.hpp"
#include "validators/der/walker.hpp"
#include "validators/signature/cms_octets.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/timestamp_codes.hpp"

namespace baytrust::signature {
namespace {

namespace ts = timestamp;

bool is_archive(OidView type) {
  return type == oids::kArchiveTimestampV1 || type == oids::kArchiveTimestampV2 ||
         type == oids::kArchiveTimestampV3;
}

// Tag and length (X.690 10.1) of a value whose content stands elsewhere.
Bytes header(der::Tag tag, std::size_t length) {
  Bytes octets;
  for (std::size_t rest = length; rest != 0; rest >>= 8U) {
    octets.insert(octets.begin(), static_cast<std::uint8_t>(rest));
  }
  if (length < 0x80) return {tag, static_cast<std::uint8_t>(length)};
  octets.insert(octets.begin(), {tag, static_cast<std::uint8_t>(0x80U | octets.size())});
  return octets;
}

std::size_t size_of_parts(const StampedParts& parts) {
  std::size_t size = 0;
  for (const ByteView part : parts) size += part.size();
  return size;
}

bool stamps(const TstInfo& info, const StampedParts& parts) {
  crypto::Hasher hasher(*info.imprint.hash);
  for (const ByteView part : parts) hasher.update(part);
  return equal(hasher.finish(), info.imprint.digest);
}

}  // namespace

ByteView content_of(const Attribute& attribute) {
  der::Failure failure;
  return der::Walker(attribute.full, 0, failure).expect(der::kSequence).content;
}

// The one index among the unsigned attributes of the token's signer.
std::optional<HashIndex> ArchiveTimestamps::index_of(const Timestamp& timestamp,
                                                     Findings& remarks) const {
  const auto& signers = timestamp.signed_data()->signers;
  if (signers.size() != 1) return std::nullopt;  // which has its own finding
  std::vector<std::pair<const Attribute*, HashIndex::Version>> found;
  for (const Attribute& attribute : signers[0].unsigned_attributes.list) {
    if (const auto version = index_version(attribute.type))
      found.emplace_back(&attribute, *version);
  }
  if (found.size() != 1 || found[0].first->values.size() != 1) {
    const std::size_t count = found.size() == 1 ? found[0].first->values.size() : found.size();
    say(remarks, ts::kIndexNotOne, {{"count", std::to_string(count)}});
    return std::nullopt;
  }
  auto index = read_hash_index(found[0].first->values[0], found[0].second);
  if (!index) say(remarks, ts::kIndexMalformed);
  return index;
}

const std::vector<IndexItem>* ArchiveTimestamps::items(crypto::Hash hash,
                                                       HashIndex::Version version) {
  const std::pair key(hash, version == HashIndex::Version::v1);
  if (const auto found = items_.find(key); found != items_.end()) return &found->second;
  const std::size_t octets = octets_of_items(around_.signed_data, around_.signer, version);
  if (!around_.budget.spend(Resource::bytes, octets)) return nullptr;
  return &items_.emplace(key, items_of(around_.signed_data, around_.signer, hash, version))
              .first->second;
}

Stamped ArchiveTimestamps::version3(std::size_t i, const Timestamp& timestamp,
                                    std::optional<ByteView> content, Findings& remarks) {
  const auto index = index_of(timestamp, remarks);
  const auto& imprint = timestamp.info().imprint;
  if (!index || !imprint.hash) return {};
  if (index->hash != imprint.hash) {
    say(remarks, ts::kIndexAlgorithm,
        {{"index",
          index->hash ? std::string(to_string(*index->hash)) : to_string(index->algorithm)},
         {"imprint", std::string(to_string(*imprint.hash))}});
  }
  if (index->hash) {
    const auto* const all = items(*index->hash, index->version);
    if (all == nullptr) {
      say(remarks, ts::kBudget);
      return {};
    }
    auto fitted = fit(*index, *all);
    for (const auto part :
         {IndexItem::Part::certificates, IndexItem::Part::crls, IndexItem::Part::attributes}) {
      const std::size_t count = fitted.foreign[static_cast<std::size_t>(part)];
      if (count == 0) continue;
      say(remarks, ts::kIndexForeign,
          {{"part", std::string(to_string(part))}, {"count", std::to_string(count)}});
    }
    indexed_.push_back({i, index->version, *index->hash, std::move(fitted.listed)});
  }
  if (!content) return {};
  return StampedParts{octets_of(around_.signed_data).content_type, *content,
                      signed_fields(around_.signer), index->full};
}

// All time-stamps of the attribute at `place` are earlier than the one that is looked at.
bool ArchiveTimestamps::is_earlier(const OlderInputs& inputs, std::size_t place) {
  const Instant mine = inputs.all[inputs.i]->info().gen_time.second;
  bool any = false;
  for (std::size_t i = 0; i < inputs.all.size(); ++i) {
    if (inputs.tokens[i].place != place || inputs.tokens[i].kind != TimestampToken::Kind::archive) {
      continue;
    }
    any = true;
    if (!inputs.all[i] || inputs.all[i]->info().gen_time.second >= mine) return false;
  }
  return any;
}

Stamped ArchiveTimestamps::version2(const OlderInputs& inputs, Findings& remarks) {
  const TstInfo& info = inputs.all[inputs.i]->info();
  const bool detached = !around_.signed_data->content;
  const auto whole = inputs.content.whole();
  if (!info.imprint.hash || (detached && !whole)) return {};
  const CmsOctets octets = octets_of(around_.signed_data);
  StampedParts parts{octets.encapsulated, detached ? *whole : ByteView{}, octets.certificates,
                     octets.crls, signed_fields(around_.signer)};
  // What was there before: not itself, nor another archive time-stamp that is not earlier.
  StampedParts before;
  const auto& list = around_.signer.unsigned_attributes.list;
  for (std::size_t place = 0; place < list.size(); ++place) {
    if (is_archive(list[place].type) && !is_earlier(inputs, place)) continue;
    before.push_back(list[place].full);
  }
  StampedParts without = parts;
  without.insert(without.end(), before.begin(), before.end());
  if (before.empty()) return without;
  kept_.push_back(header(der::context_constructed(1), size_of_parts(before)));
  parts.push_back(kept_.back());
  parts.insert(parts.end(), before.begin(), before.end());
  if (!around_.budget.spend(Resource::bytes, size_of_parts(without))) {
    say(remarks, ts::kBudget);
    return {};
  }
  if (!stamps(info, without)) return parts;
  say(remarks, ts::kOldForm);
  return without;
}

void ArchiveTimestamps::check_coverage(std::vector<TimestampFacts>& all) {
  // Their own word counts only where they hold themselves.
  std::vector<bool> good;
  for (const TimestampFacts& facts : all) {
    good.push_back(integrity_of_timestamp(facts.findings) == Integrity::good);
  }
  const auto& list = around_.signer.unsigned_attributes.list;
  for (const Indexed& mine : indexed_) {
    const auto& items = *this->items(mine.hash, mine.version);
    const Instant since = all[mine.i].info()->earliest();
    const auto covered = [&](std::size_t k) {
      return std::any_of(indexed_.begin(), indexed_.end(), [&](const Indexed& other) {
        return other.i != mine.i && other.listed[k] && good[other.i] &&
               all[other.i].info()->latest() >= since;
      });
    };
    // Archive time-stamps that came later, itself among them.
    const auto is_later_one = [&](const IndexItem& item) {
      if (item.part != IndexItem::Part::attributes || !is_archive(list[item.place].type)) {
        return false;
      }
      return std::any_of(all.begin(), all.end(), [&](const TimestampFacts& other) {
        return other.kind == TimestampToken::Kind::archive && other.place == item.place &&
               other.info() != nullptr && other.info()->latest() >= since;
      });
    };
    std::array<std::size_t, 3> missing{};
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (mine.listed[k] || covered(k) || is_later_one(items[k])) continue;
      ++missing[static_cast<std::size_t>(items[k].part)];
    }
    bool whole = true;
    for (const auto part :
         {IndexItem::Part::certificates, IndexItem::Part::crls, IndexItem::Part::attributes}) {
      const std::size_t count = missing[static_cast<std::size_t>(part)];
      if (count == 0) continue;
      whole = false;
      say(all[mine.i].findings, ts::kIndexIncomplete,
          {{"part", std::string(to_string(part))}, {"count", std::to_string(count)}});
    }
    if (whole) say(all[mine.i].findings, ts::kIndexCovers);
  }
}

}  // namespace baytrust::signature
