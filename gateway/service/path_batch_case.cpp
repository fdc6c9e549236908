#include "gateway/service/path_batch_case.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "gateway/service/batch_codes.hpp"
#include "gateway/service/json_keys.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 16;

// Reads the members of one object; the first complaint is kept, later reads give defaults.
class Members {
 public:
  Members(const json::object& object, std::uint64_t line) : object_(object), line_(line) {}

  const std::optional<Error>& complaint() const { return complaint_; }
  void complain(std::string_view member) {
    if (complaint_) return;
    complaint_ = Error(kBatchMember, "line",
                       {{"line", std::to_string(line_)}, {"member", std::string(member)}});
  }

  std::string text(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return std::string(value->get_string());
    complain(name);
    return {};
  }
  std::vector<std::string> texts(std::string_view name) {
    const auto* value = find(name);
    std::vector<std::string> out;
    if (value == nullptr) return out;
    if (!value->is_array()) {
      complain(name);
      return out;
    }
    for (const auto& item : value->get_array()) {
      if (item.is_string()) {
        out.emplace_back(item.get_string());
      } else {
        complain(name);
      }
    }
    return out;
  }
  bool flag(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return false;
    if (!value->is_bool()) complain(name);
    return value->is_bool() && value->get_bool();
  }
  std::optional<std::int64_t> days(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    constexpr std::int64_t kMost = 365'000;
    if (!value->is_int64() || value->get_int64() < 0 || value->get_int64() > kMost) {
      complain(name);
      return std::nullopt;
    }
    return value->get_int64() * kDay;
  }
  std::vector<Oid> oids(std::string_view name) {
    std::vector<Oid> out;
    for (const auto& text : texts(name)) {
      auto oid = Oid::parse(text);
      if (oid) {
        out.push_back(*std::move(oid));
      } else {
        complain(name);
      }
    }
    return out;
  }
  std::optional<json::object> object(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_object()) return value->get_object();
    complain(name);
    return std::nullopt;
  }

  // Null is as good as absent.
  const json::value* find(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
  }

 private:
  const json::object& object_;
  std::uint64_t line_;
  std::optional<Error> complaint_;
};

void read_peer_names(Members& members, PathCase& out) {
  auto names = members.texts("peer_names");
  const auto one = members.text("peer_name");
  if (!one.empty()) names.push_back(one);
  for (const auto& text : names) {
    if (auto name = path::parse_peer_name(text)) {
      out.peer_names.push_back(*std::move(name));
    } else {
      members.complain("peer_names");
    }
  }
}

void read_policies(Members& members, PathCase& out) {
  if (members.find("initial_policy_set") != nullptr) {
    out.initial_policy_set = path::make_policy_set(members.oids("initial_policy_set"));
    if (out.initial_policy_set.empty()) members.complain("initial_policy_set");
  }
  if (members.flag("require_explicit_policy")) out.require_explicit_policy = path::Require::yes;
  if (members.flag("inhibit_policy_mapping")) out.inhibit_policy_mapping = path::Inhibit::yes;
  if (members.flag("inhibit_any_policy")) out.inhibit_any_policy = path::Inhibit::yes;
}

void read_names(Members& members, PathCase& out) {
  auto names = path::parse_name_limits(members.texts("initial_permitted_subtrees"),
                                       members.texts("initial_excluded_subtrees"));
  if (names) {
    out.initial_names = *std::move(names);
  } else {
    members.complain("initial_permitted_subtrees");
  }
}

// "TRUSTED_ANCHOR_WITH_EXPIRATION_AND_CONSTRAINTS", "..._REQUIRE_BASIC_CONSTRAINTS".
void read_anchor_trust(std::string text, path::AnchorRules& rules) {
  constexpr std::string_view kBasic = "REQUIRE_BASIC_CONSTRAINTS";
  if (const auto at = text.find(kBasic); at != std::string::npos) {
    rules.basic_constraints = path::Require::yes;
    text.erase(at, kBasic.size());
  }
  if (text.find("CONSTRAINTS") != std::string::npos) rules.constraints = path::Enforce::yes;
  if (text.find("EXPIRATION") != std::string::npos) rules.expiry = path::Enforce::yes;
}

void read_anchor_rules(Members& members, PathCase& out) {
  if (members.flag("enforce_anchor_constraints")) {
    out.anchor_rules.constraints = path::Enforce::yes;
  }
  if (members.flag("enforce_anchor_expiry")) out.anchor_rules.expiry = path::Enforce::yes;
  if (members.flag("require_anchor_basic_constraints")) {
    out.anchor_rules.basic_constraints = path::Require::yes;
  }
}

void read_algorithms(Members& members, PathCase& out) {
  const auto text = members.text("algorithms");
  if (text == "default") {
    out.algorithms = PathCase::Algorithms::standard;
  } else if (!text.empty() && text != "legacy") {
    members.complain("algorithms");
  }
}

std::optional<Error> read_extras(Members& members, std::uint64_t line, PathCase& out) {
  const auto object = members.object("x");
  if (!object) return std::nullopt;
  Members extras(*object, line);
  read_anchor_trust(extras.text("last_cert_trust"), out.anchor_rules);
  out.max_crl_age = extras.days("max_crl_age_days");
  out.max_ocsp_age = extras.days("max_response_age_days");
  const auto scope = extras.text("revocation_scope");
  if (scope == "leaf") {
    out.revocation_scope = PathCase::RevocationScope::leaf;
  } else if (!scope.empty() && scope != "path") {
    extras.complain("x.revocation_scope");
  }
  return extras.complaint();
}

Result<PathCase> read_members(const json::object& object, std::uint64_t line) {
  Members members(object, line);
  PathCase out;
  const std::string number = std::to_string(line);
  if (members.find("id") == nullptr) members.complain("id");
  out.id = members.text("id");
  const auto kind = members.text("kind");
  if (kind == "crl") {
    out.kind = PathCase::Kind::crl;
  } else if (kind == "ocsp") {
    out.kind = PathCase::Kind::ocsp;
  } else if (!kind.empty() && kind != "path") {
    return Error(kBatchKind, "line", {{"line", number}, {"kind", kind}});
  }
  out.leaf = members.text("leaf");
  if (out.leaf.empty()) members.complain("leaf");
  out.intermediates = members.texts("intermediates");
  out.trust_anchors = members.texts("trust_anchors");
  out.crls = members.texts("crls");
  out.ocsp = members.texts("ocsp");
  out.time = parse_rfc3339(members.text("time"));
  if (members.find("time") != nullptr && !out.time) members.complain("time");
  out.check_revocation = members.flag("check_revocation");
  out.ekus = members.oids("eku");
  members.text("purpose");  // a label
  read_policies(members, out);
  read_peer_names(members, out);
  read_names(members, out);
  const auto extras = read_extras(members, line, out);
  read_anchor_rules(members, out);
  read_algorithms(members, out);
  if (members.complaint()) return *members.complaint();
  if (extras) return *extras;
  return out;
}

}  // namespace

ReadLine read_path_case(std::string_view line, std::uint64_t number) {
  const auto bad = [](std::string id, Error error) {
    return ReadLine{.path_case = {}, .bad = BadLine{std::move(id), std::move(error)}};
  };
  const Facts where{{"line", std::to_string(number)}};
  json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::system::error_code failed;
  const json::value value = json::parse(line, failed, {}, options);
  if (failed || !value.is_object()) return bad({}, Error(kBatchJson, "line", where));
  const auto* id = value.get_object().if_contains("id");
  std::string name = id != nullptr && id->is_string() ? std::string(id->get_string()) : "";
  if (const auto key = duplicate_key(line, kMaxDepth)) {
    return bad(name, Error(kBatchDuplicateKey, "line", {where.front(), {"key", *key}}));
  }
  auto path_case = read_members(value.get_object(), number);
  if (!path_case) return bad(name, path_case.error());
  return ReadLine{.path_case = *std::move(path_case), .bad = {}};
}

}  // namespace baytrust::service
