#include "gateway/cli/call.hpp"

#include "gateway/cli/codes.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/service/verified_document.hpp"

namespace baytrust::cli {
namespace {

Result<std::vector<service::NamedFile>> read_files(Call& call, std::string_view option) {
  std::vector<service::NamedFile> files;
  for (const std::string& name : call.arguments().texts(option)) {
    auto bytes = read_file(call.environment(), name);
    if (!bytes) return bytes.error();
    files.push_back({name, std::move(*bytes)});
  }
  return files;
}

Result<service::GivenDocuments> read_given(Call& call, Instant known_at) {
  auto lists = read_files(call, "--lists");
  if (!lists) return lists.error();
  auto registers = read_files(call, "--registers");
  if (!registers) return registers.error();
  auto pins = call.read_pins(known_at);
  if (!pins) return pins.error();
  return service::GivenDocuments{std::move(*lists), std::move(*registers), std::move(*pins)};
}

}  // namespace

Call::Call(Arguments arguments, Environment& environment, messages::Language language,
           service::Config config)
    : arguments_(std::move(arguments)),
      environment_(environment),
      out_(environment.out, environment.out_sink, language),
      config_(std::move(config)),
      now_(environment.now()) {}

std::string Call::store_place() const {
  if (arguments_.has("--store")) return arguments_.text("--store");
  if (const auto place = environment_.variable("BAYTRUST_STORE")) return *place;
  return config_.store;
}

Result<std::unique_ptr<service::Store>> Call::open_store() {
  const std::string place = store_place();
  if (place.empty()) return Error(kSourceMissing, "--store");
  return environment_.stores.open(place);
}

Result<std::vector<service::Pin>> Call::read_pins(Instant added) {
  const auto typed = arguments_.assignments("--pin");
  if (!typed) return typed.error();
  std::vector<service::Pin> pins;
  for (const auto& [territory, file] : *typed) {
    if (auto known = service::find_jurisdiction(config_, territory, "--pin"); !known) {
      return known.error();
    }
    const auto bytes = read_file(environment_, file);
    if (!bytes) return bytes.error();
    auto pin = service::make_pin(territory, **bytes, added);
    if (!pin) return pin.error().within(file);
    pins.push_back(std::move(*pin));
  }
  return pins;
}

Result<TrustSource> load_trust(Call& call, Instant known_at) {
  const Arguments& arguments = call.arguments();
  TrustSource source;
  if (arguments.has("--lists") || arguments.has("--registers")) {
    if (arguments.has("--store")) {
      return Error(kOptionsExclude, "--store", {{"option", "--store"}, {"other", "--lists"}});
    }
    const auto given = read_given(call, known_at);
    if (!given) return given.error();
    auto trust = service::load_given(*given, call.config(), call.verifier(), known_at);
    if (!trust) return trust.error();
    source.trust = std::move(*trust);
    return source;
  }
  auto store = call.open_store();
  if (!store) return store.error();
  source.store = std::move(*store);
  auto trust = service::load_snapshot(*source.store, call.config(), call.verifier(), known_at);
  if (!trust) return trust.error();
  source.trust = std::move(*trust);
  return source;
}

}  // namespace baytrust::cli
