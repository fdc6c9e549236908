// baytrust submit: an edition handed to a gateway (formats.md 7). Its envelope is made and signed
// here, sent once however often it must be sent, and followed where that is asked for. Nothing is
// kept here.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/remote_gateway.hpp"
#include "gateway/cli/signing_key.hpp"
#include "gateway/cli/submission_view.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/outgoing_edition.hpp"
#include "gateway/service/remote_codes.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::cli {
namespace {

namespace json = boost::json;
using messages::Label;
using service::Envelope;

constexpr std::int64_t kMostWait = kDay;
constexpr std::int64_t kEnvelopeTerm = kHour;
constexpr std::string_view kDefaultAudience = "baytrust";  // service.audience, where it is not set
constexpr std::string_view kPlace = "/v1/submissions";

struct Sending {
  Envelope envelope;
  std::string body;  // the request's
};

// What the gateway has in force of this document, by its own word.
Result<std::optional<Digest>> in_force_there(Call& call, const RemoteGateway& gateway,
                                             const decision::EditionHeader& edition) {
  const auto health = gateway.get(call, "/readyz");
  if (!health) return health.error();
  const auto* documents = health->body.if_contains("documents");
  if (documents == nullptr || !documents->is_array()) {
    return Error(service::kRemoteUnreadable, gateway.url() + "/readyz",
                 {{"status", std::to_string(health->status)}, {"media_type", "documents?"}});
  }
  for (const auto& one : documents->get_array()) {
    if (!one.is_object()) continue;
    const json::object& document = one.get_object();
    if (text_member(document, "kind") == to_string(edition.kind) &&
        text_member(document, "territory") == edition.territory) {
      return parse_digest(text_member(document, "digest"));
    }
  }
  return std::optional<Digest>();
}

Result<std::optional<Digest>> previous_edition(Call& call, const RemoteGateway& gateway,
                                               const decision::EditionHeader& edition) {
  if (!call.arguments().has("--after")) return in_force_there(call, gateway, edition);
  const std::string typed = call.arguments().text("--after");
  if (typed == "none") return std::optional<Digest>();
  const auto digest = parse_digest(typed);
  if (!digest) return bad_value("--after", typed, "SHA-256, 64 x [0-9a-f]; none");
  return digest;
}

Result<Envelope> make_order(Call& call, const RemoteGateway& gateway, ByteView document) {
  const auto activate_at = call.arguments().instant("--activate-at");
  if (!activate_at) return activate_at.error();
  const auto edition = service::read_outgoing(document);
  if (!edition) return edition.error().within(call.arguments().text("DOCUMENT"));
  const auto previous = previous_edition(call, gateway, *edition);
  if (!previous) return previous.error();
  Envelope envelope;
  if (call.arguments().has("--withdraw")) envelope.op = Envelope::Op::withdraw;
  envelope.jurisdiction = edition->territory;
  envelope.document_kind = edition->kind;
  envelope.document_id = std::string(to_string(edition->kind)) + "-" + edition->territory;
  envelope.sequence = edition->sequence;
  envelope.prev_digest = *previous;
  envelope.digest = crypto::sha256(document);
  envelope.not_before = call.now() + -kMinute;  // clocks differ a little
  envelope.expires = call.now() + kEnvelopeTerm;
  envelope.activate_at = activate_at->value_or(call.now());
  envelope.aud = call.arguments().has("--audience") ? call.arguments().text("--audience")
                                                    : std::string(kDefaultAudience);
  envelope.submission_id = call.arguments().text("--id");
  // "bt_" and 43 characters of base64url: a token's text is as good an id as any, and its own kind
  // of letters is allowed there.
  if (envelope.submission_id.empty())
    envelope.submission_id = "s-" + service::make_token().substr(3);
  return envelope;
}

Result<Sending> make_sending(Call& call, const RemoteGateway& gateway) {
  const auto document = read_file(call.environment(), call.arguments().text("DOCUMENT"));
  if (!document) return document.error();
  const std::string name = call.arguments().text("--cert");
  const auto file = read_file(call.environment(), name, kMaxKeyFile);
  if (!file) return file.error();
  const auto certificate = service::read_certificates(**file, name);
  if (!certificate) return certificate.error();
  const auto key = read_key(call);
  if (!key) return key.error();
  auto envelope = make_order(call, gateway, **document);
  if (!envelope) return envelope.error();
  const auto cms = service::make_envelope(*envelope, certificate->target, *key);
  if (!cms) return cms.error();
  const bool sent_along = envelope->op == Envelope::Op::publish;
  std::string body = R"({"envelope":")" + crypto::base64_encode(*cms) + R"(","document":")" +
                     (sent_along ? crypto::base64_encode(**document) : "") + "\"}";
  return Sending{std::move(*envelope), std::move(body)};
}

int print_refusal(Call& call, const RemoteGateway& gateway, const RemoteReply& reply) {
  const std::string detail = text_member(reply.body, "detail");
  const std::string text = remote_sentence(reply.body, detail, call.language());
  if (call.form() == Form::json) {
    const json::object out{{"outcome", "refused"}, {"problem", reply.body}, {"text", text}};
    call.out().raw(json::serialize(out) + "\n");
    return kRefused;
  }
  Printer& out = call.out();
  out.line(out.sentence(
               Label::submit_refused,
               {{"url", gateway.url()}, {"status", std::to_string(reply.status)}, {"text", text}}),
           Style::bad);
  out.line("[" + text_member(reply.body, "code") + "]", Style::faint);
  return kRefused;
}

int print_state(Call& call, const RemoteGateway& gateway, const json::object& submission) {
  const bool failed = has_failed(text_member(submission, "state"));
  if (call.form() == Form::json) {
    const json::object out{{"outcome", failed ? "refused" : "received"},
                           {"submission", submission}};
    call.out().raw(json::serialize(out) + "\n");
    return failed ? kRefused : kDone;
  }
  Printer& out = call.out();
  if (failed) {
    out.line(out.sentence(Label::submit_rejected, {{"text", end_words(out, submission)}}),
             Style::bad);
  } else {
    out.line(out.sentence(Label::submit_received, {{"url", gateway.url()}}), Style::good);
  }
  print_submission(out, submission);
  return failed ? kRefused : kDone;
}

// Until persons have to do something, or it ended; or as long as it is followed.
json::object follow(Call& call, const RemoteGateway& gateway, json::object submission,
                    std::int64_t seconds) {
  const std::string place = std::string(kPlace) + "/" + text_member(submission, "id");
  Progress progress(call.environment());
  for (std::int64_t gone = 0; gone < seconds; ++gone) {
    const std::string state = text_member(submission, "state");
    if (state != "received" && state != "verified") break;
    progress.say(call.out().sentence(
        Label::submit_following,
        {{"state", state_words(call.out(), state)}, {"seconds", std::to_string(gone)}}));
    call.environment().pause(1);
    auto looked = gateway.get(call, place);
    // Handed in all the same: it may not be looked at, or nobody answers any more.
    if (!looked || looked->refused) break;
    submission = std::move(looked->body);
  }
  return submission;
}

// An earlier attempt got through, and its answer was lost.
bool was_received_before(const RemoteReply& reply) {
  return reply.refused && reply.attempts_lost > 0 &&
         text_member(reply.body, "code") == "submission.replayed";
}

// The same id with other octets is another request: the gateway then says submission.replayed.
std::string key_of(const Sending& sending) {
  return sending.envelope.submission_id + "." +
         to_hex(crypto::sha256(as_bytes(sending.body))).substr(0, 16);
}

}  // namespace

Result<int> run_submit(Call& call) {
  const auto seconds = call.arguments().integer("--wait", kMostWait);
  if (!seconds) return seconds.error();
  const auto gateway = RemoteGateway::make(call);
  if (!gateway) return gateway.error();
  const auto sending = make_sending(call, *gateway);
  if (!sending) return sending.error();
  const std::string& id = sending->envelope.submission_id;
  auto reply = gateway->post(call, std::string(kPlace), sending->body, key_of(*sending));
  if (reply && was_received_before(*reply)) {
    reply = gateway->get(call, std::string(kPlace) + "/" + id);
  }
  if (!reply) {
    if (call.form() == Form::text) {
      Printer err(call.environment().err, call.environment().err_sink, call.language());
      err.line(err.sentence(Label::submit_uncertain, {{"id", id}}));
    }
    return reply.error();
  }
  if (reply->refused) return print_refusal(call, *gateway, *reply);
  return print_state(call, *gateway,
                     follow(call, *gateway, std::move(reply->body), seconds->value_or(0)));
}

}  // namespace baytrust::cli
