// A collection of CMS documents as generators, good and bad: of ours, and of openssl's. Each bad
// one is refused with the code named beside it.
#include "tests/support/openssl_cms.hpp"
#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;

constexpr std::string_view kEssV2Oid = "1.2.840.113549.1.9.16.2.47";
constexpr std::string_view kProtectionOid = "1.2.840.113549.1.9.52";
const std::string kUnbound = "cms.signing_certificate.missing";

// ----- good ones of ours

struct Good {
  const char* name;
  Bytes cms;
  std::vector<std::string> remarks{};
  VerifyInputs inputs{};
  std::size_t signers = 1;
};

Bytes written(const CmsSigner& signer, CmsContent content = {.octets = as_bytes(kText)}) {
  return must(sign_cms(content, signer));
}
CmsContent detached() {
  return {.octets = as_bytes(kText), .packing = CmsContent::Packing::detached};
}
CmsSigner bare(KeyType type) {
  CmsSigner out = identity(type).signer();
  out.signed_attributes = CmsSigner::SignedAttributes::none;
  return out;
}
CmsSigner pss(Hash hash) {
  CmsSigner out = identity(KeyType::rsa2048).signer();
  out.algorithm =
      crypto::SignatureAlgorithm{.scheme = crypto::Scheme::rsa_pss,
                                 .hash = hash,
                                 .mgf_hash = hash,
                                 .salt_length = static_cast<std::uint32_t>(crypto::size_of(hash))};
  return out;
}
CmsSigner by_key_id() {
  CmsSigner out = identity().signer();
  out.named_by = CmsSigner::NamedBy::key_id;
  out.signing_time = test::kNoon;
  return out;
}
Bytes countered() {
  Bytes value;
  const Bytes plain = forge_signer({.edit_signature = [&](Bytes& s) { value = s; }});
  const Bytes counter = forge_signer({.who = &identity(KeyType::p384),
                                      .content = std::string(as_text(value)),
                                      .edit = [](auto& list) { list.erase(list.begin()); }});
  return forge({.certificates = {to_bytes(identity().certificate->der),
                                 to_bytes(identity(KeyType::p384).certificate->der)},
                .unsigned_attributes = {attribute(kCounterOid, {counter})},
                .edit_signature = [&](Bytes& s) { s = value; }});
}
// The shape of a version 2 attribute certificate, under [2]; not read, kept.
Bytes attribute_certificate() {
  return der::encode(
      der::context_constructed(2),
      {der::sequence({der::integer(1)}), identifier("2.999.1"), der::bit_string(Bytes{1})});
}
Bytes protection(std::string_view digest, std::string_view signature) {
  Bytes inner = identifier(signature);
  inner[0] = der::context_constructed(1);
  return attribute(kProtectionOid, {der::sequence({identifier(digest), inner})});
}
Forged with_attribute(Bytes one) {
  return {.edit = [one = std::move(one)](auto& list) { list.push_back(one); }};
}

std::vector<Good> ours() {
  const auto& held = identity().certificate;
  const auto first = must(SignedData::parse(written(identity().signer())));
  const VerifyInputs content = with_content(kText);
  return {
      {"rsa", written(identity(KeyType::rsa2048).signer())},
      {"rsa detached", written(identity(KeyType::rsa2048).signer(), detached()), {}, content},
      {"rsa without attributes", written(bare(KeyType::rsa2048)), {kUnbound}},
      {"pss", written(pss(Hash::sha256))},
      {"pss with SHA-512", written(pss(Hash::sha512))},
      {"p256", written(identity().signer())},
      {"p256 detached", written(identity().signer(), detached()), {}, content},
      {"p256 without attributes", written(bare(KeyType::p256)), {kUnbound}},
      {"p256 without attributes, detached",
       written(bare(KeyType::p256), detached()),
       {kUnbound},
       content},
      {"p384", written(identity(KeyType::p384).signer())},
      {"p521", written(identity(KeyType::p521).signer())},
      {"brainpool", written(identity(KeyType::brainpool_p256r1).signer())},
      {"ed25519", written(identity(KeyType::ed25519).signer())},
      {"ed25519 without attributes", written(bare(KeyType::ed25519)), {kUnbound}},
      {"by key identifier, dated", written(by_key_id())},
      {"two signers", must(add_signer(first, {}, identity(KeyType::rsa2048).signer())), {}, {}, 2},
      {"counter-signed", countered(), {kUnbound}},
      {"BER", as_ber(written(identity().signer()))},
      {"BER detached", as_ber(written(identity().signer(), detached())), {}, content},
      {"carrying an attribute certificate",
       forge({.certificates = {to_bytes(held->der), attribute_certificate()}, .version = 4}),
       {kUnbound}},
      {"ESSCertID of version 1", forge(with_attribute(ess_v1(held)))},
      {"ESSCertIDv2 with SHA-384",
       forge(with_attribute(ess_v2(held, "2.16.840.1.101.3.4.2.2", Hash::sha384)))},
      {"algorithms protected",
       forge(with_attribute(protection("2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"))),
       {kUnbound}},
      {"attributes unsorted",
       forge({.edit = [](auto& list) { std::reverse(list.begin(), list.end()); }, .sort = false}),
       {kUnbound, "cms.signed_attributes.unsorted"}},
      {"empty content", forge({.content = ""}), {kUnbound}},
      {"other content type", forge({.content_type = oid_der("2.999.5"), .version = 3}), {kUnbound}},
      {"with a signature time-stamp",
       [] {
         const auto data = must(SignedData::parse(written(identity().signer())));
         const ToStamp what = must(to_stamp(data, {}));
         TokenContent stated = statement();
         stated.imprint = what.imprint;
         return must(add_timestamp(data, 0, what, token(stated)));
       }()},
  };
}

TEST(CmsCollection, GoodOnesOfOursAreGood) {
  const auto all = ours();
  EXPECT_GE(all.size(), 20U);
  for (const Good& one : all) {
    SCOPED_TRACE(one.name);
    const auto facts = verify_all(one.cms, one.inputs);
    EXPECT_EQ(facts.size(), one.signers);
    for (const auto& signature : facts) EXPECT_THAT(signature, is_good_but(one.remarks));
  }
}

// ----- bad ones

struct Bad {
  const char* name;
  Bytes cms;
  const char* code;
  VerifyInputs inputs{};
};

// The document's one signer in another document.
Bytes under(const Forged& document, const Bytes& signed_elsewhere) {
  const auto data = must(SignedData::parse(signed_elsewhere));
  return wrap(document, {to_bytes(data->signers.at(0).full)});
}
Forged dropping(std::size_t place) {
  return {.edit = [place](auto& list) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
  }};
}
Forged doubling(std::size_t place) {
  return {.edit = [place](auto& list) { list.push_back(list[place]); }};
}
Forged signature_edited(std::function<void(Bytes&)> edit) {
  return {.edit_signature = std::move(edit)};
}

std::vector<Bad> bad_ones() {
  const std::string_view sha512 = "2.16.840.1.101.3.4.2.3";
  const auto first = must(SignedData::parse(written(identity().signer())));
  return {
      {"content swapped", under({.content = "Pay 1,000,000"}, forge({})),
       "cms.message_digest.mismatch"},
      {"content swapped, without attributes",
       under({.content = "Pay 1,000,000"}, forge({.with_attributes = false})), "cms.signature.bad"},
      {"detached content of another", written(identity().signer(), detached()),
       "cms.message_digest.mismatch", with_content("Pay 1,000,000")},
      {"attached beside another", forge({}), "cms.content.differs", with_content("another")},
      {"no message digest", forge(dropping(1)), "cms.message_digest.missing"},
      {"no content type", forge(dropping(0)), "cms.content_type.missing"},
      {"message digest twice", forge(doubling(1)), "cms.attribute.duplicate"},
      {"content type of another", under({.content_type = oid_der("2.999.5")}, forge({})),
       "cms.content_type.mismatch"},
      {"no attributes around other content",
       forge({.content_type = oid_der("2.999.5"), .with_attributes = false}),
       "cms.signed_attributes.missing"},
      {"two values",
       forge({.edit =
                  [](auto& list) {
                    list[0] = attribute(kContentTypeOid, {oid_der(kDataOid), oid_der("2.999.5")});
                  }}),
       "cms.attribute.values"},
      {"message digest that is none",
       forge({.edit = [](auto& list) { list[1] = attribute(kMessageDigestOid, {der::null()}); }}),
       "cms.attribute.malformed"},
      {"binding to another",
       forge(with_attribute(ess_v2(identity(KeyType::p384).certificate, {}, Hash::sha256))),
       "cms.signing_certificate.mismatch"},
      {"binding that is none", forge(with_attribute(attribute(kEssV2Oid, {der::null()}))),
       "cms.attribute.malformed"},
      {"protection of other algorithms",
       forge(with_attribute(protection(sha512, "1.2.840.10045.4.3.4"))),
       "cms.algorithm_protection.mismatch"},
      {"digest algorithm of another", forge({.digest_id = identifier(sha512)}),
       "cms.digest_algorithm.mismatch"},
      {"signature algorithm of another key",
       forge({.signature_id = identifier_null("1.2.840.113549.1.1.11")}),
       "cms.signature.key_mismatch"},
      {"signature flipped", forge(signature_edited([](Bytes& s) { s.back() ^= 1; })),
       "cms.signature.bad"},
      {"signature cut", forge(signature_edited([](Bytes& s) { s.pop_back(); })),
       "cms.signature.bad"},
      {"signature empty", forge(signature_edited([](Bytes& s) { s.clear(); })),
       "cms.signature.bad"},
      {"no attributes, content of attributes",
       forge(
           {.content = std::string(as_text(
                signed_octets(*first->signers[0].signed_attributes, AttributeOrder::as_sent))),
            .with_attributes = false,
            .edit_signature = [&](Bytes& s) { s = to_bytes(first->signers[0].signature_value); }}),
       "cms.content.looks_like_attributes"},
  };
}

TEST(CmsCollection, BadOnesAreRefusedEachWithItsCode) {
  const auto all = bad_ones();
  EXPECT_GE(all.size(), 20U);
  for (const Bad& one : all) {
    SCOPED_TRACE(one.name);
    EXPECT_THAT(verify_all(one.cms, one.inputs).at(0), is_bad(one.code));
  }
}

// What is no document at all.
TEST(CmsCollection, UnreadableOnesAreRefusedEachWithItsCode) {
  const Bytes good = written(identity().signer());
  Bytes trailing = good;
  trailing.push_back(0);
  Bytes deep;
  for (int i = 0; i < 100; ++i) deep.insert(deep.end(), {0x30, 0x80});
  const std::pair<Bytes, const char*> kUnreadable[] = {
      {{}, "der.truncated"},
      {to_bytes(ByteView(good).first(good.size() - 1)), "der.truncated"},
      {trailing, "der.trailing_data"},
      {deep, "der.ber.too_deep"},
      {forge({.outer_type = oid_der("1.2.840.113549.1.7.3")}), "cms.content_type.not_signed_data"},
      {forge({.version = 9}), "cms.version.unknown"},
      {der::sequence({der::null()}), "cms.malformed"},
      {forge({.copies = kMaxSigners + 1}), "cms.signers.too_many"},
  };
  for (const auto& [octets, code] : kUnreadable) {
    const auto parsed = SignedData::parse(octets);
    ASSERT_FALSE(parsed) << code;
    EXPECT_EQ(parsed.error().code().id, code);
  }
}

// ----- openssl's

class CmsCollectionOpenssl : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::OpensslCms::installed()) GTEST_SKIP() << "no openssl command";
  }
  Bytes sign(KeyType type, const std::string& options) const {
    return openssl_.sign(kText, {{identity(type).certificate, identity(type).key, "-md sha256"}},
                         options);
  }
  test::OpensslCms openssl_{root().certificate()};
};

// Its good ones are CmsOpenssl.WhatItSignsHolds; here they are broken afterwards.
TEST_F(CmsCollectionOpenssl, ItsDocumentsBrokenAreRefusedByBoth) {
  const auto replaced = [](Bytes cms, std::string_view from, std::string_view to) {
    const auto at = as_text(cms).find(from);
    EXPECT_NE(at, std::string_view::npos) << from;
    if (at != std::string_view::npos)
      std::copy(to.begin(), to.end(), cms.begin() + static_cast<std::ptrdiff_t>(at));
    return cms;
  };
  const auto flipped_last = [](Bytes cms) {
    cms.back() ^= 1;
    return cms;
  };
  const std::string_view text = kText;
  const std::string other = "X" + std::string(text.substr(1));
  const Bytes rsa = sign(KeyType::rsa2048, "-nodetach -cades");
  const Bytes bare = sign(KeyType::p256, "-nodetach -noattr");
  const Bytes stream = sign(KeyType::p384, "-nodetach -stream");
  const std::string digest_oid("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04", 9);
  const std::string other_oid("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x7F", 9);
  const Bad kBroken[] = {
      {"content altered", replaced(rsa, text, other), "cms.message_digest.mismatch"},
      {"content altered, no attributes", replaced(bare, text, other), "cms.signature.bad"},
      {"content altered, in a stream", replaced(stream, text, other),
       "cms.message_digest.mismatch"},
      {"signature flipped", flipped_last(rsa), "cms.signature.bad"},
      {"signature flipped, no attributes", flipped_last(bare), "cms.signature.bad"},
      {"message digest renamed", replaced(rsa, digest_oid, other_oid),
       "cms.message_digest.missing"},
  };
  for (const Bad& one : kBroken) {
    SCOPED_TRACE(one.name);
    EXPECT_THAT(verify_one(one.cms), is_bad(one.code));
    EXPECT_FALSE(openssl_.verifies(one.cms));
  }
  const Bytes detached = sign(KeyType::p256, "");
  EXPECT_THAT(verify_one(detached, with_content(other)), is_bad("cms.message_digest.mismatch"));
  EXPECT_FALSE(openssl_.verifies(detached, other));
}

}  // namespace
}  // namespace baytrust::signature
