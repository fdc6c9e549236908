// Findings and errors as canonical JSON: [{"code","effect","facts","subject"}]. Codes and compared
// values only; sentences are made by whoever shows them.
#pragma once

#include <string>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::service {

std::string findings_json(const Findings& findings);
std::string errors_json(const std::vector<Error>& errors);

}  // namespace baytrust::service
