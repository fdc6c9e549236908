#include "gateway/demo/demonstration.hpp"

#include <algorithm>

#include "gateway/decision/decision.hpp"
#include "gateway/demo/documents.hpp"
#include "gateway/demo/profiles.hpp"
#include "gateway/demo/signed_files.hpp"
#include "gateway/demo/world.hpp"
#include "gateway/service/check_file.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/verified_document.hpp"

namespace baytrust::demo {
namespace {

using service::DocumentKind;

constexpr Instant kPinned{1777608000};    // 2026-05-01T12:00:00+08:00
constexpr Instant kImported{1780286400};  // 2026-06-01T12:00:00+08:00
constexpr Instant kPushed{1780372800};    // 2026-06-02T12:00:00+08:00
// Hong Kong's list promises its next edition for 1 July, so that scenario 11 can see it expire.
constexpr Edition kHongKongList{
    .sequence = 2, .issued = kIssued, .next_update = Instant{1782835200}};

// The literals of scenarios.cpp are RFC 3339; a test reads them all.
Instant instant(std::string_view text) { return parse_rfc3339(text).value(); }

class Run {
 public:
  Run(const Surroundings& surroundings, crypto::Verifier& verifier, World world,
      service::Config config)
      : around_(surroundings),
        verifier_(verifier),
        world_(std::move(world)),
        config_(std::move(config)) {}

  Result<void> prepare();
  Result<StepTaken> take(const Step& step);
  World end() { return std::move(world_); }

 private:
  Result<void> make_store();
  Result<void> keep_certificates();
  Result<void> import_documents();
  Result<void> import_document(DocumentKind kind, const char* jurisdiction,
                               const Result<Bytes>& file);
  Result<void> import_crls();
  Result<void> keep_files();
  Result<service::CheckRequest> asked(const Judgement& ask);
  Result<StepTaken> judge(const Step& step);
  Result<StepTaken> push(const Step& step);

  const Surroundings& around_;
  crypto::Verifier& verifier_;
  World world_;
  service::Config config_;
  SignedFiles files_;
  std::unique_ptr<service::Store> store_;
};

Result<void> Run::make_store() {
  std::vector<service::Pin> pins;
  for (const auto& [jurisdiction, publisher] : world_.publishers) {
    auto pin = service::make_pin(jurisdiction, publisher.certificate->der, kPinned);
    if (!pin) return pin.error();
    pins.push_back(*std::move(pin));
    const std::string pem = x509::to_pem(publisher.certificate->der, "CERTIFICATE");
    if (auto kept = around_.keep("pins/" + jurisdiction + ".pem", as_bytes(pem)); !kept) {
      return kept.error();
    }
  }
  auto created = around_.opener.create(around_.store, pins);
  if (!created) return created.error();
  store_ = *std::move(created);
  return {};
}

Result<void> Run::keep_certificates() {
  const auto keep = [this](const std::string& name, const x509::Certificate& certificate) {
    return around_.keep(name, as_bytes(x509::to_pem(certificate->der, "CERTIFICATE")));
  };
  for (const auto& [name, certificate] : world_.certificates) {
    if (auto kept = keep("certificates/" + name + ".pem", certificate); !kept) return kept.error();
  }
  for (const auto& [name, ca] : world_.cas) {
    if (auto kept = keep("cas/" + name + ".pem", ca.issuing.certificate()); !kept) {
      return kept.error();
    }
    if (auto kept = keep("cas/" + name + "-root.pem", ca.root.certificate()); !kept) {
      return kept.error();
    }
  }
  return around_.keep(std::string(kConfigFile), as_bytes(kConfig));
}

Result<void> Run::import_document(DocumentKind kind, const char* jurisdiction,
                                  const Result<Bytes>& file) {
  if (!file) return file.error();
  const bool is_list = kind == DocumentKind::trust_list;
  const std::string name = std::string(is_list ? "lists/" : "registers/") + jurisdiction + ".xml";
  if (auto kept = around_.keep(name, *file); !kept) return kept.error();
  const auto answer = service::import_edition(
      store_->editions(), config_, verifier_,
      {.kind = kind, .file = share(*file), .submitted_for = jurisdiction, .now = kImported});
  if (!answer) return answer.error();
  return {};
}

Result<void> Run::import_documents() {
  const auto publisher = [this](const char* j) -> const Publisher& {
    return world_.publishers.find(j)->second;
  };
  for (const Publication& p : kPublications) {
    const bool hong_kong = std::string_view(p.jurisdiction) == "HK";
    const Edition list_edition = hong_kong ? kHongKongList : Edition{};
    auto done =
        import_document(DocumentKind::trust_list, p.jurisdiction,
                        signed_list(p.list(world_, list_edition), publisher(p.jurisdiction)));
    if (!done) return done;
    done = import_document(DocumentKind::mapping_register, p.jurisdiction,
                           signed_register(p.mapping(world_, {}), publisher(p.jurisdiction)));
    if (!done) return done;
  }
  return {};
}

// Each CRL is received an hour after it was issued; OCSP responses come with the questions.
Result<void> Run::import_crls() {
  for (const auto& [name, crl] : world_.crls) {
    if (auto kept = around_.keep("crls/" + name + ".crl", crl->der); !kept) return kept.error();
    const auto imported = service::import_crls(store_->crls(), crl->der, crl->this_update + kHour);
    if (!imported) return imported.error();
  }
  for (const auto& [name, response] : world_.ocsp) {
    if (auto kept = around_.keep("ocsp/" + name + ".ors", response->der); !kept) {
      return kept.error();
    }
  }
  return {};
}

Result<void> Run::prepare() {
  if (auto done = make_store(); !done) return done;
  if (auto done = keep_certificates(); !done) return done;
  if (auto done = import_documents(); !done) return done;
  if (auto done = import_crls(); !done) return done;
  return keep_files();
}

Result<void> Run::keep_files() {
  auto made = make_signed_files(world_);
  if (!made) return made.error();
  files_ = *std::move(made);
  for (const auto& [name, file] : files_) {
    if (auto kept = around_.keep("files/" + name, *file); !kept) return kept.error();
  }
  return {};
}

std::string legs_text(const decision::Decision& decision) {
  std::string out;
  if (!decision.legs) return out;
  for (const auto result : *decision.legs) {
    using policy_mapping::LegResult;
    out.push_back(result == LegResult::passed ? '+' : result == LegResult::failed ? '-' : '?');
  }
  return out;
}

bool expects(const std::vector<std::string_view>& codes, const Finding& finding) {
  return std::find(codes.begin(), codes.end(), finding.code().id) != codes.end();
}

// Fills `why` and the missing codes from everything that was found.
void compare_codes(const std::vector<std::string_view>& expected, const Findings& all,
                   StepTaken& taken) {
  for (const Finding& finding : all) {
    if (expects(expected, finding) || finding.effect() > Effect::warning) {
      taken.why.push_back(finding);
    }
  }
  for (const auto code : expected) {
    const bool found = std::any_of(
        all.begin(), all.end(), [&](const Finding& finding) { return finding.code().id == code; });
    if (!found) taken.got.missing_codes.emplace_back(code);
  }
}

// What a step asks: of a file, its first signature.
Result<service::CheckRequest> Run::asked(const Judgement& ask) {
  const auto profile = service::find_profile(config_, ask.profile, ask.relying);
  if (!profile) return profile.error();
  service::CheckRequest request{.request = {},
                                .chain = {world_.issuing(ask.ca)},
                                .crls = {},
                                .profile = *profile,
                                .at = instant(ask.at),
                                .known_at = instant(ask.known_at)};
  if (!ask.ocsp.empty()) request.ocsp.push_back(world_.ocsp.find(ask.ocsp)->second);
  if (!ask.of_file()) {
    request.request.certificate = world_.certificates.find(ask.certificate)->second;
    return request;
  }
  const SharedBytes& octets = files_.find(ask.certificate)->second;
  const std::string name(ask.certificate);
  const auto kind = service::kind_of(*octets, name);
  if (!kind) return kind.error();
  auto file = service::read_signed_file({.file = octets, .name = name, .asked = std::move(request)},
                                        *kind, verifier_);
  if (!file) return file.error();
  return std::move(file->signatures.at(0));
}

Result<StepTaken> Run::judge(const Step& step) {
  const Judgement& ask = step.judged.ask;
  const Verdict& expected = step.judged.expected;
  const auto request = asked(ask);
  if (!request) return request.error();
  const auto trust = service::load_snapshot(*store_, config_, verifier_, request->known_at);
  if (!trust) return trust.error();
  const auto judged = service::check(*request, *trust, &store_->crls(), verifier_);
  if (!judged) return judged.error();

  const decision::Decision& decision = *judged;
  StepTaken taken{.step = &step, .got = {}, .why = {}};
  taken.got.outcome = to_string(decision.verdict.outcome);
  taken.got.accepted = to_string(decision.verdict.accepted);
  taken.got.indication = to_string(decision.verdict.indication, decision.request.kind);
  taken.got.sub_indication = to_string(decision.verdict.sub_indication);
  taken.got.legs = legs_text(decision);
  taken.got.record = to_json(service::make_record(decision, "", messages::kLanguages));
  compare_codes(expected.codes, all_findings(decision), taken);
  taken.as_expected = taken.got.outcome == expected.outcome &&
                      taken.got.accepted == expected.accepted &&
                      taken.got.indication == expected.indication &&
                      taken.got.sub_indication == expected.sub_indication &&
                      taken.got.legs == expected.legs && taken.got.missing_codes.empty();
  return taken;
}

Result<StepTaken> Run::push(const Step& step) {
  const Push& ask = step.pushed.ask;
  const Edition edition{.sequence = ask.sequence,
                        .issued = instant(ask.issued),
                        .next_update = kHongKongList.next_update};
  const auto file =
      signed_list(hong_kong_list(world_, edition), world_.publishers.find("HK")->second);
  if (!file) return file.error();
  const auto answer = service::import_edition(store_->editions(), config_, verifier_,
                                              {.kind = DocumentKind::trust_list,
                                               .file = share(*file),
                                               .submitted_for = "HK",
                                               .now = kPushed});
  if (!answer) return answer.error();
  StepTaken taken{.step = &step, .got = {}, .why = {}};
  taken.got.outcome = to_string(answer->outcome);
  compare_codes({step.pushed.expected.code}, answer->findings, taken);
  taken.as_expected =
      taken.got.outcome == step.pushed.expected.outcome && taken.got.missing_codes.empty();
  return taken;
}

Result<StepTaken> Run::take(const Step& step) { return step.is_push() ? push(step) : judge(step); }

}  // namespace

Result<Shown> demonstrate(const Surroundings& surroundings, crypto::Verifier& verifier) {
  auto config = service::read_config(kConfig, std::string(kConfigFile));
  if (!config) return config.error();
  auto world = make_world();
  if (!world) return world.error();
  Run run(surroundings, verifier, *std::move(world), *std::move(config));
  if (auto prepared = run.prepare(); !prepared) return prepared.error();
  std::vector<StepTaken> all;
  for (const Step& step : steps()) {
    if (surroundings.progress(all.size(), steps().size()) == Go::stop) break;
    auto taken = run.take(step);
    if (!taken) return taken.error();
    all.push_back(*std::move(taken));
  }
  return Shown{.steps = std::move(all), .world = run.end()};
}

}  // namespace baytrust::demo
