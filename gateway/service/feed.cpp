#include "gateway/service/feed.hpp"

#include <boost/json/parse.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/event_texts.hpp"
#include "gateway/messages/messages.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/mac.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::service {
namespace {

// RFC 4287 section 1.2.
constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";

xml::Name atom(std::string_view local) { return {kAtom, local}; }

// RFC 4287 4.2.6: for ever the same, however the feed is reached (a Host field is the client's own
// word). The gateway's name is no URI, so it goes in as its digest.
std::string name_in_urn(std::string_view gateway) {
  return to_hex(crypto::sha256(as_bytes(gateway))).substr(0, 16);
}
std::string entry_id(const Event& event, std::string_view gateway) {
  return "urn:baytrust:event:" + name_in_urn(gateway) + ":" + std::to_string(event.number);
}

// What was kept is a canonical object, written by this program; anything else must not end the
// object that it stands in.
std::string as_object(const std::string& content) {
  boost::system::error_code failed;
  const auto value = boost::json::parse(content, failed);
  return !failed && value.is_object() ? content : "{}";
}

xml::ElementBuilder entry_of(const Event& event, const std::string& gateway,
                             messages::Language language) {
  xml::ElementBuilder entry(atom("entry"));
  entry.add(atom("id"), entry_id(event, gateway));
  entry.add(atom("title"), event_title(event.event, language));
  entry.add(atom("updated"), to_string(event.event.at));
  xml::ElementBuilder category(atom("category"));
  category.set("term", to_string(event.event.kind));
  entry.add(std::move(category));
  // RFC 4287 4.1.3.1: a media type other than text, html and xhtml.
  xml::ElementBuilder content(atom("content"));
  content.set("type", "application/json").text(event_json(event, language));
  entry.add(std::move(content));
  return entry;
}

}  // namespace

bool addressed_to(const Event& event, std::string_view account) {
  return event.event.recipient.empty() || event.event.recipient == account;
}

std::string event_title(const NewEvent& event, messages::Language language) {
  return messages::fill(messages::event_text(to_string(event.kind))[language],
                        {{"subject", event.subject}, {"territory", event.territory}});
}

std::string event_json(const Event& event, messages::Language language) {
  decision::CanonicalWriter at;
  at.begin_object().key("at").value(event.event.at).end_object();
  decision::CanonicalWriter rest;
  rest.begin_object().key("kind").string(to_string(event.event.kind));
  rest.key("number").integer(event.number);
  rest.key("subject").string(event.event.subject);
  rest.key("territory").string(event.event.territory);
  rest.key("title").string(event_title(event.event, language)).end_object();
  // The content, canonical as it was kept, between its neighbours: the whole is canonical.
  std::string out = at.take();
  out.back() = ',';
  out.append("\"content\":").append(as_object(event.event.content)).append(",");
  return out.append(rest.take(), 1);
}

Result<Bytes> atom_feed(std::span<const Event> events, const std::string& gateway, Instant now,
                        messages::Language language) {
  xml::ElementBuilder feed(atom("feed"));
  feed.set({xml::kXmlNamespace, "lang"}, to_string(language));
  feed.add(atom("id"), "urn:baytrust:feed:" + name_in_urn(gateway));
  feed.add(atom("title"),
           messages::fill(messages::event_text("feed")[language], {{"gateway", gateway}}));
  feed.add(atom("updated"), to_string(events.empty() ? now : events.front().event.at));
  // RFC 4287 4.2.7.1: a reference, relative to where it was got.
  xml::ElementBuilder self(atom("link"));
  self.set("rel", "self").set("type", "application/atom+xml").set("href", kFeedPath);
  feed.add(std::move(self));
  xml::ElementBuilder author(atom("author"));
  author.add(atom("name"), gateway);
  feed.add(std::move(author));
  for (const Event& event : events) feed.add(entry_of(event, gateway, language));
  return feed.write({.prefixes = {{"", kAtom}}, .layout = xml::Layout::indented});
}

SignedMessage signed_message(const Event& event, std::string_view gateway, ByteView secret,
                             Instant now) {
  SignedMessage message{.id = entry_id(event, gateway),
                        .timestamp = std::to_string(now.seconds),
                        .signature = "",
                        .body = event_json(event, messages::Language::en)};
  const std::string signed_text = message.id + "." + message.timestamp + "." + message.body;
  const Digest mac = crypto::hmac_sha256(secret, as_bytes(signed_text));
  message.signature = "v1," + crypto::base64_encode(mac.view());
  return message;
}

}  // namespace baytrust::service
