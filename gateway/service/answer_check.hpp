// Answering one question about a certificate or a signed file, as it comes over a network: what was
// sent is read, the profile found, the trust of k taken or made, check() asked, the record written,
// and the verdict made ready for keeping (verdict_keeper.hpp). Not here: HTTP, JSON of the
// question.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/outcome.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/check_file.hpp"
#include "gateway/service/collector.hpp"
#include "gateway/service/judging.hpp"
#include "gateway/service/store.hpp"
#include "gateway/service/verdict_store.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// What one question may bring along.
inline constexpr std::size_t kMostChain = 32;
inline constexpr std::size_t kMostCrls = 32;
inline constexpr std::size_t kMostOcsp = 32;

struct CheckQuestion {
  Bytes certificate;           // DER, or PEM whose first one it is; the rest joins the chain
  std::vector<Bytes> chain{};  // DER or PEM each
  std::vector<Bytes> crls{};   // likewise
  std::vector<Bytes> ocsp{};   // DER of one OCSP response each
  std::string profile{};
  std::string relying{};
  std::string purpose{};
  std::optional<decision::Money> amount{};
  std::optional<Instant> at{};        // t; empty: now
  std::optional<Instant> known_at{};  // k; empty: now
  std::vector<messages::Language> languages{messages::Language::en};
  std::string request_id{};  // of the record
  std::string caller{};      // account
  Instant now{};
};

struct CheckAnswer {
  std::string record;  // JSON
  NewVerdict verdict;
};

// `store`: this thread's. question.*, config.profile.*, x509.*, request.certificate.count; store.*.
// gathering: of what is missing, where the question is about what is known now.
Result<CheckAnswer> answer_check(const Judging& judging, Store& store,
                                 const CheckQuestion& question, const Gathering& gathering = {});

struct FileQuestion {
  SharedBytes file;
  // Of a detached signature: what it signs, whole or as digests. Not both.
  SharedBytes content{};
  std::vector<signature::ContentDigestValue> digests{};
  CheckQuestion asked;  // its certificate is not read
};
struct FileAnswered {
  std::string answer;                // JSON, formats.md 4
  std::vector<NewVerdict> verdicts;  // one a signature
};

// As answer_check(); also request.file.unknown_kind, the errors of the file's format, and
// request.content.not_asked where content came with what signs nothing.
Result<FileAnswered> answer_file(const Judging& judging, Store& store, const FileQuestion& question,
                                 const Gathering& gathering = {});

}  // namespace baytrust::service
