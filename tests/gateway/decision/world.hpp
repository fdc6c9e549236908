// A small world for decisions: Hong Kong issues (a root, a CA that is recognised, a CA of the same
// type name that is not), Macao relies (a register that recognises one type, its own list). All
// sound; each test changes what it is about. Every value is a DEMO one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/decision/decide.hpp"
#include "gateway/decision/snapshot.hpp"
#include "policy-mapping/register.hpp"
#include "tests/support/authority.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::test {

inline constexpr std::string_view kMutualPolicy = "2.16.344.8.2.2008.810.2.2018.1.1";
inline constexpr std::string_view kMutualFamily = "2.16.344.8.2.2008.810.2";
inline constexpr std::string_view kCountsAs = "2.999.853.1";      // relying domain
inline constexpr std::string_view kNativePolicy = "2.999.853.9";  // Macao's own certificates

struct Hierarchy {
  Authority root;
  Authority ca;     // recognised
  Authority other;  // the same type name, not recognised
};
// Made once per process.
const Hierarchy& hong_kong();
const Hierarchy& macao();

trustlists::Service ca_service(const x509::Certificate& certificate,
                               std::vector<trustlists::CertificateType> types = {});
// The type "personal", carried by OU=Personal.
trustlists::CertificateType personal_type(std::string level);
policy_mapping::Recognition recognition(std::string id);

class World {
 public:
  World();

  // The pieces, to be changed before the first decision.
  trustlists::TrustList hk_list, mo_list;
  policy_mapping::Register mo_register, hk_register;
  std::vector<decision::ListEdition> older_lists;
  std::vector<decision::RegisterEdition> older_registers;
  std::vector<decision::HeldEdition> held;
  std::vector<decision::EmergencyAct> acts;
  std::vector<decision::Jurisdiction> jurisdictions;
  decision::Profile profile;
  decision::Evidence evidence;  // what is needed for hong_kong().ca and macao().ca
  Instant at = kNoon;
  Instant known_at = kNoon;
  decision::TimeBasis time_basis = decision::TimeBasis::request;
  decision::RequestKind kind = decision::RequestKind::certificate;
  std::string purpose, format;
  std::optional<decision::Money> amount;
  enum class Publish { both, without_mo_register, without_hk_register } publish = Publish::both;
  // What is drawn up for the certificate's own country.
  trustlists::CertificateType& hk_type() { return type_of(hk_list, 1); }
  trustlists::CertificateType& mo_type() { return type_of(mo_list, 1); }
  policy_mapping::Recognition& entry() { return mo_register.recognitions.front(); }
  policy_mapping::Recognition& copy() { return hk_register.recognitions.front(); }
  trustlists::Service& hk_service(std::size_t index) {
    return hk_list.providers.front().services[index];
  }

  decision::ListEdition edition(const trustlists::TrustList& list) const;
  decision::RegisterEdition edition(const policy_mapping::Register& reg) const;
  std::shared_ptr<const decision::TrustSnapshot> snapshot() const;
  decision::Decision decide(const x509::Certificate& certificate) const;
  // A signature, its signer being whoever its facts name.
  decision::Decision decide(decision::SignatureAsked signature) const;

 private:
  decision::Decision decide(const decision::Request& request) const;
  static trustlists::CertificateType& type_of(trustlists::TrustList& list, std::size_t service) {
    return list.providers.front().services[service].current.types.front();
  }
};

// A certificate that passes everything in World; `change` to break something.
CertificateRequest sound_request();
x509::Certificate sound_certificate();
// An intact signature over attached content by the holder of the certificate.
decision::SignatureAsked sound_signature(const x509::Certificate& signer);
CertificateRequest domestic_request();

// Ids of findings of at least this effect, and all ids, in order.
std::vector<std::string> ids(const Findings& findings, Effect at_least = Effect::passed);
std::vector<std::string> failed(const decision::Decision& decision);
const Finding* find(const Findings& findings, std::string_view id);
// The fact's value; "" where there is none.
std::string fact(const Findings& findings, std::string_view id, std::string_view name);
// For failure messages.
std::string explain(const decision::Decision& decision);

}  // namespace baytrust::test
