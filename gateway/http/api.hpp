// The application as operations: each a route and who handles it. What every call has in common is
// here: route, media types and query by the table; then who asks, whether they may, how often; then
// the handler; errors as problems; fields that browsers heed; one line in the log. A handler that
// throws is our own fault: the client learns the request's id, the log learns the rest.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gateway/http/access_log.hpp"
#include "gateway/http/application.hpp"
#include "gateway/http/openapi.hpp"
#include "gateway/http/rate_limit.hpp"
#include "gateway/http/router.hpp"

namespace baytrust::http {

// Who asks, as the authenticator knows them.
struct Caller {
  std::string key{};  // stable and no name: for limits and logs
  std::string name{};
  std::vector<std::string> roles{};
  std::vector<std::string> territories{};  // for which they act
};

// Called on worker threads, several at once.
using Handler = std::function<Result<Response>(const Request&, const Caller&)>;
using LineHandler =
    std::function<Result<std::unique_ptr<LineExchange>>(const Request&, const Caller&)>;
// An error is answered as it is, kUnauthenticated for nobody known. Not asked for open routes.
using Authenticator = std::function<Result<Caller>(const Request&)>;

struct Operation {
  Route route{};
  Handler handler{};
  LineHandler lines{};  // instead, where route.body is BodyKind::lines
};

struct ApiSettings {
  std::vector<Operation> operations{};
  Authenticator authenticator{};  // none: nobody is known
  RateSettings rate{};
  LogSink* log = nullptr;  // outlives the Api
  ApiInfo info{};
  // Field Baytrust-Trust of every answer: what is wrong with the trust behind it. Quick; any
  // thread.
  std::function<std::string()> trust_banner{};
};

class Api : public Application {
 public:
  // Adds GET /livez, /openapi.json, /docs and its stylesheet. kInternal, with what is wrong as
  // subject: a table that contradicts itself, an operation without handler.
  static Result<std::unique_ptr<Api>> make(ApiSettings settings);

  Admission admit(Request request) const override;
  std::optional<Response> knock(const Request& request) const override;
  Response answer(const Request& request) const override;
  LineStart open_lines(const Request& request) const override;
  Response refusal(const Error& error, const Request& request) const override;
  void done(const Exchange& exchange) const override;

  const std::vector<Route>& routes() const { return router_.routes(); }

 private:
  Api(ApiSettings settings, Router router);

  // The first thing that is wrong, or nothing; fills in what the route makes of the request.
  std::optional<Error> understand(Request& request) const;
  static std::optional<Error> wrong_query(const Query& query, const Route& route);
  // Who asks, and whether they may: the caller, or the whole refusal.
  struct Door {
    Caller caller{};
    Headers fields{};
    std::optional<Error> error{};
  };
  Door recognise(const Request& request) const;
  void count(const Request& request, Door& door) const;
  Door enter(const Request& request) const;
  Response completed(Response response, const Request& request, const Door& door) const;
  template <class F>
  Response guarded(const Request& request, const Door& door, F&& call) const;
  // As a problem; what is our own fault goes to the log.
  Response refused(const Error& error, const Request& request) const;
  void report(const Request& request, std::string_view what) const;

  ApiSettings settings_;
  Router router_;
  std::unique_ptr<RateLimiter> limiter_;
};

}  // namespace baytrust::http
