#include "validators/signature/cms_timestamps.hpp"

#include <algorithm>
#include <set>

#include "validators/signature/archive_timestamp.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/timestamp_codes.hpp"

namespace baytrust::signature {
namespace {

namespace ts = timestamp;
using Kind = TimestampToken::Kind;

// RFC 5126 6.3.5, 6.3.6: of each attribute its type and values, without the header around both.
void add_attributes(StampedParts& to, const SignerInfo& signer, OidView type) {
  for (const Attribute& attribute : signer.unsigned_attributes.list) {
    if (attribute.type == type) to.push_back(content_of(attribute));
  }
}

// Which cannot be earlier than which: EN 319 102-1 5.5.4.
int rank(Kind kind) {
  switch (kind) {
    case Kind::content:
      return 0;
    case Kind::signature:
      return 1;
    case Kind::references:
      return 2;
    case Kind::archive:
    case Kind::document:
      return 3;
  }
  return 3;
}

class CmsTimestamps {
 public:
  CmsTimestamps(const StampedSignature& signature, crypto::Verifier& verifier, Budget& budget)
      : signature_(signature),
        signer_(signature.signed_data->signers.at(signature.facts.index)),
        content_(signature.signed_data->content
                     ? SignedContent(*signature.signed_data->content, ContentForm::attached)
                     : given_content(signature.inputs.content)),
        verifier_(verifier),
        budget_(budget),
        subject_(Subject::Kind::signature, signature.facts.index),
        archive_({signature.signed_data, signer_, budget, subject_}) {}

  std::vector<TimestampFacts> run() {
    const auto& tokens = signature_.facts.timestamps;
    const std::size_t count = std::min(tokens.size(), kMaxTimestamps);
    for (std::size_t i = 0; i < count; ++i) parsed_.push_back(Timestamp::parse(*tokens[i].token));
    for (std::size_t i = 0; i < count; ++i) {
      out_.push_back(one(i));
      out_.back().kind = tokens[i].kind;
      out_.back().attribute = tokens[i].attribute;
      out_.back().place = tokens[i].place;
    }
    archive_.check_coverage(out_);
    check_order();
    if (tokens.size() > count) {
      TimestampFacts rest;
      rest.kind = tokens[count].kind;
      rest.findings.emplace_back(ts::kTooMany, subject_,
                                 Facts{{"limit", std::to_string(kMaxTimestamps)}});
      out_.push_back(std::move(rest));
    }
    for (TimestampFacts& facts : out_) facts.integrity = integrity_of_timestamp(facts.findings);
    return std::move(out_);
  }

 private:
  TimestampFacts one(std::size_t i) {
    const auto& parsed = parsed_[i];
    if (!parsed) {
      TimestampFacts out;
      out.findings.emplace_back(ts::kUnreadable, subject_,
                                Facts{{"cause", std::string(parsed.error().code().id)}});
      return out;
    }
    Findings remarks;
    TimestampInputs inputs{.stamped = stamped(i, remarks),
                           .certificates = signature_.inputs.certificates,
                           .sm2_id = signature_.inputs.sm2_id,
                           .nonce = {},
                           .policy = {},
                           .subject = subject_};
    TimestampFacts out = signature::verify(*parsed, inputs, verifier_, budget_);
    out.findings.insert(out.findings.end(), remarks.begin(), remarks.end());
    return out;
  }

  Stamped stamped(std::size_t i, Findings& remarks) {
    const TimestampToken& token = signature_.facts.timestamps[i];
    const auto hash = parsed_[i]->info().imprint.hash;
    const OidView attribute = token.attribute;
    if (token.kind == Kind::signature) return StampedParts{signer_.signature_value};
    if (token.kind == Kind::references) return references(attribute);
    if (token.kind == Kind::content) {
      const auto digest = content_digest(hash, remarks);
      if (!digest) return {};
      return std::vector<ContentDigestValue>{{*hash, to_bytes(*digest)}};
    }
    if (attribute == oids::kArchiveTimestampV3) {
      return archive_.version3(i, *parsed_[i], content_digest(hash, remarks), remarks);
    }
    if (attribute == oids::kArchiveTimestampV2) {
      return archive_.version2({signature_.facts.timestamps, parsed_, i, content_}, remarks);
    }
    remarks.emplace_back(ts::kUnsupported, subject_, Facts{{"attribute", to_string(attribute)}});
    return {};
  }

  Stamped references(OidView attribute) const {
    StampedParts parts;
    if (attribute == oids::kEscTimestamp) {
      parts.push_back(signer_.signature_value);
      add_attributes(parts, signer_, oids::kSignatureTimestamp);
    }
    add_attributes(parts, signer_, oids::kCertificateReferences);
    add_attributes(parts, signer_, oids::kRevocationReferences);
    return parts;
  }

  // Of whole content once for each hash.
  std::optional<ByteView> content_digest(std::optional<crypto::Hash> hash, Findings& remarks) {
    if (!hash) return std::nullopt;
    const auto whole = content_.whole();
    if (whole && !hashed_.contains(*hash) && !budget_.spend(Resource::bytes, whole->size())) {
      remarks.emplace_back(ts::kBudget, subject_);
      return std::nullopt;
    }
    hashed_.insert(*hash);
    return content_.digest(*hash);
  }

  void check_order() {
    for (TimestampFacts& later : out_) {
      if (later.info() == nullptr) continue;
      for (const TimestampFacts& earlier : out_) {
        if (earlier.info() == nullptr || rank(earlier.kind) >= rank(later.kind)) continue;
        if (later.info()->latest() >= earlier.info()->earliest()) continue;
        later.findings.emplace_back(ts::kOrder, subject_,
                                    Facts{{"time", to_string(later.info()->gen_time)},
                                          {"after", to_string(earlier.info()->gen_time)}});
        break;
      }
    }
  }

  const StampedSignature& signature_;
  const SignerInfo& signer_;
  SignedContent content_;
  crypto::Verifier& verifier_;
  Budget& budget_;
  Subject subject_;
  ArchiveTimestamps archive_;
  std::set<crypto::Hash> hashed_;
  std::vector<Result<Timestamp>> parsed_;
  std::vector<TimestampFacts> out_;
};

}  // namespace

std::vector<TimestampFacts> timestamps_of(const StampedSignature& signature,
                                          crypto::Verifier& verifier, Budget& budget) {
  return CmsTimestamps(signature, verifier, budget).run();
}

std::vector<crypto::Hash> stamped_hashes(const SignedData& signed_data) {
  std::set<crypto::Hash> out;
  std::size_t looked_at = 0;
  const auto look = [&](const Attributes& attributes) {
    for (const Attribute& attribute : attributes.list) {
      if (attribute.type != oids::kContentTimestamp &&
          attribute.type != oids::kArchiveTimestampV3) {
        continue;
      }
      for (const der::Tlv& value : attribute.values) {
        if (looked_at++ == kMaxTimestamps) return;
        const auto parsed = Timestamp::parse(value.full);
        if (parsed && parsed->info().imprint.hash) out.insert(*parsed->info().imprint.hash);
      }
    }
  };
  for (const SignerInfo& signer : signed_data->signers) {
    if (signer.signed_attributes) look(*signer.signed_attributes);
    look(signer.unsigned_attributes);
  }
  return {out.begin(), out.end()};
}

}  // namespace baytrust::signature
