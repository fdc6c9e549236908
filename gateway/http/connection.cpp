#include "gateway/http/connection.hpp"

#include <algorithm>

#include "gateway/http/codes.hpp"
#include "gateway/http/connection_batch.hpp"
#include "gateway/http/forwarded.hpp"

namespace baytrust::http {
namespace {

using Clock = std::chrono::steady_clock;

// Held without asking who sends it: not more than a header may be.
constexpr std::uint64_t kSmallBody = 16 << 10;

Error body_too_large(std::uint64_t limit) {
  return Error(kBodyTooLarge, "request", {{"limit", std::to_string(limit)}});
}

Error timeout(const char* phase, std::chrono::milliseconds limit) {
  return Error(kTimeout, "request", {{"phase", phase}, {"limit", std::to_string(limit.count())}});
}

// At least a millisecond: 0 would be no limit.
std::chrono::milliseconds left_of(std::chrono::milliseconds limit, Clock::time_point began) {
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
  return std::max(limit - spent, std::chrono::milliseconds(1));
}

// RFC 9112 3.2: uri-host [ ":" port ]. Empty: no host at all.
std::string host_name(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || host.ends_with(']')) return lower_case(host);
  const auto port = host.substr(colon + 1);
  if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos) return {};
  return lower_case(host.substr(0, colon));
}

bool is_host(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '[' || c == ']' || c == ':';
  });
}

}  // namespace

Connection::Connection(Surroundings& around, Transport& transport, Peer peer)
    : around_(around), transport_(transport), peer_(std::move(peer)) {}

Connection::~Connection() { account(0); }

void Connection::start() {
  reader_.emplace(around_.limits);
  since_ = Clock::now();
  progress();
}

void Connection::on_read(std::string_view bytes) {
  reading_ = false;
  if (phase_ == Phase::closed) return;
  read_deadline_.reset();
  input_.append(bytes);
  progress();
}

void Connection::on_end() {
  reading_ = false;
  ended_ = true;
  if (phase_ == Phase::closed) return;
  // A client may end its side and still wait for the answer, but not for a stream without end.
  const bool answer_under_way = phase_ == Phase::working || phase_ == Phase::opening ||
                                (phase_ == Phase::sending && !pull_at_);
  if (answer_under_way) {
    keep_alive_ = false;
    return;
  }
  log(Exchange::End::cut);
  close();
}

void Connection::on_broken() {
  if (phase_ == Phase::closed) return;
  log(Exchange::End::cut);
  close();
}

void Connection::stop() {
  if (phase_ == Phase::closed) return;
  if (is_waiting()) return close(Transport::Close::at_once);
  keep_alive_ = false;
  if (pull_at_) {
    pull_at_.reset();
    on_chunk(Chunk{});
  }
}

void Connection::on_alarm() {
  if (phase_ == Phase::closed) return;
  const auto now = Clock::now();
  if (write_deadline_ && *write_deadline_ <= now) return on_broken();
  if (pull_at_ && *pull_at_ <= now) {
    pull_at_.reset();
    pull();
    return arm();
  }
  if (!read_deadline_ || *read_deadline_ > now) return arm();
  read_deadline_.reset();
  const Limits& limits = around_.limits;
  switch (phase_) {
    case Phase::idle:
      return close(Transport::Close::at_once);
    case Phase::head:
      return refuse(timeout("header", limits.header));
    case Phase::body: {
      if (now - began_ >= limits.body) return refuse(timeout("body", limits.body));
      if (const auto slow = too_slow()) return refuse(*slow);
      return ask_for_more(limits.body_grace);
    }
    case Phase::lines:
      return fail_lines(timeout("lines", limits.idle));
    case Phase::working:
    case Phase::opening:
    case Phase::sending:
    case Phase::closed:
      return;
  }
}

void Connection::progress() {
  switch (phase_) {
    case Phase::idle:
      if (input_.empty()) return ask_for_more(around_.limits.idle);
      phase_ = Phase::head;
      read_deadline_.reset();
      began_ = Clock::now();
      [[fallthrough]];
    case Phase::head: {
      const auto used = reader_->read_head(input_);
      if (!used) return refuse(used.error());
      if (*used == 0) {
        return ask_for_more(left_of(around_.limits.header, began_));
      }
      input_.erase(0, *used);
      return begin_request();
    }
    case Phase::body:
      return feed_body();
    case Phase::lines:
      return advance_lines();
    case Phase::sending:
      // Between pieces of a stream: the next request may come early, within bounds.
      if (pull_at_ && input_.size() < around_.limits.header_bytes) ask_for_more({});
      return;
    case Phase::working:
    case Phase::opening:
    case Phase::closed:
      return;
  }
}

Request Connection::new_request() {
  Request request;
  request.peer = peer_;
  request.request_id = around_.ids.request_id();
  request.trace = around_.ids.new_trace();
  request.received = around_.now();
  request.arrived = Clock::now();
  return request;
}

void Connection::begin_request() {
  const RequestHead& head = reader_->head();
  Request request = new_request();
  request.method = head.method;
  request.target = head.target;
  request.headers = head.headers;
  request.is_head = head.method == "HEAD";
  const auto id = head.headers.find("X-Request-Id");
  if (id && is_sane_request_id(*id)) request.request_id = *id;
  const auto parents = head.headers.all("traceparent");
  if (parents.size() == 1) {
    if (auto trace = parse_traceparent(parents.front())) request.trace = std::move(*trace);
  }
  request_ = std::make_shared<Request>(std::move(request));
  version_ = head.is_http_1_0 ? Version::http_1_0 : Version::http_1_1;
  const bool serving = around_.state == Surroundings::State::serving;
  ++requests_;
  keep_alive_ =
      head.keep_alive && serving && !ended_ && requests_ < around_.limits.requests_per_connection;
  if (const auto complaint = complaint_about_head()) return refuse(*complaint);

  Admission admission = around_.application.admit(std::move(*request_));
  request_ = std::make_shared<Request>(std::move(admission.request));
  if (admission.refused) {
    if (head.has_body) keep_alive_ = false;
    return respond(std::move(*admission.refused));
  }
  follow(admission.plan);
}

std::optional<Error> Connection::complaint_about_head() {
  const RequestHead& head = reader_->head();
  if (const auto host = head.headers.find("Host")) {
    const std::string name = host_name(*host);
    if (!is_host(name)) return Error(kMalformed, "request", {{"reason", "host"}});
    const auto& known = around_.hosts;
    if (!known.empty() && std::ranges::find(known, name) == known.end()) {
      return Error(kHostUnknown, "request", {{"host", name}});
    }
  }
  const auto expectation = head.headers.find("Expect");
  if (expectation && !same_without_case(*expectation, "100-continue")) {
    return Error(kExpectation, "request", {{"expectation", std::string(*expectation)}});
  }
  const auto& proxies = around_.proxy_certificates;
  if (peer_.certificate &&
      std::ranges::find(proxies, peer_.certificate->fingerprint) != proxies.end()) {
    const auto address = forwarded_address(head.headers);
    if (!address) return address.error();
    if (*address) {
      request_->peer.address = **address;
      request_->peer.port = 0;
      request_->peer.source = Peer::Source::proxy;
    }
  }
  return std::nullopt;
}

void Connection::follow(const Plan& plan) {
  const RequestHead& head = reader_->head();
  body_received_ = 0;
  if (plan.body == BodyKind::lines) {
    batch_ = std::make_unique<Batch>(plan.lines, around_.limits);
    return open_lines();
  }
  const std::uint64_t limit = plan.body == BodyKind::whole ? plan.body_bytes : 0;
  if (head.has_body && (limit == 0 || head.content_length.value_or(0) > limit)) {
    return refuse(body_too_large(limit));
  }
  if (!head.has_body) return dispatch();
  reader_->limit_body(limit);
  const bool small = head.content_length.value_or(kSmallBody + 1) <= kSmallBody;
  if (plan.door == Plan::Door::guarded && !small) return knock();
  begin_body();
}

// Strangers must not make us hold large bodies: who asks is known from the head.
void Connection::knock() {
  phase_ = Phase::opening;
  read_deadline_.reset();
  arm();
  const bool taken = around_.workers.try_run(
      [&application = around_.application, &post = around_.post,
       request = std::shared_ptr<const Request>(request_), self = transport_.connection()] {
        post([self, refused = application.knock(*request)]() mutable {
          const auto connection = self.lock();
          if (!connection || connection->phase_ == Phase::closed) return;
          if (!refused) return connection->begin_body();
          connection->keep_alive_ = false;  // the body was not read
          connection->respond(std::move(*refused));
        });
      });
  if (!taken) refuse(Error(kBusy, "request"));
}

void Connection::begin_body() {
  const RequestHead& head = reader_->head();
  phase_ = Phase::body;
  began_ = Clock::now();
  if (head.headers.has("Expect") && input_.empty() && version_ == Version::http_1_1) {
    return send(head_text(100, {}, version_));  // RFC 9110 10.1.1
  }
  feed_body();
}

void Connection::feed_body() {
  if (writing_) return;  // the 100 first
  const std::size_t before = reader_->body_bytes();
  const auto used = reader_->read_body(input_);
  if (!used) return refuse(used.error());
  input_.erase(0, *used);
  body_received_ += reader_->body_bytes() - before;
  account(reader_->body_bytes());
  if (around_.body_bytes > around_.limits.body_bytes_in_total) {
    return refuse(Error(kBusy, "request"));
  }
  if (reader_->is_complete()) {
    request_->body = share(reader_->take_body());
    return dispatch();
  }
  if (Clock::now() - began_ >= around_.limits.body) {
    return refuse(timeout("body", around_.limits.body));
  }
  if (const auto slow = too_slow()) return refuse(*slow);
  ask_for_more(std::min(around_.limits.body_grace, around_.limits.body));
}

std::optional<Error> Connection::too_slow() const {
  const auto spent = Clock::now() - began_;
  if (spent < around_.limits.body_grace) return std::nullopt;
  const auto seconds = std::chrono::duration<double>(spent).count();
  const std::uint64_t least = around_.limits.body_bytes_per_second;
  if (static_cast<double>(body_received_) >= seconds * static_cast<double>(least)) {
    return std::nullopt;
  }
  return Error(kTooSlow, "request", {{"limit", std::to_string(least)}});
}

// Of this connection, now held of the body.
void Connection::account(std::uint64_t held) {
  around_.body_bytes += held;
  around_.body_bytes -= held_;
  held_ = held;
}

void Connection::dispatch() {
  phase_ = Phase::working;
  read_deadline_.reset();
  arm();
  const bool taken = around_.workers.try_run(
      [&application = around_.application, &post = around_.post,
       request = std::shared_ptr<const Request>(request_), self = transport_.connection()] {
        post([self, response = application.answer(*request)]() mutable {
          if (const auto connection = self.lock()) connection->respond(std::move(response));
        });
      });
  if (!taken) respond(around_.application.refusal(Error(kBusy, "request"), *request_));
}

void Connection::ask_for_more(std::chrono::milliseconds patience) {
  if (patience.count() != 0) read_deadline_ = Clock::now() + patience;
  arm();
  if (reading_) return;
  if (ended_) return on_end();
  reading_ = true;
  transport_.read();
}

void Connection::arm() {
  if (phase_ == Phase::closed) return;
  std::optional<Time> earliest;
  for (const auto& time : {read_deadline_, write_deadline_, pull_at_}) {
    if (time && (!earliest || *time < *earliest)) earliest = time;
  }
  transport_.wake_at(earliest);
}

void Connection::close(Transport::Close how) {
  phase_ = Phase::closed;
  account(0);
  stream_.reset();
  batch_.reset();
  input_ = {};
  transport_.close(how);
}

}  // namespace baytrust::http
