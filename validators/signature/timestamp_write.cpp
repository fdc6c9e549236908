#include "validators/signature/timestamp_write.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_octets.hpp"
#include "validators/signature/hash_index.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/signed_content.hpp"
#include "validators/signature/timestamp_error_codes.hpp"

namespace baytrust::signature {
namespace {

using Kind = TimestampToken::Kind;

Bytes message_imprint(crypto::Hash hash, ByteView digest) {
  return der::sequence(
      {der::sequence({der::oid(crypto::oid_of(hash)), der::null()}), der::octet_string(digest)});
}

// GeneralizedTime with a fraction where there is one (RFC 3161 2.4.2).
Bytes gen_time(const GenTime& time) {
  const Bytes second = der::generalized_time(time.second);
  std::string text(as_text(second).substr(2, 14));  // YYYYMMDDhhmmss
  const std::string whole = to_string(time);
  if (const auto point = whole.find('.'); point != std::string::npos) {
    text += whole.substr(point);  // up to and with its Z
  } else {
    text += 'Z';
  }
  return der::text(der::kGeneralizedTime, text);
}

Bytes under(der::Tag tag, Bytes encoded) {
  encoded[0] = tag;
  return encoded;
}

Bytes accuracy_of(const Accuracy& accuracy) {
  return der::sequence(
      {accuracy.seconds == 0 ? Bytes{} : der::integer(accuracy.seconds),
       accuracy.millis == 0 ? Bytes{} : under(der::context(0), der::integer(accuracy.millis)),
       accuracy.micros == 0 ? Bytes{} : under(der::context(1), der::integer(accuracy.micros))});
}

Bytes extensions_of(const std::vector<x509::ExtensionTemplate>& extensions) {
  std::vector<Bytes> out;
  for (const auto& one : extensions) {
    out.push_back(der::sequence({der::oid(one.oid), one.critical ? der::boolean(0xFF) : Bytes{},
                                 der::octet_string(one.value)}));
  }
  return under(der::context_constructed(1), der::sequence(out));
}

}  // namespace

Bytes write_timestamp_request(const TimestampRequest& request) {
  const bool wanted = request.certificates == TimestampRequest::Certificates::wanted;
  return der::sequence({der::integer(1), message_imprint(request.hash, request.imprint),
                        request.policy ? der::oid(*request.policy) : Bytes{},
                        request.nonce.empty() ? Bytes{} : der::integer(ByteView(request.nonce)),
                        wanted ? der::boolean(0xFF) : Bytes{}});
}

Bytes write_tst_info(const TokenContent& content) {
  return der::sequence({der::integer(1), der::oid(content.policy),
                        message_imprint(content.hash, content.imprint),
                        der::integer(ByteView(content.serial_number)), gen_time(content.gen_time),
                        content.accuracy ? accuracy_of(*content.accuracy) : Bytes{},
                        content.ordering ? der::boolean(0xFF) : Bytes{},
                        content.nonce.empty() ? Bytes{} : der::integer(ByteView(content.nonce)),
                        content.tsa.empty() ? Bytes{} : der::explicitly(0, content.tsa),
                        content.extensions.empty() ? Bytes{} : extensions_of(content.extensions)});
}

Result<Bytes> sign_timestamp(const TokenContent& content, const CmsSigner& tsa) {
  const Bytes info = write_tst_info(content);
  return sign_cms({.octets = info, .types = content.types, .content_type = Oid(oids::kTstInfo)},
                  tsa);
}

Bytes write_timestamp_response(ByteView token) {
  return der::sequence({der::sequence({der::integer(0)}), to_bytes(token)});
}

Bytes write_timestamp_refusal(std::int64_t status, std::optional<unsigned> failure) {
  const Bytes reason = failure ? der::named_bits(1U << *failure) : Bytes{};
  return der::sequence({der::sequence({der::integer(status), reason})});
}

Result<ToStamp> to_stamp(const SignedData& signed_data, const StampPlace& place) {
  if (place.signer >= signed_data->signers.size()) {
    return Error(timestamp::kWriteSigner, "timestamp", {{"signer", std::to_string(place.signer)}});
  }
  const SignerInfo& signer = signed_data->signers[place.signer];
  ToStamp out{.kind = place.kind, .hash = place.hash, .imprint = {}, .hash_index = {}};
  if (place.kind == Kind::signature) {
    out.imprint = crypto::digest(place.hash, signer.signature_value);
    return out;
  }
  if (place.kind != Kind::archive) return Error(timestamp::kWriteKind, "timestamp");
  SignedContent content = signed_data->content
                              ? SignedContent(*signed_data->content, ContentForm::attached)
                              : given_content(place.content);
  const auto digest = content.digest(place.hash);
  if (!digest) return Error(timestamp::kWriteContent, "timestamp");
  out.hash_index = encode_hash_index(signed_data, signer, place.hash);
  crypto::Hasher hasher(place.hash);
  hasher.update(octets_of(signed_data).content_type);
  hasher.update(*digest);
  hasher.update(signed_fields(signer));
  hasher.update(out.hash_index);
  out.imprint = hasher.finish();
  return out;
}

Result<Bytes> add_timestamp(const SignedData& signed_data, std::size_t signer, const ToStamp& what,
                            ByteView token) {
  if (signer >= signed_data->signers.size()) {
    return Error(timestamp::kWriteSigner, "timestamp", {{"signer", std::to_string(signer)}});
  }
  const auto parsed = Timestamp::parse(token);
  if (!parsed) return parsed.error();
  const MessageImprint& imprint = parsed->info().imprint;
  if (imprint.hash != what.hash || !equal(imprint.digest, what.imprint)) {
    return Error(timestamp::kWriteImprint, "timestamp");
  }
  if (what.kind == Kind::signature) {
    return add_unsigned(signed_data, signer, {oids::kSignatureTimestamp, token});
  }
  if (what.kind != Kind::archive) return Error(timestamp::kWriteKind, "timestamp");
  if (parsed->signed_data()->signers.size() != 1) {
    return Error(timestamp::kWriteSigner, "timestamp", {{"signer", "0"}});
  }
  const Bytes indexed =
      add_unsigned(parsed->signed_data(), 0, {oids::kHashIndexV3, what.hash_index});
  return add_unsigned(signed_data, signer, {oids::kArchiveTimestampV3, indexed});
}

}  // namespace baytrust::signature
