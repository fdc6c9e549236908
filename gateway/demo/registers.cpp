// The three DEMO policy-mapping registers. Every recognition is published twice: by the relying
// jurisdiction, and as a copy by the issuing one.
#include "gateway/demo/documents.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::demo {
namespace {

using namespace policy_mapping;

constexpr Instant kRecognisedFrom{1740758400};  // 2025-02-28T16:00:00Z: 1 March 2025 in the bay
constexpr Instant kWithdrawn{1777564800};       // 2026-04-30T16:00:00Z: 1 May 2026

// What an entry of the DEMO registers says; everything else is the same in all of them.
struct Entry {
  std::string_view id, relying, issuing;
  std::vector<std::string_view> cas;
  std::string_view attribute, type;
  PolicyFamily family;
  std::string_view counts_as, relying_level, issuing_level;
};

PolicyFamily any_release(std::string_view prefix, std::size_t nodes) {
  PolicyFamily out;
  out.prefix = Oid::literal(prefix);
  out.version_nodes = nodes;
  return out;
}

PolicyFamily only_release(std::string_view prefix, std::string_view release) {
  PolicyFamily out = any_release(prefix, 3);
  out.accept = PolicyFamily::Accept::only;
  out.pinned = {Release::parse(release).value()};
  return out;
}

Recognition recognition(const World& world, const Entry& entry) {
  Recognition out;
  out.id = std::string(entry.id);
  out.relying = std::string(entry.relying);
  out.issuing = std::string(entry.issuing);
  out.status = {{.status = Status::in_force,
                 .effective_from = kRecognisedFrom,
                 .reason = Reason::agreement,
                 .note = {}}};
  out.legal_basis = {{"en", "DEMO mutual recognition arrangement"}};
  out.period = {.from = Bound::at(kRecognisedFrom, "DEMO list"),
                .to = Bound::open("DEMO list: until further notice")};
  for (const auto ca : entry.cas) {
    out.ca_pairs.push_back({.root_sha256 = world.root(ca)->fingerprint,
                            .issuer_sha256 = world.issuing(ca)->fingerprint,
                            .period = {.from = Bound::at(kRecognisedFrom, "DEMO list"),
                                       .to = Bound::open("DEMO list")}});
  }
  out.certificate_type = TypeRule{.where = TypeRule::Where::subject_attribute,
                                  .oid = Oid::literal(entry.attribute),
                                  .values = {std::string(entry.type)}};
  out.policy_family = entry.family;
  out.counts_as.policies = {RelyingPolicy(Oid::literal(entry.counts_as))};
  out.counts_as.relying_level = std::string(entry.relying_level);
  out.counts_as.issuing_level = std::string(entry.issuing_level);
  return out;
}

constexpr std::string_view kOrganisation = "2.5.4.10";
constexpr std::string_view kOrganisationalUnit = "2.5.4.11";

Recognition gd_type_in_hk(const World& world, std::string_view id, std::string_view type) {
  return recognition(world, {.id = id,
                             .relying = "HK",
                             .issuing = "CN-GD",
                             .cas = {"gd-rsa", "gd-sm2"},
                             .attribute = kOrganisationalUnit,
                             .type = type,
                             .family = any_release(kGdFamily, 3),
                             .counts_as = kCountsInHk,
                             .relying_level = "hk-recognized",
                             .issuing_level = "gd-reliable"});
}

Recognition hk_in_gd(const World& world) {
  Entry entry{.id = "gd-accepts-hk-personal",
              .relying = "CN-GD",
              .issuing = "HK",
              .cas = {"hk-2-15"},
              .attribute = kOrganisation,
              .type = "DEMO e-Cert (Personal)",
              .family = any_release(kHkFamily, 3),
              .counts_as = kCountsInGd,
              .relying_level = "gd-reliable",
              .issuing_level = "hk-recognized"};
  entry.family.min_release = Release::parse("2018.1.1");
  return recognition(world, entry);
}

Recognition hk_in_mo(const World& world) {
  return recognition(world, {.id = "mo-accepts-hk-personal",
                             .relying = "MO",
                             .issuing = "HK",
                             .cas = {"hk-2-15"},
                             .attribute = kOrganisation,
                             .type = "DEMO e-Cert (Personal)",
                             .family = only_release(kHkFamily, "2018.1.1"),
                             .counts_as = kCountsInMo,
                             .relying_level = "mo-qualified",
                             .issuing_level = "hk-recognized"});
}

Recognition mo_in_gd(const World& world, std::string_view id, std::string_view ca,
                     std::string_view type, std::string_view arc, std::string_view level,
                     std::string_view native) {
  return recognition(world, {.id = id,
                             .relying = "CN-GD",
                             .issuing = "MO",
                             .cas = {ca},
                             .attribute = kOrganisationalUnit,
                             .type = type,
                             .family = any_release(std::string(kMoFamily) + std::string(arc), 2),
                             .counts_as = kCountsInGd,
                             .relying_level = level,
                             .issuing_level = native});
}

std::vector<Recognition> mo_types_in_gd(const World& world) {
  return {mo_in_gd(world, "gd-accepts-mo-qualified", "mo-qualified", "DEMO Certificado qualificado",
                   ".1", "gd-reliable", "mo-qualified"),
          mo_in_gd(world, "gd-accepts-mo-cloud", "mo-qualified", "DEMO Certificado em nuvem", ".2",
                   "gd-reliable", "mo-qualified"),
          mo_in_gd(world, "gd-accepts-mo-normalised", "mo-normalised",
                   "DEMO Certificado normalizado", ".3", "gd-ordinary", "mo-normalised"),
          mo_in_gd(world, "gd-accepts-mo-encipherment", "mo-normalised",
                   "DEMO Certificado de cifragem", ".3", "gd-ordinary", "mo-normalised")};
}

// Withdrawn in this direction only: Macao's entry about Hong Kong stays in force.
Recognition mo_in_hk(const World& world) {
  Recognition out = recognition(world, {.id = "hk-accepts-mo-qualified",
                                        .relying = "HK",
                                        .issuing = "MO",
                                        .cas = {"mo-qualified"},
                                        .attribute = kOrganisationalUnit,
                                        .type = "DEMO Certificado qualificado",
                                        .family = any_release(std::string(kMoFamily) + ".1", 2),
                                        .counts_as = kCountsInHk,
                                        .relying_level = "hk-recognized",
                                        .issuing_level = "mo-qualified"});
  out.status.push_back({.status = Status::withdrawn,
                        .effective_from = kWithdrawn,
                        .reason = Reason::cessation,
                        .note = {}});
  return out;
}

// Macao's time-stamps count in Hong Kong, though its signers' certificates no longer do.
Recognition mo_stamps_in_hk(const World& world) {
  Recognition out = recognition(world, {.id = "hk-accepts-mo-stamps",
                                        .relying = "HK",
                                        .issuing = "MO",
                                        .cas = {"mo-qualified"},
                                        .attribute = kOrganisationalUnit,
                                        .type = "",
                                        .family = any_release(kMoStamps, 1),
                                        .counts_as = kCountsInHk,
                                        .relying_level = "",
                                        .issuing_level = ""});
  out.kind = Kind::timestamp;
  out.certificate_type.reset();
  return out;
}

Register make_register(std::string_view publisher, std::string_view name, const Edition& edition,
                       std::vector<std::vector<Recognition>> parts) {
  Register out;
  out.publisher = std::string(publisher);
  out.publisher_name = {{"en", "DEMO publisher of " + std::string(name)}};
  out.sequence_number = edition.sequence;
  out.issued = edition.issued;
  out.next_update = edition.next_update;
  for (auto& part : parts) {
    for (auto& entry : part) out.recognitions.push_back(std::move(entry));
  }
  return out;
}

std::vector<Recognition> gd_types_in_hk(const World& world) {
  return {gd_type_in_hk(world, "hk-accepts-gd-personal", "DEMO 个人证书"),
          gd_type_in_hk(world, "hk-accepts-gd-organisation", "DEMO 机构证书")};
}

}  // namespace

Register guangdong_register(const World& world, const Edition& edition) {
  return make_register("CN-GD", "Guangdong", edition,
                       {{hk_in_gd(world)}, mo_types_in_gd(world), gd_types_in_hk(world)});
}

Register hong_kong_register(const World& world, const Edition& edition) {
  return make_register("HK", "Hong Kong", edition,
                       {gd_types_in_hk(world),
                        {mo_in_hk(world), mo_stamps_in_hk(world)},
                        {hk_in_gd(world), hk_in_mo(world)}});
}

Register macao_register(const World& world, const Edition& edition) {
  return make_register(
      "MO", "Macao", edition,
      {{hk_in_mo(world)}, mo_types_in_gd(world), {mo_in_hk(world), mo_stamps_in_hk(world)}});
}

Result<Bytes> signed_register(const Register& content, const Publisher& publisher) {
  const auto document = write(content);
  if (!document) return document.error();
  return xml::sign_detached({.document = *document,
                             .key = publisher.key,
                             .certificate = publisher.certificate->der,
                             .signing_time = content.issued},
                            kRegisterShape);
}

}  // namespace baytrust::demo
