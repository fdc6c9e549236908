// Services: what the routes of the gateway are made of; references to what the daemon owns. Every
// function that makes operations takes one, and is all that a family of routes exports.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gateway/http/api.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/judging.hpp"
#include "gateway/service/store_pool.hpp"
#include "gateway/service/trust_health.hpp"
#include "gateway/service/verdict_keeper.hpp"

namespace baytrust::http {

// Everything outlives the operations. Handlers run on worker threads, several at once.
struct Services {
  service::StorePool& stores;
  service::JudgingHolder& judging;
  service::VerdictKeeper& keeper;
  std::function<Instant()> clock;
  std::function<void()> wake;  // there is work for the maintenance thread
};

// The token of `Authorization: Bearer`, or else the TLS client certificate, as an account.
// http.unauthenticated where neither came; account.* where it is nobody's.
Authenticator make_authenticator(const Services& services);
// A caller as the use cases know them.
service::Caller service_caller(const Caller& caller);

std::vector<Operation> certificate_routes(const Services& services);
std::vector<Operation> signature_routes(const Services& services);
std::vector<Operation> verdict_routes(const Services& services);
std::vector<Operation> list_routes(const Services& services);
std::vector<Operation> mapping_routes(const Services& services);
std::vector<Operation> submission_routes(const Services& services);
std::vector<Operation> emergency_routes(const Services& services);
std::vector<Operation> trust_routes(const Services& services);

// Of the trust in force now.
Result<service::TrustHealth> trust_health(const Services& services);

// All of them, and the component schemas that they name.
std::vector<Operation> gateway_routes(const Services& services);
std::string gateway_schemas();
// What stands under each heading.
std::map<std::string, std::string> gateway_tags();

}  // namespace baytrust::http
