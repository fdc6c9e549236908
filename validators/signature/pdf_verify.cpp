#include <algorithm>

#include "validators/signature/codes.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_change_codes.hpp"
#include "validators/signature/pdf_changes.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_dictionary.hpp"
#include "validators/signature/pdf_evidence.hpp"
#include "validators/signature/pdf_filters.hpp"
#include "validators/signature/pdf_octets.hpp"
#include "validators/signature/pdf_openings.hpp"
#include "validators/signature/pdf_permissions.hpp"
#include "validators/signature/pdf_signed_part.hpp"

namespace baytrust::signature {
namespace {

// Tables and object streams of all revisions may decode to so much of the file's own size.
constexpr std::uint64_t kMaxRatio = 16;
constexpr std::uint64_t kMaxDecoded = 64ULL << 20;

struct Entry {
  SignatureDictionary dictionary;
  QPDFObjGen value_id;  // of the dictionary
  StampId id;
  Findings findings{};  // beside the dictionary's and the signature's
  PdfComparison later{};
  DocumentChanges changes{};
  std::optional<PdfTimestamp> stamp{};
  bool with_store = false;  // its revision had a security store
};

// From one revision to the next.
struct Step {
  RevisionChange change;
  PdfComparison comparison;
};

Subject subject_of(std::size_t index) {
  return Subject(Subject::Kind::signature, static_cast<std::uint32_t>(index));
}

class Verification {
 public:
  Verification(const PdfSurroundings& around, PdfRevision whole)
      : around_(around),
        whole_(std::move(whole)),
        openings_(around.file),
        scope_{.budget = around.budget} {}
  Result<PdfDocument> run();

 private:
  Result<void> find_signatures();
  Result<void> find_ends();
  Result<void> compare_steps();
  void add_trailing(std::uint64_t from);
  Result<void> look_at_revisions();
  void look_at_revision(Entry& entry, PdfRevision& revision, Subject subject);
  void gather_changes(Entry& entry, PdfRevision& revision);
  void read_timestamps();
  void check_ranges();
  void check_certification();
  void remark(PdfFile& file);
  Result<void> look_at_document();
  PdfDocument conclude();
  PadesLevel level_of(const Entry& entry, const SignatureFacts& facts) const;

  PdfSurroundings around_;
  PdfRevision whole_;
  std::vector<Entry> entries_;  // in the order of their ranges
  std::vector<std::uint64_t> ends_;
  std::vector<Step> steps_;
  SecurityStore store_;
  Findings shared_;  // Subject document
  PdfOpenings openings_;
  ComparisonScope scope_;
};

Result<PdfDocument> Verification::run() {
  if (const auto found = find_signatures(); !found) return found.error();
  check_ranges();
  store_ = read_security_store(whole_.file);
  read_timestamps();
  if (const auto found = find_ends(); !found) return found.error();
  if (const auto compared = compare_steps(); !compared) return compared.error();
  if (const auto looked = look_at_revisions(); !looked) return looked.error();
  check_certification();
  if (const auto looked = look_at_document(); !looked) return looked.error();
  return conclude();
}

Result<void> Verification::find_signatures() {
  for (const PdfField& field : whole_.fields.all()) {
    if (!field.is_signature()) continue;
    if (entries_.size() == kMaxPdfSignatures) {
      return Error(kPdfTooManySignatures, "pdf", {{"limit", std::to_string(kMaxPdfSignatures)}});
    }
    entries_.push_back({.dictionary = read_signature(whole_.file, field, subject_of(0)),
                        .value_id = QPDFObjectHandle(field.value).getObjGen(),
                        .id = stamp_id(field)});
  }
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const auto& left = a.dictionary.range;
    const auto& right = b.dictionary.range;
    return left && (!right || left->end < right->end);
  });
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (auto& finding : entries_[i].dictionary.findings) {
      finding = finding.with_subject(subject_of(i));
    }
  }
  return {};
}

// Two signatures cannot both be what the range of one leaves out.
void Verification::check_ranges() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto& range = entries_[i].dictionary.range;
    const bool shared =
        range && std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) {
          return &other != &entries_[i] && other.dictionary.range == range;
        });
    if (shared) entries_[i].findings.emplace_back(kPdfRangeShared, subject_of(i));
  }
}

Result<void> Verification::find_ends() {
  for (const auto& entry : entries_) {
    if (entry.dictionary.range) ends_.push_back(entry.dictionary.range->end);
  }
  if (ends_.empty()) return {};
  const auto later = revision_ends(around_.file, ends_.front(), kMaxPdfRevisions);
  ends_.insert(ends_.end(), later.begin(), later.end());
  std::sort(ends_.begin(), ends_.end());
  ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
  if (later.size() > kMaxPdfRevisions) {
    return Error(kPdfTooManyRevisions, "pdf", {{"limit", std::to_string(kMaxPdfRevisions)}});
  }
  return {};
}

// Before any comparison: which of them are timestamps is not to be taken from what they say.
void Verification::read_timestamps() {
  std::vector<x509::Certificate> certificates(around_.inputs.certificates.begin(),
                                              around_.inputs.certificates.end());
  const auto& kept = store_.evidence.certificates;
  certificates.insert(certificates.end(), kept.begin(), kept.end());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    if (!entry.dictionary.is_timestamp()) continue;
    entry.stamp = read_timestamp(entry.dictionary, static_cast<std::uint32_t>(i), around_);
    // The first of all comes after nothing; one whose range is another's, too, is none.
    if (i > 0 && entry.findings.empty() && token_holds(*entry.stamp, certificates, around_))
      scope_.stamps.insert(entry.id);
  }
}

Result<void> Verification::compare_steps() {
  std::optional<PdfRevision> before;
  std::uint64_t last = 0;
  for (const std::uint64_t end : ends_) {
    auto revision = openings_.open(end);
    if (openings_.refused()) return *openings_.refused();
    if (!revision) continue;  // no revision of its own: its octets belong to the next
    if (before) {
      auto comparison = compare_revisions(*before, *revision, scope_);
      comparison.add(look_at_octets(*before, *revision));
      RevisionChange change{last, end, comparison.kinds()};
      steps_.push_back({std::move(change), std::move(comparison)});
    }
    if (before) remark(before->file);
    before = *std::move(revision);
    last = end;
  }
  if (before) remark(before->file);
  if (last != 0 && last < around_.file.size()) add_trailing(last);
  return {};
}

void Verification::add_trailing(std::uint64_t from) {
  const ByteView rest = around_.file.subspan(from);
  PdfComparison comparison;
  if (is_white_space(rest)) {
    comparison.add({PdfChange::immaterial, &kPdfChangeImmaterial, {}});
  } else {
    comparison.add({PdfChange::content, &kPdfChangeTrailing, std::to_string(rest.size())});
  }
  steps_.push_back({{from, around_.file.size(), comparison.kinds()}, std::move(comparison)});
}

Result<void> Verification::look_at_revisions() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    if (!entry.dictionary.range) continue;
    auto revision = openings_.open(entry.dictionary.range->end);
    if (openings_.refused()) return *openings_.refused();
    if (!revision) {
      entry.findings.emplace_back(kPdfRevisionUnreadable, subject_of(i),
                                  Facts{{"cause", std::string(revision.error().code().id)}});
      continue;
    }
    look_at_revision(entry, *revision, subject_of(i));
  }
  return {};
}

void Verification::look_at_revision(Entry& entry, PdfRevision& revision, Subject subject) {
  const SignatureDictionary& dictionary = entry.dictionary;
  const auto& fields = revision.fields.all();
  std::size_t left = kMaxPdfSignatures;
  const auto same = std::find_if(fields.begin(), fields.end(), [&](const PdfField& field) {
    return field.is_signature() && field.id == dictionary.field_id &&
           field.name == dictionary.field && left-- > 0 &&
           read_signature(revision.file, field, subject).range == dictionary.range;
  });
  if (same == fields.end()) entry.findings.emplace_back(kPdfNotInRevision, subject);
  QPDFObjectHandle root = revision.file.qpdf().getRoot();
  entry.with_store = member(root, "/DSS").isDictionary();
  // In any of its revisions; only a warning, so that the word alone is enough.
  if (names_hybrid_table(revision.file.octets())) {
    entry.findings.emplace_back(kPdfHybrid, subject);
  }
  gather_changes(entry, revision);
  for (auto& finding : judge_changes(dictionary, entry.later, subject)) {
    entry.findings.push_back(std::move(finding));
  }
  remark(revision.file);
}

// Revision by revision, and over all of them at once: steps that are harmless one by one may not
// be so together.
void Verification::gather_changes(Entry& entry, PdfRevision& revision) {
  const std::uint64_t end = entry.dictionary.range->end;
  for (const Step& step : steps_) {
    if (step.change.begin < end) continue;
    entry.changes.revisions.push_back(step.change);
    entry.later.add(step.comparison);
  }
  const auto& revisions = entry.changes.revisions;
  const bool one = revisions.size() == 1 && revisions.front().begin == end;
  if (end < around_.file.size() && !one) {
    openings_.charge(whole_);
    entry.later.add(compare_revisions(revision, whole_, scope_));
  }
  entry.changes.overall = entry.later.kinds();
}

void Verification::check_certification() {
  std::size_t count = 0;
  bool first = true;
  for (const auto& entry : entries_) count += entry.dictionary.certification ? 1 : 0;
  QPDFObjectHandle permissions = member(whole_.file.qpdf().getRoot(), "/Perms");
  QPDFObjectHandle certified = member(permissions, "/DocMDP");
  bool known = certified.isNull();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    const bool named = certified.isIndirect() && certified.getObjGen() == entry.value_id;
    known = known || (named && entry.dictionary.certification);
    if (entry.dictionary.certification && count > 1) {
      entry.findings.emplace_back(kPdfCertificationSeveral, subject_of(i),
                                  Facts{{"count", std::to_string(count)}});
    }
    if (entry.dictionary.certification && !first) {
      entry.findings.emplace_back(kPdfCertificationNotFirst, subject_of(i));
    }
    first = first && entry.dictionary.is_timestamp();
  }
  if (!known) shared_.emplace_back(kPdfCertificationMalformed, Subject(Subject::Kind::document));
}

void Verification::remark(PdfFile& file) {
  for (const auto& cause : file.take_warnings()) {
    const Finding finding(kPdfRemark, Subject(Subject::Kind::document), {{"cause", cause}});
    if (std::find(shared_.begin(), shared_.end(), finding) == shared_.end()) {
      shared_.push_back(finding);
    }
  }
}

Result<void> Verification::look_at_document() {
  const auto orphans = orphan_signatures(whole_.file, whole_.fields);
  if (!orphans) return orphans.error();
  for (const QPDFObjGen& id : *orphans) {
    shared_.emplace_back(kPdfFieldOrphan, Subject(Subject::Kind::document),
                         Facts{{"object", to_string(id)}});
  }
  shared_.insert(shared_.end(), store_.findings.begin(), store_.findings.end());
  remark(whole_.file);
  return {};
}

PadesLevel Verification::level_of(const Entry& entry, const SignatureFacts& facts) const {
  if (entry.dictionary.sub_filter != "ETSI.CAdES.detached" || !facts.signer_bound) {
    return PadesLevel::none;
  }
  const bool stamped =
      std::any_of(facts.timestamps.begin(), facts.timestamps.end(), [](const auto& t) {
        return t.kind == TimestampToken::Kind::signature ||
               t.kind == TimestampToken::Kind::document;
      });
  if (!stamped) return PadesLevel::b_b;
  const Evidence& held = store_.evidence;
  if (held.certificates.empty() || (held.crls.empty() && held.ocsp.empty())) return PadesLevel::b_t;
  const bool archived = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) {
    return other.dictionary.is_timestamp() && other.with_store && other.dictionary.range &&
           entry.dictionary.range && other.dictionary.range->end > entry.dictionary.range->end;
  });
  return archived ? PadesLevel::b_lta : PadesLevel::b_lt;
}

void append(Findings& to, const Findings& more) { to.insert(to.end(), more.begin(), more.end()); }

bool was_verified(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.code() == kSignatureGood || finding.code() == kPdfImprintMatches;
  });
}

// Read off the findings, as for every format; nothing is good that was not verified.
Integrity settled(const Findings& findings) {
  const Integrity integrity = integrity_of(findings);
  if (integrity == Integrity::good && !was_verified(findings)) return Integrity::unknown;
  return integrity;
}

PdfDocument Verification::conclude() {
  PdfDocument out;
  out.evidence = store_.evidence;
  out.findings = shared_;
  for (Entry& entry : entries_) {
    if (!entry.stamp) continue;
    PdfTimestamp stamp = *std::move(entry.stamp);
    append(stamp.findings, entry.findings);
    append(stamp.findings, shared_);
    stamp.integrity = settled(stamp.findings);
    stamp.changes = entry.changes;
    stamp.token.place = out.timestamps.size();
    out.timestamps.push_back(std::move(stamp));
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    if (entry.dictionary.is_timestamp()) continue;
    PdfSignature one{.facts = verify_part(entry.dictionary, static_cast<std::uint32_t>(i), around_),
                     .field = entry.dictionary.field,
                     .sub_filter = entry.dictionary.sub_filter,
                     .range = entry.dictionary.range,
                     .certification = entry.dictionary.certification,
                     .level = PadesLevel::none,
                     .changes = entry.changes};
    append(one.facts.findings, entry.findings);
    append(one.facts.findings, shared_);
    one.facts.integrity = settled(one.facts.findings);
    add(one.facts.evidence, store_.evidence);
    for (const auto& stamp : out.timestamps) {
      if (stamp.range && one.range && stamp.range->end > one.range->end && stamp.token.token) {
        one.facts.timestamps.push_back(stamp.token);
      }
    }
    one.level = level_of(entry, one.facts);
    out.signatures.push_back(std::move(one));
  }
  for (const auto& entry : entries_) {
    if (entry.dictionary.range) out.after_last = entry.changes;
  }
  return out;
}

}  // namespace

Result<PdfDocument> verify_pdf(ByteView file, const PdfInputs& inputs, crypto::Verifier& verifier,
                               Budget& budget) {
  DecodeBudget decoding(
      std::min<std::uint64_t>(kMaxDecoded, (1ULL << 20U) + kMaxRatio * file.size()));
  try {
    auto whole = open_revision(file);
    if (!whole) return whole.error();
    auto verified = Verification({file, inputs, verifier, budget}, *std::move(whole)).run();
    if (decoding.exceeded()) return Error(kPdfStreamTooLarge, "pdf");
    return verified;
  } catch (const std::exception& exception) {  // libqpdf's, of an object that is not what it says
    return Error(kPdfDamaged, "pdf", {{"cause", exception.what()}});
  }
}

}  // namespace baytrust::signature
