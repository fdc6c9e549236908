#include <algorithm>

#include "gateway/http/codes.hpp"
#include "gateway/http/connection.hpp"
#include "gateway/http/connection_batch.hpp"

namespace baytrust::http {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kPieceBytes = 64 << 10;

// RFC 9110 6.4.1: answers that have no content.
bool has_no_content(int status) { return status < 200 || status == 204 || status == 304; }

}  // namespace

void Connection::refuse(const Error& error) {
  if (!request_) request_ = std::make_shared<Request>(new_request());
  keep_alive_ = false;
  respond(around_.application.refusal(error, *request_));
}

void Connection::respond(Response response) {
  if (phase_ == Phase::closed) return;
  if (!response.headers.are_safe() || response.status < 200 || response.status > 599) {
    response = around_.application.refusal(Error(kInternal, "response"), *request_);
  }
  phase_ = Phase::sending;
  read_deadline_.reset();
  status_ = response.status;
  note_ = response.note;
  const bool no_content = has_no_content(response.status) || request_->is_head;
  if (response.stream && version_ == Version::http_1_0) keep_alive_ = false;
  std::string head = head_of(response);
  out_sent_ = 0;
  bytes_out_ = 0;
  last_chunk_sent_ = false;
  out_body_ = no_content ? std::string() : std::move(response.body);
  stream_ = no_content ? nullptr : std::move(response.stream);
  if (stream_) out_body_.clear();
  if (!out_body_.empty() && head.size() + out_body_.size() <= kPieceBytes) {
    head += out_body_;
    bytes_out_ = out_sent_ = out_body_.size();
  }
  send(std::move(head));
}

std::string Connection::head_of(const Response& response) {
  Headers headers;
  headers.add("Date", http_date(around_.now()));
  for (const auto& [name, value] : response.headers.fields()) {
    if (!same_without_case(name, "Content-Length") && !same_without_case(name, "Connection") &&
        !same_without_case(name, "Transfer-Encoding")) {
      headers.add(name, value);
    }
  }
  if (response.stream) {
    if (version_ == Version::http_1_1) headers.add("Transfer-Encoding", "chunked");
  } else if (!has_no_content(response.status)) {
    headers.add("Content-Length", std::to_string(response.body.size()));
  }
  if (!keep_alive_) headers.add("Connection", "close");
  if (keep_alive_ && version_ == Version::http_1_0) headers.add("Connection", "keep-alive");
  return head_text(response.status, headers, Version::http_1_1);
}

void Connection::send(std::string bytes) {
  writing_ = true;
  write_deadline_ = Clock::now() + around_.limits.write;
  arm();
  transport_.write(std::move(bytes));
}

void Connection::on_written() {
  writing_ = false;
  if (phase_ == Phase::closed) return;
  write_deadline_.reset();
  arm();
  if (phase_ == Phase::sending) return send_piece();
  if (phase_ == Phase::lines) return advance_lines();
  progress();
}

void Connection::send_piece() {
  if (out_sent_ < out_body_.size()) {
    const std::string piece = out_body_.substr(out_sent_, kPieceBytes);
    out_sent_ += piece.size();
    bytes_out_ += piece.size();
    return send(piece);
  }
  if (stream_ && !last_chunk_sent_) return pull();
  finish_request(Exchange::End::complete);
}

void Connection::pull() {
  around_.workers.run([stream = stream_, &post = around_.post, self = transport_.connection()] {
    std::optional<Chunk> chunk;
    try {
      chunk = stream->next();
    } catch (...) {  // no end is sent, so that the client sees that there is more
    }
    post([self, chunk = std::move(chunk)]() mutable {
      const auto connection = self.lock();
      if (!connection) return;
      if (chunk) return connection->on_chunk(std::move(*chunk));
      connection->on_broken();
    });
  });
}

void Connection::on_chunk(Chunk chunk) {
  if (phase_ == Phase::closed) return;
  const bool stopping = around_.state == Surroundings::State::stopping;
  if (chunk.kind == Chunk::Kind::later && !stopping) {
    pull_at_ = Clock::now() + std::max(chunk.ask_again_in, std::chrono::milliseconds(1));
    arm();
    return progress();  // hears of a client that went away
  }
  const bool is_last = chunk.kind != Chunk::Kind::more;
  bytes_out_ += chunk.bytes.size();
  std::string out =
      version_ == Version::http_1_1 ? chunk_text(chunk.bytes) : std::move(chunk.bytes);
  if (is_last) {
    last_chunk_sent_ = true;
    if (version_ == Version::http_1_1) out += last_chunk_text();
  }
  if (!out.empty()) return send(std::move(out));
  if (is_last) return finish_request(Exchange::End::complete);
  pull();
}

void Connection::log(Exchange::End end) {
  if (!request_) return;
  const auto micros =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - request_->arrived);
  around_.application.done({.request = request_,
                            .status = status_,
                            .note = note_,
                            .micros = static_cast<std::uint64_t>(micros.count()),
                            .bytes_in = body_received_,
                            .bytes_out = bytes_out_,
                            .end = end});
  request_.reset();
}

void Connection::finish_request(Exchange::End end) {
  log(end);
  account(0);
  stream_.reset();
  batch_.reset();
  out_body_ = {};
  out_sent_ = 0;
  pull_at_.reset();
  status_ = 0;
  note_ = {};
  bytes_out_ = body_received_ = 0;
  const bool stopping = around_.state == Surroundings::State::stopping;
  if (!keep_alive_ || stopping || (ended_ && input_.empty())) return close();
  reader_.emplace(around_.limits);
  phase_ = Phase::idle;
  since_ = Clock::now();
  progress();
}

}  // namespace baytrust::http
