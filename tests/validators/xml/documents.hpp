// Signers, signed documents and the ways to spoil them, for the tests of validators/xml. Keys are
// generated once a process. The namespaces are invented: xml/ knows no list and no register.
#pragma once

#include <gmock/gmock.h>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "validators/crypto/signer.hpp"
#include "validators/xml/sign.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust {

// For GoogleTest's messages; found by argument-dependent lookup.
template <class T>
void PrintTo(const boost::system::result<T, Error>& result, std::ostream* out) {
  *out << (result.has_error() ? describe(result.error()) : std::string("a value"));
}

}  // namespace baytrust

namespace baytrust::xml::test {

inline constexpr std::string_view kListNamespace = "urn:example:list:1";
inline constexpr std::string_view kBookNamespace = "urn:example:book:1";
inline constexpr DetachedShape kBook{
    .root = {kBookNamespace, "SignedBook"}, .content = {kBookNamespace, "Book"}, .id = "book"};
inline constexpr Instant kSigned{1767225600};  // 2026-01-01T00:00:00Z

struct Signer {
  crypto::PrivateKey key;
  PinnedSigner pin;  // with a self-signed certificate
};
// The same every time it is asked for, within a process.
const Signer& signer(crypto::KeyType type, int number = 0);

// Three services with text that needs escaping, CJK, white space, a prefix, a comment.
std::string plain_list();
std::string plain_book();

std::string text(const Bytes& octets);
// Ends the test run where signing fails.
std::string signed_list(const Signer& by, std::optional<crypto::SignatureAlgorithm> = {});
std::string signed_book(const Signer& by);
std::string co_signed(const std::string& book, const Signer& by);

// The one occurrence of `from` replaced; fails the test where it is not exactly one.
std::string replaced(std::string document, std::string_view from, std::string_view to);
// The octets from the first `open` to the end of the next `close`.
std::string part(const std::string& document, std::string_view open, std::string_view close);
// The octets of the ds:Signature element.
std::string signature_of(const std::string& document);

Result<EnvelopedDocument> verify_list(const std::string& document,
                                      const std::vector<PinnedSigner>& pinned);
Result<DetachedDocument> verify_book(const std::string& document,
                                     const std::vector<PinnedSigner>& required,
                                     const std::vector<PinnedSigner>& others = {});

// A list whose signature was edited, made good again by its P-256 signer: the digest of the signed
// properties and the signature value are those of what now stands there.
std::string resigned_list(const std::string& document, const Signer& by);

// The value of a fact; empty if there is none of that name.
std::string fact(const Error& error, std::string_view name);

// A Result that is an Error with this code. Prints what it is instead.
MATCHER_P(RefusedWith, code, std::string("is refused with ") + std::string(code.id)) {
  if (!arg.has_error()) {
    *result_listener << "which is not refused";
    return false;
  }
  *result_listener << "which is " << describe(arg.error());
  return arg.error().code() == code;
}
MATCHER(Succeeds, "succeeds") {
  if (arg.has_error()) *result_listener << "which is " << describe(arg.error());
  return !arg.has_error();
}

}  // namespace baytrust::xml::test
