#include "gateway/messages/verdict_labels.hpp"

namespace baytrust::messages {

Label label_of(decision::Accepted accepted) {
  switch (accepted) {
    case decision::Accepted::yes:
      return Label::accepted_yes;
    case decision::Accepted::no:
      return Label::accepted_no;
    case decision::Accepted::unknown:
      break;
  }
  return Label::accepted_unknown;
}

Label label_of(decision::Outcome outcome) {
  switch (outcome) {
    case decision::Outcome::valid_recognised:
      return Label::outcome_valid_recognised;
    case decision::Outcome::valid_not_recognised:
      return Label::outcome_valid_not_recognised;
    case decision::Outcome::indeterminate:
      return Label::outcome_indeterminate;
    case decision::Outcome::invalid:
      break;
  }
  return Label::outcome_invalid;
}

Label label_of(decision::Home home) {
  switch (home) {
    case decision::Home::valid:
      return Label::home_valid;
    case decision::Home::indeterminate:
      return Label::home_indeterminate;
    case decision::Home::invalid:
      break;
  }
  return Label::home_invalid;
}

Label label_of(decision::Recognition recognition) {
  switch (recognition) {
    case decision::Recognition::recognised:
      return Label::recognition_recognised;
    case decision::Recognition::domestic:
      return Label::recognition_domestic;
    case decision::Recognition::unknown:
      return Label::recognition_unknown;
    case decision::Recognition::not_recognised:
      break;
  }
  return Label::recognition_not_recognised;
}

Label label_of(decision::ProfileResult result) {
  switch (result) {
    case decision::ProfileResult::met:
      return Label::profile_met;
    case decision::ProfileResult::not_met:
      break;
  }
  return Label::profile_not_met;
}

Label label_of(decision::AgeState state) {
  switch (state) {
    case decision::AgeState::fresh:
      return Label::age_fresh;
    case decision::AgeState::grace:
      return Label::age_grace;
    case decision::AgeState::stop:
      break;
  }
  return Label::age_stop;
}

Label label_of(policy_mapping::Leg leg) {
  switch (leg) {
    case policy_mapping::Leg::period:
      return Label::leg_period;
    case policy_mapping::Leg::root:
      return Label::leg_root;
    case policy_mapping::Leg::issuer:
      return Label::leg_issuer;
    case policy_mapping::Leg::type:
      return Label::leg_type;
    case policy_mapping::Leg::policy:
      break;
  }
  return Label::leg_policy;
}

Label label_of(policy_mapping::LegResult result) {
  switch (result) {
    case policy_mapping::LegResult::passed:
      return Label::leg_passed;
    case policy_mapping::LegResult::failed:
      return Label::leg_failed;
    case policy_mapping::LegResult::unknown:
      break;
  }
  return Label::leg_unknown;
}

Label label_of(policy_mapping::Publication publication) {
  switch (publication) {
    case policy_mapping::Publication::agreed:
      return Label::publication_agreed;
    case policy_mapping::Publication::relying_only:
      return Label::publication_relying_only;
    case policy_mapping::Publication::issuing_only:
      return Label::publication_issuing_only;
    case policy_mapping::Publication::differs_text:
      return Label::publication_differs_text;
    case policy_mapping::Publication::differs_trust:
      break;
  }
  return Label::publication_differs_trust;
}

Label label_of(policy_mapping::Status status) {
  switch (status) {
    case policy_mapping::Status::in_force:
      return Label::status_in_force;
    case policy_mapping::Status::suspended:
      return Label::status_suspended;
    case policy_mapping::Status::withdrawn:
      break;
  }
  return Label::status_withdrawn;
}

Label label_of(policy_mapping::Holder holder) {
  switch (holder) {
    case policy_mapping::Holder::person:
      return Label::holder_person;
    case policy_mapping::Holder::organisation:
      return Label::holder_organisation;
    case policy_mapping::Holder::role:
      return Label::holder_role;
    case policy_mapping::Holder::device:
      break;
  }
  return Label::holder_device;
}

Label label_of(policy_mapping::Custody custody) {
  switch (custody) {
    case policy_mapping::Custody::file:
      return Label::custody_file;
    case policy_mapping::Custody::device:
      return Label::custody_device;
    case policy_mapping::Custody::server_side:
      break;
  }
  return Label::custody_server_side;
}

Label label_of(revocation::State state) {
  switch (state) {
    case revocation::State::good:
      return Label::revocation_good;
    case revocation::State::revoked:
      return Label::revocation_revoked;
    case revocation::State::on_hold:
      return Label::revocation_on_hold;
    case revocation::State::unknown:
      break;
  }
  return Label::revocation_unknown;
}

Label label_of(Effect effect) {
  switch (effect) {
    case Effect::passed:
      return Label::effect_passed;
    case Effect::info:
      return Label::effect_info;
    case Effect::warning:
      return Label::effect_warning;
    case Effect::not_accepted:
      return Label::effect_not_accepted;
    case Effect::not_recognised:
      return Label::effect_not_recognised;
    case Effect::indeterminate:
      return Label::effect_indeterminate;
    case Effect::invalid:
      break;
  }
  return Label::effect_invalid;
}

Label label_of(decision::DocumentKind kind) {
  return kind == decision::DocumentKind::trust_list ? Label::kind_list : Label::kind_register;
}

Label label_of(decision::TimeBasis basis) {
  switch (basis) {
    case decision::TimeBasis::request:
      return Label::basis_request;
    case decision::TimeBasis::timestamp:
      return Label::basis_timestamp;
    case decision::TimeBasis::asserted:
      break;
  }
  return Label::basis_asserted;
}

Label label_of(signature::Integrity integrity) {
  switch (integrity) {
    case signature::Integrity::good:
      return Label::integrity_good;
    case signature::Integrity::bad:
      return Label::integrity_bad;
    case signature::Integrity::unknown:
      break;
  }
  return Label::integrity_unknown;
}

Label label_of(signature::ContentForm form) {
  switch (form) {
    case signature::ContentForm::attached:
      return Label::content_attached;
    case signature::ContentForm::detached:
      return Label::content_detached;
    case signature::ContentForm::digest_only:
      return Label::content_digest_only;
    case signature::ContentForm::absent:
      break;
  }
  return Label::content_absent;
}

Label label_of(signature::TimestampToken::Kind kind) {
  using Kind = signature::TimestampToken::Kind;
  switch (kind) {
    case Kind::content:
      return Label::stamp_content;
    case Kind::signature:
      return Label::stamp_signature;
    case Kind::references:
      return Label::stamp_references;
    case Kind::archive:
      return Label::stamp_archive;
    case Kind::document:
      break;
  }
  return Label::stamp_document;
}

std::string headline(const decision::Decision& decision, Language language) {
  return label(label_of(decision.verdict.accepted), language) + ": " +
         label(label_of(decision.verdict.outcome), language);
}

}  // namespace baytrust::messages
