// The closed vocabularies of urn:baytrust:mapping-register:1, one table for reading and writing
// each. Internal to this folder.
#pragma once

#include "policy-mapping/recognition.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {

inline constexpr xml::Keyword<Kind> kKinds[] = {{"certificate", Kind::certificate},
                                                {"timestamp", Kind::timestamp}};
inline constexpr xml::Keyword<Status> kStatuses[] = {{"in-force", Status::in_force},
                                                     {"suspended", Status::suspended},
                                                     {"withdrawn", Status::withdrawn}};
inline constexpr xml::Keyword<Reason> kReasons[] = {{"agreement", Reason::agreement},
                                                    {"review", Reason::review},
                                                    {"cessation", Reason::cessation},
                                                    {"compromise", Reason::compromise},
                                                    {"correction", Reason::correction}};
inline constexpr xml::Keyword<Bound::Kind> kBoundKinds[] = {
    {"at", Bound::Kind::at}, {"open", Bound::Kind::open}, {"unknown", Bound::Kind::unknown}};
inline constexpr xml::Keyword<TypeRule::Where> kPlaces[] = {
    {"subject-attribute", TypeRule::Where::subject_attribute},
    {"extension", TypeRule::Where::extension}};
inline constexpr xml::Keyword<Holder> kHolders[] = {{"person", Holder::person},
                                                    {"organisation", Holder::organisation},
                                                    {"role", Holder::role},
                                                    {"device", Holder::device}};
inline constexpr xml::Keyword<Custody> kCustodies[] = {
    {"file", Custody::file}, {"device", Custody::device}, {"server-side", Custody::server_side}};
inline constexpr xml::Keyword<AbsentKeyUsage> kAbsent[] = {{"refused", AbsentKeyUsage::refused},
                                                           {"allowed", AbsentKeyUsage::allowed}};
// RFC 5280 4.2.1.3, by the names of its ASN.1.
inline constexpr xml::Keyword<x509::KeyUsageBit> kKeyUsageBits[] = {
    {"digitalSignature", x509::KeyUsageBit::digital_signature},
    {"nonRepudiation", x509::KeyUsageBit::content_commitment},
    {"keyEncipherment", x509::KeyUsageBit::key_encipherment},
    {"dataEncipherment", x509::KeyUsageBit::data_encipherment},
    {"keyAgreement", x509::KeyUsageBit::key_agreement},
    {"keyCertSign", x509::KeyUsageBit::key_cert_sign},
    {"cRLSign", x509::KeyUsageBit::crl_sign},
    {"encipherOnly", x509::KeyUsageBit::encipher_only},
    {"decipherOnly", x509::KeyUsageBit::decipher_only}};
inline constexpr xml::Keyword<crypto::KeyKind> kKeyKinds[] = {
    {"RSA", crypto::KeyKind::rsa},     {"RSA-PSS", crypto::KeyKind::rsa_pss},
    {"EC", crypto::KeyKind::ec},       {"Ed25519", crypto::KeyKind::ed25519},
    {"Ed448", crypto::KeyKind::ed448}, {"SM2", crypto::KeyKind::sm2},
    {"DSA", crypto::KeyKind::dsa}};
inline constexpr xml::Keyword<crypto::Curve> kCurves[] = {
    {"P-256", crypto::Curve::p256},
    {"P-384", crypto::Curve::p384},
    {"P-521", crypto::Curve::p521},
    {"brainpoolP256r1", crypto::Curve::brainpool_p256r1},
    {"brainpoolP384r1", crypto::Curve::brainpool_p384r1},
    {"brainpoolP512r1", crypto::Curve::brainpool_p512r1}};
inline constexpr xml::Keyword<crypto::Hash> kHashes[] = {
    {"MD5", crypto::Hash::md5},        {"SHA-1", crypto::Hash::sha1},
    {"SHA-224", crypto::Hash::sha224}, {"SHA-256", crypto::Hash::sha256},
    {"SHA-384", crypto::Hash::sha384}, {"SHA-512", crypto::Hash::sha512},
    {"SM3", crypto::Hash::sm3}};

}  // namespace baytrust::policy_mapping
