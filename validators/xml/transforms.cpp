#include "validators/xml/transforms.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "validators/xml/algorithms.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/signature_parts.hpp"

namespace baytrust::xml {
namespace {

constexpr std::string_view kSubject = "signature";
constexpr Name kTransforms{kDsNamespace, "Transforms"};
constexpr Name kTransform{kDsNamespace, "Transform"};
// Exclusive C14N 5; its namespace is the identifier of the algorithm.
constexpr Name kInclusiveNamespaces{kExclusiveC14n, "InclusiveNamespaces"};
constexpr std::size_t kMaxPrefixes = 64;

// Exclusive C14N 2: white space between prefixes. Empty where there are too many of them.
std::optional<std::vector<std::string>> split(std::string_view list) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string> prefixes;
  for (;;) {
    list.remove_prefix(std::min(list.find_first_not_of(kSpace), list.size()));
    if (list.empty()) return prefixes;
    if (prefixes.size() == kMaxPrefixes) return std::nullopt;
    const auto end = std::min(list.find_first_of(kSpace), list.size());
    prefixes.emplace_back(list.substr(0, end));
    list.remove_prefix(end);
  }
}

// The canonicalisation that an element with an Algorithm attribute names; empty where `rules` do
// not have it.
std::optional<Canonicalization> named_by(Node element, std::string_view uri, Rules rules) {
  const auto method = c14n_method(uri);
  if (!method || method->comments == C14nComments::with) return std::nullopt;
  if (rules == Rules::ours && *method != C14nMethod{}) return std::nullopt;
  Canonicalization out{.method = *method};
  const auto parameters = element.children();
  if (parameters.empty()) return out;
  if (rules == Rules::ours || parameters.size() != 1 || method->form != C14nForm::exclusive ||
      !parameters.front().is(kInclusiveNamespaces) || !parameters.front().children().empty()) {
    return std::nullopt;
  }
  auto prefixes = split(parameters.front().attribute("PrefixList").value_or(""));
  if (!prefixes) return std::nullopt;
  out.method.inclusive_prefixes = *std::move(prefixes);
  out.prefix_list = true;
  return out;
}

Error refused(const std::string& uri, const std::vector<Node>& transforms) {
  std::string found;
  for (const Node t : transforms) {
    found.append(found.empty() ? "" : " ");
    found.append(t.attribute("Algorithm").value_or(t.qualified_name()));
    if (!t.children().empty()) found.append(" (with parameters)");
  }
  return Error(
      kReferenceTransforms, std::string(kSubject),
      {{"uri", shorten(uri)}, {"transforms", found.empty() ? "none" : shorten(std::move(found))}});
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& w : words) out.append(out.empty() ? "" : " ").append(w);
  return out;
}

}  // namespace

Result<Canonicalization> read_canonicalization_method(Node method, Rules rules) {
  const auto uri = method.attribute("Algorithm");
  if (!uri) {
    return Error(
        kSignatureMalformed, std::string(kSubject),
        {{"element", shorten(method.qualified_name())}, {"reason", "no Algorithm attribute"}});
  }
  if (auto found = named_by(method, *uri, rules)) return *std::move(found);
  std::string algorithm = *uri;
  if (const auto inside = method.children(); !inside.empty()) {
    algorithm.append(" with ").append(inside.front().qualified_name());
  }
  return Error(kAlgorithmNotAllowed, std::string(kSubject),
               {{"algorithm", shorten(std::move(algorithm))}, {"use", "canonicalization"}});
}

Result<Canonicalization> read_transforms(Node reference, const std::string& uri,
                                         Enveloped enveloped, Rules rules) {
  std::vector<Node> transforms;
  const auto children = reference.children();
  if (!children.empty() && children.front().is(kTransforms)) {
    transforms = children.front().children();
  }
  const auto algorithm = [&](std::size_t i) -> std::optional<std::string> {
    if (i >= transforms.size() || !transforms[i].is(kTransform)) return std::nullopt;
    return transforms[i].attribute("Algorithm");
  };
  std::size_t next = 0;
  if (enveloped == Enveloped::yes) {
    if (algorithm(0) != kEnvelopedTransform || !transforms[0].children().empty()) {
      return refused(uri, transforms);
    }
    next = 1;
  }
  if (next == transforms.size() && rules == Rules::foreign) {
    // XML-DSig 4.4.3.2: a node set that is to be digested is made canonical by inclusive C14N 1.0.
    return Canonicalization{.method = {.form = C14nForm::inclusive_1_0}, .named = false};
  }
  const auto named = algorithm(next);
  if (!named || next + 1 != transforms.size()) return refused(uri, transforms);
  auto found = named_by(transforms[next], *named, rules);
  if (!found) return refused(uri, transforms);
  return *std::move(found);
}

Findings deviations(const Canonicalization& found, std::string_view use) {
  const Subject signature(Subject::Kind::signature);
  Findings out;
  if (!found.named) {
    out.emplace_back(
        kFormUnnamed, signature,
        Facts{{"use", std::string(use)}, {"algorithm", std::string(uri_of(found.method))}});
  } else if (found.method.form != C14nForm::exclusive) {
    out.emplace_back(
        kFormCanonicalization, signature,
        Facts{{"use", std::string(use)}, {"algorithm", std::string(uri_of(found.method))}});
  }
  if (found.prefix_list) {
    out.emplace_back(kFormPrefixList, signature,
                     Facts{{"use", std::string(use)},
                           {"prefixes", shorten(joined(found.method.inclusive_prefixes))}});
  }
  return out;
}

}  // namespace baytrust::xml
