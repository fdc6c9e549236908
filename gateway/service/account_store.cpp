#include "gateway/service/account_store.hpp"

#include <array>

namespace baytrust::service {
namespace {

// In the order of the enums' numbers.
constexpr std::array<std::string_view, 5> kRoles{"validator", "auditor", "publisher", "approver",
                                                 "operator"};
constexpr std::array<std::string_view, 3> kKinds{"token", "tls-certificate", "content-certificate"};

}  // namespace

std::string_view to_string(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> role_named(std::string_view name) {
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (kRoles[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

std::string_view to_string(CredentialKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace baytrust::service
