// All wiring: the real world is given to the program here, and nowhere else.
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

#include "gateway/cli/environment.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/terminal.hpp"
#include "gateway/fetch/curl_poster.hpp"
#include "gateway/http/daemon.hpp"
#include "gateway/http/stop_signals.hpp"
#include "gateway/service/record.hpp"
#include "gateway/store/backup.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "gateway/store/verify_store.hpp"
#include "validators/crypto/signer.hpp"

namespace {

using namespace baytrust;

Instant now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count()};
}

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

// https://no-color.org: any value forbids colour.
cli::Sink sink_of(int descriptor) {
  const bool terminal = ::isatty(descriptor) != 0 && !variable("NO_COLOR");
  return terminal ? cli::Sink::terminal : cli::Sink::plain;
}

std::vector<std::string> features() {
  std::vector<std::string> out{"store: SQLite"};
  if (crypto::has_tokens()) out.emplace_back(cli::kTokenFeature);
  return out;
}

service::StoreKeeping keeping() {
  using Keeping = service::StoreKeeping;
  return {
      .look = [](const std::string& place,
                 const std::function<void(const Keeping::Step&)>& told) -> Result<Keeping::Looked> {
        auto looked = store::verify_store(place, [&](const store::VerifyProgress& progress) {
          told({.name = progress.step, .done = progress.done, .of = progress.of});
        });
        if (!looked) return looked.error();
        return Keeping::Looked{looked->digests, std::move(looked->troubles)};
      },
      .backup = store::backup,
      .restore = store::restore};
}

int run(const std::vector<std::string>& arguments) {
  store::SqliteOpener stores;
  std::unique_ptr<crypto::Verifier> verifier;
  const auto the_verifier = [&verifier](crypto::Backend backend) -> crypto::Verifier& {
    if (!verifier) verifier = std::make_unique<crypto::Verifier>(backend);
    return *verifier;
  };
  std::optional<http::StopSignals> held;
  cli::Environment environment{
      .in = std::cin,
      .out = std::cout,
      .err = std::cerr,
      .out_sink = sink_of(STDOUT_FILENO),
      .err_sink = sink_of(STDERR_FILENO),
      .now = now,
      .variable = variable,
      .stores = stores,
      .verifier = the_verifier,
      .features = features(),
      .in_source = ::isatty(STDIN_FILENO) != 0 ? cli::Sink::terminal : cli::Sink::plain,
      .ask_secret = cli::ask_secret_at_terminal,
      .serve =
          [&](const service::ServeRequest& request) {
            fetch::CurlPoster webhooks({});
            return http::serve(
                request,
                {.stores = stores,
                 .verifier = the_verifier(request.config.backend),
                 .clock = now,
                 .log = [](std::string_view line) { std::cerr << line; },
                 .notify_socket = variable("NOTIFY_SOCKET").value_or(""),
                 .version = std::string(service::engine().substr(service::engine().find('/') + 1)),
                 .webhooks = &webhooks});
          },
      .try_port =
          [](std::uint16_t port) {
            return http::try_listening({.address = "127.0.0.1", .port = port});
          },
      .told_to_stop =
          [&held] {
            if (!held) held.emplace();
            return held->told_to_stop();
          },
      .keeping = keeping(),
  };
  const int code = cli::run(arguments, environment);
  std::cout.flush();
  return std::cout ? code : cli::kInternal;  // a full disk or a closed pipe is no success
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& failure) {
    std::cerr << "baytrust: " << failure.what() << '\n';
    return cli::kInternal;
  }
}
