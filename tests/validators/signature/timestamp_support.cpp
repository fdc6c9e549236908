#include "tests/validators/signature/timestamp_support.hpp"

#include <map>
#include <mutex>

#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {

x509::ExtensionTemplate purposes(const std::vector<std::string>& oids, Critical critical) {
  auto out = x509::write_extended_key_usage(test::oids(oids));
  out.critical = critical == Critical::yes;
  return out;
}

test::CertificateRequest tsa_request(std::string subject) {
  return {.subject = std::move(subject), .extra = {purposes({std::string(kTimeStampingOid)})}};
}

Identity make_tsa(test::CertificateRequest request) {
  if (!request.key) request.key = test::fresh_key(request.key_type);
  return {root().issue(request), *request.key};
}

Identity make_tsa(crypto::KeyType type) {
  auto request = tsa_request("CN=TSA " + std::to_string(static_cast<int>(type)));
  request.key_type = type;
  return make_tsa(std::move(request));
}

const Identity& tsa(crypto::KeyType type) {
  static std::mutex mutex;
  static std::map<crypto::KeyType, Identity> made;
  const std::scoped_lock lock(mutex);
  auto found = made.find(type);
  if (found == made.end()) found = made.emplace(type, make_tsa(type)).first;
  return found->second;
}

TokenContent statement(crypto::Hash hash, std::string_view content) {
  return {.policy = Oid::literal("2.999.1.1"),
          .hash = hash,
          .imprint = crypto::digest(hash, as_bytes(content)),
          .gen_time = {.second = test::kNoon}};
}

Bytes token(const TokenContent& content, const Identity& who) {
  return must(sign_timestamp(content, who.signer()));
}

namespace {

Bytes ess_id(Bytes hash_algorithm, Bytes digest, const x509::Certificate& certificate) {
  const Bytes names = der::sequence({der::explicitly(4, certificate->issuer.der())});
  const Bytes serial = der::encode(der::kInteger, certificate->serial_number);
  return der::sequence({der::sequence({der::sequence(
      {std::move(hash_algorithm), der::octet_string(digest), der::sequence({names, serial})})})});
}

}  // namespace

Bytes ess_v1(const x509::Certificate& certificate) {
  return attribute("1.2.840.113549.1.9.16.2.12",
                   {ess_id({}, crypto::sha1(certificate->der), certificate)});
}

Bytes ess_v2(const x509::Certificate& certificate, std::string_view hash_oid, crypto::Hash hash) {
  return attribute("1.2.840.113549.1.9.16.2.47",
                   {ess_id(hash_oid.empty() ? Bytes{} : identifier(hash_oid),
                           crypto::digest(hash, certificate->der), certificate)});
}

Bytes forge_token(const ForgedToken& what) {
  const auto ess = what.ess.value_or(
      std::vector<Bytes>{ess_v2(what.who->certificate, {}, crypto::Hash::sha256)});
  Forged forged{.who = what.who,
                .content = std::string(as_text(what.tst)),
                .content_type = oid_der(kTstInfoOid),
                .edit = [ess](auto& list) { list.insert(list.end(), ess.begin(), ess.end()); },
                .unsigned_attributes = what.unsigned_attributes,
                .version = 3};
  if (what.edit) what.edit(forged);
  return forge(forged);
}

Bytes RawTst::der_integer(std::int64_t value) { return der::integer(value); }

Bytes raw_tst(const RawTst& what) {
  std::vector<Bytes> parts{what.version, what.policy, what.imprint, what.serial,
                           der::text(der::kGeneralizedTime, what.time)};
  if (what.imprint.empty()) {
    parts[2] =
        der::sequence({identifier("2.16.840.1.101.3.4.2.1"),
                       der::octet_string(crypto::digest(crypto::Hash::sha256, as_bytes(kText)))});
  }
  parts.insert(parts.end(), what.rest.begin(), what.rest.end());
  return der::sequence(parts);
}

Stamped over(std::string_view content) { return StampedParts{as_bytes(content)}; }

TimestampFacts verify_token(ByteView token, const TimestampInputs& inputs) {
  crypto::Verifier verifier;
  Budget budget;
  return verify(must(Timestamp::parse(token)), inputs, verifier, budget);
}

std::vector<TimestampFacts> timestamps(ByteView cms, const VerifyInputs& inputs) {
  crypto::Verifier verifier;
  Budget budget;
  const auto signed_data = must(SignedData::parse(cms));
  const auto facts = verify(signed_data, inputs, verifier, budget);
  return timestamps_of({signed_data, facts.at(0), inputs}, verifier, budget);
}

std::vector<std::string> remarks(const TimestampFacts& facts) {
  std::vector<std::string> out;
  for (const auto& finding : facts.findings) {
    if (finding.effect() != Effect::passed) out.emplace_back(finding.code().id);
  }
  return out;
}

}  // namespace baytrust::signature
