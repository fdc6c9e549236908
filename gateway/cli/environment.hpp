// Environment: everything the program touches outside itself, so that main can give it the real
// world and a test another one. The clock is read here and nowhere below.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/serving.hpp"
#include "gateway/service/store.hpp"
#include "gateway/service/store_keeping.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::cli {

// What kind of thing a stream is written to.
enum class Sink : std::uint8_t { plain, terminal };

// The feature without which there are no keys on tokens.
inline constexpr std::string_view kTokenFeature = "keys: PKCS#11";

struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Sink out_sink = Sink::plain;
  Sink err_sink = Sink::plain;
  std::function<Instant()> now;
  std::function<std::optional<std::string>(const std::string&)> variable;  // of the environment
  service::StoreOpener& stores;
  // The program's one Verifier; the first caller chooses its backend.
  std::function<crypto::Verifier&(crypto::Backend)> verifier;
  std::vector<std::string> features;  // optional parts that this program was built with
  // A person types `in`: questions may be asked.
  Sink in_source = Sink::plain;
  // Asks at the terminal without showing what is typed; empty: there is none.
  std::function<std::optional<std::string>(const std::string& prompt)> ask_secret = {};
  // Until told to stop.
  std::function<Result<void>(const service::ServeRequest&)> serve = {};
  // Whether 127.0.0.1 could be listened at there; to be known before long work.
  std::function<Result<void>(std::uint16_t port)> try_port = {};
  // From the first call on the program is not ended by being told to stop: it has to look.
  std::function<bool()> told_to_stop = {};
  service::StoreKeeping keeping = {};
};

// The whole program: arguments without its own name; returns the exit code of interfaces.md.
int run(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace baytrust::cli
