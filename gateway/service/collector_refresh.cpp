// Refreshing: what verdicts leaned on lately is asked for before it ends, and what came too late
// for whoever asked is kept.
#include "gateway/service/collector.hpp"
#include "gateway/service/crl_records.hpp"

namespace baytrust::service {
namespace {

// A store that refuses one CRL may take the next; the first refusal is told in the end.
class Keeping {
 public:
  explicit Keeping(CrlStore& store) : store_(store) {}

  enum class Kept : std::uint8_t { no, yes };
  Kept keep(const SourceAnswer& answer) {
    const x509::Crl& crl = *answer.crl;
    const auto added = store_.add(record_of(crl, answer.received), to_bytes(crl->der));
    if (!added) {
      if (!refused_) refused_ = added.error();
      return Kept::no;
    }
    ++came_;
    return Kept::yes;
  }
  Result<std::size_t> done() const {
    if (refused_) return *refused_;
    return came_;
  }

 private:
  CrlStore& store_;
  std::size_t came_ = 0;
  std::optional<Error> refused_;
};

// The same as was asked before.
SourceQuestion question_again(const CachedSource& entry, const SourceUrl& url,
                              std::shared_ptr<const SourceHosts> hosts, const CrlShelf& shelf) {
  SourceQuestion question{.kind = entry.kind, .item = entry.item, .url = url};
  question.issuer = entry.issuer;
  question.hosts = std::move(hosts);
  question.wanted = SourceQuestion::Wanted::by_refresh;
  for (const Bytes& der : entry.signers) {
    if (auto signer = x509::Certificate::parse(der)) question.signers.push_back(*signer);
  }
  question.held = entry;
  // What the store no longer has must come whole.
  if (entry.kind == SourceKind::crl && !shelf.has(entry.digest)) {
    question.held->etag.clear();
    question.held->last_modified.clear();
  }
  return question;
}

struct Due {
  CachedSource entry;
  std::shared_future<Sources::Answer> answer;
};

}  // namespace

Result<std::size_t> Collector::refresh(const Refreshing& refreshing) {
  Keeping keeping(refreshing.store);
  for (const Sources::Answer& late : sources_.untaken_crls()) {
    if (keeping.keep(**late) == Keeping::Kept::yes) sources_.taken(late);
  }
  FetchCache* cache = sources_.cache();
  if (cache == nullptr) return keeping.done();
  const Instant now = sources_.now();
  const auto hosts = allowed(refreshing.snapshot, refreshing.hosts, now);
  CrlShelf shelf;
  if (auto read = shelf.refresh(refreshing.store); !read) return read.error();
  std::vector<Due> due;
  for (const CachedSource& entry : cache->entries()) {
    if (now - entry.used > kForgottenAfter) {
      cache->drop(entry.key);
      continue;
    }
    if (entry.due > now || due.size() == kMostRefreshed) continue;
    auto whole = cache->find(entry.key);
    const auto url = parse_source_url(entry.url);
    if (!whole || !url) continue;
    auto answer = sources_.ask(question_again(*whole, *url, hosts, shelf));
    due.push_back({std::move(*whole), std::move(answer)});
  }
  for (Due& one : due) {
    const Sources::Answer answer = one.answer.get();
    if (!*answer) {
      one.entry.due = now + kRetryAfter;
      (void)cache->put(one.entry);  // the log has said why; what came meanwhile stays
    } else if ((*answer)->crl && keeping.keep(**answer) == Keeping::Kept::yes) {
      sources_.taken(answer);
    }
  }
  return keeping.done();
}

}  // namespace baytrust::service
