#include "gateway/service/path_batch.hpp"

#include <algorithm>
#include <atomic>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <istream>
#include <ostream>
#include <thread>

#include "gateway/service/batch_codes.hpp"
#include "gateway/service/path_batch_files.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxLine = 1U << 20;
constexpr std::size_t kLinesAtOnce = 64;  // for each thread
constexpr std::size_t kMaxJobs = 256;

struct Line {
  std::uint64_t number = 0;
  std::string text;
  bool too_long = false;
};
enum class Kind : std::uint8_t { valid, invalid, indeterminate, bad };
struct Printed {
  std::string text;
  Kind kind = Kind::bad;
};

// A line of at most kMaxLine octets; of a longer one the rest is skipped unread.
std::optional<Line> next_line(std::istream& in, std::uint64_t& number) {
  Line line;
  int c = in.get();
  if (c == std::istream::traits_type::eof()) return std::nullopt;
  line.number = ++number;
  for (; c != std::istream::traits_type::eof() && c != '\n'; c = in.get()) {
    if (line.text.size() == kMaxLine) {
      line.too_long = true;
    } else {
      line.text.push_back(static_cast<char>(c));
    }
  }
  return line;
}

bool is_blank(const Line& line) {
  return !line.too_long && line.text.find_first_not_of(" \t\r") == std::string::npos;
}

json::array texts(const path::PolicySet& policies) {
  json::array out;
  for (const auto& policy : policies) out.emplace_back(to_string(policy));
  return out;
}

json::array texts(const Findings& findings) {
  json::array out;
  for (const auto& finding : findings) {
    out.push_back(json::object{{"code", finding.code().id},
                               {"effect", to_string(finding.effect())},
                               {"subject", to_string(finding.subject())}});
  }
  return out;
}

Printed print(const std::string& id, const PathResult& result, std::int64_t micros) {
  json::array path;
  for (const auto& digest : result.path) path.emplace_back(to_hex(digest));
  const json::object out{
      {"id", id},
      {"result", result.result()},
      {"authority_constrained_policies", texts(result.authority_constrained_policies)},
      {"user_constrained_policies", texts(result.user_constrained_policies)},
      {"path", std::move(path)},
      {"candidates", result.candidates},
      {"findings", texts(result.findings)},
      {"micros", micros}};
  const auto kind = result.result() == "valid"     ? Kind::valid
                    : result.result() == "invalid" ? Kind::invalid
                                                   : Kind::indeterminate;
  return {.text = json::serialize(out), .kind = kind};
}

Printed print(const std::string& id, const Error& error) {
  json::object what{{"code", error.code().id}};
  for (const auto& fact : error.facts()) what[fact.name] = fact.value;
  const json::object out{{"id", id}, {"error", std::move(what)}};
  return {.text = json::serialize(out), .kind = Kind::bad};
}

class Batch {
 public:
  Batch(const PathBatchOptions& options, const FileReader& reader, crypto::Verifier& verifier)
      : options_(options), files_(reader), verifier_(verifier) {}

  std::vector<Printed> answer(const std::vector<Line>& lines) {
    std::vector<Printed> out(lines.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (auto i = next++; i < lines.size(); i = next++) out[i] = answer(lines[i]);
    };
    const std::size_t jobs = std::clamp<std::size_t>(options_.jobs, 1, kMaxJobs);
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < jobs; ++i) helpers.emplace_back(work);
    work();
    helpers.clear();  // joins
    return out;
  }

 private:
  Printed answer(const Line& line) {
    if (line.too_long) {
      return print(
          "", Error(kBatchTooLong, "line",
                    {{"line", std::to_string(line.number)}, {"limit", std::to_string(kMaxLine)}}));
    }
    const auto start = std::chrono::steady_clock::now();
    const ReadLine read = read_path_case(line.text, line.number);
    if (read.bad) return print(read.bad->id, read.bad->error);
    const auto result =
        judge_path_case(*read.path_case, line.number, options_.now, files_, verifier_);
    if (!result) return print(read.path_case->id, result.error());
    const auto spent = std::chrono::steady_clock::now() - start;
    return print(read.path_case->id, *result,
                 std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
  }

  const PathBatchOptions& options_;
  PathFiles files_;
  crypto::Verifier& verifier_;
};

void count(Kind kind, PathBatchSummary& summary) {
  ++summary.lines;
  switch (kind) {
    case Kind::valid:
      ++summary.valid;
      return;
    case Kind::invalid:
      ++summary.invalid;
      return;
    case Kind::indeterminate:
      ++summary.indeterminate;
      return;
    case Kind::bad:
      ++summary.bad;
      return;
  }
}

}  // namespace

PathBatchSummary run_path_batch(const PathBatchOptions& options, std::istream& cases,
                                std::ostream& results, const FileReader& files,
                                crypto::Verifier& verifier) {
  PathBatchSummary summary;
  Batch batch(options, files, verifier);
  std::uint64_t number = 0;
  const std::size_t at_once = kLinesAtOnce * std::clamp<std::size_t>(options.jobs, 1, kMaxJobs);
  for (bool more = true; more;) {
    std::vector<Line> lines;
    while (lines.size() < at_once) {
      auto line = next_line(cases, number);
      if (!line) {
        more = false;
        break;
      }
      if (!is_blank(*line)) lines.push_back(*std::move(line));
    }
    for (const auto& printed : batch.answer(lines)) {
      results << printed.text << '\n';
      count(printed.kind, summary);
    }
  }
  return summary;
}

}  // namespace baytrust::service
