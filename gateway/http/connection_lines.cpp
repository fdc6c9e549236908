#include <utility>

#include "gateway/http/codes.hpp"
#include "gateway/http/connection.hpp"
#include "gateway/http/connection_batch.hpp"

namespace baytrust::http {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;

}  // namespace

void Connection::open_lines() {
  phase_ = Phase::opening;
  read_deadline_.reset();
  arm();
  const bool taken = around_.workers.try_run(
      [&application = around_.application, &post = around_.post,
       request = std::shared_ptr<const Request>(request_), self = transport_.connection()] {
        auto start = std::make_shared<LineStart>(application.open_lines(*request));
        post([self, start] {
          if (const auto connection = self.lock()) connection->on_line_start(std::move(*start));
        });
      });
  if (!taken) {
    // The lines were not read: where the next request begins is not known.
    if (reader_->head().has_body) keep_alive_ = false;
    respond(around_.application.refusal(Error(kBusy, "request"), *request_));
  }
}

void Connection::on_line_start(LineStart start) {
  if (phase_ == Phase::closed) return;
  const RequestHead& head = reader_->head();
  if (!start.exchange) {
    if (head.has_body) keep_alive_ = false;
    return respond(std::move(start.head));
  }
  batch_->head = std::move(start.head);
  batch_->head.stream = std::make_shared<NoChunks>();
  batch_->exchange = std::move(start.exchange);
  batch_->input_done = !head.has_body;
  status_ = batch_->head.status;
  note_ = batch_->head.note;
  if (!batch_->head.headers.are_safe()) return refuse(Error(kInternal, "response"));
  phase_ = Phase::lines;
  if (version_ == Version::http_1_0) keep_alive_ = false;
  if (head.headers.has("Expect") && head.has_body && input_.empty() &&
      version_ == Version::http_1_1) {
    return send(head_text(100, {}, version_));
  }
  advance_lines();
}

// Lines to the workers, answers to the client, until one of the two has to be waited for.
void Connection::advance_lines() {
  for (;;) {
    hand_over_all();
    if (phase_ != Phase::lines || writing_) return;
    if (batch_->end_sent) return finish_request(Exchange::End::complete);
    const auto text = next_piece();
    if (!text) {
      // Every slot is free and nothing was handed over: the input is at its end, or not here yet.
      if (batch_->answers.empty() && (batch_->error || batch_->input_done)) end_lines();
      return;
    }
    if (text->empty()) continue;
    bytes_out_ += text->size();
    std::string out = version_ == Version::http_1_1 ? chunk_text(*text) : *text;
    if (!batch_->head_sent) out.insert(0, head_of(batch_->head));
    batch_->head_sent = true;
    send(std::move(out));
  }
}

// What is complete, as long as groups may be worked on; then asks for more. Lines come by the
// piece, a few at a time: while others are being worked on, they wait for a group to be whole,
// because what is kept of a group is written at once. Somebody who waits for each answer waits for
// nothing.
void Connection::hand_over_all() {
  Batch& batch = *batch_;
  while (batch.answers.size() < around_.limits.groups_per_batch && !batch.error) {
    const bool waits_for_more =
        !batch.answers.empty() && !batch.input_done && !batch.splitter.has_whole_group();
    if (waits_for_more) {
      if (feed_splitter()) continue;
      return;
    }
    auto group = batch.splitter.next();
    if (!group) {
      batch.error = group.error();
    } else if (*group) {
      hand_over(std::move(**group));
    } else if (!feed_splitter()) {
      return;  // and the batch may be gone
    }
  }
}

// Of the answers that are there, in their order, as much as is sent at once (Limits::write);
// nothing: the next one is not there.
std::optional<std::string> Connection::next_piece() {
  Batch& batch = *batch_;
  if (batch.out_sent == batch.out.size()) {
    batch.out.clear();
    batch.out_sent = 0;
    bool is_there = false;
    while (!batch.answers.empty() && batch.answers.front() && batch.out.size() < kPieceBytes) {
      is_there = true;
      std::string& next = *batch.answers.front();
      batch.out.empty() ? batch.out.swap(next) : void(batch.out += next);
      batch.answers.pop_front();
      ++batch.first_number;
    }
    if (!is_there) return std::nullopt;
  }
  std::string piece = batch.out.substr(batch.out_sent, kPieceBytes);
  batch.out_sent += piece.size();
  return piece;
}

// False: no more input is here now.
bool Connection::feed_splitter() {
  Batch& batch = *batch_;
  if (batch.broken) batch.error = std::exchange(batch.broken, std::nullopt);
  if (batch.input_done || batch.error) return false;
  const auto used = reader_->read_body(input_);
  if (!used) {
    batch.splitter.add(as_text(reader_->take_body()));  // what came before it
    batch.broken = used.error();
    batch.input_done = true;
    return true;
  }
  input_.erase(0, *used);
  const Bytes piece = reader_->take_body();
  body_received_ += piece.size();
  batch.splitter.add(as_text(piece));
  if (reader_->is_complete()) {
    batch.input_done = true;
    batch.splitter.finish();
    return true;
  }
  if (!piece.empty()) return true;
  ask_for_more(around_.limits.idle);
  return false;
}

void Connection::hand_over(LineGroup group) {
  const std::uint64_t number = batch_->first_number + batch_->answers.size();
  batch_->answers.emplace_back();
  auto job = [exchange = batch_->exchange,
              group = std::make_shared<const LineGroup>(std::move(group)), number,
              &post = around_.post, self = transport_.connection()] {
    std::optional<std::string> text;
    try {
      text = exchange->answer(group->first, group->lines());
    } catch (...) {  // an exchange that throws is our own fault: the batch ends here
    }
    post([self, number, text = std::move(text)]() mutable {
      if (const auto connection = self.lock()) connection->on_answer(number, std::move(text));
    });
  };
  around_.workers.run(std::move(job));
}

void Connection::on_answer(std::uint64_t number, std::optional<std::string> text) {
  if (phase_ != Phase::lines) return;
  // Answers after a gap were given up.
  const std::uint64_t index = number - batch_->first_number;
  if (index >= batch_->answers.size()) return;
  if (!text) {
    batch_->answers.resize(index);
    return fail_lines(Error(kInternal, "batch"));
  }
  batch_->answers[index] = std::move(text);
  advance_lines();
}

void Connection::fail_lines(const Error& error) {
  if (!batch_->error) batch_->error = error;
  advance_lines();
}

// After the last answer. A batch that broke off says so in a last line: an answer that is simply
// shorter would look complete.
void Connection::end_lines() {
  Batch& batch = *batch_;
  std::string text;
  if (batch.error) {
    keep_alive_ = false;
    Response problem = around_.application.refusal(*batch.error, *request_);
    if (!batch.head_sent) return respond(std::move(problem));
    text = std::move(problem.body) + "\n";
    bytes_out_ += text.size();
  }
  std::string out = version_ == Version::http_1_1 ? chunk_text(text) + last_chunk_text() : text;
  if (!batch.head_sent) out.insert(0, head_of(batch.head));
  batch.head_sent = batch.end_sent = true;
  if (out.empty()) return finish_request(Exchange::End::complete);
  send(std::move(out));
}

}  // namespace baytrust::http
