// A ds:Signature element taken apart, with everything that its form fixes already checked: which
// children, which algorithms, which two references with which transforms. Nothing is verified yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/xml/transforms.hpp"
#include "validators/xml/tree.hpp"
#include "validators/xml/xades.hpp"

namespace baytrust::xml {

struct Reference {
  std::string uri;
  crypto::Hash hash;
  Bytes digest;
  Canonicalization canonicalization = {};
};

struct SignatureParts {
  std::string id;
  Node signed_info;
  Canonicalization canonicalization;  // of SignedInfo
  crypto::SignatureAlgorithm algorithm;
  Bytes value;
  Reference content;
  Reference properties;
  SignedProperties claims;
};

// What the reference to the content must look like.
struct ContentReference {
  std::vector<std::string> uris;  // one of them
  Enveloped enveloped = Enveloped::no;
  Rules rules = Rules::ours;
};

Result<SignatureParts> take_apart(Node signature, const ContentReference& expected);

// Where its form is another than that of our own documents.
Findings deviations(const SignatureParts& parts);

// The one Algorithm attribute of a ds:DigestMethod, and the value beside it, in `parent`.
Result<Reference> read_digest(Node parent, std::string_view use);

// A document's own words in a message: at most 120 octets of them.
std::string shorten(std::string text);

}  // namespace baytrust::xml
