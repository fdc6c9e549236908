#include "gateway/service/collector.hpp"

#include <algorithm>
#include <set>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::service {
namespace {

Finding note(const Code& code, const MissingItem& item, std::string host, std::string detail) {
  return Finding(
      code, item.subject,
      Facts{{"item", item.item}, {"host", std::move(host)}, {"detail", std::move(detail)}});
}

Finding note(const MissingItem& item, const Error& error) {
  std::string host = "-";
  std::string detail = "-";
  for (const Fact& fact : error.facts()) {
    if (fact.name == "host") host = fact.value;
    if (fact.name == "detail") detail = fact.value;
  }
  return note(error.code(), item, host, detail);
}

// What one item came to.
struct Gathered {
  bool had = false;
  Findings notes{};
};

// Where a CRL or certificate that came goes, and whether it is of use.
class Taking {
 public:
  Taking(CheckRequest& request, std::optional<CrlsAtHand>& held, crypto::Verifier& verifier)
      : request_(request), held_(held), verifier_(verifier) {}

  Result<void> take(const MissingItem& item, const SourceUrl& url, const SourceAnswer& answer,
                    Gathered& out) {
    const std::string host = authority(url);
    if (item.kind == SourceKind::issuer) {
      take_issuer(item, host, answer, out);
    } else if (item.kind == SourceKind::ocsp) {
      take_response(item, host, answer, out);
    } else if (answer.crl) {
      if (auto kept = keep(*answer.crl, answer.received); !kept) return kept.error();
      const auto& next = (*answer.crl)->next_update;
      out.had = out.had || !next || *next >= answer.received;
      out.notes.push_back(!next || *next >= answer.received
                              ? note(kFetchObtained, item, host, to_hex(answer.digest))
                              : note(kFetchCrlExpired, item, host, to_string(*next)));
    }
    if (!answer.odd_type.empty()) {
      out.notes.push_back(note(kFetchContentType, item, host, answer.odd_type));
    }
    return {};
  }

 private:
  void take_issuer(const MissingItem& item, const std::string& host, const SourceAnswer& answer,
                   Gathered& out) {
    std::string other = "-";
    for (const auto& certificate : answer.certificates) {
      other = to_string(certificate->subject);
      if (certificate->subject_key != item.about->issuer_key) continue;
      if (!is_signed_by(item.about, certificate, verifier_)) continue;
      request_.chain.push_back(certificate);
      out.had = true;
      out.notes.push_back(note(kFetchObtained, item, host, to_hex(certificate->fingerprint)));
      return;
    }
    out.notes.push_back(note(kFetchIssuer, item, host, other));
  }
  // Whether it is about this certificate and by whom, revocation/ judges.
  void take_response(const MissingItem& item, const std::string& host, const SourceAnswer& answer,
                     Gathered& out) {
    auto response = x509::OcspResponse::parse(answer.body);
    if (!response) {
      const Error error = response.error();
      out.notes.push_back(note(kFetchContent, item, host, std::string(error.code().id)));
      return;
    }
    out.had = true;
    out.notes.push_back(note(kFetchObtained, item, host, to_hex(answer.digest)));
    request_.ocsp.push_back(std::move(*response));
  }
  Result<void> keep(const x509::Crl& crl, Instant received) {
    if (!held_) {
      request_.crls.push_back(crl);
      return {};
    }
    const auto added = held_->store.add(record_of(crl, received), to_bytes(crl->der));
    if (!added) return added.error();
    return held_->shelf.refresh(held_->store);
  }

  CheckRequest& request_;
  std::optional<CrlsAtHand>& held_;
  crypto::Verifier& verifier_;
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

Findings without_failures(Findings notes) {
  std::erase_if(notes, [](const Finding& one) {
    return one.code() != kFetchObtained && one.code() != kFetchContentType;
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
    const bool of_target =
        request.request.certificate && item.about == *request.request.certificate;
    return item.kind == SourceKind::ocsp && !(both && of_target) &&
           with_crl.contains(item.about->fingerprint);
  });
}

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

// One round: everything that is missing is asked for at once, and taken as far as it comes in time.
class Round {
 public:
  struct Given {
    Sources& sources;
    Collector::Asked& asked;
    std::shared_ptr<const SourceHosts> hosts;
    std::chrono::steady_clock::time_point until;
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
  Result<void> take(const std::vector<MissingItem>& items) {
    Findings& notes = given_.asked.request.notes;
    for (const MissingItem& item : items) {
      auto gathered = take(item);
      if (!gathered) return gathered.error();
      notes.insert(notes.end(), gathered->notes.begin(), gathered->notes.end());
    }
    return {};
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
  // What came of one source; nothing where it was not asked, as what it has is held.
  std::optional<Result<SourceAnswer>> outcome(const Asking& asking) const {
    if (!asking.answer.valid()) return std::nullopt;
    if (asking.answer.wait_until(given_.until) == std::future_status::ready) {
      return *asking.answer.get();
    }
    const std::string host = authority(*asking.url);
    return Error(kFetchDeadline, host,
                 {{"item", asking.item->item},
                  {"host", host},
                  {"detail", std::to_string(given_.deadline.count()) + " ms"}});
  }
  Result<void> take(const Asking& asking, Gathered& out) {
    const MissingItem& item = *asking.item;
    const auto came = outcome(asking);
    std::optional<SourceAnswer> answer;
    if (came && *came) answer = **came;
    if (item.kind == SourceKind::issuer && (!answer || answer->certificates.empty())) {
      answer = from_cache(asking, given_.asked.verifier);
    }
    if (!answer && came && !*came) {
      out.notes.push_back(note(item, came->error()));
      return {};
    }
    // Whatever is held already is all that the source has.
    const auto& cached = asking.cached;
    if (item.kind == SourceKind::crl && (!answer || !answer->crl) && cached &&
        cached->next_update && *cached->next_update < given_.sources.now()) {
      out.notes.push_back(
          note(kFetchCrlExpired, item, authority(*asking.url), to_string(*cached->next_update)));
    }
    if (!answer) return {};
    return taking_.take(item, *asking.url, *answer, out);
  }
  Result<Gathered> take(const MissingItem& item) {
    Gathered gathered{.had = false, .notes = item.unusable};
    if (item.urls.empty() && item.unusable.empty()) {
      gathered.notes.push_back(note(kFetchNoPoint, item, "-", "-"));
    }
    for (const Asking& asking : askings_) {
      if (asking.item != &item) continue;
      if (auto taken = take(asking, gathered); !taken) return taken.error();
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
  const auto until = std::chrono::steady_clock::now() + deadline_;
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
                     .until = until,
                     .deadline = deadline_});
    gathering.ask(items);
    if (auto taken = gathering.take(items); !taken) return taken.error();
    asked.request.known_at = std::max(asked.request.known_at, sources_.now());
    if (asked.time == Asked::Time::of_now) asked.request.at = asked.request.known_at;
  }
}

Result<std::size_t> Collector::refresh(const Refreshing& refreshing) {
  FetchCache* cache = sources_.cache();
  if (cache == nullptr) return 0;
  const Instant now = sources_.now();
  const auto hosts = allowed(refreshing.snapshot, refreshing.hosts, now);
  CrlShelf shelf;
  if (auto read = shelf.refresh(refreshing.store); !read) return read.error();
  std::vector<std::pair<CachedSource, std::shared_future<Sources::Answer>>> due;
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
    due.emplace_back(std::move(*whole), std::move(answer));
  }
  std::size_t came = 0;
  for (auto& [entry, future] : due) {
    const auto& answer = *future.get();
    if (!answer) {
      entry.due = now + kRetryAfter;
      (void)cache->put(entry);  // the log has said why
    } else if (answer->crl) {
      const auto added = refreshing.store.add(record_of(*answer->crl, answer->received),
                                              to_bytes((*answer->crl)->der));
      if (!added) return added.error();
      ++came;
    }
  }
  return came;
}

}  // namespace baytrust::service
