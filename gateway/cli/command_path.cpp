// baytrust path: the batch of RFC 5280 validations. Results go to standard output line by line, a
// summary to the error stream.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/service/path_batch.hpp"

namespace baytrust::cli {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t kMaxJobs = 256;

// Counts lines on their way out and says so on the error stream.
class CountingBuffer final : public std::streambuf {
 public:
  CountingBuffer(std::ostream& out, Progress& progress) : out_(out), progress_(progress) {}

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char octet = traits_type::to_char_type(c);
    return xsputn(&octet, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* from, std::streamsize n) override {
    out_.write(from, n);
    lines_ += std::count(from, from + n, '\n');
    if (lines_ >= next_) {
      progress_.say(std::to_string(lines_));
      next_ = lines_ + kEvery;
    }
    return out_ ? n : 0;
  }

 private:
  static constexpr std::int64_t kEvery = 100;
  std::ostream& out_;
  Progress& progress_;
  std::int64_t lines_ = 0;
  std::int64_t next_ = kEvery;
};

service::FileReader reader_of(const fs::path& root) {
  return [root](const std::string& name, std::size_t limit) -> std::optional<Bytes> {
    std::error_code failed;
    const fs::path path = root / name;
    if (!fs::is_regular_file(path, failed) || fs::file_size(path, failed) > limit || failed) {
      return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file && !file.eof()) return std::nullopt;
    return bytes;
  };
}

void summarise(std::ostream& err, const service::PathBatchSummary& summary) {
  err << summary.lines << " cases: " << summary.valid << " valid, " << summary.invalid
      << " invalid, " << summary.indeterminate << " indeterminate, " << summary.bad
      << " without a result\n";
}

}  // namespace

Result<int> run_path(Call& call) {
  Environment& environment = call.environment();
  const std::string cases = call.arguments().text("--cases");
  const auto jobs = call.arguments().integer("--jobs", kMaxJobs);
  if (!jobs) return jobs.error();
  const std::int64_t fallback = std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1, 8);
  fs::path root = call.arguments().text("--root");
  if (root.empty() && cases != "-") root = fs::path(cases).parent_path();
  if (root.empty()) root = ".";

  std::ifstream file;
  if (cases != "-") {
    file.open(cases);
    if (!file) {
      // The reader of whole files knows why.
      const auto reason = read_file(environment, cases);
      if (!reason) return reason.error();
    }
  }
  std::istream& in = cases == "-" ? environment.in : file;
  Progress progress(environment);
  CountingBuffer buffer(environment.out, progress);
  std::ostream results(&buffer);
  const auto summary = service::run_path_batch(
      {.jobs = static_cast<std::size_t>(std::max<std::int64_t>(jobs->value_or(fallback), 1)),
       .now = call.now()},
      in, results, reader_of(root), call.verifier());
  results.flush();
  progress.clear();
  summarise(environment.err, summary);
  return summary.every_line_got_a_result() ? kDone : kBadInput;
}

}  // namespace baytrust::cli
