// Inquiry: one question of judge.hpp while it is being answered. Internal to this folder. An
// inquiry about a certificate may open another one about a CRL signer's certificate (RFC 5280
// 6.3.3(f)) or an OCSP responder's (RFC 6960 4.2.2.2.1): `outer` links them, so that no certificate
// vouches for itself by a detour.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "validators/revocation/judge.hpp"

namespace baytrust::revocation {

// What all inquiries of one call share; the budget is of the inquiry.
struct Context {
  const Evidence& evidence;
  const Rules& rules;
  crypto::Verifier& verifier;
  Budget& budget;
};

struct Inquiry {
  const Question& question;
  const Inquiry* outer = nullptr;
  std::size_t depth = 0;

  const x509::Certificate& certificate() const { return question.path[question.index]; }
};

// What is left of the whole, as a budget of one inquiry: whether it ran out here shows, whatever
// happened elsewhere. What was used, and that something was refused, is the whole's when it ends.
class Share {
 public:
  explicit Share(Budget& whole);
  ~Share();
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;

  Budget& budget() { return budget_; }

 private:
  Budget& whole_;
  Budget budget_;
};

// Something that might have told of a revocation was not looked at, for a limit of this folder or
// of the path builder: as if the budget had refused it.
void refuse(Budget& budget, Resource resource);

// A signer of a signer of a signer: nobody builds more, and it bounds the recursion.
inline constexpr std::size_t kMaxDepth = 3;

// Whether what is said speaks for the certificate in question or against it.
enum class Word : std::uint8_t { favourable, adverse };

// When the signer of something must have been good: when it is relied on and, if it is favourable,
// when it was received too. What is relied on after its time says itself when it was signed;
// whoever holds the key of a signer that has expired or was revoked may write any earlier date, but
// cannot have it received then. An adverse word needs less: leaving it out would be the lenient
// way.
std::vector<Instant> must_be_good_at(Instant relied_on, Instant received, Word word);

// A CRL that was left aside, and why.
struct Rejection {
  const Code* code;
  x509::Crl crl;
  std::string detail;  // the extra fact of some codes
};

// An answer of an OCSP response that was left aside, and why.
struct OcspRejection {
  const Code* code;
  HeldAnswer answer;
  std::string detail;
};

// What one inquiry leaned on and what it left aside, in the order it happened.
struct Trail {
  std::vector<Rejection> rejections;
  std::vector<OcspRejection> ocsp_rejections;
  std::vector<Digest> crls;
  std::vector<Digest> ocsp;
  std::vector<Digest> certificates;

  // Each (code, CRL) and each (code, response) once.
  void reject(const Code& code, const x509::Crl& crl, std::string detail = {});
  void reject(const Code& code, const HeldAnswer& answer, std::string detail = {});
};

// RFC 3279 2.3.2: a DSA key without parameters has those of the key above it.
ByteView dsa_parameters_of(const Question& question, std::size_t at);
// A question about this certificate is being answered.
bool is_open(const Inquiry& inquiry, const x509::Certificate& certificate);
// It stands above a certificate in question, and so has a question of its own.
bool judged_elsewhere(const Inquiry& inquiry, const x509::Certificate& certificate);

void append(std::vector<Digest>& to, const std::vector<Digest>& from);

Status inquire(const Inquiry& inquiry, Context& whole);

}  // namespace baytrust::revocation
