#include "gateway/authoring/pairing_file.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/authoring/office.hpp"

namespace baytrust::authoring {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PairingFile : public test::Office {
 protected:
  std::vector<Pairing> pairings() {
    const Drafted drafted = list({row()});
    EXPECT_TRUE(drafted.draft) << told(drafted);
    return drafted.draft->pairings;
  }
  static std::string signed_by(std::string text, const std::string& who,
                               const std::string& day = "2026-03-31") {
    text.replace(text.find("reviewer = \"\""), 13, "reviewer = \"" + who + "\"");
    text.replace(text.find("reviewed_on = \"\""), 16, "reviewed_on = \"" + day + "\"");
    return text;
  }
  static std::string refusal(const std::string& text) {
    const auto read = parse_pairings(text, "p.toml");
    return read ? "read" : describe(read.error());
  }
};

TEST_F(PairingFile, WhatWasWrittenAndReviewedConfirms) {
  const auto all = pairings();
  ASSERT_THAT(all, SizeIs(2));
  const std::string text = write_pairings(all, "t.csv");
  EXPECT_THAT(text, HasSubstr(to_hex(ca15_.certificate()->fingerprint)));
  EXPECT_THAT(text, HasSubstr("# serial:  " + x509::serial_text(ca15_.certificate())));
  const auto confirmation = parse_pairings(signed_by(text, "Ana Lei"), "p.toml");
  ASSERT_TRUE(confirmation) << describe(confirmation.error());
  EXPECT_EQ(confirmation->reviewer, "Ana Lei");
  EXPECT_THAT(check_confirmed(all, *confirmation, "p.toml"), IsEmpty());
}

TEST_F(PairingFile, WithoutReviewerOrDayItConfirmsNothing) {
  const std::string text = write_pairings(pairings(), "t.csv");
  EXPECT_EQ(refusal(text), "author.pairing.reviewer p.toml key=reviewer");
  EXPECT_EQ(refusal(signed_by(text, "  ")), "author.pairing.reviewer p.toml key=reviewer");
  EXPECT_EQ(refusal(signed_by(text, "Ana", "yesterday")),
            "author.pairing.reviewer p.toml key=reviewed_on");
}

TEST_F(PairingFile, MissingAndDifferingPairingsAreTold) {
  const auto all = pairings();
  Confirmation confirmation{"Ana", "2026-03-31", {}};
  Errors errors = check_confirmed(all, confirmation, "p.toml");
  ASSERT_THAT(errors, SizeIs(2));
  EXPECT_EQ(errors[0].code().id, "author.pairing.missing");
  for (const Pairing& pairing : all) confirmation.pairings.push_back({pairing.name, Digest()});
  errors = check_confirmed(all, confirmation, "p.toml");
  ASSERT_THAT(errors, SizeIs(2));
  EXPECT_EQ(errors[0].code().id, "author.pairing.differs");
}

TEST_F(PairingFile, ANameThatIsNotTheCertificatesOwnIsMarked) {
  const Drafted drafted =
      list({row({{"issuing ca", "香港郵政核證機關"},
                 {"service name (zh-Hant)", "香港郵政核證機關"},
                 {"issuing ca sha256", to_hex(ca15_.certificate()->fingerprint)}})});
  ASSERT_TRUE(drafted.draft) << told(drafted);
  const std::string text = write_pairings(drafted.draft->pairings, "t \"1\".csv");
  EXPECT_THAT(text, HasSubstr("# ATTENTION: the certificate bears another name: \"Hongkong Post"));
  EXPECT_EQ(refusal(signed_by(text, "Ana")), "read");
}

TEST_F(PairingFile, WhatIsNoPairingFileIsRefused) {
  EXPECT_THAT(refusal("reviewer = 1"), HasSubstr("config.value.type"));
  EXPECT_THAT(refusal("reviewer"), HasSubstr("config.syntax"));
  EXPECT_THAT(refusal("x = 1"), HasSubstr("config.key.unknown"));
  EXPECT_THAT(refusal("[[pairings]]\nname = \"a\"\nsha256 = \"12\"\n"),
              HasSubstr("config.value.bad"));
}

}  // namespace
}  // namespace baytrust::authoring
