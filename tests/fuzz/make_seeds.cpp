// Makes the seed corpora under tests/fuzz/seeds from the DEMO world: small, real, and ours. Keys
// are new each time, so seeds are made once and kept. usage: make_seeds DIRECTORY
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "gateway/demo/documents.hpp"
#include "gateway/demo/profiles.hpp"
#include "tests/differential/chain_spec.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/responder.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_write.hpp"
#include "validators/signature/timestamp_write.hpp"
#include "validators/signature/pdf_write.hpp"

using namespace baytrust;

namespace {

std::filesystem::path directory;

void keep(const std::string& target, const std::string& name, ByteView content) {
  std::filesystem::create_directories(directory / target);
  std::ofstream(directory / target / name, std::ios::binary)
      .write(reinterpret_cast<const char*>(content.data()),
             static_cast<std::streamsize>(content.size()));
}
void keep(const std::string& target, const std::string& name, std::string_view content) {
  keep(target, name, as_bytes(content));
}

void keep_certificates(const demo::World& world) {
  for (const auto& [name, certificate] : world.certificates) {
    keep("certificate", name, certificate->der);
    keep("algorithm", name + "-key", certificate->subject_public_key_info.spki);
    keep("algorithm", name + "-algorithm", certificate->signature_algorithm.full);
  }
  for (const auto& [name, ca] : world.cas) {
    keep("certificate", "ca-" + name, ca.issuing.certificate()->der);
  }
  keep("der", "certificate", world.certificates.begin()->second->der);
  keep("text_values", "name.der", world.certificates.begin()->second->subject.der());
  for (const auto& [name, crl] : world.crls) keep("crl", name, crl->der);
  keep("der", "crl", world.crls.begin()->second->der);
}

// Answers of the CA, of a delegated responder, bare, refused, about several.
void keep_ocsp() {
  const auto ca = test::make_authority("CA");
  const auto leaf = ca.issue();
  const auto responder = test::delegated_responder(ca);
  using Status = x509::OcspSingle::Status;
  keep("ocsp", "good", test::ocsp_der(ca, leaf));
  keep("ocsp", "delegated",
       test::ocsp_der(ca, leaf,
                      {.status = Status::revoked,
                       .reason = x509::RevocationReason::key_compromise,
                       .hash = crypto::Hash::sha256,
                       .id = test::OcspAnswer::Id::by_key,
                       .responder = &responder,
                       .certificates = {responder.certificate()}}));
  keep(
      "ocsp", "extensions",
      test::ocsp_der(ca, leaf,
                     {.status = Status::unknown,
                      .extensions = {x509::write_ocsp_archive_cutoff(test::kStart),
                                     x509::write_invalidity_date(test::kStart)},
                      .response_extensions = {x509::write_ocsp_nonce(Bytes(32, 7)),
                                              x509::write_ocsp_extended_revoke()},
                      .more = {test::single_about(ca, ca.issue()), test::single_about(ca, leaf)}}));
  keep("ocsp", "try-later", x509::write_ocsp_status(3));
  x509::OcspResponseTemplate bare;
  bare.responder_name = ca.subject();
  bare.singles = {test::single_about(ca, leaf)};
  keep("ocsp", "basic", x509::issue_basic_ocsp_response(bare, ca.key()).value());
}

// Whole chains, in the order path_fuzz.cpp reads them: target, pool, anchor.
void keep_paths(const demo::World& world) {
  const auto append = [](Bytes& octets, const x509::Certificate& certificate) {
    octets.insert(octets.end(), certificate->der.begin(), certificate->der.end());
  };
  for (const std::uint64_t seed : {3U, 7U, 12U, 18U, 21U, 30U, 41U, 55U}) {
    const auto chain = differential::issue(differential::make_spec(seed));
    Bytes octets{static_cast<std::uint8_t>(seed)};
    for (const auto& certificate : chain.path) append(octets, certificate);
    append(octets, chain.anchor);
    keep("path", "generated-" + std::to_string(seed), octets);
  }
  // Same-name CAs, none of which is the issuer's.
  Bytes octets{0x02};
  append(octets, world.certificates.begin()->second);
  for (const auto& [name, ca] : world.cas) append(octets, ca.issuing.certificate());
  append(octets, world.cas.begin()->second.issuing.certificate());
  keep("path", "pool", octets);
}

// Signed data of every kind that has a shape of its own, over one short content.
void keep_cms() {
  using signature::CmsContent;
  using signature::CmsSigner;
  const auto root = test::make_authority("DEMO CMS root");
  const auto signer = [&](crypto::KeyType type) {
    auto key = test::fresh_key(type);
    auto certificate = root.issue({.subject = "CN=DEMO signer", .key = key});
    return CmsSigner{.certificate = std::move(certificate), .key = std::move(key)};
  };
  const ByteView content = as_bytes("DEMO");
  CmsSigner ec = signer(crypto::KeyType::p256);
  const CmsSigner sm2 = signer(crypto::KeyType::sm2);
  const Bytes attached = signature::sign_cms({.octets = content}, ec).value();
  keep("cms", "ecdsa", ByteView(attached));
  // The same with an indefinite length outside, as streams have it.
  Bytes stream{0x30, 0x80};
  const ByteView inside = der::parse_single(attached).value().content;
  stream.insert(stream.end(), inside.begin(), inside.end());
  stream.insert(stream.end(), {0x00, 0x00});
  keep("cms", "indefinite", ByteView(stream));
  const auto parsed = signature::SignedData::parse(attached).value();
  keep("cms", "two-signers", ByteView(signature::add_signer(parsed, {}, sm2).value()));
  keep("cms", "gm",
       ByteView(
           signature::sign_cms({.octets = content, .types = CmsContent::Types::gm}, sm2).value()));
  keep("cms", "ed25519-detached",
       ByteView(signature::sign_cms({.octets = content, .packing = CmsContent::Packing::detached},
                                    signer(crypto::KeyType::ed25519))
                    .value()));
  ec.signing_time = Instant{1772539200};
  ec.named_by = CmsSigner::NamedBy::key_id;
  keep("cms", "key-id", ByteView(signature::sign_cms({.octets = content}, ec).value()));
  ec.signed_attributes = CmsSigner::SignedAttributes::none;
  keep("cms", "no-attributes", ByteView(signature::sign_cms({.octets = content}, ec).value()));
}

// Tokens, responses and documents with time-stamps; the first two octets are the fuzz target's.
void keep_timestamps() {
  using signature::TimestampToken;
  const auto root = test::make_authority("DEMO TSA root");
  auto purpose = x509::write_extended_key_usage({Oid::literal("1.3.6.1.5.5.7.3.8")});
  purpose.critical = true;
  const auto tsa = [&](crypto::KeyType type) {
    auto key = test::fresh_key(type);
    auto certificate = root.issue({.subject = "CN=DEMO TSA", .key = key, .extra = {purpose}});
    return signature::CmsSigner{.certificate = std::move(certificate), .key = std::move(key)};
  };
  const auto keep_one = [](const std::string& name, const Bytes& octets) {
    Bytes seed{0x12, 0x34};
    seed.insert(seed.end(), octets.begin(), octets.end());
    keep("timestamp", name, ByteView(seed));
  };
  const signature::CmsSigner ec = tsa(crypto::KeyType::p256);
  signature::TokenContent content{.policy = Oid::literal("2.999.1"),
                                  .imprint = crypto::digest(crypto::Hash::sha256, as_bytes("DEMO")),
                                  .gen_time = {.second = Instant{1772539200}}};
  const Bytes plain = signature::sign_timestamp(content, ec).value();
  keep_one("ecdsa", plain);
  keep_one("response", signature::write_timestamp_response(plain));
  keep_one("refusal", signature::write_timestamp_refusal(2, 15));
  keep_one("sm2", signature::sign_timestamp(content, tsa(crypto::KeyType::sm2)).value());
  content.accuracy = signature::Accuracy{1, 2, 3};
  content.gen_time.micros = 250'000;
  content.ordering = true;
  content.nonce = {7, 7};
  content.tsa = x509::directory_name(ec.certificate->subject.der());
  content.extensions = {{.oid = Oid::literal("2.999.7"), .critical = false, .value = {5, 0}}};
  keep_one("everything", signature::sign_timestamp(content, ec).value());

  Bytes document = signature::sign_cms({.octets = as_bytes("DEMO")}, ec).value();
  for (const auto kind : {TimestampToken::Kind::signature, TimestampToken::Kind::archive}) {
    const auto parsed = signature::SignedData::parse(document).value();
    const auto what = signature::to_stamp(parsed, {.kind = kind}).value();
    const signature::TokenContent stated{.policy = Oid::literal("2.999.1"),
                                         .imprint = what.imprint,
                                         .gen_time = {.second = Instant{1772539200}}};
    const Bytes token = signature::sign_timestamp(stated, ec).value();
    document = signature::add_timestamp(parsed, 0, what, token).value();
  }
  keep_one("archived-document", document);
}

// Signed PDFs of every shape, with little room for their signatures.
void keep_pdf() {
  using namespace signature;
  const auto root = test::make_authority("DEMO");
  auto key = test::fresh_key(crypto::KeyType::p256);
  auto certificate = root.issue({.subject = "CN=DEMO", .key = key});
  const PdfSigner signer{.signer = {.certificate = std::move(certificate), .key = std::move(key)},
                         .certificates = {}};
  const PdfPlacement placement{.reserve = 1'000};
  const Bytes page = make_pdf({"DEMO"}).value();
  const Bytes one = sign_pdf(page, placement, signer).value();
  keep("pdf", "signed", ByteView(one));
  PdfPlacement second = placement;
  second.field = "Second";
  keep("pdf", "two", ByteView(sign_pdf(one, second, signer).value()));
  second.certification = 2;
  second.locked = {"Name"};
  const Bytes form = add_field(page, "Name", PdfFieldKind::text).value();
  keep("pdf", "certified", ByteView(sign_pdf(form, second, signer).value()));
  const Bytes packed = make_pdf({"DEMO"}, PdfObjects::in_streams).value();
  keep("pdf", "object-streams", ByteView(sign_pdf(packed, placement, signer).value()));
  keep("pdf", "store",
       ByteView(
           add_security_store(one, {.certificates = {root.certificate()}, .crls = {}, .ocsp = {}})
               .value()));
  const SignOctets no_token = [](ByteView) { return Result<Bytes>(Bytes{0x30, 0x00}); };
  second = placement;
  second.field = "Stamp";
  second.sub_filter = "ETSI.RFC3161";
  keep("pdf", "stamped", ByteView(sign_pdf(one, second, no_token).value()));
  keep("pdf", "unsigned", ByteView(page));
}

void keep_documents(const demo::World& world) {
  const auto& publisher = world.publishers.find("MO")->second;
  const auto list = demo::signed_list(demo::macao_list(world), publisher).value();
  const auto mapping = demo::signed_register(demo::macao_register(world), publisher).value();
  keep("trust_list", "macao.xml", list);
  keep("register", "macao.xml", mapping);
  keep("xml_guard", "list.xml", list);
  keep("xml_guard", "register.xml", mapping);
  keep("xml_guard", "small.xml",
       "<a xmlns:b='urn:x' b:c='&lt;&#9;'><b:d Id='e'>&amp;</b:d><!-- --></a>");
}

void keep_authoring() {
  keep("csv_table", "list.csv",
       "provider (en),root ca,issuing ca,first day,first day source,type (en),use\r\n"
       "\"DEMO \"\"1\"\"\",DEMO Root,DEMO CA,2026-01-31,DEMO,Personal,signature\r\n");
  keep("csv_table", "register.csv",
       "id;relying;issuing;first day;last day;policy family;counts as\n"
       "a;HK;MO;2026年1月31日;直至另行通知;2.999.1.xxxx.x.x;2.999.2\n");
  keep("pairing_file", "pairings.toml",
       "reviewer = \"DEMO\"\nreviewed_on = \"2026-01-31\"\n[[pairings]]\nname = \"DEMO CA\"\n"
       "sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n");
  keep(
      "envelope", "publish.json",
      R"({"activate_at":"2026-03-04T12:00:00Z","aud":"gateway.example","digest":"00000000000000000000000000000000000000000000000000000000000000ff","document_id":"DEMO","document_kind":"list","expires":"2026-03-03T13:00:00Z","jurisdiction":"CN-GD","not_before":"2026-03-03T12:00:00Z","op":"publish","prev_digest":"","sequence":7,"submission_id":"0123456789abcdef"})");
  keep("token_uri", "uri", "pkcs11:token=DEMO%20list;object=hk;id=%01%ff;type=private");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  directory = argv[1];
  const auto world = demo::make_world();
  if (!world) return 1;
  keep_certificates(*world);
  keep_authoring();
  keep_cms();
  keep_ocsp();
  keep_timestamps();
  keep_pdf();
  keep_documents(*world);
  keep_paths(*world);
  keep("config", "demo.toml", demo::kConfig);
  keep("lint_settings", "demo.toml", R"(near_update = "14d"
[[languages]]
territory = "MO"
required = ["en", "zh-Hant", "pt"]
[[equivalence]]
relying = "MO"
issuing = "HK"
issuing_level = "hk-recognized"
relying_level = "mo-qualified"
[[waiver]]
rule = "lint.list.language.missing"
place = "HK/Demo Post"
match = "prefix"
reason = "translations are due in May"
by = "Ana Lei"
expires = "2026-06-01T00:00:00+08:00"
)");
  keep(
      "path_batch", "lines",
      R"({"id":"a","leaf":"leaf.pem","intermediates":["ca.pem"],"trust_anchors":["root.pem"],"crls":[],"ocsp":[],"time":"2026-06-15T00:00:00Z","purpose":"any","eku":["1.3.6.1.5.5.7.3.4"],"initial_policy_set":["2.5.29.32.0"],"require_explicit_policy":true,"inhibit_policy_mapping":false,"inhibit_any_policy":false,"check_revocation":true}
{"id":"b","kind":"crl","leaf":"leaf.pem","trust_anchors":["root.pem"],"crls":["a.crl"],"time":null,"x":{"max_crl_age_days":7,"revocation_scope":"leaf"}}
not json
{"id":"c","kind":"ocsp"}
)");
  keep("text_values", "oid", "2.25.329800735698586629295641978511506172918");
  keep("text_values", "instant", "2026-02-01T07:59:59.5+08:00");
  keep("text_values", "release", "2018.1.1");
  keep("text_values", "base64", "QmF5dHJ1c3Q=");
  keep("text_values", "pem", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
  keep("ber", "indefinite",
       ByteView(Bytes{0x30, 0x80, 0x24, 0x80, 0x04, 0x01, 0x61, 0x04, 0x01, 0x62, 0x00, 0x00, 0x02,
                      0x01, 0x05, 0x00, 0x00}));
  keep("ber", "definite",
       ByteView(der::sequence({der::integer(5), der::octet_string(Bytes(200))})));
  return 0;
}
