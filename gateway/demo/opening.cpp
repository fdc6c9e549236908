#include "gateway/demo/opening.hpp"

#include <algorithm>

#include "gateway/decision/canonical.hpp"
#include "gateway/demo/profiles.hpp"
#include "gateway/demo/today.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::demo {
namespace {

using service::Credential;
using service::CredentialKind;
using service::Grant;
using service::Role;

// How long the ready envelopes may be handed in.
constexpr std::int64_t kEnvelopeTerm = 30 * kDay;

class Partners {
 public:
  Partners(const World& world, const Opening& opening, service::Store& store)
      : world_(world), opening_(opening), accounts_(store.accounts()) {}

  Result<std::vector<Partner>> make(const std::vector<ListOfToday>& lists) {
    account(std::string(kService), {{Role::validator}});
    account(std::string(kAuditor), {{Role::auditor}});
    account(std::string(kOperator), {{Role::operator_}});
    for (const ListOfToday& list : lists) office(list);
    if (error_) return *error_;
    return std::move(made_);
  }

 private:
  // The first error stays, and nothing is done after it.
  template <class T>
  std::optional<T> value(Result<T> given) {
    if (given) return *std::move(given);
    if (!error_) error_ = given.error();
    return std::nullopt;
  }
  void done(const Result<void>& given) {
    if (!given && !error_) error_ = given.error();
  }

  void account(const std::string& name, std::vector<Grant> grants) {
    if (error_) return;
    std::ranges::sort(grants);
    done(accounts_.add(
        service::Account{.name = name, .grants = grants, .added = opening_.now, .ended = {}}));
    const std::string token = service::make_token();
    credential({.kind = CredentialKind::token,
                .fingerprint = *service::token_fingerprint(token),
                .account = name,
                .certificate = {},
                .added = opening_.now,
                .expires = {},
                .revoked = {}});
    Partner partner{name, std::move(grants), "partners/" + name + ".token"};
    done(opening_.keep_secret(partner.token_file, as_bytes(token + "\n")));
    made_.push_back(std::move(partner));
  }
  void credential(const Credential& credential) {
    if (!error_) done(accounts_.add(credential));
  }

  // The office that publishes, and two persons who approve.
  void office(const ListOfToday& list) {
    const std::string jurisdiction(list.publication->jurisdiction);
    const std::string name = short_name(jurisdiction);
    account(name + "-office", {{Role::publisher, jurisdiction}});
    account(name + "-approver-1", {{Role::approver, jurisdiction}});
    account(name + "-approver-2", {{Role::approver, jurisdiction}});
    if (error_) return;
    const Publisher& publisher = world_.publishers.find(jurisdiction)->second;
    // What an office signs envelopes with is not what it signs lists with.
    const auto content = value(Publisher::make(
        "O=DEMO office " + jurisdiction + ",CN=DEMO office " + jurisdiction, publisher.key.type()));
    if (!content) return;
    credential({.kind = CredentialKind::content_certificate,
                .fingerprint = content->certificate->fingerprint,
                .account = name + "-office",
                .certificate = to_bytes(content->certificate->der),
                .added = opening_.now,
                .expires = {},
                .revoked = {}});
    const std::string at = "partners/" + name;
    done(opening_.keep(at + "-office.pem",
                       as_bytes(x509::to_pem(content->certificate->der, "CERTIFICATE"))));
    done(opening_.keep_secret(at + "-office.key", as_bytes(content->key.to_pem())));
    done(opening_.keep_secret(at + "-list-signer.key", as_bytes(publisher.key.to_pem())));
    submission(list, *content);
  }

  void submission(const ListOfToday& list, const Publisher& content) {
    const std::string jurisdiction(list.publication->jurisdiction);
    const service::Envelope envelope{.op = service::Envelope::Op::publish,
                                     .jurisdiction = jurisdiction,
                                     .document_kind = decision::DocumentKind::trust_list,
                                     .document_id = short_name(jurisdiction) + "-list",
                                     .sequence = static_cast<std::uint64_t>(list.sequence),
                                     .prev_digest = list.edition,
                                     .digest = crypto::sha256(list.next),
                                     .not_before = opening_.now - kMinute,
                                     .expires = opening_.now + kEnvelopeTerm,
                                     .activate_at = opening_.now,
                                     .aud = opening_.audience,
                                     .submission_id = submission_id(jurisdiction)};
    const auto cms = value(service::make_envelope(envelope, content.certificate, content.key));
    if (!cms) return;
    decision::CanonicalWriter json;
    json.begin_object().key("document").string(crypto::base64_encode(list.next));
    json.key("envelope").string(crypto::base64_encode(*cms)).end_object();
    done(opening_.keep(submission_file(jurisdiction), as_bytes(json.take() + "\n")));
  }

  const World& world_;
  const Opening& opening_;
  service::AccountStore& accounts_;
  std::vector<Partner> made_;
  std::optional<Error> error_;
};

}  // namespace

std::string short_name(std::string_view jurisdiction) {
  std::string out(jurisdiction.substr(jurisdiction.find('-') + 1));  // npos + 1 is 0
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}
std::string submission_file(std::string_view jurisdiction) {
  return "submissions/" + short_name(jurisdiction) + "-list.json";
}
std::string submission_id(std::string_view jurisdiction) {
  return short_name(jurisdiction) + "-demo-000000000001";
}

Result<std::vector<Partner>> open_to_partners(const World& world, const Opening& opening,
                                              crypto::Verifier& verifier) {
  const auto config = service::read_config(kConfig, std::string(kConfigFile));
  if (!config) return config.error();
  auto store = opening.opener.open(opening.store);
  if (!store) return store.error();
  const auto lists = publish_today({.world = world,
                                    .opening = opening,
                                    .store = **store,
                                    .config = *config,
                                    .verifier = verifier});
  if (!lists) return lists.error();
  return Partners(world, opening, **store).make(*lists);
}

}  // namespace baytrust::demo
