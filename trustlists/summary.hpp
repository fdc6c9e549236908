// What a list holds, counted: for people and machines that look at a list before they trust it.
// Nothing here says whether any of it is trusted.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists {

struct Summary {
  std::size_t providers = 0;
  std::size_t services = 0;
  std::size_t history_instances = 0;
  std::size_t pointers = 0;
  std::size_t certificates = 0;  // that can be read, history included
  std::size_t unreadable_certificates = 0;
  std::size_t certificate_types = 0;    // of current states
  std::size_t qualifications = 0;       // elements, of current states
  std::size_t critical_extensions = 0;  // of current states: none of them is applied
  std::size_t unknown_extensions = 0;   // everywhere
  // Current states by (type URI, status URI).
  std::map<std::pair<std::string, std::string>, std::size_t> by_type_and_status{};

  friend bool operator==(const Summary&, const Summary&) = default;
};
Summary summarise(const TrustList& list);

// Elements of the Qualifications extensions of one state.
std::size_t count_qualifications(const ServiceState& state);

}  // namespace baytrust::trustlists
