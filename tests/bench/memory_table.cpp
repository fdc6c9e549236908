// `baytrust check` on signed files of 100 MB, as a process of its own: its peak memory over what
// the same command needs for a small file of that kind, and its time. The signer is on no list, so
// that what is left is reading, hashing and judging; the answer has to say that the signature
// holds.
#include <array>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/pdf_files.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/noise.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kLarge = 100'000'000;
constexpr std::size_t kSmall = 1'000;
constexpr double kTimes = 2;  // the file, design target

using Packing = signature::CmsContent::Packing;

struct Ran {
  double mebibytes = 0;  // peak of resident memory
  double seconds = 0;
  std::string out;
};

Ran run(const test::TemporaryDirectory& directory, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), BAYTRUST_PROGRAM);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const std::string out = directory / "out";
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int file = open(out.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    dup2(file, STDOUT_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  rusage used{};
  int status = 0;
  wait4(child, &status, 0, &used);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::ostringstream text;
  text << std::ifstream(out).rdbuf();
  return {static_cast<double>(used.ru_maxrss) / 1024, took.count(), text.str()};
}

struct Signing {
  x509::Certificate certificate;
  crypto::PrivateKey key;
};

// A file to check, and what it is checked with.
std::vector<std::string> make_file(const test::TemporaryDirectory& directory, std::string_view kind,
                                   std::size_t size, const Signing& signing) {
  const auto kept = [&](std::string_view name, ByteView octets) {
    const std::string path = directory / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc) << as_text(octets);
    return path;
  };
  if (kind == "PDF") {
    return {kept("signed.pdf", signature::sign_pdf(large_pdf(size), {},
                                                   {.signer = {.certificate = signing.certificate,
                                                               .key = signing.key},
                                                    .certificates = {}})
                                   .value())};
  }
  const bool attached = kind == "CMS, attached";
  const Bytes content = test::noise(size);
  const std::string cms =
      kept("signed.p7m",
           signature::sign_cms(
               {.octets = content, .packing = attached ? Packing::attached : Packing::detached},
               {.certificate = signing.certificate, .key = signing.key})
               .value());
  if (attached) return {cms};
  return {cms, "--content", kept("content", content)};
}

}  // namespace

bool print_memory() {
  const test::TemporaryDirectory directory;
  const std::string world = directory / "demo";
  run(directory, {"demo", "--dir", world});
  const auto authority = test::make_authority("Bench CA");
  auto key = test::fresh_key();
  const Signing signing{authority.issue({.subject = "CN=Signer", .key = key}), key};
  const auto check = [&](std::string_view kind, std::size_t size) {
    std::vector<std::string> arguments{"check"};
    for (std::string& argument : make_file(directory, kind, size, signing)) {
      arguments.push_back(std::move(argument));
    }
    for (const char* argument : {"--relying", "MO", "--profile", "DEMO One Account", "--json"}) {
      arguments.emplace_back(argument);
    }
    arguments.insert(arguments.end(),
                     {"--config", world + "/baytrust.toml", "--store", world + "/store"});
    return run(directory, std::move(arguments));
  };
  Table table(
      {"`baytrust check` of 100 MB", "peak MiB", "of a small file", "peak / file", "target", "s"});
  bool right = true;
  for (const std::string_view kind : {"CMS, attached", "CMS, detached", "PDF"}) {
    const Ran small = check(kind, kSmall);
    const Ran large = check(kind, kLarge);
    constexpr std::string_view kGood = R"("integrity":"good")";
    for (const Ran& one : {small, large}) {
      right = right && one.out.find(kGood) != std::string::npos;
    }
    const double times = large.mebibytes * 1048576 / kLarge;
    table.add({std::string(kind), number(large.mebibytes, 0), number(small.mebibytes, 0),
               fmt::format("{}×", number(times, 2)), distance(times, kTimes, "×", 2),
               number(large.seconds, 2)});
  }
  table.print();
  return right;
}

}  // namespace baytrust::bench
