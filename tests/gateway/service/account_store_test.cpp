// The names of roles and credentials, as configuration and commands write them.
#include "gateway/service/account_store.hpp"

#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

TEST(Role, IsFoundByItsName) {
  EXPECT_EQ(to_string(Role::validator), "validator");
  EXPECT_EQ(to_string(Role::auditor), "auditor");
  EXPECT_EQ(to_string(Role::publisher), "publisher");
  EXPECT_EQ(to_string(Role::approver), "approver");
  EXPECT_EQ(to_string(Role::operator_), "operator");
  for (int i = 0; i <= static_cast<int>(Role::operator_); ++i) {
    EXPECT_EQ(role_named(to_string(static_cast<Role>(i))), static_cast<Role>(i));
  }
}

TEST(Role, HasNoOtherNames) {
  for (const char* name : {"", "Validator", "operator_", "operator ", "admin"}) {
    EXPECT_EQ(role_named(name), std::nullopt) << name;
  }
}

TEST(CredentialKind, HasItsNames) {
  EXPECT_EQ(to_string(CredentialKind::token), "token");
  EXPECT_EQ(to_string(CredentialKind::tls_certificate), "tls-certificate");
  EXPECT_EQ(to_string(CredentialKind::content_certificate), "content-certificate");
}

}  // namespace
}  // namespace baytrust::service
