// Signed lists that somebody broke: each is refused by `list verify` under its own code, as by the
// verification itself, whether the list has our form or another publisher's. And edits that a
// signature does not cover: they change nothing that is read.
#include <boost/json.hpp>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/publisher.hpp"
#include "tests/validators/xml/foreign_forms.hpp"
#include "trustlists/parse.hpp"

namespace baytrust::cli {
namespace {

using xml::test::part;
using xml::test::replaced;

constexpr std::string_view kStatus =
    "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel";

// A list of Hong Kong with one service, and the certificate that its publisher is pinned by.
struct World {
  test::Authority publisher = test::make_authority("HK publisher");
  test::Authority root = test::make_authority("Hong Kong Root");
  std::string plain = std::string(as_text(
      test::must(trustlists::write(test::list_of({.sequence = 17, .cas = {root.certificate()}})))));

  xml::test::Signer signer() const {
    const auto& certificate = publisher.certificate();
    return {.key = publisher.key(),
            .pin = {.certificate_sha256 = certificate->fingerprint,
                    .certificate = to_bytes(certificate->der),
                    .spki = to_bytes(certificate->subject_public_key_info.spki)}};
  }
  std::string ours() const {
    return xml::test::foreign_list({.name = "ours"}, signer(), {}, plain);
  }
  std::string foreign() const {
    return xml::test::foreign_list({.name = "foreign",
                                    .signed_info = xml::test::inclusive_1_0(),
                                    .content = xml::test::unnamed(),
                                    .properties = xml::test::inclusive_1_1(),
                                    .older_certificate = true},
                                   signer(), {}, plain);
  }
};

std::string flip(std::string document, std::string_view after) {
  const auto at = document.find(after) + after.size() + 8;
  document[at] = document[at] == 'A' ? 'B' : 'A';
  return document;
}

// All Ids of the signature renamed, so that a second copy is not refused for them.
std::string second_signature(const std::string& document) {
  auto copy = xml::test::signature_of(document);
  for (std::size_t at = 0; (at = copy.find("signature-", at)) != std::string::npos; at += 12) {
    copy.replace(at, 10, "another-");
  }
  return copy;
}

std::string moved_into_the_scheme(const std::string& document) {
  const auto signature = xml::test::signature_of(document);
  return replaced(replaced(document, signature, ""), "</SchemeInformation>",
                  signature + "</SchemeInformation>");
}

// Another list around the signature, the signed one hidden in an Object of it.
std::string wrapped_in_an_object(const std::string& document) {
  const auto signature = xml::test::signature_of(document);
  const auto root = part(document, "<TrustServiceStatusList ", "</TrustServiceStatusList>");
  const auto genuine = replaced(root, signature, "");
  const auto evil = replaced(replaced(genuine, "Id=\"list\"", "Id=\"evil\""), ">17<", ">18<");
  const auto carrier = replaced(signature, "</ds:Signature>",
                                "<ds:Object>" + genuine + "</ds:Object></ds:Signature>");
  return replaced(
      document, root,
      replaced(evil, "</TrustServiceStatusList>", carrier + "</TrustServiceStatusList>"));
}

std::string digest_made_to_fit(const std::string& document) {
  // The content changed and its digest with it: SignedInfo is not what was signed.
  const auto reference = part(document, "<ds:Reference Id=", "</ds:Reference>");
  return replaced(document, reference, flip(reference, "<ds:DigestValue>"));
}

std::string in_utf_16(const std::string& document) {
  std::string out("\xFE\xFF");
  for (const char c : document) out.append(1, '\0').append(1, c);
  return out;
}

struct Broken {
  std::string_view name;
  std::string_view code;
  std::function<std::string(const std::string&)> edit;
};

std::function<std::string(const std::string&)> replacing(std::string_view from,
                                                         std::string_view to) {
  return [from = std::string(from), to = std::string(to)](const std::string& document) {
    return replaced(document, from, to);
  };
}

std::string without_signature(const std::string& document) {
  return replaced(document, xml::test::signature_of(document), "");
}

std::vector<Broken> signatures_broken() {
  return {
      {"bad signature value", "xml.signature.bad",
       [](const std::string& d) { return flip(d, "<ds:SignatureValue>"); }},
      {"wrong digest under a good SignedInfo", "xml.digest.mismatch", replacing(">17<", ">18<")},
      {"good digest in a bad SignedInfo", "xml.signature.bad", digest_made_to_fit},
      {"no signature", "xml.signature.none", without_signature},
      {"two signatures", "xml.signature.several",
       [](const std::string& d) {
         const auto signature = xml::test::signature_of(d);
         return replaced(d, signature, signature + second_signature(d));
       }},
      {"signature moved into an element", "xml.signature.misplaced", moved_into_the_scheme},
      {"content wrapped in an Object", "xml.digest.mismatch", wrapped_in_an_object},
      {"the reference turned to the wrapped content", "xml.reference.uri",
       [](const std::string& d) {
         return replaced(wrapped_in_an_object(d), " URI=\"\"", " URI=\"#list\"");
       }},
      {"an element with the root's Id", "xml.id.duplicate",
       replacing("<SchemeInformation>", "<SchemeInformation Id=\"list\">")},
      {"reference to a file", "xml.reference.uri",
       replacing(" URI=\"\"", " URI=\"file:///etc/passwd\"")},
      {"a weak algorithm", "xml.algorithm.not_allowed",
       replacing("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256")},
      {"properties of another signature", "xml.signed_properties.target",
       replacing("Target=\"#", "Target=\"#other-")},
  };
}

std::vector<Broken> documents_broken() {
  return {
      {"DOCTYPE", "xml.doctype",
       replacing("<TrustServiceStatusList ", "<!DOCTYPE x><TrustServiceStatusList ")},
      {"processing instruction inside", "xml.processing_instruction",
       replacing("<SchemeInformation>", "<?x?><SchemeInformation>")},
      {"ds bound to another namespace", "xml.signature.none",
       replacing("xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "xmlns:ds=\"urn:x\"")},
      {"default namespace swapped", "xml.digest.mismatch",
       [](const std::string& d) {
         // The prefix of the signature is its own: it is untouched, as exclusive C14N signs it.
         return replaced(d, "xmlns=\"http://uri.etsi.org/02231/v2#\"",
                         "xmlns=\"http://uri.etsi.org/02231/v3#\"");
       }},
      {"default namespace undeclared inside", "xml.digest.mismatch",
       replacing("<SchemeInformation>", "<SchemeInformation xmlns=\"\">")},
      {"a prefix undeclared", "xml.not_well_formed",
       replacing("<SchemeInformation>", "<SchemeInformation xmlns:bt=\"\">")},
      {"a prefix without declaration", "xml.not_well_formed",
       replacing("<SchemeInformation>", "<SchemeInformation no:a=\"\">")},
      {"text behind the root", "xml.not_well_formed", [](const std::string& d) { return d + "x"; }},
      {"a second root", "xml.not_well_formed", [](const std::string& d) { return d + "<x/>"; }},
      {"cut off", "xml.not_well_formed",
       [](const std::string& d) { return d.substr(0, d.size() / 2); }},
      {"a byte order mark not at the start", "xml.not_well_formed",
       [](const std::string& d) { return " \xEF\xBB\xBF" + d; }},
      {"UTF-16", "xml.encoding", in_utf_16},
      {"another encoding declared", "xml.encoding",
       replacing("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")},
      {"an empty file", "xml.not_well_formed", [](const std::string&) { return std::string(); }},
  };
}

class BrokenLists : public ::testing::Test {
 protected:
  int verify(const std::string& document) {
    return shell_.run(
        {"list", "verify", shell_.file("list.xml", document), "--pin", pin_, "--json"});
  }
  boost::json::value json() { return boost::json::parse(shell_.out); }
  std::string code() {
    if (!json().as_object().contains("error")) return "not refused: " + shell_.out;
    return std::string(json().at("error").at("code").as_string());
  }
  std::string digest() { return std::string(json().at("edition").at("digest").as_string()); }
  std::vector<std::string> findings() {
    std::vector<std::string> out;
    const auto answer = json();
    for (const auto& f : answer.at("findings").as_array()) {
      out.emplace_back(f.at("code").as_string());
    }
    return out;
  }
  // At the level of the verification itself.
  Result<xml::EnvelopedDocument> verified(const std::string& document) {
    const std::vector<xml::PinnedSigner> pins{world_.signer().pin};
    return xml::verify_enveloped(as_bytes(document), pins, shell_.verifier);
  }
  void expect_refused(const std::string& document, const std::vector<Broken>& rows) {
    ASSERT_EQ(verify(document), 0) << shell_.out << shell_.err;
    for (const Broken& row : rows) {
      SCOPED_TRACE(row.name);
      const auto broken = row.edit(document);
      EXPECT_THAT(verified(broken), ::testing::Truly([&](const auto& result) {
                    return result.has_error() && result.error().code().id == row.code;
                  }));
      EXPECT_EQ(verify(broken), 1);
      EXPECT_EQ(code(), row.code);
    }
  }

  World world_;
  test::Shell shell_;
  std::string pin_ = "HK=" + shell_.file("hk.pem", x509::to_pem(world_.publisher.certificate()->der,
                                                                "CERTIFICATE"));
};

TEST_F(BrokenLists, OurForm) {
  expect_refused(world_.ours(), signatures_broken());
  expect_refused(world_.ours(), documents_broken());
}

TEST_F(BrokenLists, ForeignForm) {
  auto rows = documents_broken();
  for (Broken& row : rows) {
    // Inclusive C14N signs what is declared around SignedInfo: the value itself no longer fits.
    if (row.name == "default namespace swapped") row.code = "xml.signature.bad";
  }
  expect_refused(world_.foreign(), signatures_broken());
  expect_refused(world_.foreign(), rows);
}

TEST_F(BrokenLists, WithComments) {
  const std::string plain = "http://www.w3.org/2001/10/xml-exc-c14n#";
  const auto document = world_.ours();
  const auto reference = part(document, "<ds:Reference Id=", "</ds:Reference>");
  EXPECT_EQ(
      verify(replaced(document, reference, replaced(reference, plain, plain + "WithComments"))), 1);
  EXPECT_EQ(code(), "xml.reference.transforms");
}

TEST_F(BrokenLists, ASignerWhoIsNotPinned) {
  World other;
  EXPECT_EQ(verify(other.ours()), 1);
  EXPECT_EQ(code(), "xml.signer.not_pinned");
  EXPECT_EQ(verify(other.foreign()), 1);
  EXPECT_EQ(code(), "xml.signer.not_pinned");
}

TEST_F(BrokenLists, WhatASignatureDoesNotCoverChangesNothingThatIsRead) {
  const std::string split =
      std::string(kStatus.substr(0, 60)) + "<!-- /withdrawn -->" + std::string(kStatus.substr(60));
  for (const auto& document : {world_.ours(), world_.foreign()}) {
    ASSERT_EQ(verify(document), 0);
    const auto before = digest();
    for (const auto& edited :
         {"\xEF\xBB\xBF" + document,  // UTF-8's byte order mark: skipped, as XML 1.0 F says
          document + "\n\n<!-- end -->\n", replaced(document, std::string(kStatus), split),
          replaced(document, ">17<", ">1<!-- 8 -->7<"),
          replaced(document, ">17<", "><![CDATA[1]]>7<")}) {
      EXPECT_EQ(verify(edited), 0) << shell_.out;
      EXPECT_EQ(digest(), before);
      EXPECT_EQ(json().at("edition").at("sequence").as_int64(), 17);
    }
    const auto read = verified(replaced(document, std::string(kStatus), split));
    ASSERT_TRUE(read.has_value());
    const auto list = trustlists::parse(read->document);
    ASSERT_TRUE(list.has_value()) << describe(list.error());
    EXPECT_EQ(list->providers.front().services.front().current.status, kStatus);
  }
}

TEST_F(BrokenLists, AnotherPublishersFormIsSaid) {
  EXPECT_EQ(verify(world_.ours()), 0);
  EXPECT_THAT(findings(), ::testing::Not(::testing::Contains(::testing::StartsWith("xml.form."))));
  EXPECT_EQ(verify(world_.foreign()), 0);
  for (const char* code : {"xml.form.canonicalization", "xml.form.canonicalization_unnamed",
                           "xml.form.signing_certificate_v1"}) {
    EXPECT_THAT(findings(), ::testing::Contains(code));
  }
  EXPECT_EQ(shell_.run({"list", "verify", shell_.file("f.xml", world_.foreign()), "--pin", pin_}),
            0);
  EXPECT_THAT(shell_.out, ::testing::HasSubstr("[xml.form.canonicalization_unnamed]"));
  // ... and by import as well.
  const auto store = shell_.place("trust");
  ASSERT_EQ(shell_.run({"init", "--store", store, "--pin", pin_}), 0) << shell_.err;
  EXPECT_EQ(shell_.run({"list", "import", shell_.file("f.xml", world_.foreign()), "--store", store,
                        "--json"}),
            0)
      << shell_.out << shell_.err;
  EXPECT_THAT(findings(), ::testing::Contains("xml.form.canonicalization_unnamed"));
}

}  // namespace
}  // namespace baytrust::cli
