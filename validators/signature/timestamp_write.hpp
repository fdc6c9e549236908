// Making time-stamps (RFC 3161): requests to an authority, tokens and responses of one (for the
// demo and tests), and putting tokens into a CMS signature, from B to T to LTA (EN 319 122-1 6). It
// writes what it is told: judging is elsewhere, and nothing that judges includes this header.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "validators/signature/cms_timestamps.hpp"
#include "validators/signature/cms_write.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::signature {

// TimeStampReq (RFC 3161 2.4.1).
struct TimestampRequest {
  enum class Certificates : std::uint8_t { wanted, unwanted };

  crypto::Hash hash = crypto::Hash::sha256;
  Bytes imprint{};  // a digest under `hash`
  std::optional<Oid> policy{};
  Bytes nonce{};  // big-endian, unsigned; empty: none
  Certificates certificates = Certificates::wanted;
};
Bytes write_timestamp_request(const TimestampRequest& request);

// What an authority states, and how.
struct TokenContent {
  Oid policy{};
  crypto::Hash hash = crypto::Hash::sha256;
  Bytes imprint{};
  Bytes serial_number{1};  // big-endian, unsigned
  GenTime gen_time{};
  std::optional<Accuracy> accuracy{};
  bool ordering = false;
  Bytes nonce{};
  Bytes tsa{};  // a GeneralName, DER; empty: none
  std::vector<x509::ExtensionTemplate> extensions{};
  CmsContent::Types types = CmsContent::Types::standard;  // of the SignedData
};
Bytes write_tst_info(const TokenContent& content);
// RSA, ECDSA, EdDSA, SM2. Errors: those of sign_cms.
Result<Bytes> sign_timestamp(const TokenContent& content, const CmsSigner& tsa);

Bytes write_timestamp_response(ByteView token);
// status 2 to 5; failure: the bit of PKIFailureInfo, where one is given.
Bytes write_timestamp_refusal(std::int64_t status, std::optional<unsigned> failure = {});

// What a time-stamp to be put into a signature stamps.
struct ToStamp {
  TimestampToken::Kind kind = TimestampToken::Kind::signature;
  crypto::Hash hash = crypto::Hash::sha256;
  Bytes imprint;
  Bytes hash_index;  // of an archive time-stamp, DER
};
struct StampPlace {
  std::size_t signer = 0;
  TimestampToken::Kind kind = TimestampToken::Kind::signature;  // or archive
  crypto::Hash hash = crypto::Hash::sha256;
  // Detached content, for an archive time-stamp: whole, or with a digest under `hash`.
  std::variant<std::monostate, ByteView, DigestedContent> content{};
};
// Errors: timestamp.write.*.
Result<ToStamp> to_stamp(const SignedData& signed_data, const StampPlace& place);
// The document with the token in it; the token must be of to_stamp()'s imprint.
Result<Bytes> add_timestamp(const SignedData& signed_data, std::size_t signer, const ToStamp& what,
                            ByteView token);

}  // namespace baytrust::signature
