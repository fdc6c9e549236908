// The index of a CRL's entries by (certificate issuer, serial): an open-addressing table of 32-bit
// offsets into the CRL's own bytes, with half of each hash beside them, 16 to 32 octets an entry.
// The hash is keyed with the CRL's digest, so that nobody can choose serials that collide. Internal
// to validators/x509.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "validators/x509/crl.hpp"
#include "validators/x509/parse_state.hpp"
#include "validators/x509/sip_hash.hpp"

namespace baytrust::x509 {

// One element of revokedCertificates (RFC 5280 5.1.2.6), read.
struct EntryView {
  ByteView serial;
  RevokedEntry entry;
  std::optional<der::Tlv> certificate_issuer;  // a Name, where the entry has the extension
};

// What entries may be like in this CRL.
struct EntryRules {
  int version = 2;
  bool indirect = false;  // certificateIssuer is understood (RFC 5280 5.3.3)
};
EntryView read_entry(der::Walker& list, EntryRules rules, ParseState& state);

struct Crl::Index {
  // What the entries amount to.
  struct Summary {
    std::size_t entries = 0;
    std::size_t unknown_critical = 0;
    std::size_t repeated = 0;  // entries beyond the first for one certificate
    bool has_holds = false;
  };

  // entries: the content of revokedCertificates in data.der, read completely here.
  Index(const Data& data, const std::optional<der::Tlv>& entries, ParseState& state);

  std::optional<RevokedEntry> find(const Data& data, std::string_view issuer_key,
                                   ByteView serial) const;
  const Summary& summary() const { return summary_; }

 private:
  // From the entry at this offset on, the certificate issuer is this (RFC 5280 5.3.3).
  struct Run {
    std::uint32_t entry = 0;
    std::uint32_t issuer_name = 0;  // 0: the CRL's issuer
    std::uint64_t issuer_hash = 0;
  };

  // The upper half of the hash spares most looks at the entries themselves.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t entry = 0;  // 0: free
  };

  std::vector<std::uint32_t> read_entries(const Data& data, const der::Tlv& entries,
                                          ParseState& state);
  void build(const Data& data, const std::vector<std::uint32_t>& offsets);
  RevokedEntry entry_at(const Data& data, std::uint32_t offset) const;
  std::uint64_t hash(std::uint64_t issuer_hash, ByteView serial) const;
  const Run& run_of(std::uint32_t entry) const;
  bool is_of(const Run& run, const Data& data, std::string_view issuer_key) const;

  SipHash sip_;
  EntryRules rules_;
  Summary summary_;
  std::vector<Run> runs_;    // by entry
  std::vector<Slot> table_;  // size a power of two
};

}  // namespace baytrust::x509
