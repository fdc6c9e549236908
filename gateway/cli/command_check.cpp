// baytrust check: one certificate, or every signature of a signed file, judged for a relying
// jurisdiction.
#include <array>
#include <memory>
#include <optional>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/file_view.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/verdict_view.hpp"
#include "gateway/service/check_file.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/fetching.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

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

// What is asked about whatever the file turns out to hold.
Result<service::CheckRequest> read_question(Call& call) {
  const Arguments& arguments = call.arguments();
  auto profile = read_profile(call);
  if (!profile) return profile.error();
  auto amount = read_amount(arguments);
  if (!amount) return amount.error();
  const auto at = arguments.instant("--at");
  if (!at) return at.error();
  const auto known_at = arguments.instant("--known-at");
  if (!known_at) return known_at.error();
  decision::Request request;
  request.purpose = arguments.text("--purpose");
  request.amount = std::move(*amount);
  // By what was known then alone: as it would have been answered then.
  const Instant asked_at = known_at->value_or(call.now());
  return service::CheckRequest{.request = std::move(request),
                               .chain = {},
                               .crls = {},
                               .profile = std::move(*profile),
                               .at = at->value_or(asked_at),
                               .known_at = asked_at};
}

// --chain, --crl and --ocsp.
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
  for (const std::string& name : call.arguments().texts("--ocsp")) {
    const auto file = read_file(call.environment(), name);
    if (!file) return file.error();
    const auto response = x509::OcspResponse::parse(**file);
    if (!response) return response.error().within(name);
    request.ocsp.push_back(*response);
  }
  return request;
}

int exit_of(decision::Accepted accepted) {
  if (accepted == decision::Accepted::yes) return kDone;
  return accepted == decision::Accepted::no ? kRefused : kUnknown;
}

Shown shown(const Call& call) {
  return call.arguments().has("--all") ? Shown::all : Shown::noteworthy;
}

// The decision and its record.
struct Judged {
  decision::Decision decision;
  service::Record record;
};

// All that one command judges by: its trust, the CRLs at hand, and with --fetch whom to ask, by one
// deadline for everything.
class Judge {
 public:
  static Result<std::unique_ptr<Judge>> make(Call& call, Instant known_at);
  Result<Judged> judge(const service::CheckRequest& request);

 private:
  Judge(Call& call, TrustSource source) : call_(call), source_(std::move(source)) {}

  Result<void> prepare();
  Result<decision::Decision> decide(const service::CheckRequest& request);

  Call& call_;
  TrustSource source_;
  service::CrlShelf shelf_;
  std::optional<service::CrlsAtHand> held_;      // of the store, where there is one
  std::unique_ptr<service::Fetching> fetching_;  // with --fetch
  service::Gathering gathering_;
};

// With --fetch: what comes now was not known before, so that k is now.
Result<std::unique_ptr<Judge>> Judge::make(Call& call, Instant known_at) {
  if (call.arguments().has("--fetch") && call.arguments().has("--known-at")) {
    return Error(kOptionsExclude, "--fetch", {{"option", "--fetch"}, {"other", "--known-at"}});
  }
  auto source = load_trust(call, known_at);
  if (!source) return source.error();
  std::unique_ptr<Judge> judge(new Judge(call, std::move(*source)));
  if (auto prepared = judge->prepare(); !prepared) return prepared.error();
  return judge;
}

Result<void> Judge::prepare() {
  if (source_.store) {
    held_.emplace(service::CrlsAtHand{shelf_, source_.store->crls()});
    if (auto read = shelf_.refresh(held_->store); !read) return read.error();
  }
  if (!call_.arguments().has("--fetch")) return {};
  Environment& environment = call_.environment();
  const service::FetchSettings& settings = call_.config().fetch;
  fetching_ = std::make_unique<service::Fetching>(service::Fetching::Given{
      .adapters = environment.fetching(settings, source_.store ? call_.store_place() : ""),
      .settings = settings,
      .verifier = call_.verifier(),
      .clock = environment.now});
  gathering_ = service::Gathering(&fetching_->collector());
  return {};
}

Result<decision::Decision> Judge::decide(const service::CheckRequest& request) {
  if (!fetching_) {
    return held_ ? service::check(request, source_.trust, *held_, call_.verifier())
                 : service::check(request, source_.trust, nullptr, call_.verifier());
  }
  using Time = service::Collector::Asked::Time;
  auto collected = gathering_.collector->check(
      {.request = request,
       .time = call_.arguments().has("--at") ? Time::given : Time::of_now,
       .trust = [&](Instant) -> Result<service::LoadedTrust> { return source_.trust; },
       .held = held_,
       .hosts = call_.config().fetch.hosts,
       .verifier = call_.verifier(),
       .until = gathering_.until});
  if (!collected) return collected.error();
  return std::move(collected->decision);
}

Result<Judged> Judge::judge(const service::CheckRequest& request) {
  auto decision = decide(request);
  if (!decision) return decision.error();
  const std::array languages{call_.language()};
  service::Record record =
      service::make_record(*decision, call_.arguments().text("--request-id"), languages);
  return Judged{std::move(*decision), std::move(record)};
}

Result<int> check_certificate(Call& call, ByteView file, service::CheckRequest request) {
  auto given = service::read_certificates(file, call.arguments().text("FILE"));
  if (!given) return given.error();
  request.request.certificate = given->target;
  request.chain.insert(request.chain.begin(), given->chain.begin(), given->chain.end());
  const auto judge = Judge::make(call, request.known_at);
  if (!judge) return judge.error();
  const auto judged = (*judge)->judge(request);
  if (!judged) return judged.error();
  if (call.form() == Form::json) {
    call.out().raw(to_json(judged->record) + "\n");
  } else {
    print_verdict(call.out(), {.decision = judged->decision,
                               .record = judged->record,
                               .config = call.config(),
                               .shown = shown(call)});
  }
  return exit_of(judged->decision.verdict.accepted);
}

// A bar where there is a terminal and the file is one that takes a while.
ReadProgress shown_by(Call& call, Progress& progress, const std::string& name) {
  constexpr std::uint64_t kLarge = 8U << 20U;
  const std::string text = call.out().sentence(Label::progress_reading, {{"file", name}});
  return [&progress, text](std::uint64_t done, std::uint64_t all) {
    if (all >= kLarge || done >= kLarge) progress.bar(text, done, all);
  };
}

// What a detached signature signs, hashed as it is read: it may be larger than what can be held.
Result<service::PiecedContent> read_content(Call& call, const service::FileRequest& request,
                                            Progress& progress) {
  auto reader = service::ContentReader::make(request);
  if (!reader) return reader.error();
  const std::string name = call.arguments().text("--content");
  const auto read = read_pieces(
      call.environment(), name, [&](ByteView piece) { reader->update(piece); },
      shown_by(call, progress, name));
  if (!read) return read.error();
  return reader->finish();
}

Result<int> check_signatures(Call& call, const service::FileRequest& request,
                             service::FileKind kind, Progress& progress) {
  const auto file = service::read_signed_file(request, kind, call.verifier());
  if (!file) return file.error();
  const auto judge = Judge::make(call, request.asked.known_at);
  if (!judge) return judge.error();
  service::FileAnswer answer{.document = file->document,
                             .kind = file->kind,
                             .rule = request.asked.profile.files,
                             .after_last = file->after_last,
                             .accepted = {},
                             .records = {}};
  std::vector<decision::Decision> decisions;
  for (const service::CheckRequest& signature : file->signatures) {
    auto judged = (*judge)->judge(signature);
    if (!judged) return judged.error();
    answer.accepted.push_back(judged->decision.verdict.accepted);
    answer.records.push_back(std::move(judged->record));
    decisions.push_back(std::move(judged->decision));
  }
  progress.clear();
  if (call.form() == Form::json) {
    call.out().raw(to_json(answer) + "\n");
  } else {
    print_file(
        call.out(),
        {.answer = answer, .decisions = decisions, .config = call.config(), .shown = shown(call)});
  }
  return exit_of(service::overall(answer.rule, answer.accepted, answer.after_last));
}

}  // namespace

Result<int> run_check(Call& call) {
  const Arguments& arguments = call.arguments();
  auto question = read_question(call);
  if (!question) return question.error();
  const std::string name = arguments.text("FILE");
  Progress progress(call.environment());
  const auto file =
      read_file(call.environment(), name, kMaxFileBytes, shown_by(call, progress, name));
  if (!file) return file.error();
  const auto kind = service::kind_of(**file, name);
  if (!kind) return kind.error();
  question = with_evidence(call, std::move(*question));
  if (!question) return question.error();
  if (*kind == service::FileKind::certificates) {
    if (arguments.has("--content")) return Error(service::kContentNotAsked, name);
    return check_certificate(call, **file, std::move(*question));
  }
  // judgement.md 1: of a signature, an instant that is only said is a what-if.
  if (arguments.has("--at")) question->request.time_basis = decision::TimeBasis::asserted;
  service::FileRequest request{.file = *file, .name = name, .asked = std::move(*question)};
  if (arguments.has("--content") && *kind == service::FileKind::pdf) {
    return Error(service::kContentNotAsked, name);
  }
  if (arguments.has("--content")) {
    auto content = read_content(call, request, progress);
    if (!content) return content.error();
    request.pieces = std::move(*content);
  }
  progress.say(call.out().sentence(Label::progress_verifying, {{"file", name}}));
  return check_signatures(call, request, *kind, progress);
}

}  // namespace baytrust::cli
