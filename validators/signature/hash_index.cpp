#include "validators/signature/hash_index.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "validators/crypto/digest.hpp"
#include "validators/der/walker.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_octets.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using Part = IndexItem::Part;

void read_digests(der::Walker& walker, std::vector<ByteView>& out, bool& fits) {
  der::Walker list = walker.enter(der::kSequence);
  while (!list.at_end() && fits) {
    fits = out.size() < kMaxIndexEntries;
    out.push_back(list.octet_string());
  }
}

// The algorithm begins with an OBJECT IDENTIFIER, a list with an OCTET STRING or nothing.
bool begins_with_algorithm(der::Walker walker) {
  return walker.enter(der::kSequence).next_is(der::kOidTag);
}

// The TLV of an attribute's type.
ByteView type_octets(const Attribute& attribute) {
  der::Failure failure;
  der::Walker outermost(attribute.full, 0, failure);
  return outermost.enter(der::kSequence).any().full;
}

Bytes digest_of(crypto::Hash hash, ByteView first, ByteView second = {}) {
  crypto::Hasher hasher(hash);
  hasher.update(first);
  hasher.update(second);
  return hasher.finish();
}

void add_elements(std::vector<IndexItem>& to, Part part, ByteView content, crypto::Hash hash) {
  std::size_t place = 0;
  for (const ByteView element : elements(content)) {
    to.push_back({.part = part, .place = place++, .value = 0, .digest = digest_of(hash, element)});
  }
}

const std::vector<ByteView>& entries_of(const HashIndex& index, Part part) {
  switch (part) {
    case Part::certificates:
      return index.certificates;
    case Part::crls:
      return index.crls;
    case Part::attributes:
      return index.attributes;
  }
  std::abort();
}

}  // namespace

std::optional<HashIndex::Version> index_version(OidView attribute) {
  if (attribute == oids::kHashIndexV1) return HashIndex::Version::v1;
  if (attribute == oids::kHashIndexV2) return HashIndex::Version::v2;
  if (attribute == oids::kHashIndexV3) return HashIndex::Version::v3;
  return std::nullopt;
}

std::optional<HashIndex> read_hash_index(const der::Tlv& value, HashIndex::Version version) {
  HashIndex out{.version = version,
                .algorithm = {},
                .hash = crypto::Hash::sha256,
                .certificates = {},
                .crls = {},
                .attributes = {},
                .full = value.full};
  bool fits = true;
  der::Failure failure;
  der::Walker outermost(value.full, value.offset, failure);
  der::Walker walker = outermost.enter(der::kSequence);
  if (begins_with_algorithm(walker)) {
    der::Walker algorithm = walker.enter(der::kSequence);
    out.algorithm = algorithm.oid();
    if (!algorithm.at_end()) algorithm.null();
    algorithm.finish();
    out.hash = crypto::hash_from_oid(out.algorithm);
  }
  read_digests(walker, out.certificates, fits);
  read_digests(walker, out.crls, fits);
  read_digests(walker, out.attributes, fits);
  walker.finish();
  outermost.finish();
  if (failure.code != nullptr || !fits) return std::nullopt;
  return out;
}

std::string_view to_string(Part part) {
  switch (part) {
    case Part::certificates:
      return "certificates";
    case Part::crls:
      return "crls";
    case Part::attributes:
      return "attributes";
  }
  std::abort();
}

std::vector<IndexItem> items_of(const SignedData& signed_data, const SignerInfo& signer,
                                crypto::Hash hash, HashIndex::Version version) {
  std::vector<IndexItem> out;
  add_elements(out, Part::certificates, signed_data->certificates_content, hash);
  add_elements(out, Part::crls, signed_data->crls_content, hash);
  const auto& list = signer.unsigned_attributes.list;
  for (std::size_t place = 0; place < list.size(); ++place) {
    const ByteView type = type_octets(list[place]);
    // TS 101 733 6.4.2: the hash of one Attribute, which all its values share here, so that the
    // items of all versions are the same things in the same order.
    Bytes whole;
    if (version == HashIndex::Version::v1) whole = digest_of(hash, list[place].full);
    for (std::size_t value = 0; value < list[place].values.size(); ++value) {
      out.push_back({.part = Part::attributes,
                     .place = place,
                     .value = value,
                     .digest = version == HashIndex::Version::v1
                                   ? whole
                                   : digest_of(hash, type, list[place].values[value].full)});
    }
  }
  return out;
}

std::size_t octets_of_items(const SignedData& signed_data, const SignerInfo& signer,
                            HashIndex::Version version) {
  std::size_t octets = signed_data->certificates_content.size() + signed_data->crls_content.size() +
                       signer.unsigned_attributes.content.size();
  if (version == HashIndex::Version::v1) return octets;
  for (const Attribute& attribute : signer.unsigned_attributes.list) {
    octets += attribute.values.size() * type_octets(attribute).size();
  }
  return octets;
}

IndexFit fit(const HashIndex& index, const std::vector<IndexItem>& items) {
  IndexFit out{.listed = std::vector<bool>(items.size()), .foreign = {}};
  for (const Part part : {Part::certificates, Part::crls, Part::attributes}) {
    std::map<std::string_view, bool> entries;  // digest -> is of an item
    for (const ByteView entry : entries_of(index, part)) entries.emplace(as_text(entry), false);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].part != part) continue;
      const auto found = entries.find(as_text(items[i].digest));
      if (found == entries.end()) continue;
      found->second = true;
      out.listed[i] = true;
    }
    out.foreign[static_cast<std::size_t>(part)] = static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(), [](const auto& e) { return !e.second; }));
  }
  return out;
}

Bytes encode_hash_index(const SignedData& signed_data, const SignerInfo& signer,
                        crypto::Hash hash) {
  std::array<std::vector<Bytes>, 3> lists;
  for (const IndexItem& item : items_of(signed_data, signer, hash, HashIndex::Version::v3)) {
    lists[static_cast<std::size_t>(item.part)].push_back(der::octet_string(item.digest));
  }
  return der::sequence({der::sequence({der::oid(crypto::oid_of(hash))}), der::sequence(lists[0]),
                        der::sequence(lists[1]), der::sequence(lists[2])});
}

}  // namespace baytrust::signature
