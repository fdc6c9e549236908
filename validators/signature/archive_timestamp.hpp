// What archive time-stamps of a CMS signature stamp, and whether their hash index covers the
// document; see cms_timestamps.hpp. Internal to validators/signature.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "validators/signature/hash_index.hpp"
#include "validators/signature/signed_content.hpp"
#include "validators/signature/timestamp.hpp"

namespace baytrust::signature {

// type and values of an attribute, without the header around both.
ByteView content_of(const Attribute& attribute);

class ArchiveTimestamps {
 public:
  struct Surroundings {
    const SignedData& signed_data;
    const SignerInfo& signer;
    Budget& budget;
    Subject subject;
  };
  explicit ArchiveTimestamps(const Surroundings& around) : around_(around) {}

  // EN 319 122-1 5.5.3. i: its place among the signature's time-stamps. content: the digest of the
  // content under the imprint's hash, if at hand.
  Stamped version3(std::size_t i, const Timestamp& timestamp, std::optional<ByteView> content,
                   Findings& remarks);

  struct OlderInputs {
    const std::vector<TimestampToken>& tokens;  // the signature's time-stamps
    const std::vector<Result<Timestamp>>& all;  // as read, as many as are looked at
    std::size_t i;                              // which
    const SignedContent& content;
  };
  // RFC 5126 6.4.1, with or without the header of the unsigned attributes, whichever matches.
  Stamped version2(const OlderInputs& inputs, Findings& remarks);

  // Once all are verified: what version 3 leaves out and no later one covers.
  void check_coverage(std::vector<TimestampFacts>& all);

 private:
  struct Indexed {
    std::size_t i;
    HashIndex::Version version;
    crypto::Hash hash;
    std::vector<bool> listed;
  };
  static bool is_earlier(const OlderInputs& inputs, std::size_t place);
  std::optional<HashIndex> index_of(const Timestamp& timestamp, Findings& remarks) const;
  const std::vector<IndexItem>* items(crypto::Hash hash, HashIndex::Version version);
  void say(Findings& to, const Code& code, Facts facts = {}) const {
    to.emplace_back(code, around_.subject, std::move(facts));
  }

  Surroundings around_;
  std::map<std::pair<crypto::Hash, bool>, std::vector<IndexItem>> items_;  // bool: version 1
  std::vector<Indexed> indexed_;
  std::vector<Bytes> kept_;  // headers made here
};

}  // namespace baytrust::signature
