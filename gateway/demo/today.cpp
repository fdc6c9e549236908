#include "gateway/demo/today.hpp"

#include <algorithm>
#include <array>

#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"

namespace baytrust::demo {
namespace {

using decision::Acceptance;
using service::DocumentKind;

constexpr std::int64_t kListTerm = 180 * kDay;  // within the six months that lists may promise
constexpr std::int64_t kCrlTerm = 30 * kDay;
constexpr std::int64_t kCrlNumber = 100;  // above every number of the scenarios
// An edition follows another: the office's own one is issued later than today's.
constexpr std::int64_t kEarlier = kHour;

class Today {
 public:
  explicit Today(const PublishToday& asked) : asked_(asked) {}

  Result<std::vector<ListOfToday>> publish() {
    std::vector<ListOfToday> out;
    for (const Publication& publication : kPublications) {
      auto list = editions_of(publication);
      if (!list) return list.error();
      out.push_back(*std::move(list));
    }
    if (auto done = crls(); !done) return done.error();
    return out;
  }

 private:
  Instant now() const { return asked_.opening.now; }
  const Publisher& publisher(const Publication& of) const {
    return asked_.world.publishers.find(of.jurisdiction)->second;
  }

  Result<std::int64_t> newest(DocumentKind kind, const Publication& of) {
    const auto mark = asked_.store.editions().high_water(kind, of.jurisdiction);
    if (!mark) return mark.error();
    return static_cast<std::int64_t>(*mark);
  }

  Result<Digest> imported(DocumentKind kind, const Publication& of, const Bytes& file) {
    const auto answer = service::import_edition(
        asked_.store.editions(), asked_.config, asked_.verifier,
        {.kind = kind, .file = share(file), .submitted_for = of.jurisdiction, .now = now()});
    if (!answer) return answer.error();
    if (answer->outcome == Acceptance::Outcome::accepted) return answer->record.digest;
    const auto worst = std::ranges::max_element(answer->findings, {}, &Finding::effect);
    return Error(worst->code(), to_string(worst->subject()), worst->facts());
  }

  Result<Bytes> list(const Publication& of, std::int64_t sequence, Instant issued) {
    auto file = signed_list(
        of.list(asked_.world,
                {.sequence = sequence, .issued = issued, .next_update = issued + kListTerm}),
        publisher(of));
    if (!file) return file.error();
    const std::string name =
        "lists/" + std::string(of.jurisdiction) + "-" + std::to_string(sequence) + ".xml";
    if (auto kept = asked_.opening.keep(name, *file); !kept) return kept.error();
    return file;
  }

  Result<ListOfToday> editions_of(const Publication& of) {
    const auto before = newest(DocumentKind::trust_list, of);
    if (!before) return before.error();
    const auto today = list(of, *before + 1, now() - kEarlier);
    if (!today) return today.error();
    const auto edition = imported(DocumentKind::trust_list, of, *today);
    if (!edition) return edition.error();
    auto next = list(of, *before + 2, now());
    if (!next) return next.error();
    if (auto done = register_of(of); !done) return done.error();
    return ListOfToday{
        .publication = &of, .edition = *edition, .sequence = *before + 2, .next = *std::move(next)};
  }

  Result<void> register_of(const Publication& of) {
    const auto before = newest(DocumentKind::mapping_register, of);
    if (!before) return before.error();
    const Edition edition{.sequence = *before + 1,
                          .issued = now() - kEarlier,
                          .next_update = now() - kEarlier + kListTerm};
    const auto file = signed_register(of.mapping(asked_.world, edition), publisher(of));
    if (!file) return file.error();
    const std::string name =
        "registers/" + std::string(of.jurisdiction) + "-" + std::to_string(edition.sequence);
    if (auto kept = asked_.opening.keep(name + ".xml", *file); !kept) return kept;
    const auto done = imported(DocumentKind::mapping_register, of, *file);
    if (!done) return done.error();
    return {};
  }

  Result<void> crl(const std::string& name, const Authority& authority, const CrlIssue& wanted) {
    const auto made = authority.issue_crl(wanted);
    if (!made) return made.error();
    if (auto kept = asked_.opening.keep("crls/" + name + "-today.crl", (*made)->der); !kept) {
      return kept;
    }
    const auto done = service::import_crls(asked_.store.crls(), (*made)->der, now());
    if (!done) return done.error();
    return {};
  }

  // The second partition of hk-2-15 has none, as ever: scenario 9.
  Result<void> crls() {
    for (const auto& [name, ca] : asked_.world.cas) {
      CrlIssue wanted{.number = kCrlNumber,
                      .this_update = now() - kMinute,
                      .next_update = now() - kMinute + kCrlTerm};
      if (auto done = crl(name + "-root", ca.root, wanted); !done) return done;
      if (name == "hk-2-15") wanted.uri = std::string(kPartition1);
      if (auto done = crl(name, ca.issuing, wanted); !done) return done;
    }
    return {};
  }

  const PublishToday& asked_;
};

}  // namespace

Result<std::vector<ListOfToday>> publish_today(const PublishToday& asked) {
  return Today(asked).publish();
}

}  // namespace baytrust::demo
