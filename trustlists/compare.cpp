#include "trustlists/compare.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "trustlists/change_codes.hpp"
#include "trustlists/change_words.hpp"
#include "trustlists/changes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::trustlists {
namespace {

// A service and whose it is.
struct Listed {
  const TrustServiceProvider* provider = nullptr;
  const Service* service = nullptr;
};
using ByKey = std::map<ServiceKey, std::vector<Listed>>;

ByKey by_key(const TrustList& list) {
  ByKey services;
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      services[key_of(service)].push_back({&provider, &service});
    }
  }
  return services;
}

std::size_t count_types(const ByKey& services) {
  std::size_t count = 0;
  for (const auto& [key, listed] : services) {
    for (const Listed& one : listed) count += one.service->current.types.size();
  }
  return count;
}

std::size_t count_services(const ByKey& services) {
  std::size_t count = 0;
  for (const auto& [key, listed] : services) count += listed.size();
  return count;
}

void all_types(const ServiceKey& key, const Service& service, std::vector<TypeKey>& to) {
  for (const CertificateType& type : service.current.types) to.push_back({key, type.id});
}

unsigned permille(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0U : static_cast<unsigned>((part * 1000 + whole - 1) / whole);
}

bool has_type(const Service& service, std::string_view id) {
  const auto& types = service.current.types;
  return std::any_of(types.begin(), types.end(),
                     [&](const CertificateType& type) { return type.id == id; });
}

class Comparison {
 public:
  Comparison(const TrustList& before, const TrustList& after)
      : before_(before), after_(after), a_(by_key(before)), b_(by_key(after)) {}

  ChangeSummary run() && {
    summary_.services_before = count_services(a_);
    summary_.services_after = count_services(b_);
    summary_.types_before = count_types(a_);
    summary_.types_after = count_types(b_);
    compare_schemes(summary_.changes, before_.scheme, after_.scheme);
    match_by_key();
    match_same_certificate();
    match_same_subject();
    providers();
    services();
    return std::move(summary_);
  }

 private:
  void match_by_key();
  void match_same_certificate();
  void match_same_subject();
  template <class KeyOf>
  void match_rest(KeyOf key_of_rest);
  void providers();
  void services();
  void count_lost_and_gained_types(const ServiceKey& key, const Service& a, const Service& b);

  const TrustList& before_;
  const TrustList& after_;
  ByKey a_, b_;
  ChangeSummary summary_;
  std::vector<std::pair<Listed, Listed>> matched_;
  std::vector<Listed> lost_, gained_;
};

void Comparison::count_lost_and_gained_types(const ServiceKey& key, const Service& a,
                                             const Service& b) {
  for (const CertificateType& type : a.current.types) {
    if (!has_type(b, type.id)) summary_.types_lost.push_back({key, type.id});
  }
  for (const CertificateType& type : b.current.types) {
    if (!has_type(a, type.id)) summary_.types_gained.push_back({key, type.id});
  }
}

void Comparison::match_by_key() {
  const auto listed_in = [](const ByKey& services, const ServiceKey& key) {
    const auto at = services.find(key);
    return at == services.end() ? ByKey::mapped_type() : at->second;
  };
  for (const auto& [key, earlier] : a_) {
    const auto later = listed_in(b_, key);
    for (std::size_t i = 0; i < earlier.size(); ++i) {
      const Service& service = *earlier[i].service;
      if (i >= later.size()) {
        summary_.services_lost.push_back(key);
        all_types(key, service, summary_.types_lost);
        lost_.push_back(earlier[i]);
        continue;
      }
      matched_.emplace_back(earlier[i], later[i]);
      count_lost_and_gained_types(key, service, *later[i].service);
      if (!history_kept(service, *later[i].service)) summary_.history_rewritten.push_back(key);
    }
  }
  for (const auto& [key, later] : b_) {
    for (std::size_t i = listed_in(a_, key).size(); i < later.size(); ++i) {
      summary_.services_gained.push_back(key);
      all_types(key, *later[i].service, summary_.types_gained);
      gained_.push_back(later[i]);
    }
  }
}

// Pairs what is left on both sides by another key; an empty one matches nothing.
template <class KeyOf>
void Comparison::match_rest(KeyOf key_of_rest) {
  std::multimap<std::string, Listed> waiting;
  for (const Listed& one : gained_) waiting.emplace(key_of_rest(one), one);
  std::vector<Listed> still_lost;
  std::set<const Service*> taken;
  for (const Listed& one : lost_) {
    const std::string key = key_of_rest(one);
    const auto at = key.empty() ? waiting.end() : waiting.find(key);
    if (at == waiting.end()) {
      still_lost.push_back(one);
      continue;
    }
    matched_.emplace_back(one, at->second);
    taken.insert(at->second.service);
    waiting.erase(at);
  }
  lost_ = std::move(still_lost);
  gained_.erase(std::remove_if(gained_.begin(), gained_.end(),
                               [&](const Listed& one) { return taken.contains(one.service); }),
                gained_.end());
}

void Comparison::match_same_certificate() {
  match_rest([](const Listed& one) { return to_hex(key_of(*one.service).certificate); });
}

// TS 119 612 5.5.3: a service is its key, but people know a CA by its name.
void Comparison::match_same_subject() {
  match_rest([](const Listed& one) -> std::string {
    const x509::Certificate* certificate = one.service->certificate();
    if (certificate == nullptr) return {};
    return one.service->current.type + " " + (*certificate)->subject_key;
  });
}

// Two providers are one if a service of both is, or their names are.
void Comparison::providers() {
  std::set<std::pair<const TrustServiceProvider*, const TrustServiceProvider*>> compared;
  std::set<const TrustServiceProvider*> met;
  const auto compare_once = [&](const TrustServiceProvider& a, const TrustServiceProvider& b) {
    met.insert({&a, &b});
    if (!compared.emplace(&a, &b).second) return;
    compare_providers(summary_.changes, place_of(before_.scheme, a), a, b);
  };
  for (const auto& [a, b] : matched_) compare_once(*a.provider, *b.provider);
  std::map<std::string, const TrustServiceProvider*> by_name;
  for (const TrustServiceProvider& b : after_.providers) {
    if (!met.contains(&b)) by_name.emplace(words(b.name), &b);
  }
  for (const TrustServiceProvider& a : before_.providers) {
    if (met.contains(&a)) continue;
    const auto at = by_name.find(words(a.name));
    if (at == by_name.end()) {
      summary_.changes.emplace_back(kProviderRemoved, place_of(before_.scheme, a), Direction::text,
                                    words(a.name), "");
    } else {
      compare_once(a, *at->second);
    }
  }
  for (const TrustServiceProvider& b : after_.providers) {
    if (met.contains(&b)) continue;
    summary_.changes.emplace_back(kProviderAdded, place_of(before_.scheme, b), Direction::text, "",
                                  words(b.name));
  }
}

std::string certificate_words(const Service& service) {
  return "SHA-256 " + to_hex(key_of(service).certificate);
}

// What sets two services apart that are one to people; matched by their key, nothing does.
void tell_apart(Changes& changes, const Place& place, const Service& a, const Service& b) {
  const ServiceKey was = key_of(a), is = key_of(b);
  if (was == is) return;
  if (was.certificate == is.certificate) {
    changes.emplace_back(kServiceKind, place, Direction::both, service_type_words(was.type),
                         service_type_words(is.type));
    return;
  }
  const auto key = [](const Service& service) {
    return to_bytes((*service.certificate())->subject_public_key_info.spki);
  };
  const Code& code = key(a) == key(b) ? kServiceRecertified : kServiceRekeyed;
  changes.emplace_back(code, place, Direction::both, certificate_words(a), certificate_words(b));
}

void Comparison::services() {
  for (const auto& [a, b] : matched_) {
    const Place place = place_of(place_of(before_.scheme, *a.provider), *a.service);
    tell_apart(summary_.changes, place, *a.service, *b.service);
    compare_services(summary_.changes, place, *a.service, *b.service);
  }
  for (const Listed& one : lost_) {
    const Place place = place_of(place_of(before_.scheme, *one.provider), *one.service);
    summary_.changes.push_back(service_removed(place, *one.service));
  }
  for (const Listed& one : gained_) {
    const Place place = place_of(place_of(before_.scheme, *one.provider), *one.service);
    summary_.changes.push_back(service_added(place, *one.service));
  }
}

}  // namespace

ServiceKey key_of(const Service& service) {
  const DigitalIdentity& identity = service.current.identity;
  ServiceKey key{service.current.type, {}};
  if (!identity.certificates.empty()) {
    key.certificate = identity.certificates.front()->fingerprint;
  } else if (!identity.unreadable.empty()) {
    key.certificate = crypto::sha256(identity.unreadable.front());
  } else if (!identity.subject_key_ids.empty()) {
    key.certificate = crypto::sha256(identity.subject_key_ids.front());
  } else {
    key.certificate = crypto::sha256(as_bytes(words(service.current.name)));
  }
  return key;
}

unsigned ChangeSummary::lost_permille() const {
  return std::max(permille(services_lost.size(), services_before),
                  permille(types_lost.size(), types_before));
}

ChangeSummary compare(const TrustList& before, const TrustList& after) {
  return Comparison(before, after).run();
}

}  // namespace baytrust::trustlists
