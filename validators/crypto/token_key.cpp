// Private keys that never leave a PKCS#11 token, through libp11.
#include "validators/crypto/codes.hpp"
#include "validators/crypto/private_key_state.hpp"
#include "validators/crypto/token_uri.hpp"

#ifdef BAYTRUST_PKCS11
#include <algorithm>
#include <libp11.h>
#include <openssl/err.h>
#include <string>
#include <vector>
#endif

namespace baytrust::crypto {

#ifdef BAYTRUST_PKCS11
namespace {

Error failure(const Code& code, Facts facts) {
  ERR_clear_error();
  return Error(code, "token", std::move(facts));
}

// A loaded library with its slots; open until nothing uses the key any more.
class Token {
 public:
  Token() : context_(PKCS11_CTX_new()) {}
  ~Token() {
    if (slots_ != nullptr) PKCS11_release_all_slots(context_, slots_, count_);
    if (loaded_) PKCS11_CTX_unload(context_);
    if (context_ != nullptr) PKCS11_CTX_free(context_);
  }
  Token(const Token&) = delete;
  Token& operator=(const Token&) = delete;

  bool load(const std::string& module) {
    loaded_ = context_ != nullptr && PKCS11_CTX_load(context_, module.c_str()) == 0;
    return loaded_ && PKCS11_enumerate_slots(context_, &slots_, &count_) == 0;
  }
  std::vector<PKCS11_SLOT*> slots() const {
    std::vector<PKCS11_SLOT*> out;
    for (unsigned i = 0; i < count_; ++i) {
      if (slots_[i].token != nullptr && slots_[i].token->initialized != 0)
        out.push_back(slots_ + i);
    }
    return out;
  }

 private:
  PKCS11_CTX* context_;
  PKCS11_SLOT* slots_ = nullptr;
  unsigned count_ = 0;
  bool loaded_ = false;
};

bool names(const std::string& wanted, const char* found) {
  return wanted.empty() || (found != nullptr && wanted == found);
}

bool is_named(const TokenUri& uri, const PKCS11_TOKEN& token) {
  return names(uri.token, token.label) && names(uri.serial, token.serialnr) &&
         names(uri.manufacturer, token.manufacturer) && names(uri.model, token.model);
}

bool is_named(const TokenUri& uri, const PKCS11_KEY& key) {
  const bool id = uri.id.empty() ||
                  (key.id_len == uri.id.size() && std::equal(uri.id.begin(), uri.id.end(), key.id));
  return id && names(uri.object, key.label);
}

// Exactly one, or the key could be another than the one meant.
Result<PKCS11_SLOT*> find_slot(const Token& token, const TokenUri& uri) {
  std::vector<PKCS11_SLOT*> found = token.slots();
  std::erase_if(found, [&](const PKCS11_SLOT* slot) { return !is_named(uri, *slot->token); });
  if (found.size() == 1) return found.front();
  return failure(kTokenNotOne, {{"what", "token"}, {"found", std::to_string(found.size())}});
}

Result<PKCS11_KEY*> find_key(PKCS11_SLOT* slot, const TokenUri& uri) {
  PKCS11_KEY* keys = nullptr;
  unsigned count = 0;
  if (PKCS11_enumerate_keys(slot->token, &keys, &count) != 0) {
    return failure(kLibraryFailed, {{"operation", "enumerate keys"}});
  }
  std::vector<PKCS11_KEY*> found;
  for (unsigned i = 0; i < count; ++i) {
    if (is_named(uri, keys[i])) found.push_back(keys + i);
  }
  if (found.size() == 1) return found.front();
  return failure(kTokenNotOne, {{"what", "private key"}, {"found", std::to_string(found.size())}});
}

}  // namespace

bool has_tokens() { return true; }

Result<PrivateKey> PrivateKey::from_token(const TokenUri& uri, const std::string& module,
                                          const std::string& pin) {
  auto token = std::make_shared<Token>();
  if (!token->load(module)) return failure(kTokenModule, {{"module", module}});
  const auto slot = find_slot(*token, uri);
  if (!slot) return slot.error();
  if (PKCS11_open_session(*slot, 0) != 0) {
    return failure(kLibraryFailed, {{"operation", "open session"}});
  }
  if (PKCS11_login(*slot, 0, pin.c_str()) != 0) return failure(kTokenPin, {});
  const auto named = find_key(*slot, uri);
  if (!named) return named.error();
  openssl::Key key(PKCS11_get_private_key(*named));
  if (!key) return failure(kLibraryFailed, {{"operation", "get private key"}});
  const auto type = type_of(key.get());
  if (!type) return failure(kPrivateKeyUnsupported, {});
  return PrivateKey(std::make_shared<const State>(State{std::move(token), std::move(key), *type}));
}
#else
bool has_tokens() { return false; }

Result<PrivateKey> PrivateKey::from_token(const TokenUri&, const std::string& module,
                                          const std::string&) {
  return Error(kTokenModule, "token", {{"module", module}});
}
#endif

}  // namespace baytrust::crypto
