#include "gateway/cli/demo_service.hpp"

#include <algorithm>

#include "gateway/cli/codes.hpp"
#include "gateway/cli/serve_news.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/demo/opening.hpp"
#include "gateway/demo/profiles.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/caller.hpp"

namespace baytrust::cli {
namespace {

using demo::Partner;
using messages::Label;

constexpr std::int64_t kUsualPort = 8443;
constexpr std::string_view kOffice = "HK";  // whose edition the example hands in

std::string roles_of(const Partner& partner) {
  std::string out;
  for (const auto& grant : partner.grants) {
    out.append(out.empty() ? "" : ", ").append(service::to_string(grant));
  }
  return out;
}

// What stands in the directory is what is served: the same file serves it again.
Result<service::Config> make_config(const DemoPlace& place, std::uint16_t port) {
  const std::string text =
      std::string(demo::kConfig) +
      "\n[[service.listeners]]            # this machine alone\naddress = \"127.0.0.1\"\nport = " +
      std::to_string(port) + "\n";
  const std::string name(demo::kConfigFile);
  if (auto kept = place.keep(name, as_bytes(text)); !kept) return kept.error();
  return service::read_config(text, place.file(name));
}

void print_partners_json(Call& call, const DemoPlace& place, const std::vector<Partner>& all) {
  decision::CanonicalWriter json;
  json.begin_object().key("directory").string(place.path().string());
  json.key("event").string("partners").key("partners").begin_array();
  for (const Partner& partner : all) {
    json.begin_object().key("account").string(partner.account).key("roles").begin_array();
    for (const auto& grant : partner.grants) json.string(service::to_string(grant));
    json.end_array().key("token_file").string(place.file(partner.token_file)).end_object();
  }
  json.end_array().end_object();
  call.out().raw(json.take() + "\n");
}

// The lines that a person may type while it serves.
class Guide {
 public:
  Guide(Call& call, const DemoPlace& place, std::string url)
      : call_(call), place_(place), url_(std::move(url)) {}

  void print(const std::vector<Partner>& partners) {
    Printer& out = call_.out();
    out.line();
    out.fields({{Label::field_docs, {url_ + "/docs"}},
                {Label::field_openapi, {url_ + "/openapi.json"}},
                {Label::field_readiness, {url_ + "/readyz"}}});
    out.line();
    out.line(out.word(Label::demo_partners), Style::strong);
    Table table;
    for (const Label label : {Label::field_account, Label::field_roles, Label::field_token_file}) {
      table.headings.push_back(out.word(label));
    }
    for (const Partner& partner : partners) {
      table.rows.push_back(
          {{partner.account}, {roles_of(partner)}, {place_.file(partner.token_file)}});
    }
    out.table(table);
    out.line();
    print_calls();
    print_end();
  }

 private:
  std::string file(std::string_view name) const { return shell_word(place_.file(name)); }
  std::string curl(std::string_view account, std::string_view more) const {
    std::string line = "  curl -sS -H \"Authorization: Bearer $(cat " +
                       file("partners/" + std::string(account) + ".token") + ")\" ";
    return line.append(more);
  }

  void print_calls() {
    Printer& out = call_.out();
    const std::string office = demo::short_name(kOffice);
    const std::string one = url_ + "/v1/submissions/" + demo::submission_id(kOffice);
    const std::string in_language =
        out.language() == messages::Language::en
            ? ""
            : "-H 'Accept-Language: " + std::string(to_string(out.language())) + "' ";
    out.line(out.word(Label::demo_ask), Style::strong);
    out.line(curl(demo::kService, in_language +
                                      "-H 'Content-Type: application/x-pem-file' --data-binary @" +
                                      file("certificates/hk-personal.pem") + " '" + url_ +
                                      "/v1/certificates:validate?profile=DEMO+One+Account'"));
    out.line();
    out.line(out.sentence(Label::demo_hand_in, {{"territory", std::string(kOffice)}}),
             Style::strong);
    out.line(curl(office + "-office", "-H 'Content-Type: application/json' --data-binary @" +
                                          file(demo::submission_file(kOffice)) + " " + url_ +
                                          "/v1/submissions"));
    out.line(curl(office + "-approver-1", "-X POST " + one + ":approve"));
    out.line(curl(office + "-approver-2", "-X POST " + one + ":approve"));
    out.line(curl(demo::kAuditor, one));
    out.line();
  }

  void print_end() {
    Printer& out = call_.out();
    const Facts facts{{"directory", place_.path().string()}};
    if (!place_.is_kept()) {
      out.line(out.sentence(Label::demo_stop_removes, facts));
      return;
    }
    out.line(out.sentence(Label::demo_stop_keeps, facts));
    out.line("  baytrust serve --config " + file(demo::kConfigFile) + " --store " + file("store"));
  }

  Call& call_;
  const DemoPlace& place_;
  std::string url_;
};

}  // namespace

std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Result<std::uint16_t> demo_port(Call& call) {
  const auto asked = call.arguments().integer("--port", 65535);
  if (!asked) return asked.error();
  const bool serves = call.arguments().has("--serve");
  if (*asked && !serves) {
    return Error(kOptionAlone, "demo", {{"option", "--port"}, {"other", "--serve"}});
  }
  const auto port = static_cast<std::uint16_t>(asked->value_or(kUsualPort));
  if (!serves || !call.environment().try_port) return port;
  if (const auto free = call.environment().try_port(port); !free) {
    const Error why = free.error();  // a value: its facts live no longer than it
    std::string message;
    for (const Fact& fact : why.facts()) {
      if (fact.name == "message") message = fact.value;
    }
    return Error(kPortUnusable, "demo", {{"port", std::to_string(port)}, {"message", message}});
  }
  return port;
}

Result<void> serve_demo(Call& call, const DemoPlace& place, const demo::World& world,
                        std::uint16_t port) {
  const auto config = make_config(place, port);
  if (!config) return config.error();
  const std::string store = place.file("store");
  const auto partners = demo::open_to_partners(
      world,
      {.opener = call.environment().stores,
       .store = store,
       .audience = config->service.audience,
       .now = call.environment().now(),
       .keep = [&](const std::string& name, ByteView bytes) { return place.keep(name, bytes); },
       .keep_secret = [&](const std::string& name,
                          ByteView bytes) { return place.keep_secret(name, bytes); }},
      call.verifier());
  if (!partners) return partners.error();
  const bool for_machines = call.form() == Form::json;
  if (for_machines) print_partners_json(call, place, *partners);
  return call.environment().serve(
      {.config = *config,
       .store = store,
       .read_config = [&] { return read_again(call.environment(), config->source); },
       .tell =
           [&](const service::ServeNews& news) {
             tell(call, news);
             if (for_machines || news.kind != service::ServeNews::Kind::listening) return;
             Guide(call, place, news.subject).print(*partners);
             call.environment().out.flush();
           }});
}

}  // namespace baytrust::cli
