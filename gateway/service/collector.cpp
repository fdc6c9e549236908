#include "gateway/service/collector.hpp"

#include <algorithm>
#include <set>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/fetch_codes.hpp"

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

SourceQuestion question_of(const MissingItem& item, const SourceUrl& url,
                           std::shared_ptr<const SourceHosts> hosts) {
  return {.kind = item.kind,
          .item = item.item,
          .url = url,
          .issuer = item.issuer,
          .signers = item.signers,
          .hosts = std::move(hosts)};
}

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

Result<void> Collector::gather(Gathering& gathering, const std::vector<MissingItem>& items) {
  Asked& asked = gathering.asked;
  std::vector<Asking> askings;
  for (const MissingItem& item : items) {
    for (const SourceUrl& url : item.urls) {
      Asking asking{.item = &item, .url = &url, .answer = {}, .cached = {}};
      SourceQuestion question = question_of(item, url, gathering.hosts);
      if (auto* cache = sources_.cache()) {
        asking.cached = cache->find(cache_key(item.kind, item.issuer, url));
      }
      const bool holds =
          asking.cached && (item.kind == SourceKind::issuer
                                ? !asking.cached->body.empty()
                                : asked.held && asked.held->shelf.has(asking.cached->digest));
      if (holds) question.held = asking.cached;
      const std::int64_t fresh = item.kind == SourceKind::issuer ? kDay : kAskedAgainAfter;
      const bool lately = holds && sources_.now() - asking.cached->checked < fresh;
      if (!lately) asking.answer = sources_.ask(question);
      askings.push_back(std::move(asking));
    }
  }
  Taking taking(asked.request, asked.held, asked.verifier);
  for (const MissingItem& item : items) {
    Gathered gathered{.had = false, .notes = item.unusable};
    if (item.urls.empty() && item.unusable.empty()) {
      gathered.notes.push_back(note(kFetchNoPoint, item, "-", "-"));
    }
    for (const Asking& asking : askings) {
      if (asking.item != &item) continue;
      const std::string host = authority(*asking.url);
      std::optional<Error> failure;
      std::optional<SourceAnswer> answer;
      if (asking.answer.valid()) {
        if (asking.answer.wait_until(gathering.deadline) != std::future_status::ready) {
          failure = Error(kFetchDeadline, host,
                          {{"item", item.item},
                           {"host", host},
                           {"detail", std::to_string(deadline_.count()) + " ms"}});
        } else if (const auto& came = *asking.answer.get(); came) {
          answer = *came;
        } else {
          failure = came.error();
        }
      }
      if (item.kind == SourceKind::issuer && (!answer || answer->certificates.empty())) {
        if (auto earlier = from_cache(asking, asked.verifier)) answer = std::move(earlier);
      }
      // Whatever is held already is all that the source has.
      const bool nothing_new = !failure && (!answer || !answer->crl);
      const auto& cached = asking.cached;
      if (item.kind == SourceKind::crl && nothing_new && cached && cached->next_update &&
          *cached->next_update < sources_.now()) {
        gathered.notes.push_back(
            note(kFetchCrlExpired, item, host, to_string(*cached->next_update)));
      }
      if (answer) {
        if (auto taken = taking.take(item, *asking.url, *answer, gathered); !taken) {
          return taken.error();
        }
        if (gathered.had && item.kind == SourceKind::issuer) break;
      } else if (failure) {
        gathered.notes.push_back(note(item, *failure));
      }
    }
    if (gathered.had) gathered.notes = without_failures(std::move(gathered.notes));
    auto& notes = asked.request.notes;
    notes.insert(notes.end(), gathered.notes.begin(), gathered.notes.end());
  }
  return {};
}

Result<CollectedCheck> Collector::check(Asked asked) {
  const Deadline deadline = std::chrono::steady_clock::now() + deadline_;
  std::set<std::string> tried;
  for (std::size_t round = 0;; ++round) {
    const auto trust = asked.trust(asked.request.known_at);
    if (!trust) return trust.error();
    auto decision = decide(asked, *trust);
    if (!decision) return decision.error();
    auto items = missing_evidence({asked.request, *decision, *trust->snapshot});
    std::erase_if(items, [&](const MissingItem& item) { return tried.contains(key_of(item)); });
    if (items.empty() || round == kMostRounds) {
      return CollectedCheck{std::move(asked.request), std::move(*decision)};
    }
    for (const MissingItem& item : items) tried.insert(key_of(item));
    Gathering gathering{asked, allowed(*trust->snapshot, asked.hosts, asked.request.known_at),
                        deadline};
    if (auto done = gather(gathering, items); !done) return done.error();
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
  struct Due {
    CachedSource entry;
    std::shared_future<Sources::Answer> answer;
  };
  std::vector<Due> due;
  for (CachedSource& entry : cache->entries()) {
    if (now - entry.used > kForgottenAfter) {
      cache->drop(entry.key);
      continue;
    }
    if (entry.due > now || due.size() == kMostRefreshed) continue;
    auto whole = cache->find(entry.key);
    const auto url = parse_source_url(entry.url);
    if (!whole || !url) continue;
    SourceQuestion question{.kind = entry.kind, .item = entry.item, .url = *url};
    question.hosts = hosts;
    question.wanted = SourceQuestion::Wanted::by_refresh;
    for (const Bytes& der : whole->signers) {
      if (auto signer = x509::Certificate::parse(der)) question.signers.push_back(*signer);
    }
    question.issuer = whole->issuer;
    question.held = *whole;
    // What the store no longer has must come whole.
    if (entry.kind == SourceKind::crl && !shelf.has(entry.digest)) {
      question.held->etag.clear();
      question.held->last_modified.clear();
    }
    due.push_back({std::move(*whole), sources_.ask(question)});
  }
  std::size_t came = 0;
  for (Due& one : due) {
    const auto& answer = *one.answer.get();
    if (!answer) {
      one.entry.due = now + kRetryAfter;
      (void)cache->put(one.entry);  // the log has said why
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
