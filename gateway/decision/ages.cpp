#include "gateway/decision/ages.hpp"

#include <fmt/format.h>

#include "gateway/decision/codes.hpp"

namespace baytrust::decision {
namespace {

const Code& list_code(AgeState state) {
  switch (state) {
    case AgeState::fresh:
      return kListFresh;
    case AgeState::grace:
      return kListGrace;
    case AgeState::stop:
      break;
  }
  return kListStop;
}

const Code& register_code(AgeState state) {
  switch (state) {
    case AgeState::fresh:
      return kRegisterFresh;
    case AgeState::grace:
      return kRegisterGrace;
    case AgeState::stop:
      break;
  }
  return kRegisterStop;
}

// Past stop, the two documents the verdict rests on make it uncertain; the others only lend it
// something, and their loss is a warning.
bool carries_the_verdict(DocumentRole role) {
  return role == DocumentRole::issuing_list || role == DocumentRole::relying_register;
}

}  // namespace

std::string_view to_string(AgeState state) {
  switch (state) {
    case AgeState::fresh:
      return "fresh";
    case AgeState::grace:
      return "grace";
    case AgeState::stop:
      break;
  }
  return "stop";
}

std::string_view to_string(DocumentRole role) {
  switch (role) {
    case DocumentRole::issuing_list:
      return "issuing-list";
    case DocumentRole::relying_list:
      return "relying-list";
    case DocumentRole::relying_register:
      return "relying-register";
    case DocumentRole::counterpart_register:
      break;
  }
  return "counterpart-register";
}

Age age_at(const EditionHeader& edition, const AgeRule& rule, Instant known_at) {
  Age age;
  age.seconds = known_at - edition.issued;
  age.fresh_until = edition.next_update.value_or(edition.issued);
  age.stop_from = edition.next_update ? age.fresh_until + rule.grace : age.fresh_until;
  if (known_at < age.fresh_until) {
    age.state = AgeState::fresh;
  } else {
    age.state = known_at < age.stop_from ? AgeState::grace : AgeState::stop;
  }
  return age;
}

Finding age_finding(const EditionHeader& edition, const Age& age, DocumentRole role) {
  const bool list = edition.kind == DocumentKind::trust_list;
  const Code& code = list ? list_code(age.state) : register_code(age.state);
  if (age.state == AgeState::fresh) return {code, subject_of(edition)};
  const bool lent = age.state == AgeState::stop && !carries_the_verdict(role);
  return {code, subject_of(edition), lent ? Effect::warning : code.effect,
          Facts{{"age", std::to_string(age.seconds)},
                {"next_update", to_string(age.fresh_until)},
                {"stop", to_string(age.stop_from)}}};
}

}  // namespace baytrust::decision
