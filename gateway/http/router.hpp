// Finds the route of a request. A template's segments are literals, "{name}", either with a verb
// (":approve"), or last "{name+}" for one segment or more. Literals win over parameters. Paths are
// compared as they are: no slash is added, removed or forgiven.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/headers.hpp"
#include "gateway/http/route.hpp"
#include "gateway/http/target.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

class Router {
 public:
  struct Match {
    std::size_t route;  // its place in the table
    Pairs parameters;   // by name, decoded
  };

  // kInternal, with what is wrong as subject: a template that is none, two routes for one address,
  // an operation id that stands twice.
  static Result<Router> make(std::vector<Route> routes);

  // kRouteUnknown; kMethodNotAllowed with the methods there are.
  Result<Match> match(std::string_view method, const Target& target) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Part {
    enum class Kind : char { literal = 'a', parameter = 'b', rest = 'c' };
    Kind kind = Kind::literal;
    std::string text{};  // the literal, or the parameter's name
    std::string verb{};
  };
  struct Pattern {
    std::vector<Part> parts;
    std::string rank;   // literals before parameters, from the left
    std::string shape;  // equal for two templates that match the same paths
  };

  static Result<Pattern> parse(std::string_view path);
  static std::optional<Pairs> parameters(const Pattern& pattern, const Target& target);

  std::vector<Route> routes_;
  std::vector<Pattern> patterns_;
};

}  // namespace baytrust::http
