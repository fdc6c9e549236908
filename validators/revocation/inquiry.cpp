#include "validators/revocation/inquiry.hpp"

#include <algorithm>

namespace baytrust::revocation {
namespace {

constexpr std::size_t kMaxRejections = 32;

}  // namespace

void Trail::reject(const Code& code, const x509::Crl& crl, std::string detail) {
  const bool known = std::any_of(rejections.begin(), rejections.end(), [&](const auto& r) {
    return r.code == &code && r.crl->fingerprint == crl->fingerprint;
  });
  if (known || rejections.size() == kMaxRejections) return;
  rejections.push_back({.code = &code, .crl = crl, .detail = std::move(detail)});
}

void Trail::reject(const Code& code, const HeldAnswer& answer, std::string detail) {
  const bool known =
      std::any_of(ocsp_rejections.begin(), ocsp_rejections.end(), [&](const auto& r) {
        return r.code == &code && r.answer.response->fingerprint == answer.response->fingerprint;
      });
  if (known || ocsp_rejections.size() == kMaxRejections) return;
  ocsp_rejections.push_back({.code = &code, .answer = answer, .detail = std::move(detail)});
}

ByteView dsa_parameters_of(const Question& question, std::size_t at) {
  const auto& path = question.path;
  for (std::size_t i = at; i <= path.size(); ++i) {
    const auto& key = i < path.size() ? path[i]->subject_public_key_info : question.anchor.key();
    if (key.kind != crypto::KeyKind::dsa) return {};
    if (!key.inherits_parameters) {
      return i == at ? ByteView{} : key.algorithm.parameters.value_or(ByteView{});
    }
  }
  return {};
}

bool is_open(const Inquiry& inquiry, const x509::Certificate& certificate) {
  for (const Inquiry* i = &inquiry; i != nullptr; i = i->outer) {
    if (i->certificate() == certificate) return true;
  }
  return false;
}

bool judged_elsewhere(const Inquiry& inquiry, const x509::Certificate& certificate) {
  for (const Inquiry* i = &inquiry; i != nullptr; i = i->outer) {
    const auto above = i->question.path.subspan(i->question.index + 1);
    if (std::find(above.begin(), above.end(), certificate) != above.end()) return true;
  }
  return false;
}

void append(std::vector<Digest>& to, const std::vector<Digest>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace baytrust::revocation
