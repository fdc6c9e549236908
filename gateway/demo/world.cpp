#include "gateway/demo/world.hpp"

#include <utility>

namespace baytrust::demo {
namespace {

using crypto::KeyType;
using x509::KeyUsageBit;

constexpr Instant kMay25{1779667200};     // 2026-05-25T00:00:00Z
constexpr Instant kJune3{1780444800};     // 2026-06-03T00:00:00Z
constexpr Instant kJune4{1780531200};     // 2026-06-04T00:00:00Z
constexpr Instant kJune10{1781049600};    // 2026-06-10T00:00:00Z
constexpr Instant kJune15{1781485200};    // 2026-06-15T09:00:00+08:00
constexpr Instant kJune16{1781571600};    // a day later
constexpr Instant kDecember{1796083200};  // 2026-12-01T00:00:00Z

constexpr std::string_view kPartition2 = "http://crl.demo.invalid/hk/2-15/partition2.crl";

// Builds step by step; the first error ends it.
class Maker {
 public:
  Result<World> make() {
    publishers();
    guangdong();
    hong_kong();
    macao();
    unlisted();
    time_stamping_authorities();
    crls();
    ocsp();
    if (error_) return *error_;
    return std::move(world_);
  }

 private:
  template <class T>
  std::optional<T> keep(Result<T> made) {
    if (made) return *std::move(made);
    if (!error_) error_ = made.error();
    return std::nullopt;
  }

  void publisher(const char* jurisdiction, std::string_view subject, KeyType type) {
    if (auto made = keep(Publisher::make(subject, type))) {
      world_.publishers.emplace(jurisdiction, *std::move(made));
    }
  }

  void publishers() {
    publisher("CN-GD", "C=CN,O=DEMO Guangdong Publisher,CN=DEMO Guangdong List Signer",
              KeyType::sm2);
    publisher("HK", "C=HK,O=DEMO Hong Kong Publisher,CN=DEMO Hong Kong List Signer",
              KeyType::rsa2048);
    publisher("MO", "C=MO,O=DEMO Macao Publisher,CN=DEMO Macao List Signer", KeyType::p256);
  }

  // A root with its first issuing CA; further ones may share the root.
  void ca(const char* name, std::string_view root, std::string_view issuing, KeyType type) {
    auto top = keep(Authority::root(root, type));
    if (top) under(name, *std::move(top), issuing, type);
  }
  void under(const char* name, Authority root, std::string_view issuing, KeyType type) {
    auto below = keep(root.subordinate(issuing, type));
    if (below) world_.cas.emplace(name, Ca{std::move(root), *std::move(below)});
  }
  void sibling(const char* name, const char* of, std::string_view issuing, KeyType type) {
    if (error_) return;
    under(name, world_.cas.find(of)->second.root, issuing, type);
  }

  void certificate(const char* name, const char* ca, const EndEntity& wanted) {
    if (error_) return;
    if (auto made = keep(world_.cas.find(ca)->second.issuing.issue(wanted))) {
      world_.certificates.emplace(name, std::move(made->certificate));
      world_.keys.emplace(name, std::move(made->key));
    }
  }

  void time_stamping(const char* name, const char* ca, std::string_view subject,
                     const std::string& crl_uri = {}) {
    certificate(name, ca,
                {.subject = std::string(subject),
                 .policies = {},
                 .crl_uri = crl_uri,
                 .extended_key_usage = {"1.3.6.1.5.5.7.3.8"}});
  }

  void guangdong();
  void hong_kong();
  void macao();
  void unlisted();
  void time_stamping_authorities();
  void crls();
  void ocsp();
  void crl(const char* name, const char* ca, const CrlIssue& wanted) {
    if (error_) return;
    if (auto made = keep(world_.cas.find(ca)->second.issuing.issue_crl(wanted))) {
      world_.crls.emplace(name, *std::move(made));
    }
  }

  World world_;
  std::optional<Error> error_;
};

const std::vector<KeyUsageBit> kEncipher = {KeyUsageBit::key_encipherment,
                                            KeyUsageBit::data_encipherment};

void Maker::guangdong() {
  ca("gd-rsa", "C=CN,ST=Guangdong,O=DEMO Guangdong CA,CN=DEMO Guangdong RSA Root",
     "C=CN,ST=Guangdong,O=DEMO Guangdong CA,CN=DEMO Guangdong RSA Issuing CA", KeyType::rsa2048);
  ca("gd-sm2", "C=CN,O=DEMO National,CN=DEMO SM2 Root",
     "C=CN,ST=Guangdong,O=DEMO Guangdong CA,CN=DEMO Guangdong SM2 Issuing CA", KeyType::sm2);
  const std::string policy = std::string(kGdFamily) + ".2024.1.1";
  certificate("gd-personal-rsa", "gd-rsa",
              {.subject = "C=CN,ST=Guangdong,OU=DEMO 个人证书,CN=DEMO 张三",
               .policies = {policy},
               .key_type = KeyType::rsa2048});
  certificate("gd-staff-rsa", "gd-rsa",
              {.subject = "C=CN,ST=Guangdong,OU=DEMO 员工证书,CN=DEMO 李四", .policies = {policy}});
  certificate(
      "gd-organisation-rsa", "gd-rsa",
      {.subject = "C=CN,ST=Guangdong,OU=DEMO 机构证书,CN=DEMO 示例公司", .policies = {policy}});
  certificate("gd-personal-sm2", "gd-sm2",
              {.subject = "C=CN,ST=Guangdong,OU=DEMO 个人证书,CN=DEMO 王五",
               .policies = {policy},
               .key_type = KeyType::sm2});
  certificate("gd-encipherment-sm2", "gd-sm2",
              {.subject = "C=CN,ST=Guangdong,OU=DEMO 个人加密证书,CN=DEMO 王五",
               .policies = {policy},
               .key_usage = kEncipher,
               .key_type = KeyType::sm2});
}

void Maker::hong_kong() {
  ca("hk-2-15", "C=HK,O=DEMO Hong Kong Post,CN=DEMO Hong Kong Root CA",
     "C=HK,O=DEMO Hong Kong Post,CN=DEMO e-Cert CA 2 - 15", KeyType::rsa2048);
  sibling("hk-2-17", "hk-2-15", "C=HK,O=DEMO Hong Kong Post,CN=DEMO e-Cert CA 2 - 17",
          KeyType::rsa2048);
  const std::string subject = "C=HK,O=DEMO e-Cert (Personal),CN=DEMO CHAN Tai Man";
  const std::string policy = std::string(kHkFamily) + ".2018.1.1";
  const std::string partition1(kPartition1);
  certificate("hk-personal", "hk-2-15",
              {.subject = subject, .policies = {policy}, .crl_uri = partition1});
  certificate("hk-personal-2-17", "hk-2-17", {.subject = subject, .policies = {policy}});
  certificate("hk-suspended", "hk-2-15",
              {.subject = "C=HK,O=DEMO e-Cert (Personal),CN=DEMO WONG Siu Ming",
               .policies = {policy},
               .crl_uri = partition1});
  certificate("hk-new-release", "hk-2-15",
              {.subject = "C=HK,O=DEMO e-Cert (Personal),CN=DEMO LEE Ka Yan",
               .policies = {std::string(kHkFamily) + ".2026.1.1"},
               .crl_uri = partition1});
  certificate("hk-no-crl", "hk-2-15",
              {.subject = "C=HK,O=DEMO e-Cert (Personal),CN=DEMO HO Mei Ling",
               .policies = {policy},
               .crl_uri = std::string(kPartition2)});
}

// Who stamps. The last one is on no list.
void Maker::time_stamping_authorities() {
  time_stamping("hk-tsa", "hk-2-15", "C=HK,O=DEMO Hong Kong Post,CN=DEMO Hong Kong Time-Stamping",
                std::string(kPartition1));
  time_stamping("mo-tsa", "mo-qualified", "C=MO,O=DEMO Macao Post,CN=DEMO Macao Time-Stamping");
  time_stamping("mo-tsa-unlisted", "mo-qualified",
                "C=MO,O=DEMO Macao Post,CN=DEMO Macao Time-Stamping (not listed)");
}

void Maker::macao() {
  ca("mo-qualified", "C=MO,O=DEMO Macao Post,CN=DEMO Macao Root CA",
     "C=MO,O=DEMO Macao Post,CN=DEMO Macao Qualified CA", KeyType::p256);
  sibling("mo-normalised", "mo-qualified", "C=MO,O=DEMO Macao Post,CN=DEMO Macao Normalised CA",
          KeyType::p256);
  const std::string policy(kMoFamily);
  certificate("mo-qualified", "mo-qualified",
              {.subject = "C=MO,OU=DEMO Certificado qualificado,CN=DEMO Maria da Silva",
               .policies = {policy + ".1.2024.1"}});
  certificate("mo-cloud", "mo-qualified",
              {.subject = "C=MO,OU=DEMO Certificado em nuvem,CN=DEMO João Leong",
               .policies = {policy + ".2.2024.1"}});
  certificate("mo-normalised", "mo-normalised",
              {.subject = "C=MO,OU=DEMO Certificado normalizado,CN=DEMO Ana Lam",
               .policies = {policy + ".3.2024.1"}});
  certificate("mo-encipherment", "mo-normalised",
              {.subject = "C=MO,OU=DEMO Certificado de cifragem,CN=DEMO Ana Lam",
               .policies = {policy + ".3.2024.1"},
               .key_usage = kEncipher});
}

void Maker::unlisted() {
  ca("unlisted", "C=XX,O=DEMO Nowhere,CN=DEMO Unlisted Root",
     "C=XX,O=DEMO Nowhere,CN=DEMO Unlisted Issuing CA", KeyType::p256);
  certificate("unlisted", "unlisted",
              {.subject = "C=HK,O=DEMO e-Cert (Personal),CN=DEMO Nobody",
               .policies = {std::string(kHkFamily) + ".2018.1.1"}});
}

void Maker::crls() {
  for (const char* name :
       {"gd-rsa", "gd-sm2", "hk-2-17", "mo-qualified", "mo-normalised", "unlisted"}) {
    crl(name, name, {.number = 1, .this_update = kMay25, .next_update = kDecember});
  }
  const std::string uri(kPartition1);
  crl("hk-2-15-first", "hk-2-15",
      {.number = 1, .this_update = kMay25, .next_update = kDecember, .uri = uri});
  if (error_) return;
  const Revoked held{.certificate = world_.certificates.at("hk-suspended"), .since = kJune3};
  crl("hk-2-15-second", "hk-2-15",
      {.number = 2,
       .this_update = kJune4,
       .next_update = kDecember,
       .uri = uri,
       .revoked = {held}});
  // Resumed: the entry is gone from the next complete CRL.
  crl("hk-2-15-third", "hk-2-15",
      {.number = 3, .this_update = kJune10, .next_update = kDecember, .uri = uri});
  for (const char* name : {"gd-rsa", "gd-sm2", "hk-2-15", "mo-qualified", "unlisted"}) {
    const auto& ca = world_.cas.find(name)->second;
    if (auto made = keep(
            ca.root.issue_crl({.number = 1, .this_update = kMay25, .next_update = kDecember}))) {
      world_.crls.emplace(std::string(name) + "-root", *std::move(made));
    }
  }
}

// About the certificate whose CRL nobody has: of its CA, and of a CA that is not its own.
void Maker::ocsp() {
  if (error_) return;
  const Authority& issuer = world_.cas.find("hk-2-15")->second.issuing;
  const Authority& other = world_.cas.find("hk-2-17")->second.issuing;
  const OcspIssue good{.certificate = world_.certificates.at("hk-no-crl"),
                       .this_update = kJune15,
                       .next_update = kJune16};
  for (const auto& [name, responder] :
       {std::pair{"hk-no-crl", &issuer}, std::pair{"hk-no-crl-by-another", &other}}) {
    if (auto made = keep(responder->answer_ocsp(good, issuer))) {
      world_.ocsp.emplace(name, *std::move(made));
    }
  }
}

}  // namespace

const x509::Certificate& World::root(std::string_view ca) const {
  return cas.find(ca)->second.root.certificate();
}
const x509::Certificate& World::issuing(std::string_view ca) const {
  return cas.find(ca)->second.issuing.certificate();
}

Result<World> make_world() { return Maker().make(); }

}  // namespace baytrust::demo
