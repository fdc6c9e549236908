// The hash index of archive time-stamps (ATSHashIndexV3: EN 319 122-1 5.5.2; ATSHashIndex: TS 101
// 733 6.4.2): the certificates, revocation data and unsigned attribute values that one covers, by
// their digests, and how that fits a document. Internal to validators/signature.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "validators/signature/cms.hpp"

namespace baytrust::signature {

inline constexpr std::size_t kMaxIndexEntries = 1024;  // of one list

struct HashIndex {
  // v1 has digests of whole attributes, the others of type and one value each.
  enum class Version : std::uint8_t { v1, v2, v3 };
  Version version = Version::v3;
  OidView algorithm;                 // empty: the default, SHA-256
  std::optional<crypto::Hash> hash;  // where it is one known here
  std::vector<ByteView> certificates;
  std::vector<ByteView> crls;
  std::vector<ByteView> attributes;
  ByteView full;
};
std::optional<HashIndex::Version> index_version(OidView attribute);
// Nothing where the octets are not an index, or it has more than kMaxIndexEntries.
std::optional<HashIndex> read_hash_index(const der::Tlv& value, HashIndex::Version version);

// One thing of a document that an index may list.
struct IndexItem {
  enum class Part : std::uint8_t { certificates, crls, attributes };
  Part part = Part::certificates;
  std::size_t place = 0;  // of the attribute; else of the element
  std::size_t value = 0;  // of the attribute
  Bytes digest;
};
std::string_view to_string(IndexItem::Part part);
// Everything there is, digested the way of the version.
std::vector<IndexItem> items_of(const SignedData& signed_data, const SignerInfo& signer,
                                crypto::Hash hash, HashIndex::Version version);
// How many octets that digests, at most.
std::size_t octets_of_items(const SignedData& signed_data, const SignerInfo& signer,
                            HashIndex::Version version);

struct IndexFit {
  std::vector<bool> listed;            // by item
  std::array<std::size_t, 3> foreign;  // entries that are of no item, by part
};
IndexFit fit(const HashIndex& index, const std::vector<IndexItem>& items);

// ATSHashIndexV3 over everything there is, DER.
Bytes encode_hash_index(const SignedData& signed_data, const SignerInfo& signer, crypto::Hash hash);

}  // namespace baytrust::signature
