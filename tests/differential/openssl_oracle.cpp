#include "tests/differential/openssl_oracle.hpp"

#include <array>
#include <memory>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "tests/support/authority.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/lsan_interface.h>
#define BAYTRUST_LEAK_SANITIZER 1
#endif
#endif

namespace baytrust::differential {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
void free_stack(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }

using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Release<free_stack>>;
using Store = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;
using Context = std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>>;

Certificate decode(const x509::Certificate& certificate) {
  const auto* octets = certificate->der.data();
  return Certificate(d2i_X509(nullptr, &octets, static_cast<long>(certificate->der.size())));
}

void set_parameters(X509_STORE_CTX* context, const ChainSpec& spec) {
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context);
  X509_VERIFY_PARAM_set_time(parameters, test::kNoon.seconds);
  unsigned long flags = X509_V_FLAG_POLICY_CHECK | X509_V_FLAG_X509_STRICT;
  if (spec.explicit_policy) flags |= X509_V_FLAG_EXPLICIT_POLICY;
  if (spec.inhibit_mapping) flags |= X509_V_FLAG_INHIBIT_MAP;
  if (spec.inhibit_any) flags |= X509_V_FLAG_INHIBIT_ANY;
  X509_VERIFY_PARAM_set_flags(parameters, flags);
  for (const auto& policy : spec.initial_policies) {
    X509_VERIFY_PARAM_add0_policy(parameters, OBJ_txt2obj(policy.c_str(), 1));
  }
}

std::set<std::string> user_policies_of(X509_STORE_CTX* context) {
  std::set<std::string> out;
  const X509_POLICY_TREE* tree = X509_STORE_CTX_get0_policy_tree(context);
  const STACK_OF(X509_POLICY_NODE)* nodes =
      tree == nullptr ? nullptr : X509_policy_tree_get0_user_policies(tree);
  for (int i = 0; nodes != nullptr && i < sk_X509_POLICY_NODE_num(nodes); ++i) {
    std::array<char, 128> text{};
    OBJ_obj2txt(text.data(), static_cast<int>(text.size()),
                X509_policy_node_get0_policy(sk_X509_POLICY_NODE_value(nodes, i)), 1);
    out.emplace(text.data());
  }
  return out;
}

// OpenSSL 3.0 loses the policyConstraints of a certificate without certificatePolicies (its policy
// cache returns early): its leak, not ours, so LeakSanitizer looks away for that one call.
int verify(X509_STORE_CTX* context) {
#if BAYTRUST_LEAK_SANITIZER
  const __lsan::ScopedDisabler its_own_leaks;
#endif
  return X509_verify_cert(context);
}

}  // namespace

OracleAnswer ask_openssl(const ChainSpec& spec, const Chain& chain) {
  const Store store(X509_STORE_new());
  X509_STORE_add_cert(store.get(), decode(chain.anchor).get());
  const Stack untrusted(sk_X509_new_null());
  for (std::size_t i = 1; i < chain.path.size(); ++i) {
    sk_X509_push(untrusted.get(), decode(chain.path[i]).release());
  }
  const Certificate leaf = decode(chain.path.front());
  const Context context(X509_STORE_CTX_new());
  OracleAnswer answer;
  if (!leaf || X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), untrusted.get()) != 1) {
    answer.text = "OpenSSL cannot read the chain";
    return answer;
  }
  set_parameters(context.get(), spec);
  answer.valid = verify(context.get()) == 1;
  answer.error = X509_STORE_CTX_get_error(context.get());
  answer.depth = X509_STORE_CTX_get_error_depth(context.get());
  answer.text = X509_verify_cert_error_string(answer.error);
  if (answer.valid) answer.user_policies = user_policies_of(context.get());
  return answer;
}

}  // namespace baytrust::differential
