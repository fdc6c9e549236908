// baytrust check: one certificate, judged for a relying jurisdiction.
#include <array>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/verdict_view.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/fetching.hpp"

namespace baytrust::cli {
namespace {

constexpr std::int64_t kMaxAmount = (1LL << 53) - 1;

Result<std::optional<decision::Money>> read_amount(const Arguments& arguments) {
  const bool amount = arguments.has("--amount");
  if (amount != arguments.has("--currency")) {
    const std::string given = amount ? "--amount" : "--currency";
    const std::string other = amount ? "--currency" : "--amount";
    return Error(kOptionAlone, given, {{"option", given}, {"other", other}});
  }
  if (!amount) return std::optional<decision::Money>();
  const auto units = arguments.integer("--amount", kMaxAmount);
  if (!units) return units.error();
  return std::optional(decision::Money{**units, arguments.text("--currency")});
}

// A name of the configuration, or a file: what looks like a file is one.
Result<decision::Profile> read_profile(Call& call) {
  const std::string name = call.arguments().text("--profile");
  const std::string relying = call.arguments().text("--relying");
  const bool file = name.ends_with(".toml") || name.find('/') != std::string::npos;
  if (!file) return service::find_profile(call.config(), name, relying);
  if (auto known = service::find_jurisdiction(call.config(), relying, "--relying"); !known) {
    return known.error();
  }
  const auto bytes = read_file(call.environment(), name);
  if (!bytes) return bytes.error();
  return service::read_profile(as_text(**bytes), name, call.config(), relying);
}

Result<service::CheckRequest> read_request(Call& call) {
  const Arguments& arguments = call.arguments();
  auto profile = read_profile(call);
  if (!profile) return profile.error();
  auto amount = read_amount(arguments);
  if (!amount) return amount.error();
  const auto at = arguments.instant("--at");
  if (!at) return at.error();
  const auto known_at = arguments.instant("--known-at");
  if (!known_at) return known_at.error();

  const std::string name = arguments.text("CERTIFICATE");
  const auto file = read_file(call.environment(), name);
  if (!file) return file.error();
  auto given = service::read_certificates(**file, name);
  if (!given) return given.error();
  decision::Request request{given->target};
  request.purpose = arguments.text("--purpose");
  request.amount = std::move(*amount);
  return service::CheckRequest{.request = std::move(request),
                               .chain = std::move(given->chain),
                               .crls = {},
                               .profile = std::move(*profile),
                               .at = at->value_or(call.now()),
                               .known_at = known_at->value_or(call.now())};
}

// --chain and --crl, added to what came with the certificate.
Result<service::CheckRequest> with_evidence(Call& call, service::CheckRequest request) {
  for (const std::string& name : call.arguments().texts("--chain")) {
    const auto file = read_file(call.environment(), name);
    if (!file) return file.error();
    const auto certificates = x509::parse_certificates(**file);
    if (!certificates) return certificates.error().within(name);
    request.chain.insert(request.chain.end(), certificates->begin(), certificates->end());
  }
  for (const std::string& name : call.arguments().texts("--crl")) {
    const auto file = read_file(call.environment(), name);
    if (!file) return file.error();
    const auto crls = x509::parse_crls(**file);
    if (!crls) return crls.error().within(name);
    request.crls.insert(request.crls.end(), crls->begin(), crls->end());
  }
  return request;
}

int exit_of(decision::Accepted accepted) {
  if (accepted == decision::Accepted::yes) return kDone;
  return accepted == decision::Accepted::no ? kRefused : kUnknown;
}

// With --fetch: what comes now was not known before, so that k is now.
Result<service::CollectedCheck> judge(Call& call, service::CheckRequest request,
                                      const TrustSource& source) {
  service::CrlStore* held = source.store ? &source.store->crls() : nullptr;
  if (!call.arguments().has("--fetch")) {
    auto decision = service::check(request, source.trust, held, call.verifier());
    if (!decision) return decision.error();
    return service::CollectedCheck{std::move(request), std::move(*decision)};
  }
  if (call.arguments().has("--known-at")) {
    return Error(kOptionsExclude, "--fetch", {{"option", "--fetch"}, {"other", "--known-at"}});
  }
  service::CrlShelf shelf;
  if (held != nullptr) {
    if (auto read = shelf.refresh(*held); !read) return read.error();
  }
  const service::FetchSettings& settings = call.config().fetch;
  service::Fetching fetching(
      {.adapters = call.environment().fetching(settings, source.store ? call.store_place() : ""),
       .settings = settings,
       .verifier = call.verifier(),
       .clock = call.environment().now});
  using Time = service::Collector::Asked::Time;
  service::Collector::Asked asked{
      .request = std::move(request),
      .time = call.arguments().has("--at") ? Time::given : Time::of_now,
      .trust = [&](Instant) -> Result<service::LoadedTrust> { return source.trust; },
      .hosts = settings.hosts,
      .verifier = call.verifier()};
  if (held != nullptr) asked.held.emplace(service::CrlsAtHand{shelf, *held});
  return fetching.collector().check(std::move(asked));
}

}  // namespace

Result<int> run_check(Call& call) {
  auto request = read_request(call);
  if (!request) return request.error();
  request = with_evidence(call, std::move(*request));
  if (!request) return request.error();
  const auto source = load_trust(call, request->known_at);
  if (!source) return source.error();
  const auto judged = judge(call, std::move(*request), *source);
  if (!judged) return judged.error();
  const decision::Decision& decision = judged->decision;

  const std::array languages{call.language()};
  const service::Record record =
      service::make_record(decision, call.arguments().text("--request-id"), languages);
  if (call.form() == Form::json) {
    call.out().raw(to_json(record) + "\n");
  } else {
    print_verdict(call.out(),
                  {.decision = decision,
                   .record = record,
                   .config = call.config(),
                   .shown = call.arguments().has("--all") ? Shown::all : Shown::noteworthy});
  }
  return exit_of(decision.verdict.accepted);
}

}  // namespace baytrust::cli
