// What the parse of one certificate or CRL knows so far: the first failure, and the deviations that
// did not stop it. Internal to validators/x509.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/der/walker.hpp"
#include "validators/x509/codes.hpp"

namespace baytrust::x509 {

class ParseState {
 public:
  explicit ParseState(Subject subject) : subject_(subject) {}
  ParseState(const ParseState&) = delete;
  ParseState& operator=(const ParseState&) = delete;

  der::Failure& failure() { return failure_; }
  bool failed() const { return failure_.code != nullptr; }

  // An extension's own value failed: it breaks a rule of its own, or its octets are not of its
  // type, and then their code becomes the cause.
  void fail_extension(OidView oid, const der::Failure& inner) {
    if (failed()) return;
    const bool rule = inner.code == &kValueForbidden;
    failure_ = {rule ? &kValueForbidden : &kExtensionMalformed, inner.offset};
    extension_ = oid;
    cause_ = rule ? nullptr : inner.code;
  }
  void fail_duplicate(OidView oid, std::size_t offset) {
    if (failed()) return;
    failure_ = {&kExtensionDuplicate, offset};
    extension_ = oid;
  }
  // A folder below failed with an Error of its own.
  void fail(const Error& error) {
    if (failed()) return;
    failure_ = {&error.code(), 0};
    foreign_ = error;
  }

  // Kept once for each code and field, however often it occurs.
  void deviate(const Code& code, std::string_view field = {}) {
    for (const auto& seen : deviations_) {
      if (seen.code() == code && (seen.facts().empty() || seen.facts()[0].value == field)) return;
    }
    Facts facts;
    if (!field.empty()) facts.push_back({"field", std::string(field)});
    deviations_.emplace_back(code, subject_, std::move(facts));
  }
  void deviate(const Code& code, Fact fact) {
    deviations_.emplace_back(code, subject_, Facts{std::move(fact)});
  }
  Findings take_deviations() { return std::move(deviations_); }

  // BOOLEAN DEFAULT FALSE at the walker's place, if one is there.
  bool default_false(der::Walker& walker, std::string_view field, der::Tag tag = der::kBoolean) {
    if (!walker.next_is(tag)) return false;
    const der::Boolean value = walker.boolean(tag);
    if (!value.canonical) deviate(kBooleanNotFf, field);
    // X.690 11.5: a default value is not encoded.
    if (!value.value && !walker.failed()) deviate(kDefaultEncoded, field);
    return value.value;
  }

  Error error(std::string subject) const {
    if (foreign_) return foreign_->within(subject);
    if (extension_.empty()) return der::to_error(failure_, std::move(subject));
    Facts facts{{"oid", to_string(extension_)}, {"offset", std::to_string(failure_.offset)}};
    if (cause_ != nullptr) facts.push_back({"cause", std::string(cause_->id)});
    return Error(*failure_.code, std::move(subject), std::move(facts));
  }

 private:
  Subject subject_;
  der::Failure failure_;
  OidView extension_;
  const Code* cause_ = nullptr;
  std::optional<Error> foreign_;
  Findings deviations_;
};

}  // namespace baytrust::x509
