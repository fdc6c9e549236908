// The service under load, over sockets, beside the engine it serves. The client is a process of its
// own on the same machine, so rates are what both together leave room for; CPU is the server's.
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "gateway/service/record.hpp"
#include "tests/bench/load_client.hpp"
#include "tests/bench/service_world.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kMostRounds = 3;
constexpr std::size_t kLines = 10'000;
constexpr std::size_t kConnections = 32;
constexpr double kBatchTarget = 0.9, kTailTarget = 5;

struct Line {
  const char* name;
  Call call;
  Channel channel;
  std::size_t calls;  // of one run
};

class Bench {
 public:
  explicit Bench(std::size_t rounds) : rounds_(rounds) {
    std::ofstream out(world_.directory / "questions", std::ios::binary);
    for (std::size_t i = 0; i < world_.asked.size(); ++i) out << world_.question(i) << '\n';
  }
  ServiceWorld& world() { return world_; }
  const Engine& engine() const { return engine_; }
  std::size_t rounds() const { return rounds_; }
  // The first of so many that come next.
  std::size_t take_questions(std::size_t count) { return std::exchange(next_, next_ + count); }

  // Nothing: the run is void. Of several the one of the middle.
  std::optional<LoadResult> run(const ServedWorld& served, const Line& line, double rate) {
    std::vector<LoadResult> all;
    for (std::size_t round = 0; round < rounds_; ++round) {
      const auto one = run_once(served, line, rate);
      if (!one) return std::nullopt;
      all.push_back(*one);
    }
    std::ranges::sort(all, {}, [](const LoadResult& r) { return r.p99 / r.p50; });
    if (rate == 0) std::ranges::sort(all, {}, &LoadResult::seconds);
    return all[all.size() / 2];
  }

  std::optional<LoadResult> run_once(const ServedWorld& served, const Line& line, double rate) {
    const bool batch = line.call == Call::batch;
    LoadPlan plan{.port = line.channel == Channel::tls ? served.tls_port() : served.plain_port(),
                  .channel = line.channel,
                  .call = line.call,
                  .token = world_.token,
                  .questions = world_.directory / "questions",
                  .answers = world_.directory / "answers",
                  .connections = batch ? 1 : kConnections,
                  .warm_up = batch ? 1 : 2 * kConnections,
                  .calls = line.calls,
                  .rate = rate,
                  .lines = batch ? kLines : 1};
    plan.first = take_questions((plan.warm_up + plan.calls) * plan.lines);
    auto result = run_load(plan, world_.directory.path().string());
    if (!result || result->failures != 0) {
      fmt::print("{}: calls failed\n", line.name);
      return std::nullopt;
    }
    if (line.call == Call::livez || agree(plan)) return result;
    fmt::print("{}: an answer is not the engine's\n", line.name);
    return std::nullopt;
  }

 private:
  // Every answer's digest is that of the engine's own decision.
  bool agree(const LoadPlan& plan) const {
    std::ifstream in(plan.answers);
    std::size_t question = 0, seen = 0;
    std::string instant, digest;
    while (in >> question >> instant >> digest) {
      const auto at = parse_rfc3339(instant);
      if (!at || to_hex(decision::digest(engine_.decide(question, *at))) != digest) return false;
      ++seen;
    }
    return seen == plan.calls * plan.lines;
  }

  const std::size_t rounds_;
  ServiceWorld world_;
  Engine engine_{world_};
  std::size_t next_ = 0;
};

double per_second(const LoadResult& r) { return static_cast<double>(r.calls) / r.seconds; }
double micros(double seconds, const LoadResult& r) {
  return seconds * 1e6 / static_cast<double>(r.calls);
}

// "kept together": how many verdicts one transaction held, which is one fsync.
bool print_calls(Bench& bench, Verdicts verdicts, const std::vector<Line>& lines) {
  const bool kept = verdicts == Verdicts::kept;
  const ServedWorld served(bench.world(), verdicts);
  Table table({kept ? "calls, verdicts kept" : "calls, verdicts dropped", "requests/s",
               "server CPU, µs", "client CPU, µs", "p50, ms", "p99, ms", "p50 at half, ms",
               "p99 at half, ms", "p99 / p50 at half", "kept together"});
  for (const Line& line : lines) {
    const auto before = served.counts();
    const auto peak = bench.run(served, line, 0);
    if (!peak) return false;
    const auto after = served.counts();
    const auto half = bench.run(served, line, per_second(*peak) / 2);
    if (!half) return false;
    const auto transactions = static_cast<double>(after.transactions - before.transactions);
    table.add({line.name, number(per_second(*peak), 0),
               number(micros(peak->server_cpu_seconds, *peak)),
               number(micros(peak->client_cpu_seconds, *peak)), number(peak->p50, 2),
               number(peak->p99, 2), number(half->p50, 2), number(half->p99, 2),
               distance(half->p99 / half->p50, kTailTarget, "×"),
               transactions > 0 && kept
                   ? number(static_cast<double>(after.verdicts - before.verdicts) / transactions)
                   : "–"});
  }
  table.print();
  return true;
}

enum class Written : std::uint8_t { decision, record };

// The engine alone on as many threads as the service has workers.
LoadResult run_engine(Bench& bench, Written written) {
  const std::size_t workers = std::max(std::thread::hardware_concurrency(), 2U);
  const std::size_t first = bench.take_questions(kLines);
  const Instant now = bench.world().now();
  const double cpu = process_cpu_seconds();
  const auto began = std::chrono::steady_clock::now();
  const auto work = [&](std::size_t worker) {
    constexpr messages::Language kEnglish[] = {messages::Language::en};
    for (std::size_t i = worker; i < kLines; i += workers) {
      const auto decision = bench.engine().decide(first + i, now);
      if (written == Written::decision) {
        keep(decision::canonical(decision));
      } else {
        keep(to_json(service::make_record(decision, "", kEnglish)));
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t worker = 0; worker < workers; ++worker) threads.emplace_back(work, worker);
  for (auto& thread : threads) thread.join();
  const auto took = std::chrono::steady_clock::now() - began;
  return {.calls = kLines,
          .seconds = std::chrono::duration<double>(took).count(),
          .server_cpu_seconds = process_cpu_seconds() - cpu};
}

// A row of the table of batches: its rounds, of which the middle one counts.
struct BatchRow {
  std::string name;
  std::function<std::optional<LoadResult>()> run;
  std::vector<LoadResult> rounds{};

  LoadResult middle() const {
    auto sorted = rounds;
    std::ranges::sort(sorted, {}, &LoadResult::seconds);
    return sorted[sorted.size() / 2];
  }
};

std::string share(double ours, double engine) { return number(100 * ours / engine, 0) + " %"; }

// calls of a LoadResult are certificates here.
bool print_batches(Bench& bench) {
  const ServedWorld dropping(bench.world(), Verdicts::dropped);
  const ServedWorld keeping(bench.world(), Verdicts::kept);
  const auto batch = [&](const ServedWorld& served, Channel channel) {
    return [&bench, &served, channel]() -> std::optional<LoadResult> {
      auto result = bench.run_once(served, {"batch", Call::batch, channel, 2}, 0);
      if (result) result->calls *= kLines;
      return result;
    };
  };
  std::vector<BatchRow> rows{
      {"engine: decide() and canonical JSON",
       [&] { return std::optional(run_engine(bench, Written::decision)); }},
      {"engine, with the record's texts in English",
       [&] { return std::optional(run_engine(bench, Written::record)); }},
      {"batch, verdicts dropped", batch(dropping, Channel::plain)},
      {"batch, verdicts kept", batch(keeping, Channel::plain)},
      {"batch, verdicts kept, TLS 1.3", batch(keeping, Channel::tls)},
  };
  for (std::size_t round = 0; round < bench.rounds(); ++round) {
    for (BatchRow& row : rows) {
      const auto one = row.run();
      if (!one) return false;
      row.rounds.push_back(*one);
    }
  }
  Table table({"10,000 certificates a call", "certificates/s", "server CPU, µs", "client CPU, µs",
               "rate / engine's", "engine's CPU / ours", "target"});
  const LoadResult engine = rows[0].middle();
  for (const BatchRow& row : rows) {
    const LoadResult one = row.middle();
    const bool is_engine = one.client_cpu_seconds == 0;
    const double rate = per_second(one) / per_second(engine);
    table.add(
        {row.name, number(per_second(one), 0), number(micros(one.server_cpu_seconds, one)),
         is_engine ? "–" : number(micros(one.client_cpu_seconds, one)), share(rate, 1),
         share(micros(engine.server_cpu_seconds, engine), micros(one.server_cpu_seconds, one)),
         is_engine              ? ""
         : rate >= kBatchTarget ? "≥ 90 %: met"
                                : "≥ 90 %: missed by " + share(kBatchTarget - rate, 1)});
  }
  table.print();
  return true;
}

}  // namespace

bool print_service(const Effort& effort, const ServiceTables& asked) {
  if (!asked.batches && !asked.calls) return true;
  Bench bench(std::min(effort.rounds, kMostRounds));
  fmt::print(
      "{} certificates by six CAs (RSA-2048, P-256, SM2); {} connections; the client is\n"
      "a process on the same processors; the middle one of {} rounds.\n\n",
      kServiceLeaves, kConnections, bench.rounds());
  if (asked.batches && !print_batches(bench)) return false;
  if (!asked.calls) return true;
  return print_calls(bench, Verdicts::dropped,
                     {{"GET /livez", Call::livez, Channel::plain, 40'000},
                      {"GET /livez, TLS 1.3", Call::livez, Channel::tls, 40'000},
                      {"validate", Call::single, Channel::plain, 6'000},
                      {"validate, TLS 1.3", Call::single, Channel::tls, 6'000}}) &&
         print_calls(bench, Verdicts::kept,
                     {{"validate", Call::single, Channel::plain, 6'000},
                      {"validate, TLS 1.3", Call::single, Channel::tls, 6'000},
                      {"validate, Idempotency-Key", Call::keyed, Channel::plain, 3'000}});
}

}  // namespace baytrust::bench
