#include "validators/signature/cms_attributes.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/der/walker.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

// Runs a reader over one whole value; nothing where the octets are not what it expects.
template <class Read>
auto whole(const der::Tlv& value, Read read)
    -> std::optional<decltype(read(std::declval<der::Walker&>()))> {
  der::Failure failure;
  der::Walker walker(value.full, value.offset, failure);
  auto out = read(walker);
  walker.finish();
  if (failure.code != nullptr) return std::nullopt;
  return out;
}

crypto::AlgorithmIdentifier read_algorithm(der::Walker& walker, der::Tag tag = der::kSequence) {
  crypto::AlgorithmIdentifier out;
  const der::Tlv tlv = walker.expect(tag);
  der::Walker inner(tlv, walker.failure());
  out.oid = inner.oid();
  if (!inner.at_end()) out.parameters = inner.any().full;
  inner.finish();
  out.full = tlv.full;
  return out;
}

// IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber } (RFC 5035 5).
void read_issuer_serial(der::Walker& walker, EssCertId& out) {
  der::Walker inner = walker.enter(der::kSequence);
  const der::Tlv names = inner.expect(der::kSequence);
  const auto general = x509::read_general_names(names, walker.failure());
  if (general.size() == 1 && general[0].kind == x509::GeneralName::Kind::directory_name) {
    out.issuer = general[0].value;
  }
  out.serial_number = inner.integer();
  inner.finish();
}

EssCertId read_ess_id(der::Walker& ids, EssVersion version) {
  EssCertId out;
  der::Walker id = ids.enter(der::kSequence);
  out.hash = version == EssVersion::v1 ? crypto::Hash::sha1 : crypto::Hash::sha256;
  // RFC 5035 4: hashAlgorithm DEFAULT SHA-256.
  if (version == EssVersion::v2 && id.next_is(der::kSequence)) {
    out.hash_algorithm = read_algorithm(id).oid;
    out.hash = crypto::hash_from_oid(out.hash_algorithm);
    if (out.hash_algorithm == oids::kSm3Keyless) out.hash = crypto::Hash::sm3;
  }
  out.certificate_hash = id.octet_string();
  if (id.next_is(der::kSequence)) read_issuer_serial(id, out);
  id.finish();
  return out;
}

void keep_all(der::Walker list, std::vector<SharedBytes>& out) {
  while (!list.at_end()) out.push_back(share(to_bytes(list.expect(der::kSequence).full)));
}

// The SEQUENCE OF under [n] EXPLICIT, if there is one.
std::optional<der::Walker> list_under(der::Walker& walker, unsigned n) {
  if (!walker.next_is(der::context_constructed(n))) return std::nullopt;
  der::Walker wrapped = walker.enter(der::context_constructed(n));
  der::Walker list = wrapped.enter(der::kSequence);
  wrapped.finish();
  return list;
}

// RevocationValues and RevocationInfoArchival have one shape: CRLs, OCSP data, and what else.
std::optional<Evidence> read_revocation(const der::Tlv& value, OcspOctets::Form form) {
  return whole(value, [form](der::Walker& walker) {
    Evidence out;
    der::Walker values = walker.enter(der::kSequence);
    if (auto list = list_under(values, 0)) keep_all(*list, out.crls);
    std::vector<SharedBytes> responses;
    if (auto list = list_under(values, 1)) keep_all(*list, responses);
    for (auto& response : responses) out.ocsp.push_back({form, std::move(response)});
    values.optional(der::context_constructed(2));  // other forms
    values.finish();
    return out;
  });
}

}  // namespace

std::optional<OidView> read_oid_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) { return walker.oid(); });
}

std::optional<ByteView> read_octets_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) { return walker.octet_string(); });
}

std::optional<Instant> read_time_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) { return walker.time(); });
}

std::optional<EssCertId> read_ess_value(const der::Tlv& value, EssVersion version) {
  return whole(value, [version](der::Walker& walker) {
    der::Walker outer = walker.enter(der::kSequence);
    der::Walker ids = outer.enter(der::kSequence);
    EssCertId first = read_ess_id(ids, version);
    while (!ids.at_end()) read_ess_id(ids, version);
    outer.optional(der::kSequence);  // policies
    outer.finish();
    return first;
  });
}

bool identifies(const EssCertId& id, const x509::Certificate& certificate) {
  if (!id.hash || !equal(crypto::digest(*id.hash, certificate->der), id.certificate_hash)) {
    return false;
  }
  if (id.serial_number.empty()) return true;
  if (!equal(id.serial_number, certificate->serial_number)) return false;
  if (!id.issuer) return false;  // RFC 5035 5: one directoryName, the certificate's issuer
  const auto issuer = x509::Name::parse(*id.issuer);
  return issuer && matches(*issuer, certificate->issuer);
}

std::optional<AlgorithmProtection> read_protection_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) {
    AlgorithmProtection out;
    der::Walker inner = walker.enter(der::kSequence);
    out.digest = read_algorithm(inner);
    // [1] signatureAlgorithm; [2] is a MAC's, which no signature has.
    out.signature = read_algorithm(inner, der::context_constructed(1));
    inner.finish();
    return out;
  });
}

std::optional<SignaturePolicy> read_policy_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) {
    SignaturePolicy out;
    out.implied = walker.next_is(der::kNull);
    if (out.implied) {
      walker.null();
      return out;
    }
    der::Walker policy = walker.enter(der::kSequence);
    out.id = Oid(policy.oid());
    if (policy.next_is(der::kSequence)) {
      der::Walker hash = policy.enter(der::kSequence);
      out.hash = crypto::hash_from_oid(read_algorithm(hash).oid);
      out.hash_value = to_bytes(hash.octet_string());
      hash.finish();
    }
    policy.optional(der::kSequence);  // qualifiers
    policy.finish();
    return out;
  });
}

std::optional<OidView> read_commitment_value(const der::Tlv& value) {
  return whole(value, [](der::Walker& walker) {
    der::Walker commitment = walker.enter(der::kSequence);
    const OidView id = commitment.oid();
    commitment.optional(der::kSequence);  // qualifiers
    commitment.finish();
    return id;
  });
}

std::optional<Evidence> read_certificate_values(const der::Tlv& value) {
  std::vector<SharedBytes> octets;
  const auto read = whole(value, [&octets](der::Walker& walker) {
    keep_all(walker.enter(der::kSequence), octets);
    return true;
  });
  if (!read) return std::nullopt;
  Evidence out;
  for (auto& der : octets) {
    auto certificate = x509::Certificate::parse(std::move(der));
    if (!certificate || out.certificates.size() == kMaxCertificates) return std::nullopt;
    out.certificates.push_back(*std::move(certificate));
  }
  return out;
}

std::optional<Evidence> read_revocation_values(const der::Tlv& value) {
  return read_revocation(value, OcspOctets::Form::basic);
}

std::optional<Evidence> read_revocation_archival(const der::Tlv& value) {
  return read_revocation(value, OcspOctets::Form::response);
}

}  // namespace baytrust::signature
