// Poppler and qpdf as second opinions: they read what we write, we read what Poppler signs, and
// where we refuse a file for its octets Poppler refuses it too.
#include "tests/support/poppler.hpp"
#include "tests/validators/signature/pdf_support.hpp"

namespace baytrust::signature {
namespace {

using crypto::KeyType;
using ::testing::HasSubstr;
using ::testing::Not;

class PdfPoppler : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!test::Poppler::installed())
      GTEST_SKIP() << "pdfsig, certutil or pk12util is not installed";
  }
  static test::Poppler& poppler() {
    static test::Poppler& made = *[] {
      auto* const store = new test::Poppler(root().certificate());
      for (const auto type : {KeyType::rsa2048, KeyType::p256}) {
        const Identity& who = identity(type);
        store->add(type == KeyType::p256 ? "ec" : "rsa", who.certificate, who.key);
      }
      return store;
    }();
    return made;
  }
};

constexpr const char* kValid = "Signature Validation: Signature is Valid.";
constexpr const char* kWhole = "Total document signed";

TEST_F(PdfPoppler, FindsOursValid) {
  for (const auto type : {KeyType::rsa2048, KeyType::p256}) {
    for (const auto* filter : {"ETSI.CAdES.detached", "adbe.pkcs7.detached"}) {
      const std::string said = poppler().verify(sign_by(type, {.sub_filter = filter}));
      EXPECT_THAT(said, HasSubstr(kValid)) << filter;
      EXPECT_THAT(said, HasSubstr(kWhole)) << filter;
    }
  }
}
TEST_F(PdfPoppler, FindsOurUpdatesValid) {
  const Bytes two = sign_by(KeyType::rsa2048, {.field = "Two"}, sign_by(KeyType::rsa2048));
  const std::string said = poppler().verify(two);
  EXPECT_THAT(said, HasSubstr("Signature #2"));
  EXPECT_THAT(said, Not(HasSubstr("Invalid")));
  EXPECT_THAT(poppler().verify(sign_by(KeyType::rsa2048, {.certification = 2})), HasSubstr(kValid));
}
TEST_F(PdfPoppler, RefusesWhatWeRefuse) {
  const Bytes ours = sign_by(KeyType::rsa2048);
  const Bytes spoilt = overwritten(ours, "pays 100", "pays 999");
  EXPECT_THAT(poppler().verify(spoilt), Not(HasSubstr(kValid)));
  EXPECT_EQ(first(spoilt).integrity, Integrity::bad);
}

TEST_F(PdfPoppler, ItsSignaturesAreGood) {
  const Bytes field = must(add_field(page(), "Here", PdfFieldKind::signature));
  for (const auto* options :
       {"-sign Here", "-sign Here -etsi", "-sign Here -digest SHA512", "-sign Here -reason agreed",
        "-sign Here -etsi -digest SHA384", "-add-signature"}) {
    const Bytes file = poppler().sign(field, "rsa", options);
    ASSERT_FALSE(file.empty()) << options;
    const auto document = check(file);
    ASSERT_EQ(document.signatures.size(), 1U);
    EXPECT_EQ(document.signatures[0].facts.integrity, Integrity::good)
        << options << "\n"
        << describe(document.signatures[0].facts.findings);
    EXPECT_EQ(document.signatures[0].changes.worst(), PdfChange::none);
  }
}
TEST_F(PdfPoppler, ItsSecondSignatureLeavesOursGood) {
  const Bytes file = poppler().sign(sign_by(KeyType::rsa2048), "rsa",
                                    "-add-signature -new-signature-field-name Theirs");
  ASSERT_FALSE(file.empty());
  const auto document = check(file);
  ASSERT_EQ(document.signatures.size(), 2U);
  EXPECT_EQ(document.signatures[0].facts.integrity, Integrity::good)
      << describe(document.signatures[0].facts.findings);
  EXPECT_EQ(document.signatures[1].facts.integrity, Integrity::good)
      << describe(document.signatures[1].facts.findings);
}
TEST_F(PdfPoppler, OurSecondSignatureLeavesItsGood) {
  const Bytes theirs = poppler().sign(page(), "rsa", "-add-signature");
  ASSERT_FALSE(theirs.empty());
  const auto document = check(sign({.field = "Ours"}, theirs));
  ASSERT_EQ(document.signatures.size(), 2U);
  for (const auto& one : document.signatures) {
    EXPECT_EQ(one.facts.integrity, Integrity::good) << describe(one.facts.findings);
  }
}
TEST_F(PdfPoppler, ItsSignatureSpoilt) {
  const Bytes file = poppler().sign(page(), "rsa", "-add-signature");
  ASSERT_FALSE(file.empty());
  EXPECT_THAT(first(overwritten(file, "pays 100", "pays 999")),
              is_bad("cms.message_digest.mismatch"));
}

TEST(PdfQpdf, FindsOursSound) {
  if (std::system("qpdf --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "qpdf is not installed";
  const test::TemporaryDirectory directory;
  const auto sound = [&](ByteView file) {
    const std::string path = directory / "file.pdf";
    std::ofstream(path, std::ios::binary) << as_text(file);
    return std::system(("qpdf --check " + path + " >/dev/null 2>&1").c_str()) == 0;
  };
  EXPECT_TRUE(sound(signed_page()));
  EXPECT_TRUE(sound(signed_form()));
  EXPECT_TRUE(sound(sign({.field = "Two"}, signed_page())));
  EXPECT_TRUE(sound(stamp(signed_page())));
  EXPECT_FALSE(sound(ByteView(signed_page()).first(signed_page().size() / 2)));
}

}  // namespace
}  // namespace baytrust::signature
