#include "gateway/authoring/list_row.hpp"

#include <algorithm>
#include <array>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/row_values.hpp"

namespace baytrust::authoring {
namespace {

using trustlists::CertificateType;
using trustlists::Custody;
using trustlists::DeclaredFamily;
using trustlists::Holder;
using trustlists::SupplyPoint;
using trustlists::Use;
using Kind = ColumnSpec::Kind;

constexpr std::array kColumns{
    ColumnSpec{"provider", Kind::by_language},
    ColumnSpec{"trade name", Kind::by_language},
    ColumnSpec{"street", Kind::by_language},
    ColumnSpec{"locality", Kind::by_language},
    ColumnSpec{"state"},
    ColumnSpec{"postal code"},
    ColumnSpec{"country"},
    ColumnSpec{"e-mail"},
    ColumnSpec{"web"},
    ColumnSpec{"information uri", Kind::by_language},
    ColumnSpec{"service"},
    ColumnSpec{"service name", Kind::by_language},
    ColumnSpec{"root ca"},
    ColumnSpec{"root ca sha256"},
    ColumnSpec{"issuing ca"},
    ColumnSpec{"issuing ca sha256"},
    ColumnSpec{"service certificate"},
    ColumnSpec{"service certificate sha256"},
    ColumnSpec{"first day"},
    ColumnSpec{"first day source"},
    ColumnSpec{"last day"},
    ColumnSpec{"last day source"},
    ColumnSpec{"type id"},
    ColumnSpec{"type", Kind::by_language},
    ColumnSpec{"type attribute"},
    ColumnSpec{"type value"},
    ColumnSpec{"holder"},
    ColumnSpec{"use"},
    ColumnSpec{"custody"},
    ColumnSpec{"custody holder"},
    ColumnSpec{"cp family"},
    ColumnSpec{"cps family"},
    ColumnSpec{"assurance level"},
    ColumnSpec{"reliance limit"},
    ColumnSpec{"previous ca"},
    ColumnSpec{"previous ca sha256"},
    ColumnSpec{"previous first day"},
    ColumnSpec{"previous last day"},
    ColumnSpec{"previous source"},
    ColumnSpec{"audit"},
    ColumnSpec{"audit date"},
    ColumnSpec{"audit last day"},
    ColumnSpec{"audit uri"},
    ColumnSpec{"cps uri"},
    ColumnSpec{"crl uri"},
    ColumnSpec{"ocsp uri"},
    ColumnSpec{"ldap uri"},
    ColumnSpec{"reviewer"},
    ColumnSpec{"reviewed on"},
};

template <class T>
using Words = std::pair<std::string_view, T>;
constexpr std::array kKinds{
    Words<RowKind>{"root", RowKind::root}, Words<RowKind>{"issuing CA", RowKind::issuing},
    Words<RowKind>{"TSA", RowKind::tsa}, Words<RowKind>{"OCSP", RowKind::ocsp}};
constexpr std::array kHolders{
    Words<Holder>{"person", Holder::person}, Words<Holder>{"organisation", Holder::organisation},
    Words<Holder>{"role", Holder::role}, Words<Holder>{"device", Holder::device}};
constexpr std::array kUses{Words<Use>{"signature", Use::signature}, Words<Use>{"seal", Use::seal},
                           Words<Use>{"encipherment", Use::encipherment}};
constexpr std::array kCustodies{Words<Custody>{"file", Custody::file},
                                Words<Custody>{"device", Custody::device},
                                Words<Custody>{"server-side", Custody::server_side}};

template <class T, std::size_t N>
Vocabulary<T> vocabulary(const std::array<Words<T>, N>& words) {
  return Vocabulary<T>(words.data(), N);
}

// "HKPost e-Cert (Personal)" -> "hkpost-e-cert-personal"; empty where no ASCII letter is in it.
std::string identifier_of(const xml::Texts& names) {
  for (const xml::LocalText& name : names) {
    std::string out;
    for (const char c : name.text) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (kept) {
        out += upper ? static_cast<char>(c + 32) : c;
      } else if (!out.empty() && out.back() != '-') {
        out += '-';
      }
    }
    while (out.ends_with('-')) out.pop_back();
    if (!out.empty() && out.size() <= 64) return out;
  }
  return {};
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

class RowReader {
 public:
  RowReader(Row& row, const ListRowInputs& in) : row_(row), in_(in) {}

  std::optional<ListRow> read();

 private:
  void read_names(ListRow& out);
  void read_period(ListRow& out);
  void read_reviewer();
  CertificateType read_type();
  void read_families(CertificateType& type, std::string_view column, DeclaredFamily::Kind kind);
  void read_previous(CertificateType& type);
  void read_audit(CertificateType& type);
  std::vector<SupplyPoint> read_supply_points();
  const x509::Certificate* bind(std::string_view column, std::string_view pin, Role role,
                                std::string& name);

  Row& row_;
  const ListRowInputs& in_;
};

const x509::Certificate* RowReader::bind(std::string_view column, std::string_view pin, Role role,
                                         std::string& name) {
  name = row_.text(column);
  return in_.binder.bind(row_, {.column = column,
                                .name = name,
                                .pin_column = pin,
                                .fingerprint = row_.text(pin),
                                .role = role});
}

void RowReader::read_names(ListRow& out) {
  std::string root_name;
  if (out.kind == RowKind::root || out.kind == RowKind::issuing) {
    out.root = bind("root ca", "root ca sha256", Role::ca, root_name);
  }
  switch (out.kind) {
    case RowKind::root:
      out.certificate = out.root;
      out.name = std::move(root_name);
      break;
    case RowKind::issuing:
      out.certificate = bind("issuing ca", "issuing ca sha256", Role::ca, out.name);
      break;
    case RowKind::tsa:
    case RowKind::ocsp:
      out.certificate =
          bind("service certificate", "service certificate sha256", Role::end_entity, out.name);
      break;
  }
  out.service_name = row_.texts("service name");
  if (!out.service_name.empty() || out.certificate == nullptr) return;
  // A name in ASCII is an English one; what language another is in, the office knows.
  for (const std::string& name : {out.name, name_of(*out.certificate)}) {
    const bool ascii = std::ranges::all_of(name, [](unsigned char c) { return c < 0x80; });
    if (ascii && out.service_name.empty()) out.service_name = {{"en", name}};
  }
  if (out.service_name.empty()) row_.complain(kCellMissing, "service name");
}

void RowReader::read_period(ListRow& out) {
  row_.required("first day");
  auto from = read_date(row_, "first day", Day::first, in_.utc_offset);
  auto to = read_date(row_, "last day", Day::last, in_.utc_offset);
  if (!from) return;
  out.from = *from->at;
  const Instant issued = in_.scheme.list_issue_date_time;
  if (out.from > issued) {
    row_.complain(kDateFuture, "first day",
                  {{"value", from->written}, {"issued", to_string(issued)}});
  }
  if (to && to->at) {
    out.to = to->at;
    if (*to->at <= out.from) {
      row_.complain(kDateOrder, "last day", {{"value", to->written}, {"other", from->written}});
    }
  }
  in_.draft.dates.push_back(*std::move(from));
  if (to) in_.draft.dates.push_back(*std::move(to));
}

void RowReader::read_reviewer() {
  RowReview review{.line = row_.line(),
                   .reviewer = row_.required("reviewer"),
                   .reviewed_on = row_.required("reviewed on")};
  read_plain_date(row_, "reviewed on", Day::first, in_.utc_offset);
  in_.draft.reviews.push_back(std::move(review));
}

void RowReader::read_families(CertificateType& type, std::string_view column,
                              DeclaredFamily::Kind kind) {
  for (const std::string& word : words_of(row_.text(column))) {
    const auto family = parse_family(word);
    if (!family) {
      row_.bad(column, word, "2.16.344.8.2.2008.810.2.xxxx.x.x");
      continue;
    }
    type.families.push_back({kind, family->prefix, family->version_nodes});
  }
}

// Several in one cell stand between "|", and so do their fingerprints and dates.
void RowReader::read_previous(CertificateType& type) {
  const auto names = parts_of(row_.text("previous ca"));
  const auto cells = [&](std::string_view column) {
    auto parts = parts_of(row_.text(column));
    if (!parts.empty() && parts.size() != names.size()) {
      row_.bad(column, row_.text(column), std::to_string(names.size()) + " x |");
    }
    parts.resize(names.size());
    return parts;
  };
  const auto pins = cells("previous ca sha256");
  const auto firsts = cells("previous first day");
  const auto lasts = cells("previous last day");
  const auto sources = cells("previous source");
  const auto date = [&](const std::string& text, std::string_view column, Day day) {
    auto instant = text.empty() ? std::nullopt : parse_date(text, day, in_.utc_offset);
    if (!text.empty() && !instant) row_.bad(column, text, std::string(kDateForms));
    return instant;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto* certificate = in_.binder.bind(row_, {.column = "previous ca",
                                                     .name = names[i],
                                                     .pin_column = "previous ca sha256",
                                                     .fingerprint = pins[i],
                                                     .role = Role::ca});
    // Published histories lack dates; what they lack has a source as well.
    if (sources[i].empty()) {
      row_.complain(kDateSource, "previous source", {{"value", names[i]}});
    }
    if (certificate == nullptr) continue;
    type.previous.push_back(
        {.certificate_sha256 = (*certificate)->fingerprint,
         .from = {date(firsts[i], "previous first day", Day::first), sources[i]},
         .to = {date(lasts[i], "previous last day", Day::last), sources[i]}});
  }
}

void RowReader::read_audit(CertificateType& type) {
  trustlists::AuditStatement audit;
  audit.kind = row_.text("audit");
  audit.uri = row_.text("audit uri");
  const auto date = read_plain_date(row_, "audit date", Day::first, in_.utc_offset);
  audit.expires = read_plain_date(row_, "audit last day", Day::last, in_.utc_offset);
  if (audit.kind.empty()) {
    if (date || audit.expires || !audit.uri.empty()) row_.complain(kCellMissing, "audit");
    return;
  }
  if (!date) {
    row_.required("audit date");
    return;
  }
  audit.date = *date;
  type.audits.push_back(std::move(audit));
}

CertificateType RowReader::read_type() {
  CertificateType type;
  type.name = row_.texts("type");
  if (type.name.empty()) row_.complain(kCellMissing, "type");
  type.id = row_.text("type id");
  if (type.id.empty()) type.id = identifier_of(type.name);
  if (type.id.empty() && !type.name.empty()) {
    row_.complain(kCellMissing, "type id");
  } else if (!type.id.empty() && !is_identifier(type.id)) {
    row_.bad("type id", type.id, "[A-Za-z0-9._-]{1,64}");
  }
  type.marker = read_marker(row_, "type attribute", "type value").value_or(x509::Marker());
  row_.required("holder");
  type.holder = read_word(row_, "holder", vocabulary(kHolders), Holder::person);
  row_.required("use");
  type.uses = read_words(row_, "use", vocabulary(kUses));
  row_.required("custody");
  type.custody = read_word(row_, "custody", vocabulary(kCustodies), Custody::file);
  type.custody_holder = row_.text("custody holder");
  const bool server_side = type.custody == Custody::server_side;
  if (server_side && type.custody_holder.empty()) {
    row_.complain(kCellMissing, "custody holder");
  } else if (!server_side && !type.custody_holder.empty()) {
    row_.complain(kCellIdle, "custody holder", {{"value", type.custody_holder}});
  }
  read_families(type, "cp family", DeclaredFamily::Kind::cp);
  read_families(type, "cps family", DeclaredFamily::Kind::cps);
  type.assurance_level = row_.required("assurance level");
  if (!type.assurance_level.empty() && !in_.scheme.assurance.declares(type.assurance_level)) {
    std::string known;
    for (const auto& level : in_.scheme.assurance.levels()) {
      known.append(known.empty() ? "" : ", ").append(level.id);
    }
    row_.bad("assurance level", type.assurance_level, known);
  }
  if (const auto limit = read_amount(row_, "reliance limit")) {
    type.reliance_limit = trustlists::Money{limit->amount, limit->currency};
  }
  read_previous(type);
  read_audit(type);
  return type;
}

std::vector<SupplyPoint> RowReader::read_supply_points() {
  std::vector<SupplyPoint> points;
  const auto add = [&](std::string_view column, SupplyPoint::Kind kind, std::string_view scheme) {
    for (std::string& uri : uris_of(row_.text(column))) {
      if (uri.find("://") == std::string::npos || !uri.starts_with(scheme)) {
        row_.bad(column, uri, scheme == "ldap" ? "ldap://…" : "https://…");
        continue;
      }
      points.push_back({kind, std::move(uri)});
    }
  };
  add("cps uri", SupplyPoint::Kind::cps, "http");
  add("crl uri", SupplyPoint::Kind::crl, "http");
  add("ocsp uri", SupplyPoint::Kind::ocsp, "http");
  add("ldap uri", SupplyPoint::Kind::ldap, "ldap");
  return points;
}

std::optional<ListRow> RowReader::read() {
  const std::size_t before = row_.errors().size();
  ListRow out;
  out.kind = read_word(row_, "service", vocabulary(kKinds), RowKind::issuing);
  read_names(out);
  read_period(out);
  if (out.kind == RowKind::issuing) out.type = read_type();
  out.supply_points = read_supply_points();
  read_reviewer();
  if (row_.errors().size() != before) return std::nullopt;
  return out;
}

}  // namespace

std::span<const ColumnSpec> list_columns() { return kColumns; }

std::optional<ListRow> read_list_row(Row& row, const ListRowInputs& in) {
  return RowReader(row, in).read();
}

}  // namespace baytrust::authoring
