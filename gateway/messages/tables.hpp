// The tables of texts, one a folder of codes, and the proof at compile time that a table has a text
// for every code of its folder, in every language.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "gateway/messages/code_text.hpp"
#include "validators/base/code.hpp"

namespace baytrust::messages {

template <std::size_t N, std::size_t M>
consteval bool covers(const std::array<Code, N>& codes, const std::array<CodeText, M>& texts) {
  return N == M && has_texts(texts, codes);
}

std::span<const CodeText> der_texts();
std::span<const CodeText> crypto_texts();
std::span<const CodeText> x509_texts();
std::span<const CodeText> path_texts();
std::span<const CodeText> revocation_texts();
std::span<const CodeText> ocsp_texts();
std::span<const CodeText> xml_texts();
std::span<const CodeText> signature_texts();
std::span<const CodeText> timestamp_texts();
std::span<const CodeText> pdf_texts();
std::span<const CodeText> pdf_change_texts();
std::span<const CodeText> trustlists_texts();
std::span<const CodeText> list_deviation_texts();
std::span<const CodeText> policy_mapping_texts();
std::span<const CodeText> mra_texts();
std::span<const CodeText> decision_texts();
std::span<const CodeText> edition_texts();
std::span<const CodeText> profile_texts();
std::span<const CodeText> time_texts();
std::span<const CodeText> list_change_texts();
std::span<const CodeText> register_change_texts();
// The folders above this one (service, store, cli), which they check themselves: shell_texts.hpp,
// store_texts.hpp and so on.
std::span<const CodeText> shell_texts();
std::span<const CodeText> store_texts();
std::span<const CodeText> config_texts();
std::span<const CodeText> pin_texts();
std::span<const CodeText> batch_texts();
std::span<const CodeText> envelope_texts();
// Of gateway/authoring: author_texts.hpp, which it checks itself.
std::span<const CodeText> author_texts();
// Of gateway/http: http_texts.hpp, which it checks itself.
std::span<const CodeText> http_texts();
// Of answering over a network: serving_texts.hpp, which gateway/service checks.
std::span<const CodeText> serving_texts();
// Of fetching evidence: fetch_texts.hpp, which gateway/service checks.
std::span<const CodeText> fetch_texts();
// Of gateway/service, callers and submissions: submission_texts.hpp, which it checks itself.
std::span<const CodeText> submission_texts();
// Of the trust in force: trust_texts.hpp, which gateway/service checks itself.
std::span<const CodeText> trust_texts();

}  // namespace baytrust::messages
