#include <fmt/format.h>
#include <memory>
#include <optional>
#include <utility>

#include "tests/bench/ours.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"

namespace baytrust::bench {
namespace {

// What a peer says of a course, beside what it is.
struct Agreement {
  std::string fails;        // it refuses a valid case: why
  std::string checks_less;  // rules whose breach it accepts
  bool measurable() const { return fails.empty(); }
};

Agreement compare(Peer& peer, const Course& course) {
  Agreement out;
  for (std::size_t i = 0; i < course.cases.size(); ++i) {
    const Case& one = course.cases[i];
    const Answer answer = peer.judge(i);
    const Answer cold = peer.judge_cold(i);
    if (one.broken.empty() && !(answer.valid && cold.valid)) {
      out.fails = answer.valid ? cold.why : answer.why;
      return out;
    }
    if (!one.broken.empty() && (answer.valid || cold.valid)) {
      out.checks_less += (out.checks_less.empty() ? "" : ", ") + one.broken;
    }
  }
  return out;
}

// One course with every peer.
struct Contest {
  explicit Contest(const Course& c)
      : course(c), ours(c), openssl(make_openssl(c)), botan(make_botan(c)) {}
  const Course& course;
  Ours ours;
  std::unique_ptr<Peer> openssl, botan;
  Agreement openssl_says, botan_says;

  bool begin() {
    openssl_says = compare(*openssl, course);
    botan_says = compare(*botan, course);
    const Agreement we_say = compare(ours, course);
    if (we_say.fails.empty() && we_say.checks_less.empty()) return true;
    fmt::print("{}: our verdict is wrong: {} {}\n", course.name, we_say.fails, we_say.checks_less);
    return false;
  }
};

// One line of the table: rows of `measured` by index.
struct Line {
  std::string what;
  std::optional<std::size_t> ours{}, openssl{}, botan{};
  std::size_t signatures = 0;        // computed by us
  double allowance = 0;              // µs beyond the signatures; 0: none stated
  double factor = 0;                 // of the raw verification; 0: none stated
  const Contest* contest = nullptr;  // whose agreement counts; null: nothing to agree on
};

class Paths {
 public:
  Paths(const Family& family, const Effort& effort)
      : family_(family),
        effort_(effort),
        chain1_(family.chain1),
        chain3_(family.chain3),
        chain4_(family.chain4) {}

  bool run() {
    if (!chain1_.begin() || !chain3_.begin() || !chain4_.begin()) return false;
    add_raw();
    add_parse();
    add_course(chain1_, {.what = "chain1", .signatures = 1, .factor = factor()});
    add_course(chain3_, {.what = "chain3", .signatures = 2, .allowance = 5});
    add_course(chain4_, {.what = "chain4+policy+CRL", .signatures = 3, .allowance = 8});
    add_cold(chain3_);
    add_cold(chain4_);
    measure(rows_, effort_);
    print();
    return true;
  }

 private:
  bool asks_botan() const {
    return family_.type == crypto::KeyType::sm2 || family_.type == crypto::KeyType::p384;
  }
  double factor() const {
    if (family_.type == crypto::KeyType::rsa2048) return 1.15;
    return family_.type == crypto::KeyType::p256 ? 1.05 : 1.02;
  }

  std::size_t add(std::function<void(std::size_t)> run, std::function<void()> prepare = {},
                  std::size_t most = kCases) {
    rows_.push_back(
        {.name = "", .run = std::move(run), .most_per_round = most, .prepare = std::move(prepare)});
    return rows_.size() - 1;
  }
  std::optional<std::size_t> add_peer(const Agreement& says, std::function<void(std::size_t)> run) {
    if (!says.measurable()) return std::nullopt;
    return add(std::move(run));
  }

  void add_raw() {
    Line line{.what = "raw verify of the leaf"};
    line.ours = add([&](std::size_t i) { keep(chain1_.ours.verify_leaf(i)); });
    if (chain1_.openssl->verify_leaf(0)) {
      line.openssl = add([&](std::size_t i) { keep(chain1_.openssl->verify_leaf(i)); });
    }
    if (chain1_.botan->verify_leaf(0)) {
      line.botan = add([&](std::size_t i) { keep(chain1_.botan->verify_leaf(i)); });
    }
    // The library our verifier asks by itself.
    raw_ = asks_botan() ? line.botan : line.openssl;
    lines_.push_back(std::move(line));
  }

  void add_parse() {
    Line line{.what =
                  fmt::format("parse the leaf ({} octets)", family_.chain4.cases[0].leaf->size())};
    line.ours = add([&](std::size_t i) { chain4_.ours.parse_leaf(i); });
    line.openssl = add([&](std::size_t i) { chain4_.openssl->parse_leaf(i); });
    line.botan = add([&](std::size_t i) { chain4_.botan->parse_leaf(i); });
    lines_.push_back(std::move(line));
  }

  void add_course(Contest& contest, Line line) {
    line.contest = &contest;
    line.ours = add([&](std::size_t i) { keep(contest.ours.judge(i)); },
                    [&] { contest.ours.forget_cases(); }, kCases - kIssuers);
    line.openssl =
        add_peer(contest.openssl_says, [&](std::size_t i) { keep(contest.openssl->judge(i)); });
    line.botan =
        add_peer(contest.botan_says, [&](std::size_t i) { keep(contest.botan->judge(i)); });
    const std::string name = line.what;
    lines_.push_back(std::move(line));
    if (contest.course.signatures == 1) return;
    Line kept{.what = name + ", intermediates verified before", .signatures = 1};
    // The first cases again and again: their intermediates' signatures are kept after the first.
    kept.ours = add([&](std::size_t i) { keep(contest.ours.judge(i % 16)); },
                    [&] {
                      contest.ours.forget_cases();
                      for (std::size_t i = 0; i < 16; ++i) keep(contest.ours.judge(i));
                    });
    kept.allowance = contest.course.checks == Checks::path_only ? 5 : 8;
    lines_.push_back(std::move(kept));
  }

  void add_cold(Contest& contest) {
    Line line{.what = contest.course.name + ", everything cold", .contest = &contest};
    line.ours = add([&](std::size_t i) { keep(contest.ours.judge_cold(i)); });
    line.openssl = add_peer(contest.openssl_says,
                            [&](std::size_t i) { keep(contest.openssl->judge_cold(i)); });
    line.botan =
        add_peer(contest.botan_says, [&](std::size_t i) { keep(contest.botan->judge_cold(i)); });
    lines_.push_back(std::move(line));
  }

  double at(std::size_t row) const { return rows_[row].microseconds; }

  // The figure, and where the peer fails or checks less.
  std::string cell(const std::optional<std::size_t>& row, const Agreement* says) const {
    if (says != nullptr && !says->fails.empty()) return "fails: " + says->fails;
    if (!row) return "–";
    if (says == nullptr || says->checks_less.empty()) return number(at(*row));
    return number(at(*row)) + ", without " + says->checks_less;
  }

  std::string target(const Line& line) const {
    const double ours = at(*line.ours);
    if (line.factor != 0) return distance(ours / at(*raw_), line.factor, "×", 2);
    if (line.allowance == 0) return "";
    const double signatures = static_cast<double>(line.signatures) * at(*raw_);
    return distance(ours, signatures + line.allowance, " µs");
  }

  void print() const {
    Table table({family_.name + ", µs", "Baytrust", "OpenSSL", "Botan", "ours / raw",
                 "ours − signatures", "target", "ahead"});
    for (const Line& line : lines_) {
      const Agreement* openssl = line.contest != nullptr ? &line.contest->openssl_says : nullptr;
      const Agreement* botan = line.contest != nullptr ? &line.contest->botan_says : nullptr;
      const double ours = at(*line.ours);
      const double beyond = ours - static_cast<double>(line.signatures) * at(*raw_);
      const bool ahead =
          (!line.openssl || ours < at(*line.openssl)) && (!line.botan || ours < at(*line.botan));
      const bool compared = line.openssl || line.botan;
      table.add({line.what, number(ours), cell(line.openssl, openssl), cell(line.botan, botan),
                 line.signatures != 0 ? number(ours / at(*raw_), 2) : "",
                 line.signatures != 0 ? number(beyond) : "", target(line),
                 !compared ? "" : (ahead ? "yes" : "no")});
    }
    table.print();
  }

  const Family& family_;
  const Effort& effort_;
  Contest chain1_, chain3_, chain4_;
  std::vector<Row> rows_;
  std::vector<Line> lines_;
  std::optional<std::size_t> raw_;
};

}  // namespace

bool print_paths(const Family& family, const Effort& effort) { return Paths(family, effort).run(); }

}  // namespace baytrust::bench
