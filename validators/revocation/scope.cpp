#include "validators/revocation/scope.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/der/writer.hpp"
#include "validators/revocation/crl_store.hpp"

namespace baytrust::revocation {
namespace {

using x509::DistributionPoint;
using x509::GeneralName;
using x509::GeneralNames;
using x509::IssuingDistributionPoint;
using x509::Name;

std::optional<std::string> key_of(const GeneralName& name) {
  if (name.kind != GeneralName::Kind::directory_name) return std::nullopt;
  const auto parsed = Name::parse(name.value);
  if (!parsed) return std::nullopt;
  return parsed->match_key();
}

// nameRelativeToCRLIssuer (RFC 5280 4.2.1.13): the issuer's name with one more RDN.
std::optional<std::string> key_of_relative(const Name& issuer, ByteView attributes) {
  der::Reader outer(issuer.der());
  const auto rdns = outer.expect(der::kSequence);
  if (!rdns) return std::nullopt;
  const Bytes whole =
      der::encode(der::kSequence, {to_bytes(rdns->content), der::encode(der::kSet, attributes)});
  const auto parsed = Name::parse(whole);
  if (!parsed) return std::nullopt;
  return parsed->match_key();
}

// A distributionPoint name. Directory names, also those made of a relative one, are compared as
// keys; RFC 5280 5.2.5 wants the identical encoding on both sides, so for the rest octets do.
struct PointName {
  std::span<const GeneralName> full;
  std::vector<std::string> keys;
  std::size_t size() const { return full.size() + keys.size(); }
};

PointName name_of(std::span<const GeneralName> names) {
  PointName out{.full = names, .keys = {}};
  for (const auto& name : names) {
    if (auto key = key_of(name)) out.keys.push_back(*std::move(key));
  }
  return out;
}

PointName name_of(const IssuingDistributionPoint& idp, const x509::Crl& crl) {
  PointName name = name_of(idp.full_name);
  if (idp.relative_name.empty()) return name;
  if (auto key = key_of_relative(crl->issuer, idp.relative_name)) {
    name.keys.push_back(*std::move(key));
  }
  return name;
}

PointName name_of(const DistributionPoint& point, const x509::Certificate& certificate) {
  // 6.3.3(b)(2)(i), second case: without a name, the names of cRLIssuer stand for it.
  if (!point.has_name) return name_of(point.crl_issuer);
  PointName name = name_of(point.full_name);
  if (point.relative_name.empty()) return name;
  Name issuer = certificate->issuer;
  if (!point.crl_issuer.empty()) {
    // RFC 5280 4.2.1.13: not relative to one of several.
    const auto parsed = Name::parse(point.crl_issuer.front().value);
    if (point.crl_issuer.size() > 1 || !parsed) return name;
    issuer = *parsed;
  }
  if (auto key = key_of_relative(issuer, point.relative_name)) {
    name.keys.push_back(*std::move(key));
  }
  return name;
}

bool same_octets(const GeneralName& a, const GeneralName& b) {
  return a.kind == b.kind && equal(a.value, b.value) && a.other_type == b.other_type;
}

bool share_a_name(const PointName& a, const PointName& b, Budget& budget) {
  if (!budget.spend(Resource::comparisons, a.size() * b.size())) return false;
  const auto any_of_both = [](const auto& x, const auto& y, const auto& same) {
    return std::any_of(x.begin(), x.end(), [&](const auto& one) {
      return std::any_of(y.begin(), y.end(), [&](const auto& other) { return same(one, other); });
    });
  };
  return any_of_both(a.full, b.full, same_octets) || any_of_both(a.keys, b.keys, std::equal_to<>{});
}

// 6.3.3(b)(1)
bool issuer_fits(const x509::Crl& crl, const x509::Certificate& certificate,
                 const DistributionPoint* point, Budget& budget) {
  if (point == nullptr || point->crl_issuer.empty()) {
    return crl->issuer_key == certificate->issuer_key;
  }
  const auto& idp = crl->issuing_distribution_point;
  if (!idp || !idp->indirect) return false;
  return budget.spend(Resource::comparisons, point->crl_issuer.size()) &&
         std::any_of(point->crl_issuer.begin(), point->crl_issuer.end(),
                     [&](const auto& name) { return key_of(name) == crl->issuer_key; });
}

// 6.3.3(b)(2)(i)
bool point_fits(const x509::Crl& crl, const x509::Certificate& certificate,
                const DistributionPoint* point, Budget& budget) {
  const auto& idp = crl->issuing_distribution_point;
  if (!idp || !idp->has_name) return true;
  const PointName stated = name_of(*idp, crl);
  if (point != nullptr) return share_a_name(stated, name_of(*point, certificate), budget);
  return share_a_name(stated, PointName{.full = {}, .keys = {certificate->issuer_key}}, budget);
}

// 6.3.3(b)(2)(ii) to (iv)
bool kind_fits(const x509::Crl& crl, const x509::Certificate& certificate) {
  const auto& idp = crl->issuing_distribution_point;
  if (!idp) return true;
  const auto& basic = certificate->extensions.basic_constraints;
  const bool is_ca = basic && basic->ca;
  return !idp->only_attribute_certs && !(idp->only_user_certs && is_ca) &&
         !(idp->only_ca_certs && !is_ca);
}

bool same_names(const GeneralNames& a, const GeneralNames& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_octets);
}

bool same_scope(const x509::Crl& a, const x509::Crl& b) {
  const auto& x = a->issuing_distribution_point;
  const auto& y = b->issuing_distribution_point;
  if (!x || !y) return !x && !y;
  return x->has_name == y->has_name && same_names(x->full_name, y->full_name) &&
         equal(x->relative_name, y->relative_name) && x->only_user_certs == y->only_user_certs &&
         x->only_ca_certs == y->only_ca_certs &&
         x->only_attribute_certs == y->only_attribute_certs && x->indirect == y->indirect &&
         x->only_some_reasons == y->only_some_reasons;
}

bool same(const std::optional<ByteView>& a, const std::optional<ByteView>& b) {
  return a.has_value() == b.has_value() && (!a || equal(*a, *b));
}

bool same_key_id(const x509::Crl& a, const x509::Crl& b) {
  const auto& x = a->authority_key_id;
  const auto& y = b->authority_key_id;
  if (!x || !y) return !x && !y;
  return same(x->key_id, y->key_id) && same(x->serial, y->serial) &&
         same_names(x->issuer, y->issuer);
}

}  // namespace

Scope scope_of(const x509::Crl& crl, const x509::Certificate& certificate,
               const DistributionPoint* point, Budget& budget) {
  if (!issuer_fits(crl, certificate, point, budget)) return {.fit = Fit::other_issuer};
  if (!kind_fits(crl, certificate)) return {.fit = Fit::other_kind};
  if (!point_fits(crl, certificate, point, budget)) return {.fit = Fit::other_point};
  x509::ReasonMask reasons = x509::kAllReasons;
  if (point != nullptr && point->reasons) reasons &= *point->reasons;
  const auto& idp = crl->issuing_distribution_point;
  if (idp && idp->only_some_reasons) reasons &= *idp->only_some_reasons;
  return {.fit = Fit::applies, .reasons = reasons};
}

bool updates(const x509::Crl& delta, const x509::Crl& complete) {
  if (!delta->base_crl_number || !delta->crl_number || !complete->crl_number) return false;
  return delta->issuer_key == complete->issuer_key && same_scope(delta, complete) &&
         same_key_id(delta, complete) &&
         compare_crl_numbers(*complete->crl_number, *delta->base_crl_number) >= 0 &&
         compare_crl_numbers(*complete->crl_number, *delta->crl_number) < 0;
}

}  // namespace baytrust::revocation
