#include "gateway/service/trust_watch.hpp"

#include <boost/json.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/service/emergencies.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kAtOnce = 1000;

std::string name_of(const DocumentHealth& document) {
  return std::string(to_string(document.kind)) + " " + document.territory;
}

}  // namespace

NewEvent trust_state_event(const DocumentHealth& document, std::string_view before, Instant at) {
  decision::CanonicalWriter out;
  out.begin_object().key("before").string(before);
  out.key("document").string(to_string(document.kind));
  if (document.in_force) out.key("sequence").integer(document.in_force->sequence);
  out.key("state").string(to_string(document.state));
  out.key("territory").string(document.territory).end_object();
  return {.kind = EventKind::trust_state,
          .territory = document.territory,
          .subject = name_of(document),
          .recipient = "",
          .at = at,
          .content = out.take()};
}

void TrustWatch::note(const Event& event) {
  read_ = event.number;
  if (event.event.kind == EventKind::emergency_lapsed) lapsed_.insert(event.event.subject);
  if (event.event.kind != EventKind::trust_state) return;
  boost::system::error_code failed;
  const auto content = boost::json::parse(event.event.content, failed);
  if (failed || !content.is_object()) return;
  const auto* state = content.get_object().if_contains("state");
  if (state == nullptr || !state->is_string()) return;
  states_[event.event.subject] = std::string(state->get_string());
}

Result<void> TrustWatch::catch_up(EventStore& events) {
  for (;;) {
    const auto page = events.after(read_, kAtOnce);
    if (!page) return page.error();
    if (page->empty()) return {};
    for (const Event& event : *page) note(event);
  }
}

Result<std::size_t> TrustWatch::tell(Store& store, const TrustHealth& health) {
  if (auto read = catch_up(store.events()); !read) return read.error();
  std::vector<NewEvent> news;
  const auto records = store.emergencies().emergencies();
  if (!records) return records.error();
  for (const EmergencyRecord& record : *records) {
    // One that was ended sooner was told of when it was.
    if (record.ended || !record.act.lapses || *record.act.lapses > health.at) continue;
    if (lapsed_.contains(record.act.id)) continue;
    news.push_back(emergency_event(record, EventKind::emergency_lapsed, health.at));
  }
  for (const DocumentHealth& document : health.documents) {
    const auto told = states_.find(name_of(document));
    const std::string before(told == states_.end() ? to_string(DocumentHealth::State::missing)
                                                   : std::string_view(told->second));
    if (before == to_string(document.state)) continue;
    news.push_back(trust_state_event(document, before, health.at));
  }
  for (const NewEvent& event : news) {
    if (auto told = store.events().append(event); !told) return told.error();
  }
  if (auto read = catch_up(store.events()); !read) return read.error();
  return news.size();
}

}  // namespace baytrust::service
