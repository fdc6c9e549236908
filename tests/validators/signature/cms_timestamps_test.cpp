// The time-stamps of CMS signatures: each kind over what it stamps, B to T to LTA, and archive
// time-stamps whose index does not fit.
#include "validators/signature/cms_timestamps.hpp"

#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_octets.hpp"
#include "validators/signature/hash_index.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;
using Kind = TimestampToken::Kind;

SignedData parse(const Bytes& cms) { return must(SignedData::parse(cms)); }

Bytes signed_document(CmsContent::Packing packing = CmsContent::Packing::attached) {
  return must(sign_cms({.octets = as_bytes(kText), .packing = packing}, identity().signer()));
}

TokenContent over_imprint(const ToStamp& what, Instant at) {
  return {.policy = Oid::literal("2.999.1.1"),
          .hash = what.hash,
          .imprint = what.imprint,
          .gen_time = {.second = at}};
}

// The document with one more time-stamp of the kind.
Bytes stamped(const Bytes& cms, const StampPlace& place, Instant at = test::kNoon,
              const Identity& who = tsa()) {
  const auto document = parse(cms);
  const ToStamp what = must(to_stamp(document, place));
  return must(add_timestamp(document, place.signer, what, token(over_imprint(what, at), who)));
}

MATCHER(IsGoodStamp, "") {
  *result_listener << describe(arg.findings);
  return arg.integrity == Integrity::good && remarks(arg).empty();
}
MATCHER_P2(IsStamp, integrity, code, "") {
  *result_listener << to_string(arg.integrity) << ": " << describe(arg.findings);
  return arg.integrity == integrity &&
         testing::Value(codes(arg.findings), testing::Contains(std::string(code)));
}

// ----- kinds

TEST(CmsTimestamps, SignatureTimestampsStampTheValue) {
  const Bytes cms = stamped(signed_document(), {});
  const auto all = timestamps(cms);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], IsGoodStamp());
  EXPECT_EQ(all[0].kind, Kind::signature);
  EXPECT_EQ(all[0].info()->gen_time.second, test::kNoon);
  EXPECT_EQ(all[0].findings[0].subject(), Subject(Subject::Kind::signature, 0));
  EXPECT_THAT(verify_one(cms), is_good());
  // The same token at another signature.
  const Bytes other = must(sign_cms({.octets = as_bytes("other")}, identity().signer()));
  const auto held = parse(cms);
  const auto value = held->signers[0].unsigned_attributes.list[0].values[0].full;
  const Bytes moved = add_unsigned(parse(other), 0, {oids::kSignatureTimestamp, value});
  EXPECT_THAT(timestamps(moved).at(0), IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
}

TEST(CmsTimestamps, ContentTimestampsStampTheContentHoweverItIsAtHand) {
  const Bytes stamp = token(statement(Hash::sha512));
  for (const bool attached : {true, false}) {
    const Bytes cms = forge({.attached = attached, .edit = [&](auto& list) {
                               list.push_back(attribute(kContentTimestampOid, {stamp}));
                             }});
    if (attached) {
      EXPECT_THAT(timestamps(cms).at(0), IsGoodStamp());
      continue;
    }
    EXPECT_THAT(timestamps(cms, with_content(kText)).at(0), IsGoodStamp());
    EXPECT_THAT(timestamps(cms, with_content("other")).at(0),
                IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
    EXPECT_THAT(timestamps(cms).at(0),
                IsStamp(Integrity::unknown, "timestamp.imprint.not_at_hand"));
    // In chunks: the digests computed for the document are those that its time-stamps need.
    ContentDigest digest(parse(cms));
    digest.update(as_bytes(kText));
    EXPECT_THAT(timestamps(cms, {.content = digest.finish()}).at(0), IsGoodStamp());
    const DigestedContent without{
        .digests = {{Hash::sha256, crypto::digest(Hash::sha256, as_bytes(kText))}}};
    EXPECT_THAT(timestamps(cms, {.content = without}).at(0),
                IsStamp(Integrity::unknown, "timestamp.imprint.not_at_hand"));
  }
}

TEST(CmsTimestamps, ReferencesAreStampedByTypeAndValues) {
  const Bytes certificates = attribute("1.2.840.113549.1.9.16.2.21", {der::sequence({})});
  const Bytes revocation =
      attribute("1.2.840.113549.1.9.16.2.22", {der::sequence({der::integer(1)})});
  const auto inside = [](const Bytes& one) {
    return to_bytes(must(der::parse_single(one)).content);
  };
  Bytes value;
  forge_signer({.edit_signature = [&](Bytes& s) { value = s; }});
  const auto concat = [](const std::vector<Bytes>& parts) {
    std::string out;
    for (const auto& part : parts) out += as_text(part);
    return out;
  };
  const Bytes signature_stamp =
      attribute(kSignatureTimestampOid, {token(statement(Hash::sha256, as_text(value)))});
  const std::string references = concat({inside(certificates), inside(revocation)});
  const std::string whole =
      concat({value, inside(signature_stamp), inside(certificates), inside(revocation)});
  const Forged document{
      .unsigned_attributes = {signature_stamp, certificates, revocation,
                              attribute("1.2.840.113549.1.9.16.2.25",
                                        {token(statement(Hash::sha256, whole))}),
                              attribute("1.2.840.113549.1.9.16.2.26",
                                        {token(statement(Hash::sha384, references))})},
      .edit_signature = [&](Bytes& s) { s = value; }};
  const auto all = timestamps(forge(document));
  ASSERT_EQ(all.size(), 3U);
  for (const auto& one : all) EXPECT_THAT(one, IsGoodStamp());
  EXPECT_EQ(all[1].kind, Kind::references);
  // Another reference than the one stamped.
  Forged altered = document;
  altered.unsigned_attributes[2] = attribute("1.2.840.113549.1.9.16.2.22", {der::sequence({})});
  const auto changed = timestamps(forge(altered));
  EXPECT_THAT(changed[0], IsGoodStamp());
  EXPECT_THAT(changed[1], IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
  EXPECT_THAT(changed[2], IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
}

// ----- B to T to LTA

TEST(CmsTimestamps, FromBToTToLta) {
  for (const KeyType type : {KeyType::p256, KeyType::rsa2048, KeyType::sm2}) {
    const Identity& who = tsa(type);
    Bytes cms = stamped(signed_document(), {}, test::kNoon, who);
    const Evidence evidence{
        .certificates = {root().certificate(), who.certificate},
        .crls = {share(to_bytes(root().issue_crl()->der))},
        .ocsp = {{OcspOctets::Form::response, share(der::sequence({der::integer(1)}))}}};
    cms = add_evidence(parse(cms), evidence);
    cms = stamped(cms, {.kind = Kind::archive, .hash = Hash::sha384}, test::kNoon + 60, who);
    const auto all = timestamps(cms);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_THAT(all[0], IsGoodStamp());
    EXPECT_THAT(all[1], IsGoodStamp());
    EXPECT_EQ(all[1].kind, Kind::archive);
    EXPECT_THAT(codes(all[1].findings), testing::Contains("timestamp.index.covers"));
    EXPECT_THAT(verify_one(cms), is_good());
    // Years later: what was gathered meanwhile, and one more over everything.
    Evidence later{.certificates = {tsa(KeyType::p384).certificate}, .crls = {}, .ocsp = {}};
    cms = add_evidence(parse(cms), later);
    cms = stamped(cms, {.kind = Kind::archive}, test::kNoon + 3600, tsa(KeyType::p384));
    const auto renewed = timestamps(cms);
    ASSERT_EQ(renewed.size(), 3U);
    for (const auto& one : renewed) EXPECT_THAT(one, IsGoodStamp());
  }
}

TEST(CmsTimestamps, ArchiveTimestampsOfDetachedContentNeedItsDigest) {
  const Bytes cms = signed_document(CmsContent::Packing::detached);
  EXPECT_FALSE(to_stamp(parse(cms), {.kind = Kind::archive}));
  const Bytes lta = stamped(cms, {.kind = Kind::archive, .content = as_bytes(kText)});
  EXPECT_THAT(timestamps(lta, with_content(kText)).at(0), IsGoodStamp());
  EXPECT_THAT(timestamps(lta, with_content("other")).at(0),
              IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
  EXPECT_THAT(timestamps(lta).at(0), IsStamp(Integrity::unknown, "timestamp.imprint.not_at_hand"));
}

// ----- hash indexes

// An archive time-stamp of version 3 with an index of our choice, at kNoon unless told otherwise.
struct Archive {
  std::string_view index_type = "0.4.0.19122.1.5";
  Bytes index{};
  std::vector<Bytes> index_attributes{};  // else one of the two above
  Hash hash = Hash::sha256;
};
Bytes add_archive(const Bytes& cms, const Archive& what) {
  const auto document = parse(cms);
  crypto::Hasher hasher(what.hash);
  hasher.update(octets_of(document).content_type);
  hasher.update(crypto::digest(what.hash, *document->content));
  hasher.update(signed_fields(document->signers[0]));
  hasher.update(what.index);
  TokenContent content = statement(what.hash);
  content.imprint = hasher.finish();
  auto unsigned_attributes = what.index_attributes;
  if (unsigned_attributes.empty()) {
    unsigned_attributes.push_back(attribute(what.index_type, {what.index}));
  }
  const Bytes octets =
      forge_token({.tst = write_tst_info(content), .unsigned_attributes = unsigned_attributes});
  return add_unsigned(document, 0, {oids::kArchiveTimestampV3, octets});
}

Bytes digests(const std::vector<Bytes>& octets, Hash hash = Hash::sha256) {
  std::vector<Bytes> out;
  for (const Bytes& one : octets) out.push_back(der::octet_string(crypto::digest(hash, one)));
  return der::sequence(out);
}
Bytes index_of(const Bytes& certificates, const Bytes& crls, const Bytes& attributes,
               const Bytes& algorithm = identifier("2.16.840.1.101.3.4.2.1")) {
  return der::sequence({algorithm, certificates, crls, attributes});
}
const Bytes kNone = der::sequence({});
Bytes own_certificate() { return to_bytes(identity().certificate->der); }

TEST(CmsTimestamps, IndexesOfEveryVersionAreRead) {
  const Bytes document = stamped(signed_document(), {});
  const auto parsed = parse(document);
  const Attribute& held = parsed->signers[0].unsigned_attributes.list[0];
  const Bytes type = oid_der(kSignatureTimestampOid);
  Bytes with_value = type;
  with_value.insert(with_value.end(), held.values[0].full.begin(), held.values[0].full.end());
  const Bytes whole = to_bytes(held.full);
  const Bytes certificates = digests({own_certificate()});
  const Archive versions[] = {
      {.index = index_of(certificates, kNone, digests({with_value}))},
      {.index = index_of(certificates, kNone, digests({with_value}), {})},  // SHA-256 by default
      {.index_type = "0.4.0.19122.1.4",
       .index = index_of(certificates, kNone, digests({with_value}))},
      {.index_type = "0.4.0.1733.2.5", .index = index_of(certificates, kNone, digests({whole}))},
      {.index_type = "0.4.0.1733.2.5",
       .index = index_of(certificates, kNone, digests({whole}), {})}};
  for (const Archive& one : versions) {
    EXPECT_THAT(timestamps(add_archive(document, one)).at(1), IsGoodStamp());
  }
}

// TS 101 733 6.4.2: version 1 lists attributes, the others each value of one.
TEST(CmsTimestampAttack, AnAttributeOfManyValuesIsDigestedOnceInVersion1) {
  std::vector<Bytes> values;
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(kMaxAttributeValues); ++i) {
    values.push_back(der::sequence({der::integer(i), der::octet_string(Bytes(500, 0x55))}));
  }
  const Bytes document = forge({.unsigned_attributes = {attribute("2.999.7", values)}});
  const auto parsed = parse(document);
  const Attribute& held = parsed->signers[0].unsigned_attributes.list.at(0);
  const Bytes certificates = digests({own_certificate()});
  const Bytes index = index_of(certificates, kNone, digests({to_bytes(held.full)}));
  const auto data = parse(add_archive(document, {.index_type = "0.4.0.1733.2.5", .index = index}));
  crypto::Verifier verifier;
  Budget whole;
  const auto facts = verify(data, {}, verifier, whole);
  const auto before = whole.left(Resource::bytes);
  EXPECT_THAT(timestamps_of({data, facts[0], {}}, verifier, whole).at(0), IsGoodStamp());
  // The document's unsigned attributes hold the token too.
  const auto& signer = data->signers[0];
  EXPECT_LT(before - whole.left(Resource::bytes),
            2 * octets_of_items(data, signer, HashIndex::Version::v1));
  const auto items = items_of(data, signer, Hash::sha256, HashIndex::Version::v1);
  const auto of_values = std::count_if(items.begin(), items.end(), [&](const IndexItem& item) {
    return item.part == IndexItem::Part::attributes && item.place == 0 &&
           item.digest == crypto::digest(Hash::sha256, held.full);
  });
  EXPECT_EQ(of_values, static_cast<std::ptrdiff_t>(kMaxAttributeValues));
  // A value of it alone is none of its items.
  Bytes with_value = oid_der("2.999.7");
  with_value.insert(with_value.end(), held.values[0].full.begin(), held.values[0].full.end());
  const Bytes by_value = index_of(certificates, kNone, digests({with_value}));
  EXPECT_THAT(
      timestamps(add_archive(document, {.index_type = "0.4.0.1733.2.5", .index = by_value})).at(0),
      IsStamp(Integrity::bad, "timestamp.index.foreign"));
}

TEST(CmsTimestampAttack, AnIndexThatOmitsACertificate) {
  const Bytes cms = add_archive(signed_document(), {.index = index_of(kNone, kNone, kNone)});
  const auto facts = timestamps(cms).at(0);
  EXPECT_THAT(facts, IsStamp(Integrity::unknown, "timestamp.index.incomplete"));
  EXPECT_EQ(facts.findings.back().facts()[0].value, "certificates");
}

TEST(CmsTimestampAttack, AnIndexThatOmitsATimestampBeforeIt) {
  const Bytes cms = add_archive(stamped(signed_document(), {}),
                                {.index = index_of(digests({own_certificate()}), kNone, kNone)});
  const auto facts = timestamps(cms).at(1);
  EXPECT_THAT(facts, IsStamp(Integrity::unknown, "timestamp.index.incomplete"));
  EXPECT_EQ(facts.findings.back().facts()[0].value, "attributes");
}

TEST(CmsTimestampAttack, ACertificateAddedAfterwards) {
  const Bytes lta = stamped(signed_document(), {.kind = Kind::archive});
  EXPECT_THAT(timestamps(lta).at(0), IsGoodStamp());
  const Bytes more =
      add_evidence(parse(lta), {.certificates = {root().certificate()}, .crls = {}, .ocsp = {}});
  EXPECT_THAT(timestamps(more).at(0), IsStamp(Integrity::unknown, "timestamp.index.incomplete"));
  // A later one that does not hold covers nothing.
  const auto document = parse(more);
  const ToStamp what = must(to_stamp(document, {.kind = Kind::archive}));
  const Identity none = make_tsa({.subject = "CN=No authority"});
  const Bytes covered =
      must(add_timestamp(document, 0, what, token(over_imprint(what, test::kNoon + 60), none)));
  const auto all = timestamps(covered);
  EXPECT_THAT(all.at(0), IsStamp(Integrity::unknown, "timestamp.index.incomplete"));
  EXPECT_THAT(all.at(1), IsStamp(Integrity::bad, "timestamp.tsa.purpose.missing"));
}

TEST(CmsTimestampAttack, AnIndexOfThingsThatAreNotThere) {
  const Bytes index = index_of(digests({own_certificate(), Bytes{1}}), digests({Bytes{2}}),
                               digests({Bytes{3}, Bytes{4}}));
  const auto facts = timestamps(add_archive(signed_document(), {.index = index})).at(0);
  EXPECT_THAT(facts, IsStamp(Integrity::bad, "timestamp.index.foreign"));
  EXPECT_EQ(std::count_if(facts.findings.begin(), facts.findings.end(),
                          [](const auto& f) { return f.code().id == "timestamp.index.foreign"; }),
            3);
}

TEST(CmsTimestampAttack, ACertificateTakenOutAfterwards) {
  const Bytes more = add_evidence(parse(signed_document()),
                                  {.certificates = {root().certificate()}, .crls = {}, .ocsp = {}});
  const Bytes lta = stamped(more, {.kind = Kind::archive});
  const auto data = parse(lta);
  const Bytes without = wrap({}, {to_bytes(data->signers[0].full)});
  EXPECT_THAT(timestamps(without).at(0), IsStamp(Integrity::bad, "timestamp.index.foreign"));
}

TEST(CmsTimestampAttack, AnIndexOfAnotherHashAlgorithm) {
  const Bytes by_sha1 =
      index_of(digests({own_certificate()}, Hash::sha1), kNone, kNone, identifier("1.3.14.3.2.26"));
  EXPECT_THAT(timestamps(add_archive(signed_document(), {.index = by_sha1})).at(0),
              IsStamp(Integrity::bad, "timestamp.index.algorithm"));
  const Bytes unknown = index_of(digests({own_certificate()}), kNone, kNone, identifier("2.999.3"));
  EXPECT_THAT(timestamps(add_archive(signed_document(), {.index = unknown})).at(0),
              IsStamp(Integrity::bad, "timestamp.index.algorithm"));
}

TEST(CmsTimestampAttack, NoIndexOrTwo) {
  const Bytes index = index_of(digests({own_certificate()}), kNone, kNone);
  const Bytes one = attribute("0.4.0.19122.1.5", {index});
  const Bytes other = attribute("0.4.0.1733.2.5", {index});
  const Bytes none = attribute("2.999.1", {der::null()});
  const Bytes twice = attribute("0.4.0.19122.1.5", {index, kNone});
  using List = std::vector<Bytes>;
  for (const List& attributes : {List{none}, List{one, other}, List{twice}}) {
    const Bytes cms =
        add_archive(signed_document(), {.index = index, .index_attributes = attributes});
    EXPECT_THAT(timestamps(cms).at(0), IsStamp(Integrity::bad, "timestamp.index.not_one"));
  }
}

TEST(CmsTimestampAttack, AnIndexThatIsNone) {
  const std::vector<Bytes> many(kMaxIndexEntries + 1, Bytes{1});
  for (const Bytes& index :
       {der::null(), der::sequence({kNone}), index_of(kNone, kNone, der::sequence({der::null()})),
        index_of(digests(many), kNone, kNone)}) {
    EXPECT_THAT(timestamps(add_archive(signed_document(), {.index = index})).at(0),
                IsStamp(Integrity::bad, "timestamp.index.malformed"));
  }
}

TEST(CmsTimestampAttack, AnotherIndexThanTheOneStamped) {
  // The unsigned attribute that holds it is under no signature but by the imprint.
  const Bytes lta = stamped(signed_document(), {.kind = Kind::archive});
  const auto data = parse(lta);
  const auto value = data->signers[0].unsigned_attributes.list[0].values[0].full;
  const auto stamp = parse(to_bytes(value));
  Bytes octets = to_bytes(value);
  const Bytes held = to_bytes(stamp->signers[0].unsigned_attributes.list[0].values[0].full);
  const auto at = std::search(octets.begin(), octets.end(), held.begin(), held.end());
  ASSERT_NE(at, octets.end());
  at[static_cast<std::ptrdiff_t>(held.size()) - 6] ^= 1;  // in the digest of the certificate
  const Bytes bare = wrap({}, {der::sequence({to_bytes(signed_fields(data->signers[0]))})});
  const Bytes forged = add_unsigned(parse(bare), 0, {oids::kArchiveTimestampV3, octets});
  EXPECT_THAT(timestamps(forged).at(0), IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
}

// ----- the older archive time-stamps (RFC 5126 6.4.1)

std::string older_octets(const SignedData& data, std::string_view content, bool header) {
  const auto octets = octets_of(data);
  std::string out(as_text(octets.encapsulated));
  out += content;
  out += as_text(octets.certificates);
  out += as_text(octets.crls);
  out += as_text(signed_fields(data->signers[0]));
  const ByteView attributes = data->signers[0].unsigned_attributes.content;
  const Bytes wrapped = der::encode(der::context_constructed(1), attributes);
  if (!attributes.empty()) out += header ? as_text(wrapped) : as_text(attributes);
  return out;
}

Bytes add_older(const Bytes& cms, std::string_view content, bool header, Instant at = test::kNoon) {
  TokenContent stated = statement(Hash::sha256, older_octets(parse(cms), content, header));
  stated.gen_time.second = at;
  return add_unsigned(parse(cms), 0, {oids::kArchiveTimestampV2, token(stated)});
}

TEST(CmsTimestamps, ArchiveTimestampsOfVersion2AreRead) {
  const Bytes plain = add_older(signed_document(), {}, true);
  EXPECT_THAT(timestamps(plain).at(0), IsGoodStamp());
  const Bytes after = add_older(stamped(signed_document(), {}), {}, true);
  EXPECT_THAT(timestamps(after).at(1), IsGoodStamp());
  // Without the header of the unsigned attributes, as an older text of the standard had it.
  const Bytes old_form = add_older(stamped(signed_document(), {}), {}, false);
  const auto facts = timestamps(old_form).at(1);
  EXPECT_EQ(facts.integrity, Integrity::good);
  EXPECT_EQ(remarks(facts), std::vector<std::string>{"timestamp.archive.old_form"});
  // One over the other, and detached.
  const auto twice = timestamps(add_older(after, {}, true, test::kNoon + 60));
  ASSERT_EQ(twice.size(), 3U);
  for (const auto& one : twice) EXPECT_THAT(one, IsGoodStamp());
  const Bytes detached = add_older(signed_document(CmsContent::Packing::detached), kText, true);
  EXPECT_THAT(timestamps(detached, with_content(kText)).at(0), IsGoodStamp());
  EXPECT_THAT(timestamps(detached).at(0),
              IsStamp(Integrity::unknown, "timestamp.imprint.not_at_hand"));
  EXPECT_THAT(timestamps(detached, with_content("other")).at(0),
              IsStamp(Integrity::bad, "timestamp.imprint.mismatch"));
}

TEST(CmsTimestamps, Version1IsNotComputed) {
  const Bytes cms = add_unsigned(parse(signed_document()), 0, {oids::kArchiveTimestampV1, token()});
  EXPECT_THAT(timestamps(cms).at(0), IsStamp(Integrity::unknown, "timestamp.unsupported"));
}

// ----- what else may be wrong

TEST(CmsTimestamps, WhatIsNoTokenIsSaid) {
  const Bytes cms =
      add_unsigned(parse(signed_document()), 0, {oids::kSignatureTimestamp, der::null()});
  const auto all = timestamps(cms);
  EXPECT_THAT(all.at(0), IsStamp(Integrity::bad, "timestamp.unreadable"));
  EXPECT_EQ(all.at(0).info(), nullptr);
  EXPECT_THAT(verify_one(cms), is_good());  // which the signature does not suffer by
}

TEST(CmsTimestamps, OneBeforeWhatItMustFollowIsSaid) {
  const Bytes first = stamped(signed_document(), {}, test::kNoon);
  const Bytes archive = stamped(first, {.kind = Kind::archive}, test::kNoon - 60);
  const auto all = timestamps(archive);
  EXPECT_THAT(all.at(0), IsGoodStamp());
  EXPECT_THAT(all.at(1), IsStamp(Integrity::unknown, "timestamp.order"));
}

TEST(CmsTimestamps, SoManyAndNoMore) {
  const Bytes junk = der::null();
  std::vector<Bytes> values;
  for (std::int64_t i = 0; i <= static_cast<std::int64_t>(kMaxTimestamps); ++i) {
    values.push_back(der::integer(i));
  }
  const Bytes cms = forge({.unsigned_attributes = {attribute(kSignatureTimestampOid, values)}});
  const auto all = timestamps(cms);
  ASSERT_EQ(all.size(), kMaxTimestamps + 1);
  EXPECT_THAT(all.back(), IsStamp(Integrity::unknown, "timestamp.too_many"));
}

TEST(CmsTimestamps, TheBudgetBoundsWhatIsHashed) {
  const std::string content(10'000, 'x');
  const Bytes stamp = token(statement(Hash::sha512, content));
  const Bytes first = forge({.content = content, .edit = [&](auto& list) {
                               list.push_back(attribute(kContentTimestampOid, {stamp}));
                             }});
  const Bytes cms =
      add_older(stamped(stamped(first, {}), {.kind = Kind::archive}), {}, true, test::kNoon + 60);
  const auto data = parse(cms);
  crypto::Verifier verifier;
  Budget budget;
  const auto facts = verify(data, {}, verifier, budget);
  EXPECT_EQ(timestamps_of({data, facts[0], {}}, verifier, budget).at(3).integrity, Integrity::good);
  Budget small({.bytes = 5'000});
  const auto all = timestamps_of({data, facts[0], {}}, verifier, small);
  EXPECT_THAT(all.at(0), IsStamp(Integrity::unknown, "timestamp.budget"));
  EXPECT_THAT(all.at(1), IsGoodStamp());
  EXPECT_THAT(all.at(2), IsStamp(Integrity::unknown, "timestamp.budget"));
  EXPECT_THAT(all.at(3), IsStamp(Integrity::unknown, "timestamp.budget"));
  Budget none({.bytes = 100});
  EXPECT_THAT(timestamps_of({data, facts[0], {}}, verifier, none).at(2),
              IsStamp(Integrity::unknown, "timestamp.budget"));
}

}  // namespace
}  // namespace baytrust::signature
