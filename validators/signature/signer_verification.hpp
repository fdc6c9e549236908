// The checks of one SignerInfo, in the order they are made. Internal to validators/signature.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/signature/cms_algorithms.hpp"
#include "validators/signature/cms_attributes.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/signed_content.hpp"

namespace baytrust::signature {

// What all signers of one document share.
struct Surroundings {
  const SignedData& signed_data;
  const VerifyInputs& inputs;
  crypto::Verifier& verifier;
  Budget& budget;
};

class SignerVerification {
 public:
  enum class Role : std::uint8_t { signer, counter_signer };

  SignerVerification(const Surroundings& around, const SignerInfo& info, SignedContent& content,
                     Role role)
      : around_(around), info_(info), content_(content), role_(role) {}

  SignatureFacts run(std::uint32_t index);

 private:
  // Attributes: attribute_checks.cpp.
  void check_attribute_counts();
  void check_content_type();
  void check_message_digest();
  void check_protection();
  void read_claims();
  void read_unsigned();
  void read_timestamps(const Attributes& attributes);
  void take_evidence(const Attribute& attribute,
                     std::optional<Evidence> (*read)(const der::Tlv& value));
  // The one value of a signed attribute; nothing, and a finding, where there are more or less.
  const der::Tlv* only_value(OidView type);
  template <class T>
  std::optional<T> read_signed(OidView type, std::optional<T> (*read)(const der::Tlv& value));

  // Signer and signature: signer_verification.cpp.
  void read_algorithms();
  void find_signer();
  std::vector<x509::Certificate> candidates() const;
  std::vector<EssCertId> read_ess();
  void bind_signer(const EssCertId& id);
  void check_signature();
  struct Message {
    ByteView octets;
    crypto::MessageForm form = crypto::MessageForm::message;
  };
  void check_over_attributes(crypto::Check check);
  void check_over_content(crypto::Check check);
  std::optional<Message> content_message(const crypto::Check& check);
  std::optional<crypto::Verdict> try_signature(const crypto::Check& check);
  void conclude(crypto::Verdict verdict, const crypto::Check& check);
  void say_why_bad(const crypto::Check& check);
  bool would_hold(const crypto::Check& check);

  void say(const Code& code, Facts facts = {}) {
    facts_.findings.emplace_back(code, subject_, std::move(facts));
  }
  Fact algorithm_fact() const { return {"algorithm", to_string(reading_->algorithm)}; }
  Fact key_fact() const { return {"key", to_string((*facts_.signer)->subject_public_key_info)}; }

  Surroundings around_;
  const SignerInfo& info_;
  SignedContent& content_;
  Role role_;
  Subject subject_{Subject::Kind::signature};
  SignatureFacts facts_;
  std::optional<SignatureReading> reading_;
  Bytes signature_;  // as the verifier takes it
};

}  // namespace baytrust::signature
