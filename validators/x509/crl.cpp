#include "validators/x509/crl.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl_index.hpp"
#include "validators/x509/extension_oids.hpp"
#include "validators/x509/extension_reader.hpp"

namespace baytrust::x509 {
namespace {

// The largest public CRLs have some tens of megabytes; offsets have 32 bits.
constexpr std::size_t kMaxSize = 256U << 20;

// RFC 5280 5.1.2.1: "version ... OPTIONAL, if present MUST be v2"
int read_version(der::Walker& tbs) {
  if (!tbs.next_is(der::kInteger)) return 1;
  const std::size_t offset = tbs.offset();
  if (tbs.small_integer() != 1) tbs.fail(kVersion, offset);
  return 2;
}

// CRLNumber ::= INTEGER (0..MAX), without its sign octet.
ByteView read_crl_number(der::Walker& value) {
  const std::size_t offset = value.offset();
  const ByteView number = value.integer();
  if (number.empty()) return {};
  if (number[0] >= 0x80) value.fail(kValueForbidden, offset);
  return number.size() > 1 && number[0] == 0 ? number.subspan(1) : number;
}

// RFC 5280 5.2.5
IssuingDistributionPoint read_issuing_distribution_point(der::Walker& value, ParseState& state) {
  IssuingDistributionPoint out;
  der::Walker walker = value.enter(der::kSequence);
  const std::size_t offset = walker.offset();
  if (walker.at_end()) walker.fail(kEmptyList, offset);
  if (walker.next_is(der::context_constructed(0))) {
    auto name = read_distribution_point_name(walker);
    out.full_name = std::move(name.full_name);
    out.relative_name = name.relative_name;
    out.has_name = true;
  }
  out.only_user_certs = state.default_false(walker, "onlyContainsUserCerts", der::context(1));
  out.only_ca_certs = state.default_false(walker, "onlyContainsCACerts", der::context(2));
  if (walker.next_is(der::context(3))) {
    out.only_some_reasons = read_reason_flags(walker, der::context(3));
  }
  out.indirect = state.default_false(walker, "indirectCRL", der::context(4));
  out.only_attribute_certs =
      state.default_false(walker, "onlyContainsAttributeCerts", der::context(5));
  walker.finish();
  // At most one of the three may be TRUE.
  if (out.only_user_certs + out.only_ca_certs + out.only_attribute_certs > 1) {
    walker.fail(kValueForbidden, offset);
  }
  return out;
}

void read_crl_extension(Crl::Data& data, const Extension& extension, ParseState& state) {
  const auto typed = [&](auto read) { return read_value(extension, state, read); };
  const OidView oid = extension.oid;
  if (oid == ext::kAuthorityKeyId) {
    data.authority_key_id = typed(read_authority_key_id);
  } else if (oid == ext::kIssuerAltName) {
    data.issuer_alt_name = typed([](der::Walker& value) {
      const der::Tlv names = value.expect(der::kSequence);
      return read_general_names(names, value.failure());
    });
  } else if (oid == ext::kCrlNumber) {
    data.crl_number = typed(read_crl_number);
  } else if (oid == ext::kDeltaCrlIndicator) {
    data.base_crl_number = typed(read_crl_number);
  } else if (oid == ext::kIssuingDistributionPoint) {
    data.issuing_distribution_point = typed(
        [&state](der::Walker& value) { return read_issuing_distribution_point(value, state); });
  } else if (oid == ext::kFreshestCrl) {
    data.freshest_crl = typed(read_distribution_points);
  } else if (oid == ext::kExpiredCertsOnCrl) {
    data.expired_certs_on_crl = typed([](der::Walker& value) { return value.generalized_time(); });
  } else if (oid == ext::kAuthorityInfoAccess) {
    data.authority_info_access = typed(read_info_access);
  } else if (extension.critical) {
    data.unknown_critical.push_back(extension);
  }
}

// Everything but the entries, whose whole SEQUENCE is returned where there is one.
std::optional<der::Tlv> read_tbs(const der::Tlv& tlv, Crl::Data& data, ParseState& state) {
  der::Walker tbs(tlv, state.failure());
  data.tbs = tlv.full;
  data.version = read_version(tbs);
  const der::Tlv algorithm = tbs.expect(der::kSequence);
  data.issuer = Name::read(tbs);
  data.this_update = tbs.time();
  if (tbs.next_is(der::kUtcTime) || tbs.next_is(der::kGeneralizedTime)) {
    data.next_update = tbs.time();
  }
  if (state.failed()) return std::nullopt;
  const auto identifier = crypto::parse_algorithm_identifier(algorithm.full, algorithm.offset);
  if (!identifier) {
    state.fail(identifier.error());
    return std::nullopt;
  }
  data.signature = *identifier;
  const auto entries = tbs.optional(der::kSequence);
  // RFC 5280 5.1.2.6: absent when there are none.
  if (entries && entries->content.empty()) state.deviate(kRevokedEmpty);
  if (tbs.next_is(der::context_constructed(0))) {
    if (data.version != 2) tbs.fail(kCrlExtensionsVersion, tbs.offset());
    der::Walker explicitly = tbs.enter(der::context_constructed(0));
    for (const auto& extension : read_extension_list(explicitly, state)) {
      if (state.failed()) break;
      read_crl_extension(data, extension, state);
    }
    explicitly.finish();
  }
  tbs.finish();
  return entries;
}

std::optional<der::Tlv> read_crl(Crl::Data& data, ParseState& state) {
  der::Walker outermost(data.der, 0, state.failure());
  der::Walker crl = outermost.enter(der::kSequence);
  outermost.finish();
  const auto entries = read_tbs(crl.expect(der::kSequence), data, state);
  const der::Tlv algorithm = crl.expect(der::kSequence);
  // RFC 5280 5.1.1.2: the same identifier as inside.
  if (!equal(algorithm.full, data.signature.full)) {
    crl.fail(kAlgorithmMismatch, algorithm.offset);
  }
  data.signature_algorithm = data.signature;
  data.signature_value = read_signature(crl, state);
  crl.finish();
  return entries;
}

}  // namespace

std::string_view to_string(RevocationReason reason) {
  switch (reason) {
    case RevocationReason::unspecified:
      return "unspecified";
    case RevocationReason::key_compromise:
      return "keyCompromise";
    case RevocationReason::ca_compromise:
      return "cACompromise";
    case RevocationReason::affiliation_changed:
      return "affiliationChanged";
    case RevocationReason::superseded:
      return "superseded";
    case RevocationReason::cessation_of_operation:
      return "cessationOfOperation";
    case RevocationReason::certificate_hold:
      return "certificateHold";
    case RevocationReason::remove_from_crl:
      return "removeFromCRL";
    case RevocationReason::privilege_withdrawn:
      return "privilegeWithdrawn";
    case RevocationReason::aa_compromise:
      return "aACompromise";
  }
  return "unspecified";
}

Crl::Crl(std::shared_ptr<const Data> data, std::shared_ptr<const Index> index)
    : data_(std::move(data)), index_(std::move(index)) {}

Result<Crl> Crl::parse(SharedBytes der) {
  if (der->size() > kMaxSize) {
    return Error(kTooLarge, "crl",
                 {{"size", std::to_string(der->size())}, {"limit", std::to_string(kMaxSize)}});
  }
  auto data = std::make_shared<Data>();
  ParseState state{Subject(Subject::Kind::crl)};
  data->owner = std::move(der);
  data->der = *data->owner;
  const auto entries = read_crl(*data, state);
  if (state.failed()) return state.error("crl");
  data->issuer_key = data->issuer.match_key();
  data->fingerprint = crypto::sha256(data->der);
  auto index = std::make_shared<const Index>(*data, entries, state);
  if (state.failed()) return state.error("crl");
  data->entry_count = index->summary().entries;
  data->unknown_critical_entries = index->summary().unknown_critical;
  data->has_holds = index->summary().has_holds;
  if (const auto repeated = index->summary().repeated; repeated != 0) {
    state.deviate(kEntryRepeated, {"count", std::to_string(repeated)});
  }
  data->deviations = state.take_deviations();
  return Crl(std::move(data), std::move(index));
}

std::optional<RevokedEntry> Crl::find(std::string_view issuer_key, ByteView serial_number) const {
  return index_->find(*data_, issuer_key, serial_number);
}

Result<std::vector<Crl>> parse_crls(ByteView file) {
  auto blocks = der_or_pem(file, "X509 CRL");
  if (!blocks) return blocks.error();
  std::vector<Crl> out;
  for (auto& block : *blocks) {
    auto crl = Crl::parse(std::move(block));
    if (!crl) return crl.error();
    out.push_back(*std::move(crl));
  }
  return out;
}

}  // namespace baytrust::x509
