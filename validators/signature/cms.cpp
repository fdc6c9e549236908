#include "validators/signature/cms.hpp"

#include <algorithm>

#include "validators/der/ber_normaliser.hpp"
#include "validators/der/walker.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_error_codes.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

const Subject kDocument(Subject::Kind::document);

// One parse: the first failure, and the counts that span the whole structure.
class CmsParser {
 public:
  explicit CmsParser(SignedData::Data& data) : data_(data) {}

  std::optional<Error> run() {
    der::Walker outermost(*data_.owner, 0, failure_);
    der::Walker content_info = outermost.enter(der::kSequence);
    outermost.finish();
    data_.outer_type = content_info.oid();
    if (failed()) return error();
    if (data_.outer_type != oids::kSignedData && data_.outer_type != oids::kGmSignedData) {
      return Error(kNotSignedData, "cms", {{"found", to_string(data_.outer_type)}});
    }
    der::Walker wrapped = content_info.enter(der::context_constructed(0));
    content_info.finish();
    der::Walker signed_data = wrapped.enter(der::kSequence);
    wrapped.finish();
    read_signed_data(signed_data);
    if (failed()) return error();
    check_version();
    return std::nullopt;
  }

 private:
  bool failed() const { return failure_.code != nullptr; }

  // A rule of ours has its own code; octets that are not DER of this structure have one together.
  Error error() const {
    Facts facts{{"offset", std::to_string(failure_.offset)}};
    if (failure_.code->id.starts_with("cms.")) {
      if (limit_ != 0) facts.push_back({"limit", std::to_string(limit_)});
      if (failure_.code == &kVersionUnknown) facts.push_back({"version", std::to_string(version_)});
      return Error(*failure_.code, "cms", std::move(facts));
    }
    facts.push_back({"cause", std::string(failure_.code->id)});
    return Error(kMalformed, "cms", std::move(facts));
  }

  void bound(std::size_t count, std::size_t limit, const Code& code, const der::Walker& at) {
    if (count < limit || failed()) return;
    at.fail(code, at.offset());
    limit_ = limit;
  }

  crypto::AlgorithmIdentifier algorithm(der::Walker& walker) {
    const der::Tlv tlv = walker.expect(der::kSequence);
    if (failed()) return {};
    auto parsed = crypto::parse_algorithm_identifier(tlv.full, tlv.offset);
    if (parsed) return *parsed;
    walker.fail(parsed.error().code(), tlv.offset);
    return {};
  }

  // CMSVersion: 0 to 5 are defined.
  std::int64_t version(der::Walker& walker) {
    const std::size_t offset = walker.offset();
    const std::int64_t number = walker.small_integer();
    if (!failed() && (number < 0 || number > 5)) {
      version_ = number;
      walker.fail(kVersionUnknown, offset);
    }
    return number;
  }

  void read_signed_data(der::Walker& walker) {
    data_.version = version(walker);
    der::Walker algorithms = walker.enter(der::kSet);
    while (!algorithms.at_end()) {
      bound(data_.digest_algorithms.size(), kMaxDigestAlgorithms, kTooManyDigests, algorithms);
      data_.digest_algorithms.push_back(algorithm(algorithms));
    }
    read_content(walker);
    if (walker.next_is(der::context_constructed(0))) read_certificates(walker);
    if (walker.next_is(der::context_constructed(1))) read_crls(walker);
    der::Walker signers = walker.enter(der::kSet);
    while (!signers.at_end()) {
      bound(data_.signers.size(), kMaxSigners, kTooManySigners, signers);
      data_.signers.push_back(read_signer(signers, 0));
    }
    walker.finish();
  }

  // EncapsulatedContentInfo (RFC 5652 5.2). An OCTET STRING only: the ANY of PKCS #7 is not read.
  void read_content(der::Walker& walker) {
    der::Walker info = walker.enter(der::kSequence);
    data_.content_type = info.oid();
    if (info.next_is(der::context_constructed(0))) {
      der::Walker wrapped = info.enter(der::context_constructed(0));
      if (!wrapped.next_is(der::kOctetString)) wrapped.fail(kContentNotOctets, wrapped.offset());
      data_.content = wrapped.octet_string();
      wrapped.finish();
    }
    info.finish();
  }

  // CertificateSet (RFC 5652 10.2.2). A certificate that does not parse is a deviation: what it
  // was for will be missed where it is needed.
  void read_certificates(der::Walker& walker) {
    const der::Tlv whole = walker.expect(der::context_constructed(0));
    data_.certificates_content = whole.content;
    der::Walker set(whole, failure_);
    std::size_t count = 0;
    while (!set.at_end()) {
      bound(count++, kMaxCertificates, kTooManyCertificates, set);
      const der::Tlv choice = set.any();
      if (failed()) return;
      if (choice.tag != der::kSequence) {
        data_.other_certificates.push_back(choice.full);
        continue;
      }
      auto parsed = x509::Certificate::parse(to_bytes(choice.full));
      if (parsed) {
        add(data_.evidence, Evidence{.certificates = {*std::move(parsed)}, .crls = {}, .ocsp = {}});
      } else {
        deviate(kCertificateUnreadable, {{"cause", std::string(parsed.error().code().id)}});
      }
    }
  }

  // RevocationInfoChoices (RFC 5652 10.2.1).
  void read_crls(der::Walker& walker) {
    const der::Tlv whole = walker.expect(der::context_constructed(1));
    data_.crls_content = whole.content;
    der::Walker set(whole, failure_);
    std::size_t count = 0;
    while (!set.at_end()) {
      bound(count++, kMaxCrls, kTooManyCrls, set);
      const der::Tlv choice = set.any();
      if (failed()) return;
      if (choice.tag == der::kSequence) {
        data_.evidence.crls.push_back(share(to_bytes(choice.full)));
      } else {
        read_other_revocation(choice);
      }
    }
  }

  // [1] OtherRevocationInfoFormat: OCSP is kept, other forms are counted.
  void read_other_revocation(const der::Tlv& choice) {
    der::Walker other(choice, failure_);
    const OidView format = other.oid();
    const der::Tlv value = other.any();
    other.finish();
    if (failed()) return;
    const bool whole = format == oids::kOcspResponse;
    if (!whole && format != oids::kOcspBasic) {
      ++data_.other_revocation;
      return;
    }
    data_.evidence.ocsp.push_back({whole ? OcspOctets::Form::response : OcspOctets::Form::basic,
                                   share(to_bytes(value.full))});
  }

  SignerInfo read_signer(der::Walker& walker, std::size_t depth) {
    SignerInfo out;
    const der::Tlv whole = walker.expect(der::kSequence);
    out.full = whole.full;
    der::Walker info(whole, failure_);
    out.version = version(info);
    read_sid(info, out.sid);
    out.digest_algorithm = algorithm(info);
    if (info.next_is(der::context_constructed(0))) {
      out.signed_attributes = read_attributes(info, der::context_constructed(0));
    }
    out.signature_algorithm = algorithm(info);
    out.signature_value = info.octet_string();
    if (info.next_is(der::context_constructed(1))) {
      out.unsigned_attributes = read_attributes(info, der::context_constructed(1));
    }
    info.finish();
    // RFC 5652 5.3: 1 for an issuer and serial number, 3 for a key identifier.
    const std::int64_t expected = out.sid.subject_key_id ? 3 : 1;
    if (!failed() && out.version != expected) deviate_version(expected, out.version);
    read_counter_signatures(out, depth);
    return out;
  }

  void read_sid(der::Walker& info, SignerIdentifier& sid) {
    if (info.next_is(der::context(0))) {
      sid.subject_key_id = info.octet_string(der::context(0));
      return;
    }
    der::Walker name = info.enter(der::kSequence);
    sid.issuer = x509::Name::read(name);
    sid.serial_number = name.integer();
    name.finish();
  }

  Attributes read_attributes(der::Walker& info, der::Tag tag) {
    Attributes out;
    const der::Tlv set = info.expect(tag);
    out.content = set.content;
    der::Walker walker(set, failure_);
    while (!walker.at_end()) {
      bound(out.list.size(), kMaxAttributes, kTooManyAttributes, walker);
      const der::Tlv one = walker.expect(der::kSequence);
      der::Walker attribute(one, failure_);
      Attribute read{.type = attribute.oid(), .values = {}, .full = one.full};
      der::Walker values = attribute.enter(der::kSet);
      attribute.finish();
      while (!values.at_end()) {
        bound(read.values.size(), kMaxAttributeValues, kTooManyValues, values);
        read.values.push_back(values.any());
      }
      out.list.push_back(std::move(read));
    }
    return out;
  }

  // RFC 5652 11.4: an unsigned attribute, several times, with several values.
  void read_counter_signatures(SignerInfo& signer, std::size_t depth) {
    for (const Attribute& attribute : signer.unsigned_attributes.list) {
      if (attribute.type != oids::kCounterSignature) continue;
      for (const der::Tlv& value : attribute.values) {
        der::Walker one(value.full, value.offset, failure_);
        bound(depth, kMaxCounterDepth, kCountersTooDeep, one);
        bound(counters_++, kMaxCounterSignatures, kTooManyCounters, one);
        if (failed()) return;
        signer.counter_signatures.push_back(read_signer(one, depth + 1));
      }
    }
  }

  // RFC 5652 5.1. GM/T 0010 writes 1 always.
  void check_version() {
    if (data_.outer_type == oids::kGmSignedData && data_.version == 1) return;
    const bool other_choice = data_.other_revocation != 0 || !data_.evidence.ocsp.empty();
    std::int64_t expected = 1;
    for (const ByteView certificate : data_.other_certificates) {
      // [3] OtherCertificateFormat, [2] version 2 attribute certificates, [1] version 1.
      if (certificate[0] == der::context_constructed(3)) expected = 5;
      if (certificate[0] == der::context_constructed(2))
        expected = std::max<std::int64_t>(expected, 4);
      if (certificate[0] == der::context_constructed(1))
        expected = std::max<std::int64_t>(expected, 3);
    }
    if (other_choice) expected = 5;
    const bool any_v3 = std::any_of(data_.signers.begin(), data_.signers.end(),
                                    [](const SignerInfo& s) { return s.version == 3; });
    if (any_v3 || data_.content_type != oids::kData) expected = std::max<std::int64_t>(expected, 3);
    if (data_.version != expected) deviate_version(expected, data_.version);
  }

  void deviate_version(std::int64_t expected, std::int64_t found) {
    deviate(kVersionUnexpected,
            {{"expected", std::to_string(expected)}, {"found", std::to_string(found)}});
  }
  // Each once, however often it occurs.
  void deviate(const Code& code, Facts facts) {
    Finding finding(code, kDocument, std::move(facts));
    const auto& seen = data_.deviations;
    if (std::find(seen.begin(), seen.end(), finding) == seen.end()) {
      data_.deviations.push_back(std::move(finding));
    }
  }

  SignedData::Data& data_;
  der::Failure failure_;
  std::size_t limit_ = 0;
  std::int64_t version_ = 0;
  std::size_t counters_ = 0;
};

}  // namespace

Result<SignedData> SignedData::parse(ByteView ber) {
  auto normalised = der::normalise_ber(ber);
  if (!normalised) return normalised.error().within("cms");
  return parse_normalised(share(*std::move(normalised)));
}

Result<SignedData> SignedData::parse(const SharedBytes& ber) {
  auto normalised = der::normalise_ber(ber);
  if (!normalised) return normalised.error().within("cms");
  return parse_normalised(*std::move(normalised));
}

Result<SignedData> SignedData::parse_normalised(SharedBytes octets) {
  auto data = std::make_shared<Data>();
  data->owner = std::move(octets);
  if (auto error = CmsParser(*data).run()) return *std::move(error);
  return SignedData(std::move(data));
}

bool names(const SignerIdentifier& sid, const x509::Certificate& certificate) {
  if (sid.subject_key_id) {
    const auto& held = certificate->extensions.subject_key_id;
    return held && equal(*held, *sid.subject_key_id);
  }
  return equal(sid.serial_number, certificate->serial_number) &&
         matches(sid.issuer, certificate->issuer);
}

const Attribute* find(const Attributes& attributes, OidView type) {
  const auto found =
      std::find_if(attributes.list.begin(), attributes.list.end(),
                   [&](const Attribute& attribute) { return attribute.type == type; });
  return found == attributes.list.end() ? nullptr : &*found;
}

bool is_data(OidView content_type) {
  return content_type == oids::kData || content_type == oids::kGmData;
}

namespace {

// X.690 11.6: the order of the octets, a shorter string padded with zeros at its end.
bool comes_before(const Attribute& a, const Attribute& b) {
  return std::lexicographical_compare(a.full.begin(), a.full.end(), b.full.begin(), b.full.end());
}

}  // namespace

bool is_sorted(const Attributes& attributes) {
  return std::is_sorted(attributes.list.begin(), attributes.list.end(), comes_before);
}

Bytes signed_octets(const Attributes& attributes, AttributeOrder order) {
  if (order == AttributeOrder::as_sent) return der::encode(der::kSet, attributes.content);
  std::vector<Attribute> sorted = attributes.list;
  std::stable_sort(sorted.begin(), sorted.end(), comes_before);
  Bytes content;
  content.reserve(attributes.content.size());
  for (const Attribute& attribute : sorted) {
    content.insert(content.end(), attribute.full.begin(), attribute.full.end());
  }
  return der::encode(der::kSet, content);
}

void add(Evidence& to, const Evidence& more) {
  for (const auto& certificate : more.certificates) {
    const auto& held = to.certificates;
    if (std::find(held.begin(), held.end(), certificate) == held.end()) {
      to.certificates.push_back(certificate);
    }
  }
  to.crls.insert(to.crls.end(), more.crls.begin(), more.crls.end());
  to.ocsp.insert(to.ocsp.end(), more.ocsp.begin(), more.ocsp.end());
}

}  // namespace baytrust::signature
