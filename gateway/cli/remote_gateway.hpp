// Another gateway, asked over HTTP: where it is and who asks (--to, --token-file, --tls-cert ...),
// asking again where nothing is lost by it, and what its answers mean. A refusal is an answer; no
// answer is an Error (remote.*). Not here: what is asked.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "gateway/cli/call.hpp"
#include "gateway/service/remote.hpp"

namespace baytrust::cli {

struct RemoteReply {
  int status = 0;
  boost::json::object body;
  bool refused = false;   // body is a problem (RFC 9457)
  int attempts_lost = 0;  // before this one: it is not known what became of them
};

class RemoteGateway {
 public:
  // cli.*, and remote.tls.material for a certificate without its key.
  static Result<RemoteGateway> make(Call& call);

  const std::string& url() const { return url_; }

  // `path`: "/v1/submissions". Asked again after a lost connection, and where the gateway says so.
  Result<RemoteReply> get(Call& call, const std::string& path) const;
  // Done once, however often it is sent: `key` goes with it (Idempotency-Key).
  Result<RemoteReply> post(Call& call, const std::string& path, std::string body,
                           const std::string& key) const;

 private:
  Result<RemoteReply> ask(Call& call, const service::RemoteCall& question) const;

  std::string url_;  // without a slash at its end
  service::RemoteCall credentials_;
};

// Of JSON that somebody else made; empty where there is no such text.
std::string text_member(const boost::json::object& object, std::string_view name);

// What another gateway's code says in the reader's language: our own sentence where we know the
// code and its facts fill it, else `otherwise`.
std::string remote_sentence(const boost::json::object& coded, const std::string& otherwise,
                            messages::Language language);

}  // namespace baytrust::cli
