// The program in a test's hands: its streams, clock, environment variables and stores, and a
// directory for files. What is typed is given as words; what comes out is kept.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "gateway/cli/environment.hpp"
#include "gateway/service/store.hpp"
#include "gateway/store/backup.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "gateway/store/verify_store.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::test {

class Shell {
 public:
  int run(const std::vector<std::string>& words, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out_stream;
    std::ostringstream err_stream;
    cli::Environment environment{
        .in = in,
        .out = out_stream,
        .err = err_stream,
        .out_sink = sink,
        .err_sink = sink,
        .now = [this] { return now; },
        .variable = [this](const std::string& name) -> std::optional<std::string> {
          const auto found = variables.find(name);
          if (found == variables.end()) return std::nullopt;
          return found->second;
        },
        .stores = stores,
        .verifier = [this](crypto::Backend) -> crypto::Verifier& { return verifier; },
        .features = features,
        .in_source = in_source,
        .ask_secret = [this](const std::string& prompt) -> std::optional<std::string> {
          asked += prompt;
          return secret;
        },
        .serve = serve,
        .try_port = try_port,
        .told_to_stop = told_to_stop,
        .keeping = {.look =
                        [this](const auto& store, const auto& told) {
                          return looked ? Result<service::StoreKeeping::Looked>(*looked)
                                        : look(store, told);
                        },
                    .backup = store::backup,
                    .restore = store::restore},
    };
    const int code = cli::run(words, environment);
    out = out_stream.str();
    err = err_stream.str();
    return code;
  }
  static Result<service::StoreKeeping::Looked> look(
      const std::string& place,
      const std::function<void(const service::StoreKeeping::Step&)>& told) {
    auto looked = store::verify_store(place, [&](const store::VerifyProgress& progress) {
      told({.name = progress.step, .done = progress.done, .of = progress.of});
    });
    if (!looked) return looked.error();
    return service::StoreKeeping::Looked{looked->digests, std::move(looked->troubles)};
  }
  // Keeps a file and gives its path.
  std::string file(const std::string& name, ByteView content) {
    const std::string path = directory / name;
    std::ofstream(path, std::ios::binary) << as_text(content);
    return path;
  }
  std::string file(const std::string& name, std::string_view content) {
    return file(name, as_bytes(content));
  }
  std::string place(std::string_view name) const { return directory / name; }

  std::string out;
  std::string err;
  std::map<std::string, std::string> variables;
  Instant now = kNoon;
  cli::Sink sink = cli::Sink::plain;
  std::vector<std::string> features{"store: SQLite"};
  cli::Sink in_source = cli::Sink::plain;
  std::optional<std::string> secret;  // what a person types when asked; empty: nobody is there
  std::string asked;                  // the prompts
  std::function<Result<void>(const service::ServeRequest&)> serve;
  std::function<Result<void>(std::uint16_t)> try_port;
  std::function<bool()> told_to_stop;
  std::optional<service::StoreKeeping::Looked> looked;  // in place of looking
  store::SqliteOpener stores;
  crypto::Verifier verifier;
  TemporaryDirectory directory;
};

}  // namespace baytrust::test
