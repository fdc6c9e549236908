#include "validators/x509/crl_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "validators/x509/extension_oids.hpp"
#include "validators/x509/extension_reader.hpp"

namespace baytrust::x509 {
namespace {

std::uint64_t seed(const Digest& digest, std::size_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, digest.octets.data() + at, sizeof value);
  return value;
}

// RFC 5280 5.3.3: the directoryName in it is the issuer of this and of the following entries.
std::optional<der::Tlv> read_certificate_issuer(der::Walker& value) {
  const der::Tlv sequence = value.expect(der::kSequence);
  const GeneralNames names = read_general_names(sequence, value.failure());
  for (const auto& name : names) {
    if (name.kind != GeneralName::Kind::directory_name) continue;
    const auto shift = static_cast<std::size_t>(name.value.data() - sequence.full.data());
    return der::Tlv{der::kSequence, {}, name.value, sequence.offset + shift};
  }
  value.fail(kValueForbidden, sequence.offset);
  return std::nullopt;
}

void read_entry_extension(EntryView& out, const Extension& extension, EntryRules rules,
                          ParseState& state) {
  if (extension.oid == ext::kReasonCode) {
    out.entry.reason = read_value(extension, state, read_reason);
    out.entry.has_reason = true;
  } else if (extension.oid == ext::kInvalidityDate) {
    out.entry.invalidity_date =
        read_value(extension, state, [](der::Walker& value) { return value.generalized_time(); });
  } else if (extension.oid == ext::kCertificateIssuer && rules.indirect) {
    out.certificate_issuer = read_value(extension, state, read_certificate_issuer);
  } else if (extension.critical) {
    out.entry.unknown_critical = true;
  }
}

// Most entries have one extension, the reason: it needs no list, and has no twin.
void read_entry_extensions(EntryView& out, der::Walker& walker, EntryRules rules,
                           ParseState& state) {
  der::Walker ahead = walker;
  der::Walker items = ahead.enter(der::kSequence);
  if (!items.at_end()) {
    const Extension first = read_extension(items, state);
    if (items.at_end()) {
      walker = ahead;
      if (!state.failed()) read_entry_extension(out, first, rules, state);
      return;
    }
  }
  for (const auto& extension : read_extension_list(walker, state)) {
    if (state.failed()) break;
    read_entry_extension(out, extension, rules, state);
  }
}

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// Which of two entries for one certificate says the worse: RFC 5280 5.3.1 lets a hold end in either
// way, so any other reason outweighs it, and a hold outweighs its own removal. Of equals the
// earlier.
bool is_stricter(const RevokedEntry& a, const RevokedEntry& b) {
  const auto weight = [](const RevokedEntry& entry) {
    if (entry.reason == RevocationReason::remove_from_crl) return 0;
    return entry.reason == RevocationReason::certificate_hold ? 1 : 2;
  };
  if (weight(a) != weight(b)) return weight(a) > weight(b);
  return a.revocation_date < b.revocation_date;
}

// The serial number of an entry that was read before.
ByteView serial_at(ByteView der, std::uint32_t entry) {
  der::Failure failure;
  der::Walker walker(der.subspan(entry), entry, failure);
  return walker.enter(der::kSequence).expect(der::kInteger).content;
}

}  // namespace

EntryView read_entry(der::Walker& list, EntryRules rules, ParseState& state) {
  EntryView out;
  der::Walker walker = list.enter(der::kSequence);
  out.serial = walker.integer();
  out.entry.revocation_date = walker.time();
  if (!walker.at_end()) {
    // RFC 5280 5.1.2.1: with extensions, the version is v2.
    if (rules.version != 2) walker.fail(kCrlExtensionsVersion, walker.offset());
    read_entry_extensions(out, walker, rules, state);
  }
  walker.finish();
  return out;
}

Crl::Index::Index(const Data& data, const std::optional<der::Tlv>& entries, ParseState& state)
    : sip_(seed(data.fingerprint, 0), seed(data.fingerprint, 8)) {
  const auto& point = data.issuing_distribution_point;
  rules_ = {data.version, point && point->indirect};
  runs_.push_back({0, 0, sip_(as_bytes(data.issuer_key))});
  if (!entries) return;
  const auto offsets = read_entries(data, *entries, state);
  if (state.failed()) return;
  summary_.entries = offsets.size();
  build(data, offsets);
}

std::vector<std::uint32_t> Crl::Index::read_entries(const Data& data, const der::Tlv& entries,
                                                    ParseState& state) {
  std::vector<std::uint32_t> offsets;
  // A small entry has 22 octets or more (RFC 5280 5.1.2.6); growth does for smaller ones.
  offsets.reserve(entries.content.size() / 22);
  for (der::Walker list(entries, state.failure()); !list.at_end();) {
    const auto offset = static_cast<std::uint32_t>(list.offset());
    const EntryView view = read_entry(list, rules_, state);
    if (state.failed()) return {};
    if (view.entry.unknown_critical) ++summary_.unknown_critical;
    summary_.has_holds |= view.entry.reason == RevocationReason::certificate_hold ||
                          view.entry.reason == RevocationReason::remove_from_crl;
    if (const auto& issuer = view.certificate_issuer) {
      const auto at = static_cast<std::uint32_t>(issuer->offset);
      const auto name = Name::parse(data.der.subspan(at, issuer->full.size()), at);
      runs_.push_back({offset, at, name ? sip_(as_bytes(name->match_key())) : 0});
    }
    offsets.push_back(offset);
  }
  return offsets;
}

void Crl::Index::build(const Data& data, const std::vector<std::uint32_t>& offsets) {
  // At most half full.
  table_.assign(std::bit_ceil(std::max<std::size_t>(offsets.size() * 2, 2)), {});
  const std::size_t mask = table_.size() - 1;
  std::size_t run = 0;
  for (const std::uint32_t offset : offsets) {
    while (run + 1 < runs_.size() && runs_[run + 1].entry <= offset) ++run;
    const std::uint64_t issuer_hash = runs_[run].issuer_hash;
    const ByteView serial = serial_at(data.der, offset);
    const std::uint64_t h = hash(issuer_hash, serial);
    const auto is_same = [&](const Slot& slot) {
      return slot.tag == tag_of(h) && equal(serial_at(data.der, slot.entry), serial) &&
             run_of(slot.entry).issuer_hash == issuer_hash;
    };
    std::size_t at = h & mask;
    while (table_[at].entry != 0 && !is_same(table_[at])) at = (at + 1) & mask;
    if (table_[at].entry == 0) {
      table_[at] = {tag_of(h), offset};
      continue;
    }
    // RFC 5280 does not say which of several entries for one certificate counts: the strictest.
    ++summary_.repeated;
    if (is_stricter(entry_at(data, offset), entry_at(data, table_[at].entry))) {
      table_[at].entry = offset;
    }
  }
}

std::uint64_t Crl::Index::hash(std::uint64_t issuer_hash, ByteView serial) const {
  return std::rotl(issuer_hash, 32) ^ sip_(serial);
}

const Crl::Index::Run& Crl::Index::run_of(std::uint32_t entry) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), entry,
                       [](std::uint32_t offset, const Run& run) { return offset < run.entry; });
  return *std::prev(after);
}

bool Crl::Index::is_of(const Run& run, const Data& data, std::string_view issuer_key) const {
  if (run.issuer_name == 0) return issuer_key == data.issuer_key;
  der::Failure failure;
  der::Walker walker(data.der.subspan(run.issuer_name), run.issuer_name, failure);
  return Name::read(walker).match_key() == issuer_key;
}

std::optional<RevokedEntry> Crl::Index::find(const Data& data, std::string_view issuer_key,
                                             ByteView serial) const {
  if (table_.empty()) return std::nullopt;
  const std::uint64_t issuer_hash =
      issuer_key == data.issuer_key ? runs_.front().issuer_hash : sip_(as_bytes(issuer_key));
  const std::size_t mask = table_.size() - 1;
  const std::uint64_t h = hash(issuer_hash, serial);
  for (std::size_t at = h & mask; table_[at].entry != 0; at = (at + 1) & mask) {
    const std::uint32_t offset = table_[at].entry;
    if (table_[at].tag != tag_of(h) || !equal(serial_at(data.der, offset), serial)) continue;
    const Run& run = run_of(offset);
    if (run.issuer_hash != issuer_hash || !is_of(run, data, issuer_key)) continue;
    return entry_at(data, offset);
  }
  return std::nullopt;
}

// It was read without failure before.
RevokedEntry Crl::Index::entry_at(const Data& data, std::uint32_t offset) const {
  ParseState state{Subject(Subject::Kind::crl)};
  der::Walker walker(data.der.subspan(offset), offset, state.failure());
  return read_entry(walker, rules_, state).entry;
}

}  // namespace baytrust::x509
