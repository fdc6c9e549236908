// A submission and an emergency act as JSON answers. What a person may do next is said: approvals
// that are missing, and by whom.
#pragma once

#include <cstdint>
#include <string>

#include "gateway/messages/language.hpp"
#include "gateway/service/emergency_store.hpp"
#include "gateway/service/submission_store.hpp"

namespace baytrust::service {

// Findings and impact stand in it as they were kept: canonical JSON.
std::string to_json(const Submission& submission);
// Why, and by whom: not for everybody.
enum class Reasons : std::uint8_t { shown, hidden };
std::string to_json(const EmergencyRecord& record, Reasons reasons = Reasons::shown);

}  // namespace baytrust::service
