#include "gateway/http/router.hpp"

#include <optional>
#include <set>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

Error wrong(std::string_view what, std::string_view where) {
  return Error(kInternal, std::string(what) + ": " + std::string(where));
}

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == text.npos;
}

}  // namespace

Result<Router::Pattern> Router::parse(std::string_view path) {
  Pattern pattern;
  if (!path.starts_with('/')) return wrong("route", path);
  std::string_view rest = path.substr(1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('/');
    auto text = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (end != std::string_view::npos && rest.empty()) return wrong("route", path);
    Part part;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos) {
      part.verb = text.substr(colon + 1);
      if (part.verb.empty()) return wrong("route", path);
      text = text.substr(0, colon);
    }
    if (text.starts_with('{') && text.ends_with('}')) {
      auto name = text.substr(1, text.size() - 2);
      part.kind = Part::Kind::parameter;
      if (name.ends_with('+')) {
        part.kind = Part::Kind::rest;
        name.remove_suffix(1);
        if (!rest.empty() || !part.verb.empty()) return wrong("route", path);
      }
      if (!is_name(name)) return wrong("route", path);
      part.text = name;
    } else {
      if (text.empty() || text.find_first_of("{}%") != text.npos) return wrong("route", path);
      part.text = text;
    }
    pattern.rank += static_cast<char>(part.kind);
    pattern.shape += "/";
    pattern.shape += part.kind == Part::Kind::literal ? part.text : std::string("{}");
    pattern.shape += ":" + part.verb;
    pattern.parts.push_back(std::move(part));
  }
  return pattern;
}

Result<Router> Router::make(std::vector<Route> routes) {
  Router router;
  std::set<std::string> addresses, ids;
  for (const Route& route : routes) {
    auto pattern = parse(route.path);
    if (!pattern) return pattern.error();
    if (!is_token(route.method) || route.method == "HEAD") return wrong("method", route.method);
    if (!addresses.insert(route.method + " " + pattern->shape).second) {
      return wrong("two routes", route.path);
    }
    if (!ids.insert(route.operation_id).second) return wrong("two operations", route.operation_id);
    router.patterns_.push_back(std::move(*pattern));
  }
  router.routes_ = std::move(routes);
  return router;
}

std::optional<Pairs> Router::parameters(const Pattern& pattern, const Target& target) {
  Pairs out;
  const auto& segments = target.segments;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    if (i >= segments.size()) return std::nullopt;
    const Part& part = pattern.parts[i];
    if (part.kind == Part::Kind::rest) {
      std::string all;
      for (std::size_t k = i; k < segments.size(); ++k) {
        all.append(k == i ? "" : "/").append(segments[k].text);
      }
      out.emplace_back(part.text, std::move(all));
      return out;
    }
    const Segment& segment = segments[i];
    if (segment.has_colon == part.verb.empty() || segment.verb != part.verb) return std::nullopt;
    if (part.kind == Part::Kind::literal && segment.name != part.text) return std::nullopt;
    if (part.kind == Part::Kind::parameter) {
      if (segment.name.empty()) return std::nullopt;
      out.emplace_back(part.text, segment.name);
    }
  }
  if (segments.size() != pattern.parts.size()) return std::nullopt;
  return out;
}

Result<Router::Match> Router::match(std::string_view method, const Target& target) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::optional<Match> best;
  std::set<std::string> allowed;
  for (std::size_t i = 0; i < routes_.size() && !target.has_trailing_slash; ++i) {
    auto found = parameters(patterns_[i], target);
    if (!found) continue;
    allowed.insert(routes_[i].method);
    if (routes_[i].method != wanted) continue;
    if (!best || patterns_[i].rank < patterns_[best->route].rank) {
      best = Match{i, std::move(*found)};
    }
  }
  if (best) return std::move(*best);
  if (allowed.empty()) return Error(kRouteUnknown, "request");
  if (allowed.contains("GET")) allowed.insert("HEAD");
  std::string list;
  for (const auto& name : allowed) list.append(list.empty() ? "" : ", ").append(name);
  return Error(kMethodNotAllowed, "request", {{"method", std::string(method)}, {"allowed", list}});
}

}  // namespace baytrust::http
