// A collection of SignedData of GB/T 35275 and GM/T 0010 (SM2, SM3, content types under
// 1.2.156.10197.6.1.4.2) as generators, good and bad: signed by us, and by openssl's SM2, whose key
// and certificate are its own too. Each bad one is refused with the code named beside it.
#include "tests/support/openssl_sm2.hpp"
#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;

constexpr std::string_view kGmData = "1.2.156.10197.6.1.4.2.1";
constexpr std::string_view kGmSigned = "1.2.156.10197.6.1.4.2.2";
constexpr std::string_view kSm3Oid = "1.2.156.10197.1.401";
constexpr std::string_view kSm3Keyless = "1.2.156.10197.1.401.1";
constexpr std::string_view kSm2Sign = "1.2.156.10197.1.301.1";
constexpr std::string_view kSm3WithSm2 = "1.2.156.10197.1.501";
const std::string kUnbound = "cms.signing_certificate.missing";

const Identity& holder() { return identity(KeyType::sm2); }

// A document in GM/T 0010's types and identifiers, put together by hand.
Forged gm(const std::function<void(Forged&)>& edit = {}) {
  Forged out{.who = &holder(),
             .outer_type = oid_der(kGmSigned),
             .content_type = oid_der(kGmData),
             .digest_id = identifier_null(kSm3Oid),
             .signature_id = identifier_null(kSm2Sign)};
  if (edit) edit(out);
  return out;
}
Forged gm_attributes(std::function<void(std::vector<Bytes>&)> edit) {
  return gm([&](Forged& f) { f.edit = std::move(edit); });
}
Bytes written(const CmsSigner& signer,
              CmsContent::Packing packing = CmsContent::Packing::attached) {
  return must(sign_cms(
      {.octets = as_bytes(kText), .packing = packing, .types = CmsContent::Types::gm}, signer));
}
CmsSigner signer(const std::function<void(CmsSigner&)>& edit = {}) {
  CmsSigner out = holder().signer();
  if (edit) edit(out);
  return out;
}
// r and s of 32 octets each, side by side, as devices give them.
Bytes side_by_side(const Bytes& pair) {
  der::Reader outer(pair);
  der::Reader inner = *outer.enter(der::kSequence);
  Bytes out;
  for (int i = 0; i < 2; ++i) {
    ByteView number = *inner.integer();
    while (number.size() > 32) number = number.subspan(1);
    out.insert(out.end(), 32 - number.size(), 0);
    out.insert(out.end(), number.begin(), number.end());
  }
  return out;
}
DigestedContent in_chunks(const Bytes& cms) {
  ContentDigest digest(must(SignedData::parse(cms)));
  digest.update(as_bytes(kText).first(5));
  digest.update(as_bytes(kText).subspan(5));
  return digest.finish();
}

struct Good {
  const char* name;
  Bytes cms;
  std::vector<std::string> remarks{};
  VerifyInputs inputs{};
  std::size_t signers = 1;
};

std::vector<Good> with_attributes() {
  const auto detached = CmsContent::Packing::detached;
  const auto first = must(SignedData::parse(written(signer())));
  const Identity other = make_identity("Second SM2 signer", KeyType::sm2);
  const Bytes apart = written(signer(), detached);
  return {
      {"attached", written(signer())},
      {"detached", apart, {}, with_content(kText)},
      {"detached, in chunks", apart, {}, {.content = in_chunks(apart)}},
      {"by key identifier",
       written(signer([](auto& s) { s.named_by = CmsSigner::NamedBy::key_id; }))},
      {"dated", written(signer([](auto& s) { s.signing_time = test::kNoon; }))},
      {"two signers", must(add_signer(first, {}, other.signer())), {}, {}, 2},
      {"BER", as_ber(written(signer()))},
      {"BER detached", as_ber(apart), {}, with_content(kText)},
      {"by hand", forge(gm()), {kUnbound}},
      {"keyless SM3",
       forge(gm([](auto& f) { f.digest_id = identifier(kSm3Keyless); })),
       {kUnbound, "cms.digest_algorithm.odd"}},
      {"signature named with its hash",
       forge(gm([](auto& f) { f.signature_id = identifier(kSm3WithSm2); })),
       {kUnbound}},
      {"signature named by its curve",
       forge(gm([](auto& f) { f.signature_id = identifier("1.2.156.10197.1.301"); })),
       {kUnbound, "cms.signature_algorithm.odd"}},
      {"side by side",
       forge(gm([](auto& f) { f.edit_signature = [](Bytes& s) { s = side_by_side(s); }; })),
       {kUnbound, "cms.signature.plain_form"}},
      {"bound by SM3", forge(gm_attributes([](auto& list) {
         list.push_back(ess_v2(holder().certificate, kSm3Oid, Hash::sm3));
       }))},
      {"bound by SHA-1",
       forge(gm_attributes([](auto& list) { list.push_back(ess_v1(holder().certificate)); }))},
      {"standard types", forge({.who = &holder()}), {kUnbound}},
      {"an id that was agreed",
       forge(gm([](auto& f) { f.sm2_id = "ALICE123@YAHOO.COM"; })),
       {kUnbound},
       {.sm2_id = "ALICE123@YAHOO.COM"}},
      {"empty content", forge(gm([](auto& f) { f.content.clear(); })), {kUnbound}},
      {"carrying its chain",
       forge(gm([](auto& f) {
         f.certificates = {to_bytes(holder().certificate->der),
                           to_bytes(root().certificate()->der)};
       })),
       {kUnbound}},
  };
}

std::vector<Good> without_attributes() {
  const auto none = [](CmsSigner& s) { s.signed_attributes = CmsSigner::SignedAttributes::none; };
  const Bytes apart = written(signer(none), CmsContent::Packing::detached);
  return {
      {"attached, bare", written(signer(none)), {kUnbound}},
      {"detached, bare", apart, {kUnbound}, with_content(kText)},
      {"detached, bare, in chunks", apart, {kUnbound}, {.content = in_chunks(apart)}},
      {"bare by hand", forge(gm([](auto& f) { f.with_attributes = false; })), {kUnbound}},
      {"bare, side by side",
       forge(gm([](auto& f) {
         f.with_attributes = false;
         f.edit_signature = [](Bytes& s) { s = side_by_side(s); };
       })),
       {kUnbound, "cms.signature.plain_form"}},
      {"bare, BER", as_ber(written(signer(none))), {kUnbound}},
  };
}

TEST(GmCollection, GoodOnesAreGood) {
  auto all = with_attributes();
  for (auto& one : without_attributes()) all.push_back(std::move(one));
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

Bytes under(const Forged& document, const Forged& elsewhere) {
  return wrap(document, {forge_signer(elsewhere)});
}

std::vector<Bad> bad_ones() {
  const auto bare = [](Forged& f) { f.with_attributes = false; };
  const auto other_content = [](Forged& f) { f.content = "Pay 1,000,000"; };
  const auto detached = CmsContent::Packing::detached;
  const Bytes digest_of_sha256 = attribute(
      kMessageDigestOid, {der::octet_string(crypto::digest(Hash::sha256, as_bytes(kText)))});
  return {
      {"content swapped", under(gm(other_content), gm()), "cms.message_digest.mismatch"},
      {"content swapped, bare",
       under(gm([&](Forged& f) {
               bare(f);
               other_content(f);
             }),
             gm(bare)),
       "cms.signature.bad"},
      {"detached content of another", written(signer(), detached), "cms.message_digest.mismatch",
       with_content("Pay 1,000,000")},
      {"attached beside another", written(signer()), "cms.content.differs",
       with_content("another")},
      {"no message digest", forge(gm_attributes([](auto& list) { list.pop_back(); })),
       "cms.message_digest.missing"},
      {"no content type", forge(gm_attributes([](auto& list) { list.erase(list.begin()); })),
       "cms.content_type.missing"},
      {"the standard's data type", forge(gm_attributes([](auto& list) {
         list[0] = attribute(kContentTypeOid, {oid_der(kDataOid)});
       })),
       "cms.content_type.mismatch"},
      {"message digest by SHA-256",
       forge(gm_attributes([=](auto& list) { list[1] = digest_of_sha256; })),
       "cms.message_digest.mismatch"},
      {"message digest twice", forge(gm_attributes([](auto& list) { list.push_back(list[1]); })),
       "cms.attribute.duplicate"},
      {"signed under no id", forge(gm([](auto& f) { f.sm2_id = ""; })), "cms.signature.other_id"},
      {"signed under no id, bare", forge(gm([&](auto& f) {
         bare(f);
         f.sm2_id = "";
       })),
       "cms.signature.other_id"},
      {"signed under the default id where another was agreed",
       forge(gm()),
       "cms.signature.other_id",
       {.sm2_id = "agreed"}},
      {"signed under an id nobody knows", forge(gm([](auto& f) { f.sm2_id = "someone"; })),
       "cms.signature.bad"},
      {"signature flipped",
       forge(gm([](auto& f) { f.edit_signature = [](Bytes& s) { s.back() ^= 1; }; })),
       "cms.signature.bad"},
      {"signature empty",
       forge(gm([](auto& f) { f.edit_signature = [](Bytes& s) { s.clear(); }; })),
       "cms.signature.bad"},
      {"signature of zeros", forge(gm([](auto& f) {
         f.edit_signature = [](Bytes& s) { s = der::sequence({der::integer(0), der::integer(0)}); };
       })),
       "cms.signature.bad"},
      {"side by side of zeros",
       forge(gm([](auto& f) { f.edit_signature = [](Bytes& s) { s = Bytes(64); }; })),
       "cms.signature.bad"},
      {"digest algorithm of SHA-256",
       forge(gm([](auto& f) { f.digest_id = identifier("2.16.840.1.101.3.4.2.1"); })),
       "cms.digest_algorithm.mismatch"},
      {"an ECDSA name over SM2",
       forge(gm([](auto& f) { f.signature_id = identifier("1.2.840.10045.4.3.2"); })),
       "cms.signature.key_mismatch"},
      {"an SM2 name over P-256", forge(gm([](auto& f) { f.who = &identity(); })),
       "cms.signature.key_mismatch"},
      {"binding to another", forge(gm_attributes([](auto& list) {
         list.push_back(ess_v2(identity().certificate, kSm3Oid, Hash::sm3));
       })),
       "cms.signing_certificate.mismatch"},
      {"GM types, no attributes around other content", forge(gm([&](auto& f) {
         bare(f);
         f.content_type = oid_der("1.2.156.10197.6.1.4.2.3");
       })),
       "cms.signed_attributes.missing"},
  };
}

TEST(GmCollection, BadOnesAreRefusedEachWithItsCode) {
  const auto all = bad_ones();
  EXPECT_GE(all.size(), 20U);
  for (const Bad& one : all) {
    SCOPED_TRACE(one.name);
    EXPECT_THAT(verify_one(one.cms, one.inputs), is_bad(one.code));
  }
}

TEST(GmCollection, TheOtherContentTypesAreNoSignedData) {
  // Enveloped, signed and enveloped, encrypted, key agreement (GM/T 0010 4).
  for (const char* type : {"1.2.156.10197.6.1.4.2.3", "1.2.156.10197.6.1.4.2.4",
                           "1.2.156.10197.6.1.4.2.5", "1.2.156.10197.6.1.4.2.6"}) {
    const auto parsed =
        SignedData::parse(forge(gm([&](auto& f) { f.outer_type = oid_der(type); })));
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code().id, "cms.content_type.not_signed_data");
  }
}

// ----- openssl's

TEST(GmCollectionOpenssl, ItsSignaturesAreReadAsAnyOther) {
  if (!test::OpensslSm2::installed()) GTEST_SKIP() << "no openssl command";
  const test::OpensslSm2 openssl;
  const auto certificate = openssl.certificate("Foreign");
  ASSERT_TRUE(certificate);
  const Identity foreign{*certificate, holder().key};  // the key is not used
  const auto made = [&](const std::function<void(Forged&)>& edit) {
    return gm([&](Forged& f) {
      f.who = &foreign;
      f.algorithm = holder().key.default_algorithm();
      f.sign = [&](ByteView message) { return openssl.sign(message); };
      if (edit) edit(f);
    });
  };
  const auto bare = [](Forged& f) { f.with_attributes = false; };
  const auto detached = [](Forged& f) { f.attached = false; };
  const auto without_id = [&](Forged& f) {
    f.sign = [&](ByteView message) { return openssl.sign(message, {}); };
  };
  const Bytes plain = forge(made({}));
  EXPECT_THAT(verify_one(plain), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(forge(made(bare))), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(forge(made(detached)), with_content(kText)), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(as_ber(plain)), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(forge(made(
                  [&](Forged& f) { f.edit_signature = [](Bytes& s) { s = side_by_side(s); }; }))),
              is_good_but({kUnbound, "cms.signature.plain_form"}));
  EXPECT_THAT(verify_one(forge(made(without_id)), {.sm2_id = ""}), is_good_but({kUnbound}));
  // And bad: its own default is no id at all; the rest as of any other.
  EXPECT_THAT(verify_one(forge(made(without_id))), is_bad("cms.signature.other_id"));
  EXPECT_THAT(verify_one(forge(made(detached)), with_content("other")),
              is_bad("cms.message_digest.mismatch"));
  EXPECT_THAT(verify_one(plain, with_content("other")), is_bad("cms.content.differs"));
  EXPECT_THAT(verify_one(forge(made(
                  [&](Forged& f) { f.edit_signature = [](Bytes& s) { s[s.size() / 2] ^= 1; }; }))),
              is_bad("cms.signature.bad"));
  EXPECT_THAT(verify_one(forge(made([&](Forged& f) {
                bare(f);
                f.certificates = {to_bytes(holder().certificate->der)};
              }))),
              is_unknown("cms.signer.not_found"));
}

}  // namespace
}  // namespace baytrust::signature
