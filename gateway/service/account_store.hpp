// AccountStore: who may call, as what. An account is a person, a relying service or a partner;
// its credentials are known by SHA-256 only: of a bearer token (32 random octets, so that a plain
// digest is enough), of a TLS client certificate, of a content certificate that signs envelopes.
// Contract as of EditionStore; nothing is deleted: an account or credential ends at an instant.
// Who can write here can call as anyone (docs/security.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// The numbers are in stores and never change.
enum class Role : std::uint8_t {
  validator = 0,
  auditor = 1,
  publisher = 2,
  approver = 3,
  operator_ = 4
};
std::string_view to_string(Role role);  // "validator", ..., "operator"
std::optional<Role> role_named(std::string_view name);

// publisher and approver are roles for one territory; the others for none (empty).
struct Grant {
  Role role = Role::validator;
  std::string territory{};

  friend auto operator<=>(const Grant&, const Grant&) = default;
};

struct Account {
  std::string name;           // [a-z0-9._-]{1,64}, for ever the same one
  std::vector<Grant> grants;  // ascending
  Instant added;
  std::optional<Instant> ended;

  friend bool operator==(const Account&, const Account&) = default;
};

enum class CredentialKind : std::uint8_t {
  token = 0,
  tls_certificate = 1,
  content_certificate = 2
};
std::string_view to_string(CredentialKind kind);

struct Credential {
  CredentialKind kind = CredentialKind::token;
  Digest fingerprint;  // SHA-256 of the token's text, or of the certificate
  std::string account;
  Bytes certificate;  // DER of a content certificate; else empty
  Instant added;
  std::optional<Instant> expires;
  std::optional<Instant> revoked;

  friend bool operator==(const Credential&, const Credential&) = default;
};

class AccountStore {
 public:
  virtual ~AccountStore() = default;

  // Ordered by name.
  virtual Result<std::vector<Account>> accounts() = 0;
  virtual Result<std::optional<Account>> find(const std::string& name) = 0;
  // store.known for a name ever used.
  virtual Result<void> add(const Account& account) = 0;
  // store.unknown. Grants are replaced; an account that ended stays ended.
  virtual Result<void> change_grants(const std::string& name, const std::vector<Grant>& grants) = 0;
  // store.unknown. The earlier instant stays.
  virtual Result<void> end(const std::string& name, Instant at) = 0;

  // Ordered by account, kind, added, fingerprint.
  virtual Result<std::vector<Credential>> credentials() = 0;
  virtual Result<std::optional<Credential>> find(CredentialKind kind,
                                                 const Digest& fingerprint) = 0;
  // store.known for a fingerprint of this kind ever used; store.unknown for no such account.
  virtual Result<void> add(const Credential& credential) = 0;
  // store.unknown. The earlier instant stays.
  virtual Result<void> revoke(CredentialKind kind, const Digest& fingerprint, Instant at) = 0;
};

}  // namespace baytrust::service
