// Lists that other publishers signed: every form is verified, says how it differs from ours, and
// gives out exactly the octets that were digested.
#include "tests/validators/xml/foreign_forms.hpp"

#include <gtest/gtest.h>

#include "validators/crypto/digest.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;
using crypto::SignatureAlgorithm;
using test::exclusive_with;
using test::fact;
using test::foreign_forms;
using test::foreign_list;
using test::ForeignForm;
using test::inclusive_1_0;
using test::inclusive_1_1;
using test::part;
using test::RefusedWith;
using test::replaced;
using test::signer;
using test::Succeeds;
using test::unnamed;
using test::verify_list;

const test::Signer& alice() { return signer(KeyType::p256); }
Result<EnvelopedDocument> verify(const std::string& document) {
  return verify_list(document, {alice().pin});
}
std::string octets_of(const Result<EnvelopedDocument>& verified) {
  return std::string(as_text(verified->document.octets()));
}
std::vector<std::string> codes_of(const Findings& findings) {
  std::vector<std::string> out;
  for (const auto& f : findings) out.emplace_back(f.code().id);
  return out;
}
std::string claimed_digest(const std::string& document) {
  const auto reference = part(document, "<ds:Reference Id=", "</ds:Reference>");
  const auto element = part(reference, "<ds:DigestValue>", "</ds:DigestValue>");
  return element.substr(16, element.size() - 33);
}

TEST(ForeignForm, IsVerifiedSaysItsDeviationsAndGivesTheOctetsThatWereDigested) {
  for (const auto& form : foreign_forms()) {
    SCOPED_TRACE(form.name);
    const auto document = foreign_list(form, alice());
    const auto verified = verify(document);
    ASSERT_THAT(verified, Succeeds());
    EXPECT_EQ(codes_of(verified->findings), form.codes);
    EXPECT_EQ(crypto::base64_encode(verified->document.sha256().view()), claimed_digest(document));
    EXPECT_EQ(crypto::sha256(verified->document.octets()), verified->document.sha256());
    EXPECT_EQ(verified->signature.signer, alice().pin.certificate_sha256);
    const auto read_back = read(verified->document);
    ASSERT_THAT(read_back, Succeeds());
    EXPECT_EQ(read_back->root().children({test::kListNamespace, "Service"}).size(), 3U);
  }
}

TEST(ForeignForm, OursLeavesNoFinding) {
  const auto verified = verify(test::signed_list(alice()));
  ASSERT_THAT(verified, Succeeds());
  EXPECT_THAT(codes_of(verified->findings), testing::IsEmpty());
}

TEST(ForeignForm, UnderEveryAlgorithm) {
  const ForeignForm form{.name = "all inclusive",
                         .signed_info = inclusive_1_0(),
                         .content = inclusive_1_1(),
                         .properties = unnamed()};
  for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512}) {
    const SignatureAlgorithm pss{.scheme = Scheme::rsa_pss,
                                 .hash = hash,
                                 .mgf_hash = hash,
                                 .salt_length = static_cast<std::uint32_t>(crypto::size_of(hash))};
    for (const auto& [key, algorithm] :
         {std::pair{KeyType::rsa2048,
                    SignatureAlgorithm{.scheme = Scheme::rsa_pkcs1, .hash = hash}},
          std::pair{KeyType::rsa2048, pss},
          std::pair{KeyType::p384, SignatureAlgorithm{.scheme = Scheme::ecdsa, .hash = hash}}}) {
      SCOPED_TRACE(crypto::to_string(algorithm));
      const auto& by = signer(key);
      EXPECT_THAT(verify_list(foreign_list(form, by, algorithm), {by.pin}), Succeeds());
    }
  }
}

TEST(ForeignForm, InclusiveOctetsCarryNamespacesWhereTheyAreDeclared) {
  const ForeignForm form{.name = "inclusive", .content = inclusive_1_0()};
  const auto verified = verify(foreign_list(form, alice()));
  ASSERT_THAT(verified, Succeeds());
  EXPECT_THAT(octets_of(verified),
              testing::StartsWith("<List xmlns=\"urn:example:list:1\" "
                                  "xmlns:x=\"urn:example:extra:1\" Id=\"list-1\">\n"));
  const auto exclusive = verify(test::signed_list(alice()));
  EXPECT_NE(verified->document, exclusive->document);
}

TEST(ForeignForm, FactsNameWhatDiffers) {
  const ForeignForm form{
      .name = "", .content = exclusive_with({"x", "#default"}), .properties = inclusive_1_1()};
  const auto verified = verify(foreign_list(form, alice()));
  ASSERT_THAT(verified, Succeeds());
  ASSERT_EQ(codes_of(verified->findings).size(), 2U);
  EXPECT_EQ(describe(verified->findings[0]),
            "xml.form.prefix_list info signature use=URI=\"\" prefixes=x #default");
  EXPECT_EQ(describe(verified->findings[1]),
            "xml.form.canonicalization info signature use=SignedProperties "
            "algorithm=http://www.w3.org/2006/12/xml-c14n11");
}

TEST(ForeignForm, AnEditOfWhatIsSignedIsRefusedInEachOfThem) {
  for (const auto& form : foreign_forms()) {
    SCOPED_TRACE(form.name);
    const auto document = foreign_list(form, alice());
    EXPECT_THAT(verify(replaced(document, "1.2.3.4", "1.2.3.5")), RefusedWith(kDigestMismatch));
    EXPECT_THAT(verify(replaced(document, "2026-01-01T00:00:00Z", "2016-01-01T00:00:00Z")),
                RefusedWith(kDigestMismatch));
    EXPECT_THAT(verify(replaced(document, claimed_digest(document),
                                crypto::base64_encode(crypto::sha256(as_bytes("x")).view()))),
                RefusedWith(kSignatureBad));
    EXPECT_THAT(verify_list(document, {signer(KeyType::p256, 9).pin}),
                RefusedWith(kSignerNotPinned));
  }
}

TEST(ForeignForm, ACommentChangesNothingThatIsRead) {
  for (const auto& form : foreign_forms()) {
    SCOPED_TRACE(form.name);
    const auto document = foreign_list(form, alice());
    const auto split = verify(replaced(document, "1.2.3.4", "1.2.3<!-- .9 -->.4"));
    ASSERT_THAT(split, Succeeds());
    EXPECT_EQ(split->document, verify(document)->document);
  }
}

TEST(ForeignForm, ADeclarationThatInclusiveFormsSignIsNotChanged) {
  // Unused by any name: exclusive C14N leaves it out, inclusive C14N signs it.
  const ForeignForm form{.name = "inclusive", .content = inclusive_1_0()};
  const std::string before = "xmlns:x=\"urn:example:extra:1\"";
  const std::string after = before + " xmlns:y=\"urn:example:y\"";
  EXPECT_THAT(verify(replaced(foreign_list(form, alice()), before, after)),
              RefusedWith(kDigestMismatch));
  EXPECT_THAT(verify(replaced(test::signed_list(alice()), before, after)), Succeeds());
}

TEST(ForeignForm, EveryFlippedOctetIsRefusedOrMeansTheSame) {
  const auto document = foreign_list(foreign_forms().back(), alice());
  const auto expected = verify(document);
  ASSERT_THAT(expected, Succeeds());
  for (std::size_t i = 0; i < document.size(); ++i) {
    auto flipped = document;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x01);
    const auto verified = verify(flipped);
    if (verified.has_error()) continue;
    EXPECT_EQ(verified->document, expected->document) << "offset " << i;
    EXPECT_EQ(verified->signature.signed_properties, expected->signature.signed_properties);
  }
}

// What stays refused, though the pinned signer itself made it.

constexpr std::string_view kWithComments =
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";

std::string transform(std::string_view uri, std::string_view inside = "") {
  return "<ds:Transform Algorithm=\"" + std::string(uri) + "\">" + std::string(inside) +
         "</ds:Transform>";
}
// An inclusive list whose content has `transforms` behind the enveloped one.
std::string with_transforms(const std::string& transforms) {
  const ForeignForm form{.name = "", .content = inclusive_1_0()};
  const auto document = foreign_list(form, alice());
  const auto before = transform("http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
  return test::foreign_resigned(replaced(document, before, transforms), form, alice(),
                                alice().key.default_algorithm());
}

TEST(ForeignForm, OtherTransformsStayRefused) {
  const std::string inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  const std::string exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
  const std::string prefixes =
      "<ec:InclusiveNamespaces xmlns:ec=\"" + exclusive + "\" PrefixList=\"x\"/>";
  EXPECT_THAT(verify(with_transforms(transform(inclusive))), Succeeds());
  for (const auto& transforms :
       {transform(kWithComments), transform("http://www.w3.org/2006/12/xml-c14n11#WithComments"),
        transform("http://www.w3.org/2000/09/xmldsig#base64"),
        transform("http://www.w3.org/2002/06/xmldsig-filter2"),
        transform(inclusive) + transform(inclusive), transform(inclusive, prefixes),
        transform(exclusive, prefixes + prefixes), transform(exclusive, "<x:Other/>"),
        transform(exclusive, "<ec:InclusiveNamespaces xmlns:ec=\"" + exclusive +
                                 "\"><x:Policy/></ec:InclusiveNamespaces>"),
        std::string("<x:Transform Algorithm=\"") + inclusive + "\"/>"}) {
    EXPECT_THAT(verify(with_transforms(transforms)), RefusedWith(kReferenceTransforms))
        << transforms;
  }
  std::string many;
  for (int i = 0; i < 65; ++i) many += "p" + std::to_string(i) + " ";
  EXPECT_THAT(verify(with_transforms(transform(exclusive, "<ec:InclusiveNamespaces xmlns:ec=\"" +
                                                              exclusive + "\" PrefixList=\"" +
                                                              many + "\"/>"))),
              RefusedWith(kReferenceTransforms));
}

TEST(ForeignForm, SignedInfoWithCommentsStaysRefused) {
  const auto document = foreign_list({.name = "", .signed_info = inclusive_1_0()}, alice());
  const auto refused = verify(
      replaced(document,
               "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-"
               "20010315\"",
               "<ds:CanonicalizationMethod Algorithm=\"" + std::string(kWithComments) + "\""));
  ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed));
  EXPECT_EQ(fact(refused.error(), "algorithm"), kWithComments);
}

TEST(ForeignForm, RegistersHaveOurFormOnly) {
  const auto book = test::signed_book(alice());
  const auto content = part(book, "<ds:Reference Id=", "</ds:Reference>");
  for (const std::string_view uri : {"http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                                     "http://www.w3.org/2006/12/xml-c14n11"}) {
    const auto changed = replaced(content, "http://www.w3.org/2001/10/xml-exc-c14n#", uri);
    EXPECT_THAT(test::verify_book(replaced(book, content, changed), {alice().pin}),
                RefusedWith(kReferenceTransforms));
    const std::string method = "<ds:CanonicalizationMethod Algorithm=\"";
    EXPECT_THAT(test::verify_book(replaced(book, method + "http://www.w3.org/2001/10/xml-exc-c14n#",
                                           method + std::string(uri)),
                                  {alice().pin}),
                RefusedWith(kAlgorithmNotAllowed));
  }
  const auto none = replaced(content, part(content, "<ds:Transforms>", "</ds:Transforms>"), "");
  EXPECT_THAT(test::verify_book(replaced(book, content, none), {alice().pin}),
              RefusedWith(kReferenceTransforms));
}

}  // namespace
}  // namespace baytrust::xml
