#include "gateway/service/collector.hpp"

#include <algorithm>
#include <set>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/taking.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

// What one item came to.
struct Gathered {
  bool had = false;
  Findings notes{};
};

struct Asking {
  const MissingItem* item;
  const SourceUrl* url;
  std::shared_future<Sources::Answer> answer;
  std::optional<CachedSource> cached;
};

// An issuer's certificate that was read from a source before, as if it came now.
std::optional<SourceAnswer> from_cache(const Asking& asking, crypto::Verifier& verifier) {
  if (!asking.cached || asking.cached->body.empty()) return std::nullopt;
  auto read = read_answer({.kind = asking.item->kind,
                           .item = asking.item->item,
                           .host = authority(*asking.url),
                           .body = share(asking.cached->body),
                           .media_type = "",
                           .signers = asking.item->signers},
                          verifier);
  if (!read) return std::nullopt;
  read->received = asking.cached->checked;
  return std::move(*read);
}

void append(Findings& to, Findings more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Findings without_failures(Findings notes) {
  std::erase_if(notes, [](const Finding& one) {
    return one.code() != kFetchObtained && one.code() != kFetchContentType &&
           one.code() != kFetchNotKept;
  });
  return notes;
}

std::string key_of(const MissingItem& item) {
  return std::string(to_string(item.kind)) + to_hex(item.about->fingerprint);
}

// RFC 5019 5: by GET where the whole is short enough for every cache on the way, else by POST.
constexpr std::size_t kMostOfGet = 255;

std::string escaped(std::string_view base64) {
  std::string out;
  for (const char c : base64) {
    if (c == '+') {
      out += "%2B";
    } else if (c == '/') {
      out += "%2F";
    } else if (c == '=') {
      out += "%3D";
    } else {
      out += c;
    }
  }
  return out;
}

void put_request(const MissingItem& item, SourceQuestion& question) {
  SourceUrl get = question.url;
  if (!get.path.ends_with('/')) get.path += '/';
  get.path += escaped(crypto::base64_encode(item.ocsp_request));
  const bool plain = question.url.path.find('?') == std::string::npos;
  if (plain && to_string(get).size() <= kMostOfGet) {
    question.url = std::move(get);
  } else {
    question.ocsp_request = item.ocsp_request;
  }
}

SourceQuestion question_of(const MissingItem& item, const SourceUrl& url,
                           std::shared_ptr<const SourceHosts> hosts) {
  SourceQuestion out{.kind = item.kind,
                     .item = item.item,
                     .url = url,
                     .issuer = item.issuer,
                     .signers = item.signers,
                     .hosts = std::move(hosts)};
  if (item.kind == SourceKind::ocsp) put_request(item, out);
  return out;
}

// Where either will do, a response is asked for when the CRL has been tried.
void put_off(std::vector<MissingItem>& items, const CheckRequest& request) {
  const bool both = request.asked_under().revocation.sources == decision::RevocationSources::both;
  std::set<Digest> with_crl;
  for (const MissingItem& item : items) {
    if (item.kind == SourceKind::crl) with_crl.insert(item.about->fingerprint);
  }
  std::erase_if(items, [&](const MissingItem& item) {
    const bool of_both = both && item.of == MissingItem::Of::end_entity;
    return item.kind == SourceKind::ocsp && !of_both && with_crl.contains(item.about->fingerprint);
  });
}

// One round: everything that is missing is asked for at once, and taken as far as it comes in time.
class Round {
 public:
  struct Given {
    Sources& sources;
    Collector::Asked& asked;
    std::shared_ptr<const SourceHosts> hosts;
    std::chrono::milliseconds deadline;
  };
  explicit Round(Given given)
      : given_(std::move(given)),
        taking_(given_.asked.request, given_.asked.held, given_.asked.verifier) {}

  void ask(const std::vector<MissingItem>& items) {
    for (const MissingItem& item : items) {
      for (const SourceUrl& url : item.urls) askings_.push_back(asking(item, url));
    }
  }
  void take(const std::vector<MissingItem>& items) {
    Findings& notes = given_.asked.request.notes;
    for (const MissingItem& item : items) append(notes, take(item).notes);
    append(notes, taking_.finish());
  }

 private:
  bool holds(const Asking& asking) const {
    if (!asking.cached || asking.item->kind == SourceKind::ocsp) return false;
    if (asking.item->kind == SourceKind::issuer) return !asking.cached->body.empty();
    const auto& held = given_.asked.held;
    return held && held->shelf.has(asking.cached->digest);
  }
  Asking asking(const MissingItem& item, const SourceUrl& url) {
    Asking out{.item = &item, .url = &url, .answer = {}, .cached = {}};
    if (auto* cache = given_.sources.cache()) {
      out.cached = cache->find(cache_key(item.kind, item.issuer, url));
    }
    SourceQuestion question = question_of(item, url, given_.hosts);
    const bool held = holds(out);
    if (held) question.held = out.cached;
    const std::int64_t fresh = item.kind == SourceKind::issuer ? kDay : kAskedAgainAfter;
    const bool lately = held && given_.sources.now() - out.cached->checked < fresh;
    if (!lately) out.answer = given_.sources.ask(question);
    return out;
  }
  // What came of one source; null where it was not asked, as what it has is held.
  Sources::Answer outcome(const Asking& asking) const {
    if (!asking.answer.valid()) return nullptr;
    if (asking.answer.wait_until(given_.asked.until) == std::future_status::ready) {
      return asking.answer.get();
    }
    const std::string host = authority(*asking.url);
    const Error late(kFetchDeadline, host,
                     {{"item", asking.item->item},
                      {"host", host},
                      {"detail", std::to_string(given_.deadline.count()) + " ms"}});
    return std::make_shared<const Result<SourceAnswer>>(late);
  }
  // Whatever is held already is all that the source has.
  void note_held(const Asking& asking, Gathered& out) const {
    const auto& cached = asking.cached;
    if (asking.item->kind != SourceKind::crl || !cached || !cached->next_update) return;
    if (*cached->next_update >= given_.sources.now()) return;
    out.notes.push_back(note_of(kFetchCrlExpired, *asking.item, authority(*asking.url),
                                to_string(*cached->next_update)));
  }
  void take(const Asking& asking, Gathered& out) {
    const MissingItem& item = *asking.item;
    const Sources::Answer came = outcome(asking);
    std::optional<SourceAnswer> answer;
    if (came && *came) answer = **came;
    if (item.kind == SourceKind::issuer && (!answer || answer->certificates.empty())) {
      answer = from_cache(asking, given_.asked.verifier);
    }
    if (!answer && came && !*came) {
      out.notes.push_back(note_of(item, came->error()));
      return;
    }
    if (!answer || !answer->crl) note_held(asking, out);
    if (!answer) return;
    auto taken = taking_.take({.item = item, .host = authority(*asking.url), .answer = *answer});
    using Needed = Taking::Taken::Needed;
    if (came && taken.still_needed == Needed::no) given_.sources.taken(came);
    out.had = out.had || taken.had;
    append(out.notes, std::move(taken.notes));
  }
  Gathered take(const MissingItem& item) {
    Gathered gathered{.had = false, .notes = item.unusable};
    if (item.urls.empty() && item.unusable.empty()) {
      gathered.notes.push_back(note_of(kFetchNoPoint, item, "-", "-"));
    }
    for (const Asking& asking : askings_) {
      if (asking.item != &item) continue;
      take(asking, gathered);
      if (gathered.had && item.kind == SourceKind::issuer) break;
    }
    if (gathered.had) gathered.notes = without_failures(std::move(gathered.notes));
    return gathered;
  }

  Given given_;
  Taking taking_;
  std::vector<Asking> askings_;
};

}  // namespace

std::shared_ptr<const SourceHosts> Collector::allowed(const decision::TrustSnapshot& snapshot,
                                                      const std::vector<std::string>& named,
                                                      Instant now) {
  const std::lock_guard lock(mutex_);
  if (!hosts_ || hosts_of_ != snapshot.id() || hosts_named_ != named) {
    hosts_ = std::make_shared<const SourceHosts>(snapshot, now, named);
    hosts_of_ = snapshot.id();
    hosts_named_ = named;
  }
  return hosts_;
}

Result<decision::Decision> Collector::decide(Asked& asked, const LoadedTrust& trust) {
  if (asked.held) return service::check(asked.request, trust, *asked.held, asked.verifier);
  return service::check(asked.request, trust, nullptr, asked.verifier);
}

Result<CollectedCheck> Collector::check(Asked asked) {
  std::set<std::string> tried;
  for (std::size_t round = 0;; ++round) {
    const auto trust = asked.trust(asked.request.known_at);
    if (!trust) return trust.error();
    auto decision = decide(asked, *trust);
    if (!decision) return decision.error();
    auto items = missing_evidence({asked.request, *decision, *trust->snapshot});
    std::erase_if(items, [&](const MissingItem& item) { return tried.contains(key_of(item)); });
    put_off(items, asked.request);
    if (items.empty() || round == kMostRounds) {
      return CollectedCheck{std::move(asked.request), std::move(*decision)};
    }
    for (const MissingItem& item : items) tried.insert(key_of(item));
    Round gathering({.sources = sources_,
                     .asked = asked,
                     .hosts = allowed(*trust->snapshot, asked.hosts, asked.request.known_at),
                     .deadline = deadline_});
    gathering.ask(items);
    gathering.take(items);
    asked.request.known_at = std::max(asked.request.known_at, sources_.now());
    if (asked.time == Asked::Time::of_now) asked.request.at = asked.request.known_at;
  }
}

}  // namespace baytrust::service
