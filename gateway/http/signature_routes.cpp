// POST /v1/signatures:validate (interfaces.md): a signed file as JSON or as its own octets with the
// rest in the query; or a detached signature with what it signs, or with a digest of it, so that
// the document never leaves its owner. One verdict a signature, all kept before they are answered.
#include <algorithm>
#include <array>

#include "gateway/http/codes.hpp"
#include "gateway/http/question_members.hpp"
#include "gateway/http/services.hpp"

namespace baytrust::http {
namespace {

using service::FileQuestion;

constexpr std::uint64_t kMostBody = 32 << 20;  // a signed file; in base64 a third less

constexpr std::array kHashes{crypto::Hash::sha1,   crypto::Hash::sha224, crypto::Hash::sha256,
                             crypto::Hash::sha384, crypto::Hash::sha512, crypto::Hash::sm3};

SharedBytes shared(std::optional<Bytes> octets) {
  return octets ? std::make_shared<const Bytes>(std::move(*octets)) : nullptr;
}

// {"algorithm": "SHA-256", "value": base64}, each algorithm as decisions name it.
void read_digest(ObjectReader& reader, FileQuestion& question) {
  std::vector<std::pair<std::string_view, crypto::Hash>> names;
  for (const crypto::Hash hash : kHashes) names.emplace_back(to_string(hash), hash);
  reader.require("algorithm");
  reader.require("value");
  const auto hash = reader.choice<crypto::Hash>("algorithm", names);
  auto value = reader.octets("value");
  if (!hash || !value) return;
  if (value->size() != crypto::size_of(*hash)) {
    return reader.bad_value("value", std::to_string(crypto::size_of(*hash)) + " octets, base64");
  }
  question.digests.push_back({*hash, std::move(*value)});
}

// The members of component SignatureQuestion.
Result<FileQuestion> json_question(const JsonDocument& document, const Asked& asked) {
  ObjectReader reader(document);
  FileQuestion question{.file = nullptr, .asked = {.certificate = {}}};
  SharedBytes given = shared(reader.octets("document"));
  SharedBytes signature = shared(reader.octets("signature"));
  reader.objects("digest", [&](ObjectReader& digest) { read_digest(digest, question); });
  if (signature == nullptr) {
    reader.require("document");
    if (!question.digests.empty()) reader.require("signature");
    question.file = std::move(given);
  } else {
    if (given == nullptr && question.digests.empty()) reader.require("document");
    if (given != nullptr && !question.digests.empty()) {
      reader.bad_value("digest", "document or digest, not both");
    }
    question.file = std::move(signature);
    question.content = std::move(given);
  }
  auto members = read_members(reader, asked);
  if (!members) return members.error();
  question.asked = std::move(*members);
  return question;
}

FileQuestion raw_question(const SharedBytes& octets, service::CheckQuestion members) {
  return {.file = octets, .asked = std::move(members)};
}

Result<Response> validate(const Services& services, const Request& request, const Caller& caller) {
  const auto question = read_question<FileQuestion>(
      request, asked_by(request, caller, services.clock()), {&json_question, &raw_question});
  if (!question) return question.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  auto answer = service::answer_file(*services.judging.current(), **store, *question,
                                     service::Gathering(services.collector));
  if (!answer) return answer.error();
  if (auto kept = services.keeper.keep(std::move(answer->verdicts)); !kept) return kept.error();
  return json_response(std::move(answer->answer) + "\n");
}

}  // namespace

std::vector<Operation> signature_routes(const Services& services) {
  Operation one;
  one.route = {
      .method = "POST",
      .path = "/v1/signatures:validate",
      .operation_id = "validate_signatures",
      .summary = "May a service rely on the signatures of this file here, as what, and why?",
      .tag = "Verdicts",
      .roles = {"validator"},
      .parameters = question_parameters(),
      .body = BodyKind::whole,
      .body_bytes = kMostBody,
      .consumes = {std::string(kJson), "application/cms", "application/pdf",
                   "application/pkcs7-mime", "application/pkcs7-signature"},
      .body_schema = "SignatureQuestion",
      .body_example = "@question.json",
      .produces = {std::string(kJson)},
      .answers = {{.description = "One record a signature, and the file as a whole; every verdict "
                                  "is a 200.",
                   .schema = "FileAnswer"}},
      .problems = {"request.file.unknown_kind", "request.content.not_asked",
                   "question.profile.missing", "config.profile.unknown", "config.profile.relying",
                   "question.known_at.ahead", "verdict.queue.full", "http.idempotency.mismatch"}};
  one.handler = once(services, [services](const Request& request, const Caller& caller) {
    return validate(services, request, caller);
  });
  return {std::move(one)};
}

}  // namespace baytrust::http
