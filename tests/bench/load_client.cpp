#include "tests/bench/load_client.hpp"

#include <algorithm>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <deque>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <random>
#include <string_view>

#include "tests/bench/harness.hpp"
#include "tests/bench/load_plan.hpp"

namespace baytrust::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Query = http::request<http::string_body>;
using Answer = http::response<http::string_body>;

// A call and when it fell due.
struct Due {
  std::size_t number = 0;
  Clock::time_point at{};
};

// One connection, one call at a time.
class Visitor {
 public:
  virtual ~Visitor() = default;
  virtual void ask(Due due) = 0;
};

class Generator {
 public:
  explicit Generator(LoadPlan plan);

  void connect();
  // Returns when all calls are answered.
  void run(std::size_t calls, double rate);
  LoadResult result(double cpu_seconds);
  void write_answers() const;
  // What was measured; the next call asks the next question.
  void forget() {
    first_ += started_ * per_call();
    latencies_.clear();
    noted_.clear();
  }

  // By the visitors.
  Query query(std::size_t number) const;
  void answered(Visitor& visitor, const Due& due, const Answer& answer);
  void broken(const ErrorCode& failed);

 private:
  std::size_t per_call() const { return plan_.call == Call::batch ? plan_.lines : 1; }
  void pump();
  void next(Visitor& visitor);
  void note(std::size_t question, std::string_view record);

  const LoadPlan plan_;
  std::vector<std::string> questions_;
  asio::io_context io_{1};
  asio::ssl::context tls_{asio::ssl::context::tlsv13_client};
  asio::steady_timer timer_{io_};
  std::vector<std::unique_ptr<Visitor>> visitors_;
  std::vector<Visitor*> idle_;
  std::deque<Due> waiting_;
  std::vector<Clock::time_point> due_;  // open: when each call falls due
  std::size_t calls_ = 0, started_ = 0, done_ = 0, failures_ = 0, first_ = 0;
  double rate_ = 0;
  Clock::time_point began_{}, ended_{};
  std::vector<double> latencies_;
  std::vector<std::string> noted_;
};

template <class Stream>
class StreamVisitor final : public Visitor {
 public:
  StreamVisitor(Generator& generator, Stream stream)
      : generator_(generator), stream_(std::move(stream)) {}
  Stream& stream() { return stream_; }

  // A batch is answered while it is still being sent.
  void ask(Due due) override {
    due_ = due;
    query_ = generator_.query(due.number);
    parser_.emplace();
    parser_->body_limit(boost::none);
    left_ = 2;
    http::async_write(stream_, query_, [this](ErrorCode ec, std::size_t) { step(ec); });
    http::async_read(stream_, buffer_, *parser_, [this](ErrorCode ec, std::size_t) { step(ec); });
  }

 private:
  void step(const ErrorCode& ec) {
    if (ec) return generator_.broken(ec);
    if (--left_ == 0) generator_.answered(*this, due_, parser_->get());
  }

  Generator& generator_;
  Stream stream_;
  Due due_;
  Query query_;
  beast::flat_buffer buffer_;
  std::optional<http::response_parser<http::string_body>> parser_;
  int left_ = 0;
};

Generator::Generator(LoadPlan plan) : plan_(std::move(plan)), first_(plan_.first) {
  std::ifstream in(plan_.questions, std::ios::binary);
  for (std::string line; std::getline(in, line);) questions_.push_back(std::move(line));
}

void Generator::connect() {
  const Tcp::endpoint server(asio::ip::address_v4::loopback(), plan_.port);
  for (std::size_t i = 0; i < plan_.connections; ++i) {
    Tcp::socket socket(io_);
    socket.connect(server);
    socket.set_option(Tcp::no_delay(true));
    if (plan_.channel == Channel::plain) {
      visitors_.push_back(std::make_unique<StreamVisitor<Tcp::socket>>(*this, std::move(socket)));
    } else {
      asio::ssl::stream<Tcp::socket> stream(std::move(socket), tls_);
      stream.handshake(asio::ssl::stream_base::client);
      visitors_.push_back(std::make_unique<StreamVisitor<asio::ssl::stream<Tcp::socket>>>(
          *this, std::move(stream)));
    }
  }
}

Query Generator::query(std::size_t number) const {
  const bool live = plan_.call == Call::livez, batch = plan_.call == Call::batch;
  Query out(live ? http::verb::get : http::verb::post,
            live    ? "/livez"
            : batch ? "/v1/certificates:validateBatch"
                    : "/v1/certificates:validate",
            11);
  out.set(http::field::host, "localhost");
  if (live) return out;
  out.set(http::field::authorization, "Bearer " + plan_.token);
  out.set(http::field::content_type, batch ? "application/x-ndjson" : "application/json");
  const std::size_t question = first_ + number * per_call();
  if (plan_.call == Call::keyed) out.set("Idempotency-Key", "k" + std::to_string(question));
  for (std::size_t i = 0; i < per_call(); ++i) {
    out.body() += questions_[(question + i) % questions_.size()];
    if (batch) out.body() += '\n';
  }
  out.prepare_payload();
  return out;
}

// Of a record: known_at stands in the decision, the record's digest after it.
void Generator::note(std::size_t question, std::string_view record) {
  constexpr std::string_view kKnownAt = R"("known_at":")", kDigest = R"(,"digest":")";
  const std::size_t known_at = record.find(kKnownAt), digest = record.rfind(kDigest);
  if (known_at == std::string_view::npos || digest == std::string_view::npos) {
    if (++failures_ == 1) fmt::print(stderr, "no record: {}\n", record.substr(0, 400));
    return;
  }
  const std::string_view instant = record.substr(known_at + kKnownAt.size());
  noted_.push_back(fmt::format("{} {} {}", question, instant.substr(0, instant.find('"')),
                               record.substr(digest + kDigest.size(), 64)));
}

void Generator::answered(Visitor& visitor, const Due& due, const Answer& answer) {
  ended_ = Clock::now();
  latencies_.push_back(std::chrono::duration<double, std::milli>(ended_ - due.at).count());
  ++done_;
  if (answer.result_int() != 200) {
    if (++failures_ == 1) {
      fmt::print(stderr, "{} {}\n", answer.result_int(), answer.body().substr(0, 400));
    }
  } else if (plan_.call != Call::livez) {
    std::string_view rest = answer.body();
    for (std::size_t i = 0; i < per_call(); ++i) {
      const std::size_t end = rest.find('\n');
      note(first_ + due.number * per_call() + i, rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  if (done_ == calls_) return io_.stop();
  next(visitor);
}

void Generator::next(Visitor& visitor) {
  if (rate_ == 0) {
    if (started_ < calls_) visitor.ask({started_++, Clock::now()});
    return;
  }
  if (waiting_.empty()) return idle_.push_back(&visitor);
  const Due due = waiting_.front();
  waiting_.pop_front();
  visitor.ask(due);
}

void Generator::pump() {
  while (started_ < calls_ && due_[started_] <= Clock::now()) {
    waiting_.push_back({started_, due_[started_]});
    ++started_;
    if (idle_.empty()) continue;
    Visitor* const visitor = idle_.back();
    idle_.pop_back();
    next(*visitor);
  }
  if (started_ == calls_) return;
  timer_.expires_at(due_[started_]);
  timer_.async_wait([this](ErrorCode ec) {
    if (!ec) pump();
  });
}

void Generator::run(std::size_t calls, double rate) {
  calls_ = calls;
  rate_ = rate;
  started_ = done_ = failures_ = 0;
  began_ = ended_ = Clock::now();
  if (calls == 0) return;
  idle_.clear();
  io_.restart();
  if (rate == 0) {
    for (auto& visitor : visitors_) next(*visitor);
  } else {
    std::mt19937_64 random(1);
    std::exponential_distribution<double> gap(rate);
    auto at = std::chrono::duration<double>(0);
    due_.clear();
    for (std::size_t i = 0; i < calls; ++i) {
      at += std::chrono::duration<double>(gap(random));
      due_.push_back(began_ + std::chrono::duration_cast<Clock::duration>(at));
    }
    for (auto& visitor : visitors_) idle_.push_back(visitor.get());
    pump();
  }
  io_.run();
}

void Generator::broken(const ErrorCode& failed) {
  fmt::print(stderr, "connection: {}\n", failed.message());
  ++failures_;
  io_.stop();
}

LoadResult Generator::result(double cpu_seconds) {
  std::ranges::sort(latencies_);
  const auto at = [&](double share) {
    if (latencies_.empty()) return 0.0;
    const auto last = static_cast<double>(latencies_.size() - 1);
    return latencies_[static_cast<std::size_t>(share * last + 0.5)];
  };
  return {.calls = done_,
          .failures = failures_,
          .seconds = std::chrono::duration<double>(ended_ - began_).count(),
          .client_cpu_seconds = cpu_seconds,
          .p50 = at(0.5),
          .p99 = at(0.99),
          .most = at(1)};
}

void Generator::write_answers() const {
  std::ofstream out(plan_.answers, std::ios::binary);
  for (const std::string& line : noted_) out << line << '\n';
}

}  // namespace

int load_client(const char* plan_file) {
  const auto plan = read_plan(plan_file);
  if (!plan) return 64;
  Generator generator(*plan);
  generator.connect();
  generator.run(plan->warm_up, 0);
  generator.forget();
  std::puts("ready");
  std::fflush(stdout);
  if (std::getchar() == EOF) return 64;
  const double before = process_cpu_seconds();
  generator.run(plan->calls, plan->rate);
  const LoadResult result = generator.result(process_cpu_seconds() - before);
  fmt::print("{} {} {} {} {} {} {}\n", result.calls, result.failures, result.seconds,
             result.client_cpu_seconds, result.p50, result.p99, result.most);
  std::fflush(stdout);
  generator.write_answers();
  return 0;
}

}  // namespace baytrust::bench
