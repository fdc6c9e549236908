#include "validators/path/trust_anchor.hpp"

#include "validators/crypto/digest.hpp"

namespace baytrust::path {

TrustAnchor::TrustAnchor(const x509::Certificate& certificate) {
  Data data;
  data.certificate = certificate;
  data.name = certificate->subject;
  data.name_key = certificate->subject_key;
  data.key = certificate->subject_public_key_info;
  data.id = certificate->fingerprint;
  data_ = std::make_shared<const Data>(std::move(data));
}

Result<TrustAnchor> TrustAnchor::parse(Bytes name, Bytes spki) {
  auto data = std::make_shared<Data>();
  data->owned_name = std::move(name);
  data->owned_spki = std::move(spki);
  auto parsed_name = x509::Name::parse(data->owned_name);
  if (!parsed_name) return parsed_name.error().within("anchor");
  auto key = crypto::parse_public_key_info(data->owned_spki);
  if (!key) return key.error().within("anchor");
  data->name = *parsed_name;
  data->name_key = data->name.match_key();
  data->key = *key;
  Bytes both = data->owned_name;
  both.insert(both.end(), data->owned_spki.begin(), data->owned_spki.end());
  data->id = crypto::sha256(both);
  return TrustAnchor(std::shared_ptr<const Data>(std::move(data)));
}

std::optional<ByteView> TrustAnchor::key_id() const {
  if (!data_->certificate) return std::nullopt;
  return (*data_->certificate)->extensions.subject_key_id;
}

}  // namespace baytrust::path
