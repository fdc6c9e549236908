#include "gateway/authoring/register_row.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/row_values.hpp"

namespace baytrust::authoring {
namespace {

using namespace policy_mapping;
using ColumnKind = ColumnSpec::Kind;

constexpr std::array kColumns{
    ColumnSpec{"id"},
    ColumnSpec{"kind"},
    ColumnSpec{"relying"},
    ColumnSpec{"issuing"},
    ColumnSpec{"status"},
    ColumnSpec{"status from"},
    ColumnSpec{"status reason"},
    ColumnSpec{"first day"},
    ColumnSpec{"first day source"},
    ColumnSpec{"last day"},
    ColumnSpec{"last day source"},
    ColumnSpec{"root ca"},
    ColumnSpec{"root ca sha256"},
    ColumnSpec{"issuing ca"},
    ColumnSpec{"issuing ca sha256"},
    ColumnSpec{"pair first day"},
    ColumnSpec{"pair first day source"},
    ColumnSpec{"pair last day"},
    ColumnSpec{"pair last day source"},
    ColumnSpec{"type attribute"},
    ColumnSpec{"type value"},
    ColumnSpec{"policy family"},
    ColumnSpec{"min release"},
    ColumnSpec{"max release"},
    ColumnSpec{"only releases"},
    ColumnSpec{"counts as"},
    ColumnSpec{"relying level"},
    ColumnSpec{"issuing level"},
    ColumnSpec{"purposes"},
    ColumnSpec{"reliance limit"},
    ColumnSpec{"required key usage"},
    ColumnSpec{"required holder"},
    ColumnSpec{"required custody"},
    ColumnSpec{"required eku"},
    ColumnSpec{"revocation age"},
    ColumnSpec{"permitted names"},
    ColumnSpec{"excluded names"},
    ColumnSpec{"legal basis", ColumnKind::by_language},
    ColumnSpec{"evidence uri"},
    ColumnSpec{"evidence sha256"},
    ColumnSpec{"evidence title", ColumnKind::by_language},
    ColumnSpec{"reviewer"},
    ColumnSpec{"reviewed on"},
    ColumnSpec{"next review"},
};

template <class T>
using Words = std::pair<std::string_view, T>;
constexpr std::array kKinds{Words<Kind>{"certificate", Kind::certificate},
                            Words<Kind>{"timestamp", Kind::timestamp}};
constexpr std::array kStatuses{Words<Status>{"in-force", Status::in_force},
                               Words<Status>{"suspended", Status::suspended},
                               Words<Status>{"withdrawn", Status::withdrawn}};
constexpr std::array kReasons{
    Words<Reason>{"agreement", Reason::agreement}, Words<Reason>{"review", Reason::review},
    Words<Reason>{"cessation", Reason::cessation}, Words<Reason>{"compromise", Reason::compromise},
    Words<Reason>{"correction", Reason::correction}};
constexpr std::array kHolders{
    Words<Holder>{"person", Holder::person}, Words<Holder>{"organisation", Holder::organisation},
    Words<Holder>{"role", Holder::role}, Words<Holder>{"device", Holder::device}};
constexpr std::array kCustodies{Words<Custody>{"file", Custody::file},
                                Words<Custody>{"device", Custody::device},
                                Words<Custody>{"server-side", Custody::server_side}};
using x509::KeyUsageBit;
constexpr std::array kUsages{Words<KeyUsageBit>{"digitalSignature", KeyUsageBit::digital_signature},
                             Words<KeyUsageBit>{"nonRepudiation", KeyUsageBit::content_commitment}};

template <class T, std::size_t N>
Vocabulary<T> vocabulary(const std::array<Words<T>, N>& words) {
  return Vocabulary<T>(words.data(), N);
}

class RowReader {
 public:
  RowReader(Row& row, const RegisterRowInputs& in) : row_(row), in_(in) {}

  std::optional<RegisterRow> read();

 private:
  void read_direction(Recognition& entry);
  Bound read_bound(const std::string& column, Day day);
  Interval read_period(const std::string& first, const std::string& last);
  void read_pair(RegisterRow& out);
  void read_family(PolicyFamily& family);
  std::optional<Release> read_release(std::string_view column, const PolicyFamily& family);
  void read_counts_as(CountsAs& counts);
  void read_requirements(Requirements& required);
  void read_constraints(Recognition& entry);
  void read_evidence(Recognition& entry);
  void read_review(Recognition& entry);

  Row& row_;
  const RegisterRowInputs& in_;
};

void RowReader::read_direction(Recognition& entry) {
  entry.id = row_.required("id");
  entry.kind = read_word(row_, "kind", vocabulary(kKinds), Kind::certificate);
  entry.relying = row_.required("relying");
  entry.issuing = row_.required("issuing");
  // A register holds what its publisher recognises, and its copy of what others recognise of it.
  const bool ours = entry.relying == in_.publisher || entry.issuing == in_.publisher;
  if (!entry.relying.empty() && !entry.issuing.empty() &&
      (!ours || entry.relying == entry.issuing)) {
    row_.bad("relying", entry.relying, in_.publisher);
  }
}

// Nothing in the cell: the date is not published, and judged unknown.
Bound RowReader::read_bound(const std::string& column, Day day) {
  const bool empty = row_.text(column).empty();
  const auto date = read_date(row_, column, day, in_.utc_offset);
  if (empty) {
    return {.kind = Bound::Kind::unknown,
            .instant = {},
            .reviewed = {},
            .source = row_.text(column + " source")};
  }
  if (!date) return {};
  in_.draft.dates.push_back(*date);
  return date->at ? Bound::at(*date->at, date->source) : Bound::open(date->source);
}

Interval RowReader::read_period(const std::string& first, const std::string& last) {
  Interval out{read_bound(first, Day::first), read_bound(last, Day::last)};
  const bool both = out.from.kind == Bound::Kind::at && out.to.kind == Bound::Kind::at;
  if (both && out.to.instant <= out.from.instant) {
    row_.complain(kDateOrder, last, {{"value", row_.text(last)}, {"other", row_.text(first)}});
  }
  return out;
}

void RowReader::read_pair(RegisterRow& out) {
  const auto bind = [&](std::string_view column, std::string_view pin) {
    return in_.binder.bind(row_, {.column = column,
                                  .name = row_.text(column),
                                  .pin_column = pin,
                                  .fingerprint = row_.text(pin),
                                  .role = Role::ca});
  };
  out.root = bind("root ca", "root ca sha256");
  out.issuing = bind("issuing ca", "issuing ca sha256");
  CaPair pair;
  if (out.root != nullptr) pair.root_sha256 = (*out.root)->fingerprint;
  if (out.issuing != nullptr) pair.issuer_sha256 = (*out.issuing)->fingerprint;
  pair.period = {Bound::open(), Bound::open()};
  const bool own_first = !row_.text("pair first day").empty();
  const bool own_last = !row_.text("pair last day").empty();
  const Interval own = read_period("pair first day", "pair last day");
  if (own_first) pair.period.from = own.from;
  if (own_last) pair.period.to = own.to;
  out.entry.ca_pairs = {pair};
}

std::optional<Release> RowReader::read_release(std::string_view column,
                                               const PolicyFamily& family) {
  const std::string text = row_.text(column);
  if (text.empty()) return std::nullopt;
  auto release = Release::parse(text);
  if (!release || release->size() != family.version_nodes) {
    row_.bad(column, text, std::to_string(family.version_nodes) + " x 0 .. 9, 2018.1.1");
    return std::nullopt;
  }
  return release;
}

void RowReader::read_family(PolicyFamily& family) {
  const std::string text = row_.required("policy family");
  if (text.empty()) return;
  const auto published = parse_family(text);
  if (!published || published->version_nodes == 0) {
    row_.bad("policy family", text, "2.16.344.8.2.2008.810.2.xxxx.x.x");
    return;
  }
  family.prefix = published->prefix;
  family.version_nodes = published->version_nodes;
  family.min_release = read_release("min release", family);
  family.max_release = read_release("max release", family);
  for (const std::string& word : words_of(row_.text("only releases"))) {
    auto release = Release::parse(word);
    if (!release) {
      row_.bad("only releases", word, "2018.1.1");
      return;
    }
    family.accept = PolicyFamily::Accept::only;
    family.pinned.push_back(*std::move(release));
  }
  if (const auto good = check_family(family); !good) {
    row_.bad("policy family", text, std::string(good.error().facts().front().value));
  }
}

void RowReader::read_counts_as(CountsAs& counts) {
  const std::string text = row_.required("counts as");
  for (const std::string& word : words_of(text)) {
    const auto oid = Oid::parse(word);
    if (!oid) {
      row_.bad("counts as", text, "2.999.853.1");
      break;
    }
    counts.policies.emplace_back(*oid);
  }
  counts.relying_level = row_.text("relying level");
  counts.issuing_level = row_.text("issuing level");
  counts.purposes = words_of(row_.text("purposes"));
  if (const auto limit = read_amount(row_, "reliance limit")) {
    counts.reliance_limit = Money{limit->amount, limit->currency};
  }
}

// "7d", "12h": whole units, in seconds.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  if (text.size() < 2 || text.size() > 8) return std::nullopt;
  const char unit = text.back();
  text.remove_suffix(1);
  std::int64_t count = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (failed != std::errc() || end != text.data() + text.size() || count <= 0) return std::nullopt;
  if (unit == 'd') return count * kDay;
  if (unit == 'h') return count * kHour;
  return std::nullopt;
}

void RowReader::read_requirements(Requirements& required) {
  required.key_usage_any = read_words(row_, "required key usage", vocabulary(kUsages));
  required.holders = read_words(row_, "required holder", vocabulary(kHolders));
  required.custody = read_words(row_, "required custody", vocabulary(kCustodies));
  for (const std::string& word : words_of(row_.text("required eku"))) {
    const auto oid = Oid::parse(word);
    if (!oid) {
      row_.bad("required eku", word, "1.3.6.1.5.5.7.3.4");
      continue;
    }
    required.extended_key_usage.push_back(*oid);
  }
  const std::string age = row_.text("revocation age");
  if (age.empty()) return;
  required.max_revocation_age_seconds = seconds_of(age);
  if (!required.max_revocation_age_seconds) row_.bad("revocation age", age, "12h, 7d");
}

void RowReader::read_constraints(Recognition& entry) {
  const auto names = [&](std::string_view column) {
    std::vector<std::string> out;
    for (std::string& part : parts_of(row_.text(column))) {
      if (!part.empty()) out.push_back(std::move(part));
    }
    return out;
  };
  auto permitted = names("permitted names");
  auto excluded = names("excluded names");
  auto constraints = Constraints::make(std::move(permitted), std::move(excluded));
  if (constraints) {
    entry.constraints = *std::move(constraints);
  } else {
    row_.bad("permitted names", row_.text("permitted names") + row_.text("excluded names"),
             "DNS:example.hk | email:example.hk | DirName:…");
  }
}

void RowReader::read_evidence(Recognition& entry) {
  entry.legal_basis = row_.texts("legal basis");
  Evidence evidence;
  evidence.uri = row_.text("evidence uri");
  evidence.sha256 = read_digest(row_, "evidence sha256");
  evidence.title = row_.texts("evidence title");
  if (!evidence.uri.empty()) {
    entry.evidence.push_back(std::move(evidence));
  } else if (evidence.sha256 || !evidence.title.empty()) {
    row_.complain(kCellMissing, "evidence uri");
  }
}

void RowReader::read_review(Recognition& entry) {
  Review review;
  review.by = row_.required("reviewer");
  const std::string written = row_.required("reviewed on");
  review.at = read_plain_date(row_, "reviewed on", Day::first, in_.utc_offset).value_or(Instant());
  review.next = read_plain_date(row_, "next review", Day::first, in_.utc_offset);
  in_.draft.reviews.push_back({.line = row_.line(), .reviewer = review.by, .reviewed_on = written});
  entry.reviewed = std::move(review);
}

std::optional<RegisterRow> RowReader::read() {
  const std::size_t before = row_.errors().size();
  RegisterRow out;
  Recognition& entry = out.entry;
  read_direction(entry);
  entry.period = read_period("first day", "last day");
  read_pair(out);
  if (entry.kind == Kind::certificate) {
    entry.certificate_type = read_marker(row_, "type attribute", "type value");
  }
  read_family(entry.policy_family);
  read_counts_as(entry.counts_as);
  read_requirements(entry.required);
  read_constraints(entry);
  read_evidence(entry);
  read_review(entry);

  StatusChange change;
  change.status = read_word(row_, "status", vocabulary(kStatuses), Status::in_force);
  change.reason = read_word(row_, "status reason", vocabulary(kReasons), Reason::agreement);
  const auto from = read_plain_date(row_, "status from", Day::first, in_.utc_offset);
  const bool dated = entry.period.from.kind == Bound::Kind::at;
  if (!from && !dated) row_.required("status from");
  change.effective_from = from.value_or(entry.period.from.instant);
  entry.status = {change};
  row_.finish();
  if (row_.errors().size() != before) return std::nullopt;
  return out;
}

}  // namespace

std::span<const ColumnSpec> register_columns() { return kColumns; }

std::optional<RegisterRow> read_register_row(Row& row, const RegisterRowInputs& in) {
  return RowReader(row, in).read();
}

}  // namespace baytrust::authoring
