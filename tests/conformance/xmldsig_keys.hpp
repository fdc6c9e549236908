// Keys that a ds:KeyInfo carries or points to, and those a case names beside it. For tests only:
// the product takes keys from pins and never from a document.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/instant.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::conformance {

struct KeyQuestion {
  std::filesystem::path folder;                // of the corpus
  std::vector<std::string> enabled;            // kinds of key data; empty: all
  std::vector<std::string> certificate_files;  // given with the case
  bool anchors = false;                        // certificates in the document may be believed
  bool skip_times = false;
  Instant at;

  bool allows(std::string_view kind) const;
};

struct Keys {
  std::vector<Bytes> keys;  // SubjectPublicKeyInfos; a signature may be by any of them
  std::string not_here;     // why the key cannot be found from the corpus; empty where it can
};
Keys keys_of(const xml::Tree& tree, xml::Node signature, const KeyQuestion& question);

// The element with this Id, ID or id; the document has at most one.
std::optional<xml::Node> element_with_id(const xml::Tree& tree, std::string_view id);

}  // namespace baytrust::conformance
