#include "gateway/service/feed.hpp"

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

// RFC 4287 4.2.6: for ever the same, however the feed is reached. The gateway's name is no URI, so
// it goes in as its digest.
std::string entry_id(const Event& event, std::string_view gateway) {
  return "urn:baytrust:event:" + to_hex(crypto::sha256(as_bytes(gateway))).substr(0, 16) + ":" +
         std::to_string(event.number);
}

xml::ElementBuilder entry_of(const Event& event, const FeedAddress& address,
                             messages::Language language) {
  xml::ElementBuilder entry(atom("entry"));
  entry.add(atom("id"), entry_id(event, address.name));
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
  decision::CanonicalWriter out;
  out.begin_object().key("at").value(event.event.at);
  // The content is canonical JSON of its own; as a string it needs no second parser to copy it.
  out.key("content").string(event.event.content);
  out.key("kind").string(to_string(event.event.kind));
  out.key("number").integer(event.number);
  out.key("subject").string(event.event.subject);
  out.key("territory").string(event.event.territory);
  out.key("title").string(event_title(event.event, language)).end_object();
  return out.take();
}

Result<Bytes> atom_feed(std::span<const Event> events, const FeedAddress& address, Instant now,
                        messages::Language language) {
  xml::ElementBuilder feed(atom("feed"));
  feed.set({xml::kXmlNamespace, "lang"}, to_string(language));
  feed.add(atom("id"), address.self);
  feed.add(atom("title"),
           messages::fill(messages::event_text("feed")[language], {{"gateway", address.name}}));
  feed.add(atom("updated"), to_string(events.empty() ? now : events.front().event.at));
  xml::ElementBuilder self(atom("link"));
  self.set("rel", "self").set("type", "application/atom+xml").set("href", address.self);
  feed.add(std::move(self));
  xml::ElementBuilder author(atom("author"));
  author.add(atom("name"), address.name);
  feed.add(std::move(author));
  for (const Event& event : events) feed.add(entry_of(event, address, language));
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
