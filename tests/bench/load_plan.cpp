#include "tests/bench/load_plan.hpp"

#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "tests/bench/harness.hpp"

namespace baytrust::bench {
namespace {

// The client's process, its input and output.
struct Child {
  pid_t process = -1;
  std::FILE* to = nullptr;
  std::FILE* from = nullptr;

  ~Child() {
    if (to != nullptr) std::fclose(to);
    if (from != nullptr) std::fclose(from);
    if (process > 0) ::waitpid(process, nullptr, 0);
  }
};

bool begin(Child& child, const std::string& plan_file) {
  int in[2], out[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) return false;
  std::string command = "load-client", file = plan_file, self = "baytrust_bench";
  char* const arguments[] = {self.data(), command.data(), file.data(), nullptr};
  child.process = ::fork();
  if (child.process == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::execv("/proc/self/exe", arguments);
    ::_exit(70);
  }
  ::close(in[0]);
  ::close(out[1]);
  child.to = ::fdopen(in[1], "w");
  child.from = ::fdopen(out[0], "r");
  return child.process > 0;
}

}  // namespace

bool write_plan(const LoadPlan& plan, const std::string& file) {
  std::ofstream out(file);
  out << plan.port << '\n'
      << static_cast<int>(plan.channel) << '\n'
      << static_cast<int>(plan.call) << '\n'
      << plan.token << '\n'
      << plan.questions << '\n'
      << plan.answers << '\n'
      << plan.connections << '\n'
      << plan.warm_up << '\n'
      << plan.calls << '\n'
      << plan.rate << '\n'
      << plan.first << '\n'
      << plan.lines << '\n';
  return out.good();
}

std::optional<LoadPlan> read_plan(const std::string& file) {
  std::ifstream in(file);
  LoadPlan plan;
  int channel = 0, call = 0;
  in >> plan.port >> channel >> call >> plan.token >> plan.questions >> plan.answers >>
      plan.connections >> plan.warm_up >> plan.calls >> plan.rate >> plan.first >> plan.lines;
  plan.channel = static_cast<Channel>(channel);
  plan.call = static_cast<Call>(call);
  return in ? std::optional(plan) : std::nullopt;
}

std::optional<LoadResult> run_load(const LoadPlan& plan, const std::string& directory) {
  const std::string file = directory + "/plan.txt";
  Child child;
  if (!write_plan(plan, file) || !begin(child, file)) return std::nullopt;
  char line[512];
  if (std::fgets(line, sizeof line, child.from) == nullptr) return std::nullopt;
  const double before = process_cpu_seconds();
  std::fputs("go\n", child.to);
  std::fflush(child.to);
  if (std::fgets(line, sizeof line, child.from) == nullptr) return std::nullopt;
  LoadResult out{.server_cpu_seconds = process_cpu_seconds() - before};
  const int read =
      std::sscanf(line, "%zu %zu %lf %lf %lf %lf %lf", &out.calls, &out.failures, &out.seconds,
                  &out.client_cpu_seconds, &out.p50, &out.p99, &out.most);
  if (read != 7 || out.calls != plan.calls) return std::nullopt;
  int status = 0;
  ::waitpid(std::exchange(child.process, -1), &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? std::optional(out) : std::nullopt;
}

}  // namespace baytrust::bench
