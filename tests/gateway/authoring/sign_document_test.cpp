#include "gateway/authoring/sign_document.hpp"

#include <gmock/gmock.h>

#include "gateway/service/verified_document.hpp"
#include "tests/gateway/authoring/office.hpp"

namespace baytrust::authoring {
namespace {

using baytrust::test::Authority;
using baytrust::test::kNoon;
using baytrust::test::make_authority;

using service::DocumentKind;
using ::testing::SizeIs;

class SignDocument : public test::Office {
 protected:
  SharedBytes list_draft() {
    Drafted drafted = list({row()});
    EXPECT_TRUE(drafted.draft) << told(drafted);
    return share(std::move(drafted.draft->document));
  }
  SharedBytes register_draft() {
    Drafted drafted = reg({entry()});
    EXPECT_TRUE(drafted.draft) << told(drafted);
    return share(std::move(drafted.draft->document));
  }
  Result<SignedEdition> sign(const SignRequest& request) {
    return sign_document(request, verifier_);
  }
  std::string refusal(const SignRequest& request) {
    const auto made = sign(request);
    return made ? "signed" : describe(made.error());
  }
  SignRequest request(SharedBytes draft, const Authority& signer,
                      DocumentKind kind = DocumentKind::trust_list) {
    return {.kind = kind,
            .signing = Signing::first,
            .document = std::move(draft),
            .key = signer.key(),
            .certificate = signer.certificate(),
            .previous = {},
            .now = kNoon};
  }

  Authority signer_ = make_authority("Signer");
  Authority counterpart_ = make_authority("Counterpart");
};

TEST_F(SignDocument, ASignedListIsWhatWasDrafted) {
  const auto made = sign(request(list_draft(), signer_));
  ASSERT_TRUE(made) << describe(made.error());
  EXPECT_EQ(made->territory, "HK");
  EXPECT_EQ(made->sequence, 7u);
}

TEST_F(SignDocument, EveryKindOfKeySigns) {
  for (const auto type : {crypto::KeyType::rsa2048, crypto::KeyType::p384, crypto::KeyType::sm2}) {
    const Authority other = make_authority("Other", {.key_type = type});
    EXPECT_EQ(refusal(request(list_draft(), other)), "signed");
  }
}

TEST_F(SignDocument, ASecondSignatureKeepsTheFirst) {
  const auto first = sign(request(register_draft(), signer_, DocumentKind::mapping_register));
  ASSERT_TRUE(first) << describe(first.error());
  auto again = request(share(Bytes(first->document)), counterpart_, DocumentKind::mapping_register);
  again.signing = Signing::co;
  const auto both = sign(again);
  ASSERT_TRUE(both) << describe(both.error());
  EXPECT_EQ(both->digest, first->digest);
  const auto trust =
      service::trust_of({*service::make_pin("MO", signer_.certificate()->der, kNoon),
                         *service::make_pin("HK", counterpart_.certificate()->der, kNoon)});
  const auto verified = service::verify_document(
      DocumentKind::mapping_register, share(Bytes(both->document)), trust->signers, verifier_);
  ASSERT_TRUE(verified) << describe(verified.error());
  EXPECT_THAT(verified->header.signers, SizeIs(2));
}

TEST_F(SignDocument, AnotherCertificatesKeyIsRefused) {
  auto mixed = request(list_draft(), signer_);
  mixed.certificate = counterpart_.certificate();
  EXPECT_EQ(refusal(mixed), "author.sign.key_mismatch --key certificate=Counterpart");
}

TEST_F(SignDocument, ACertificateOutOfItsTimeIsRefused) {
  auto late = request(list_draft(), signer_);
  late.now = baytrust::test::kEnd + 1;
  EXPECT_THAT(refusal(late), ::testing::StartsWith("author.sign.certificate_time --cert"));
}

TEST_F(SignDocument, ADraftThatSaysAnythingElseIsRefused) {
  std::string text(as_text(*list_draft()));
  const std::size_t at = text.find("Hongkong Post</");
  ASSERT_NE(at, std::string::npos);
  std::string commented = text;
  commented.insert(at, "<!-- -->");
  EXPECT_THAT(refusal(request(share(to_bytes(as_bytes(commented))), signer_)),
              ::testing::StartsWith("author.sign.draft_differs draft line="));
  const auto made = sign(request(list_draft(), signer_));
  EXPECT_THAT(refusal(request(share(Bytes(made->document)), signer_)),
              ::testing::StartsWith("author.sign.draft_differs"));
}

TEST_F(SignDocument, AListIsNoRegister) {
  EXPECT_EQ(refusal(request(list_draft(), signer_, DocumentKind::mapping_register)),
            "author.sign.kind draft expected=SignedRegister");
}

TEST_F(SignDocument, TheSequenceNumberGoesUp) {
  const auto before = sign(request(list_draft(), signer_));
  ASSERT_TRUE(before) << describe(before.error());
  auto next = request(list_draft(), signer_);
  next.previous = share(Bytes(before->document));
  EXPECT_EQ(refusal(next), "author.sign.sequence --previous sequence=7 previous=7");
  list_scheme_.replace(list_scheme_.find("sequence = 7"), 12, "sequence = 8");
  next.document = list_draft();
  EXPECT_EQ(refusal(next), "signed");
}

TEST_F(SignDocument, ThePreviousEditionIsOfTheSamePublisher) {
  const auto before = sign(request(register_draft(), signer_, DocumentKind::mapping_register));
  ASSERT_TRUE(before) << describe(before.error());
  SharedBytes draft = register_draft();
  std::string other(as_text(*draft));
  const std::string mine = "jurisdiction=\"MO\"";
  other.replace(other.find(mine), mine.size(), "jurisdiction=\"HK\"");
  auto next = request(share(to_bytes(as_bytes(other))), signer_, DocumentKind::mapping_register);
  next.previous = share(Bytes(before->document));
  EXPECT_EQ(refusal(next), "author.sign.previous_other --previous found=MO expected=HK");
}

}  // namespace
}  // namespace baytrust::authoring
