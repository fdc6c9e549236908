// Attacks on signed documents, each under its name. In all of them the attacker has a document with
// a good signature by a pinned signer, and wants something else to be read.
#include <gtest/gtest.h>
#include <string>

#include "tests/validators/xml/documents.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::xml {
namespace {

using crypto::KeyType;
using test::fact;
using test::kBook;
using test::part;
using test::RefusedWith;
using test::replaced;
using test::signature_of;
using test::Succeeds;

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kEvilList =
    "<List xmlns=\"urn:example:list:1\" Id=\"list-2\"><Service>Mallory</Service>";
constexpr std::string_view kEvilBook =
    "<b:Book Id=\"book\"><b:Entry b:id=\"1\">Mallory</b:Entry></b:Book>";

const test::Signer& alice() { return test::signer(KeyType::p256); }
const test::Signer& mallory() { return test::signer(KeyType::p256, 9); }
std::string list() { return test::signed_list(alice()); }
std::string book() { return test::signed_book(alice()); }
Result<EnvelopedDocument> verify_list(const std::string& document) {
  return test::verify_list(document, {alice().pin});
}
Result<DetachedDocument> verify_book(const std::string& document) {
  return test::verify_book(document, {alice().pin});
}
std::string root_of(const std::string& document) { return part(document, "<List ", "</List>"); }
std::string genuine_book() { return part(book(), "<b:Book ", "</b:Book>"); }
std::string wrapped_in(std::string_view content, std::string_view signatures) {
  return std::string(kHead) + "<b:SignedBook xmlns:b=\"urn:example:book:1\">" +
         std::string(content) + std::string(signatures) + "</b:SignedBook>";
}

TEST(Attack, NothingChanged) {
  EXPECT_THAT(verify_list(list()), Succeeds());
  EXPECT_THAT(verify_book(book()), Succeeds());
}

TEST(Attack, NoSignature) {
  EXPECT_THAT(verify_list(test::plain_list()), RefusedWith(kSignatureNone));
  EXPECT_THAT(verify_book(test::plain_book()), RefusedWith(kSignatureNone));
}

TEST(Attack, ChangedContentUnderAGoodSignedInfo) {
  const auto refused = verify_list(replaced(list(), "1.2.3.4", "1.2.3.5"));
  ASSERT_THAT(refused, RefusedWith(kDigestMismatch));
  EXPECT_EQ(fact(refused.error(), "uri"), "");
  EXPECT_NE(fact(refused.error(), "claimed"), fact(refused.error(), "computed"));
  EXPECT_THAT(verify_book(replaced(book(), "Macao", "Makao")), RefusedWith(kDigestMismatch));
}

TEST(Attack, ChangedSignedInfoOverGoodDigests) {
  // SignedInfo is made to fit the changed content: the digests are right, the signature is not.
  const auto original = list();
  const auto verified = verify_list(original);
  const auto old_digest = crypto::base64_encode(verified->document.sha256().view());
  const auto changed = replaced(test::plain_list(), "1.2.3.4", "1.2.3.5");
  const auto octets = canonicalise(as_bytes(changed));
  const auto new_digest = crypto::base64_encode(crypto::sha256(*octets).view());
  EXPECT_THAT(
      verify_list(replaced(replaced(original, "1.2.3.4", "1.2.3.5"), old_digest, new_digest)),
      RefusedWith(kSignatureBad));
}

TEST(Attack, ChangedSigningTime) {
  const auto refused =
      verify_list(replaced(list(), "2026-01-01T00:00:00Z", "2016-01-01T00:00:00Z"));
  ASSERT_THAT(refused, RefusedWith(kDigestMismatch));
  EXPECT_THAT(fact(refused.error(), "uri"), testing::EndsWith("-properties"));
}

TEST(Attack, ResignedByAnotherWithTheNameOfThePinnedCertificate) {
  // Mallory signs with her own key and puts Alice's certificate into the signed properties.
  const auto document = test::signed_list({mallory().key, alice().pin});
  EXPECT_THAT(verify_list(document), RefusedWith(kSignatureBad));
}

TEST(Attack, ResignedByAnother) {
  EXPECT_THAT(verify_list(test::signed_list(mallory())), RefusedWith(kSignerNotPinned));
}

TEST(Attack, TruncatedSignatureValue) {
  const auto document = list();
  const auto value = part(document, "<ds:SignatureValue>", "</ds:SignatureValue>");
  EXPECT_THAT(verify_list(replaced(document, value, "<ds:SignatureValue>AAAA</ds:SignatureValue>")),
              RefusedWith(kSignatureBad));
}

// The signature in an Object, a wrapper or a sibling, an evil document around it (XSW).

TEST(Attack, WrappedWholeDocumentInsideAnEvilOne) {
  const auto document = std::string(kHead) + std::string(kEvilList) + root_of(list()) + "</List>";
  const auto refused = verify_list(document);
  ASSERT_THAT(refused, RefusedWith(kSignatureMisplaced));
  EXPECT_EQ(fact(refused.error(), "parent"), "{urn:example:list:1}List");
}

TEST(Attack, WrappedWithTheSignatureMovedToTheEvilRoot) {
  // The signed list, without its signature, hides in an Object of the signature.
  const auto original = list();
  const auto signature = signature_of(original);
  const auto hidden = replaced(root_of(original), signature, "");
  const auto moved = replaced(signature, "</ds:Signature>",
                              "<ds:Object>" + hidden + "</ds:Object></ds:Signature>");
  const auto document = std::string(kHead) + std::string(kEvilList) + moved + "</List>";
  EXPECT_THAT(verify_list(document), RefusedWith(kDigestMismatch));
  // ... and with the reference turned to the hidden root:
  EXPECT_THAT(verify_list(replaced(document, "URI=\"\"", "URI=\"#list-1\"")),
              RefusedWith(kReferenceUri));
}

TEST(Attack, WrappedBookBesideAnEvilOne) {
  const auto original = book();
  const auto signature = signature_of(original);
  const auto genuine = genuine_book();
  // The evil one first, the genuine one after it, after the signature, or inside the signature.
  EXPECT_THAT(verify_book(wrapped_in(std::string(kEvilBook) + genuine, signature)),
              RefusedWith(kIdDuplicate));
  const auto renamed = replaced(std::string(kEvilBook), "Id=\"book\"", "Id=\"evil\"");
  EXPECT_THAT(verify_book(wrapped_in(renamed + genuine, signature)), RefusedWith(kShape));
  EXPECT_THAT(verify_book(wrapped_in(renamed, signature + genuine)), RefusedWith(kShape));
  EXPECT_THAT(verify_book(wrapped_in(genuine, signature + renamed)), RefusedWith(kShape));
  const auto object = replaced(signature, "</ds:Signature>",
                               "<ds:Object>" + genuine + "</ds:Object></ds:Signature>");
  EXPECT_THAT(verify_book(wrapped_in(renamed, object)), RefusedWith(kShape));
  EXPECT_THAT(verify_book(wrapped_in(kEvilBook, object)), RefusedWith(kIdDuplicate));
}

TEST(Attack, WrappedBookInsideAnEvilOne) {
  const auto genuine = genuine_book();
  const auto evil = "<b:Book><b:Entry>Mallory</b:Entry>" + genuine + "</b:Book>";
  EXPECT_THAT(verify_book(wrapped_in(evil, signature_of(book()))), RefusedWith(kShape));
}

TEST(Attack, SignatureInsideTheContent) {
  const auto genuine = genuine_book();
  const auto evil = replaced(genuine, "</b:Book>", signature_of(book()) + "</b:Book>");
  EXPECT_THAT(verify_book(wrapped_in(evil, "")), RefusedWith(kSignatureMisplaced));
}

TEST(Attack, SignatureInsideAnotherElement) {
  const auto document = list();
  const auto signature = signature_of(document);
  EXPECT_THAT(verify_list(replaced(document, signature, "<Service>" + signature + "</Service>")),
              RefusedWith(kSignatureMisplaced));
}

TEST(Attack, SignatureAsTheRoot) {
  EXPECT_THAT(verify_list(std::string(kHead) + signature_of(list())),
              RefusedWith(kSignatureMisplaced));
}

TEST(Attack, SignatureBeforeTheContent) {
  EXPECT_THAT(verify_book(wrapped_in(signature_of(book()), genuine_book())), RefusedWith(kShape));
}

TEST(Attack, AnotherRoot) {
  EXPECT_THAT(verify_book(replaced(replaced(book(), "<b:SignedBook", "<b:Signed"), "</b:SignedBook",
                                   "</b:Signed")),
              RefusedWith(kShape));
}

TEST(Attack, TextBetweenContentAndSignature) {
  EXPECT_THAT(verify_book(wrapped_in(genuine_book() + "Mallory", signature_of(book()))),
              RefusedWith(kShape));
  EXPECT_THAT(verify_book(wrapped_in("", "")), RefusedWith(kShape));
}

TEST(Attack, DoubledSignature) {
  const auto document = list();
  const auto signature = signature_of(document);
  // The copy as it is repeats Ids; with other Ids it is one signature too many.
  EXPECT_THAT(verify_list(replaced(document, signature, signature + signature)),
              RefusedWith(kIdDuplicate));
  const auto empty = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";
  const auto refused = verify_list(replaced(document, signature, signature + empty));
  ASSERT_THAT(refused, RefusedWith(kSignatureSeveral));
  EXPECT_EQ(fact(refused.error(), "count"), "2");
  EXPECT_THAT(verify_list(replaced(document, signature, empty + signature)),
              RefusedWith(kSignatureSeveral));
}

TEST(Attack, SecondSignatureHiddenInAnObject) {
  const auto document = replaced(list(), "<ds:Object>",
                                 "<ds:Object><ds:Signature Id=\"inner\"/></ds:Object><ds:Object>");
  EXPECT_THAT(verify_list(document), RefusedWith(kSignatureSeveral));
}

TEST(Attack, CommentSplitValue) {
  // A reader that takes the first text of an element would read "1.2.3": ours reads what is signed.
  const auto split = verify_list(replaced(list(), "1.2.3.4", "1.2.3<!-- -->.4"));
  ASSERT_THAT(split, Succeeds());
  const auto document = read(split->document);
  ASSERT_THAT(document, Succeeds());
  const auto policy =
      document->root().children({test::kListNamespace, "Service"})[1].children().begin();
  EXPECT_EQ((*policy).text(), "1.2.3.4");
}

TEST(Attack, CommentSplitSignatureParts) {
  // Comments inside the signature itself: read as they are signed, without them.
  const auto document = list();
  const auto value = part(document, "<ds:SignatureValue>", "</ds:SignatureValue>");
  auto commented = value;
  commented.insert(30, "<!-- - -->");
  EXPECT_THAT(verify_list(replaced(document, value, commented)), Succeeds());
}

TEST(Attack, CdataSplitValue) {
  const auto split = verify_list(replaced(list(), "1.2.3.4", "1.2<![CDATA[.3]]>.4"));
  ASSERT_THAT(split, Succeeds());
  EXPECT_THAT(std::string(as_text(split->document.octets())), testing::HasSubstr(">1.2.3.4<"));
}

TEST(Attack, ProcessingInstructionSplitValue) {
  EXPECT_THAT(verify_list(replaced(list(), "1.2.3.4", "1.2.3<?x?>.4")),
              RefusedWith(kProcessingInstruction));
}

TEST(Attack, DoctypeWithAttributeDefaults) {
  EXPECT_THAT(verify_list(replaced(list(), "<List ",
                                   "<!DOCTYPE List [<!ATTLIST Service lang CDATA 'x'>]><List ")),
              RefusedWith(kDoctype));
}

TEST(Attack, PrefixBoundToAnotherNamespace) {
  // "ds:Signature" that is none, beside one that does not look like it.
  const auto document = list();
  const auto signature = signature_of(document);
  const auto fake = replaced(signature, "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"",
                             "xmlns:ds=\"urn:example:other\"");
  EXPECT_THAT(verify_list(replaced(document, signature, fake)), RefusedWith(kSignatureNone));
}

TEST(Attack, SignatureUnderAnotherPrefix) {
  // The same names under another prefix are the same names, and another canonical form.
  auto document = replaced(list(), "xmlns:ds=", "xmlns:sd=");
  for (std::size_t at = 0; (at = document.find("ds:", at)) != std::string::npos; at += 3) {
    document.replace(at, 3, "sd:");
  }
  EXPECT_THAT(verify_list(document), RefusedWith(kSignatureBad));
}

TEST(Attack, RenamedPrefixOfContent) {
  auto document = list();
  for (std::size_t at = 0; (at = document.find("x:Policy", at)) != std::string::npos; at += 8) {
    document.replace(at, 8, "y:Policy");
  }
  EXPECT_THAT(
      verify_list(replaced(document, "xmlns:x=", "xmlns:y=\"urn:example:extra:1\" xmlns:x=")),
      RefusedWith(kDigestMismatch));
}

TEST(Attack, ContentMovedToAnotherNamespace) {
  EXPECT_THAT(verify_list(replaced(list(), "urn:example:extra:1", "urn:example:extra:2")),
              RefusedWith(kDigestMismatch));
}

// References.

TEST(Attack, ReferenceToAnotherId) {
  const auto document = replaced(list(), "<Empty/>", "<Empty Id=\"part\"/>");
  const auto refused = verify_list(replaced(document, "URI=\"\"", "URI=\"#part\""));
  ASSERT_THAT(refused, RefusedWith(kReferenceUri));
  EXPECT_EQ(fact(refused.error(), "uri"), "#part");
  EXPECT_THAT(verify_book(replaced(book(), "URI=\"#book\"", "URI=\"\"")),
              RefusedWith(kReferenceUri));
}

TEST(Attack, ReferenceOutsideTheDocument) {
  for (const std::string_view uri : {"file:///etc/passwd", "http://example.org/list.xml",
                                     "#xpointer(/)", "#xpointer(id('list-1'))", "?", "#"}) {
    EXPECT_THAT(verify_list(replaced(list(), "URI=\"\"", "URI=\"" + std::string(uri) + "\"")),
                RefusedWith(kReferenceUri))
        << uri;
  }
}

TEST(Attack, ReferenceWithoutUri) {
  EXPECT_THAT(verify_list(replaced(list(), " URI=\"\"", "")), RefusedWith(kSignatureMalformed));
}

TEST(Attack, ReferenceMissing) {
  const auto document = list();
  const auto content = part(document, "<ds:Reference Id=", "</ds:Reference>");
  const auto properties = part(document, "<ds:Reference Type=", "</ds:Reference>");
  const auto refused = verify_list(replaced(document, content, ""));
  ASSERT_THAT(refused, RefusedWith(kReferenceCount));
  EXPECT_EQ(fact(refused.error(), "content"), "0");
  EXPECT_EQ(fact(refused.error(), "signed_properties"), "1");
  EXPECT_THAT(verify_list(replaced(document, properties, "")), RefusedWith(kReferenceCount));
}

TEST(Attack, ReferenceAdded) {
  const auto document = list();
  const auto properties = part(document, "<ds:Reference Type=", "</ds:Reference>");
  EXPECT_THAT(verify_list(replaced(document, properties, properties + properties)),
              RefusedWith(kReferenceCount));
}

TEST(Attack, ReferenceToOtherSignedProperties) {
  const auto document = list();
  const auto at = document.find("-properties\">");
  auto changed = document;
  changed.insert(at, "-other");
  EXPECT_THAT(verify_list(changed), RefusedWith(kReferenceUri));
}

TEST(Attack, ExtraTransforms) {
  const auto document = list();
  const std::string enveloped =
      "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\">"
      "</ds:Transform>";
  const auto with = [&](const std::string& transforms) {
    return verify_list(replaced(document, enveloped, transforms));
  };
  const auto refused = with(
      "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
      "<ds:XPath>not(self::Service)</ds:XPath></ds:Transform>" +
      enveloped);
  ASSERT_THAT(refused, RefusedWith(kReferenceTransforms));
  EXPECT_THAT(fact(refused.error(), "transforms"), testing::HasSubstr("REC-xpath-19991116"));
  EXPECT_THAT(
      with(enveloped + "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>"),
      RefusedWith(kReferenceTransforms));
  EXPECT_THAT(with(""), RefusedWith(kReferenceTransforms));
  // Nor where the pinned signer did so itself.
  EXPECT_THAT(verify_list(test::resigned_list(replaced(document, enveloped, ""), alice())),
              RefusedWith(kReferenceTransforms));
  EXPECT_THAT(with(enveloped + enveloped), RefusedWith(kReferenceTransforms));
  EXPECT_THAT(with("<ds:Other/>" + enveloped), RefusedWith(kReferenceTransforms));
}

TEST(Attack, TransformWithInclusivePrefixes) {
  // A form that others sign; here SignedInfo was changed to say so.
  const auto with = [](const std::string& document) {
    const auto content = part(document, "<ds:Reference Id=", "</ds:Reference>");
    const auto inclusive =
        replaced(content, "xml-exc-c14n#\"></ds:Transform>",
                 "xml-exc-c14n#\"><ec:InclusiveNamespaces "
                 "xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"x\"/>"
                 "</ds:Transform>");
    return replaced(document, content, inclusive);
  };
  EXPECT_THAT(verify_list(with(list())), RefusedWith(kSignatureBad));
  EXPECT_THAT(verify_book(with(book())), RefusedWith(kReferenceTransforms));
}

TEST(Attack, CanonicalFormWithComments) {
  const auto document = list();
  const auto content = part(document, "<ds:Reference Id=", "</ds:Reference>");
  EXPECT_THAT(
      verify_list(replaced(document, content,
                           replaced(content, "xml-exc-c14n#", "xml-exc-c14n#WithComments"))),
      RefusedWith(kReferenceTransforms));
  const std::string method = "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/";
  const auto refused = verify_list(
      replaced(document, method + "xml-exc-c14n#", method + "xml-exc-c14n#WithComments"));
  ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed));
  EXPECT_EQ(fact(refused.error(), "use"), "canonicalization");
}

TEST(Attack, NoTransforms) {
  const auto document = list();
  const auto transforms =
      part(document, "<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/2000",
           "</ds:Transforms>");
  EXPECT_THAT(verify_list(replaced(document, transforms, "")), RefusedWith(kReferenceTransforms));
}

// Algorithms.

TEST(Attack, WeakSignatureAlgorithms) {
  for (const std::string_view uri :
       {"http://www.w3.org/2000/09/xmldsig#hmac-sha1", "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "none", ""}) {
    const auto refused =
        verify_list(replaced(list(), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", uri));
    ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed)) << uri;
    EXPECT_EQ(fact(refused.error(), "algorithm"), uri);
    EXPECT_EQ(fact(refused.error(), "use"), "signature");
  }
}

TEST(Attack, WeakDigestAlgorithms) {
  const auto document = list();
  const auto content = part(document, "<ds:Reference Id=", "</ds:Reference>");
  for (const std::string_view uri :
       {"http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5"}) {
    const auto weak = replaced(content, "http://www.w3.org/2001/04/xmlenc#sha256", uri);
    const auto refused = verify_list(replaced(document, content, weak));
    ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed)) << uri;
    EXPECT_EQ(fact(refused.error(), "use"), "reference digest");
  }
}

TEST(Attack, TruncatedHmac) {
  const auto document = replaced(list(), "#ecdsa-sha256\">",
                                 "#ecdsa-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength>");
  EXPECT_THAT(verify_list(document), RefusedWith(kAlgorithmNotAllowed));
}

TEST(Attack, AlgorithmConfusionWithAnotherKind) {
  EXPECT_THAT(verify_list(replaced(list(), "#ecdsa-sha256", "#rsa-sha256")),
              RefusedWith(kSignerKey));
}

TEST(Attack, EveryFlippedOctetOfASignedDocumentIsRefusedOrMeansTheSame) {
  const auto document = list();
  const auto expected = verify_list(document);
  ASSERT_THAT(expected, Succeeds());
  std::size_t same = 0;
  for (std::size_t i = 0; i < document.size(); ++i) {
    auto flipped = document;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x01);
    const auto verified = verify_list(flipped);
    if (verified.has_error()) continue;
    ++same;
    EXPECT_EQ(verified->document, expected->document) << "offset " << i;
    EXPECT_EQ(verified->signature.signed_properties, expected->signature.signed_properties);
  }
  EXPECT_GT(same, 0U);  // comments, KeyInfo
}

}  // namespace
}  // namespace baytrust::xml
