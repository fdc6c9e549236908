#include "validators/revocation/inquiry.hpp"

#include <algorithm>
#include <array>

namespace baytrust::revocation {
namespace {

constexpr std::size_t kMaxRejections = 32;
constexpr std::array kResources{Resource::signatures, Resource::path_steps, Resource::graph_nodes,
                                Resource::comparisons, Resource::bytes};
static_assert(kResources.size() == kResourceCount);

}  // namespace

Share::Share(Budget& whole)
    : whole_(whole),
      budget_({.signatures = whole.left(Resource::signatures),
               .path_steps = whole.left(Resource::path_steps),
               .graph_nodes = whole.left(Resource::graph_nodes),
               .comparisons = whole.left(Resource::comparisons),
               .bytes = whole.left(Resource::bytes)}) {}

Share::~Share() {
  for (const Resource one : kResources) {
    (void)whole_.spend(one, whole_.left(one) - budget_.left(one));  // never more than is left
  }
  if (const auto refused = budget_.exhausted()) refuse(whole_, *refused);
}

void refuse(Budget& budget, Resource resource) {
  (void)budget.spend(resource, budget.left(resource) + 1);
}

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

std::vector<Instant> must_be_good_at(Instant relied_on, Instant received, Word word) {
  if (word == Word::adverse || received <= relied_on) return {relied_on};
  return {relied_on, received};
}

void append(std::vector<Digest>& to, const std::vector<Digest>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace baytrust::revocation
